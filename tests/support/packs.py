"""Small rule packs and answer sheets for tests, through the same readers as a user's files."""

import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.answers.sheet import read_sheet
from riskcheck.core.assessment import Assessment
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring import METHODS
from riskcheck.errors import InvalidInputError, Issue
from riskcheck.loading.packs import load_pack

# Two profile questions, of which the second hangs on the first
PERSONAL = """\
  - id: personal
    type: one
    title: Personal data
    ask: Is there any?
    choices: [{id: yes, text: Yes}, {id: no, text: No}]
  - id: sensitive
    type: one
    title: Sensitive data
    ask: Is there any?
    when: {personal: yes}
    choices: [{id: yes, text: Yes}, {id: no, text: No}]
"""

HEAD = """\
riskcheck-pack: 1
id: demo
version: 1.0.0
title: Demo
languages: [en]
owners: {team: Team}
scoring:
  method: risk
  severities:
    - {id: low, up-to: 4, name: Low}
    - {id: moderate, up-to: 9, name: Moderate}
    - {id: high, up-to: 16, name: High}
    - {id: critical, up-to: 25, name: Critical}
  levels:
    - {id: low, up-to: 15, name: Low, verdict: Launch}
    - {id: moderate, up-to: 35, name: Moderate, verdict: Launch and act}
    - {id: high, up-to: 60, name: High, verdict: Act first}
    - {id: critical, up-to: 100, name: Critical, verdict: Do not launch}
  floors:
    - {severity: critical, at-least: high}
    - {red-line: true, at-least: critical}
  below-worst-section: 1
"""
SOURCES = """\
documents:
  - {id: law, kind: guidance, title: Law, checked-on: 2026-01-01, checked: text, points: {law-1: {name: A}}}
"""
PURPOSE = "  - {id: purpose, type: text, title: Purpose, ask: What for?}\n"
PUBLIC = """\
  - id: public
    type: one
    title: Public
    ask: Is it public?
    choices: [{id: yes, text: Yes}, {id: no, text: No}]
"""
MEDIA = """\
  - id: media
    type: many
    title: Media
    ask: Which?
    none: None of them
    choices: [{id: a, text: A}, {id: b, text: B}]
"""
PROFILE = f"questions:\n{PUBLIC}"
COMMON = """\
title: Title
ask: Question?
why: Reason.
evidence: [Record]
sources: [law-1]
"""
YES_NO = """\
impact: 2
likelihood: 3
choices: [{id: done, exposure: 0, text: Done}, {id: open, exposure: 100, text: Open}]
"""


RATED = "impact: 1\nlikelihood: 1\n"
# a rule of each other type, with ids that conditions can name
SAFEGUARDS = f"""\
type: many
{RATED}choices: [{{id: x, text: X, reduces: 60}}, {{id: y, text: Y, reduces: 40}}]
"""
SAMPLE = f"""\
type: sample
judge: rate
{RATED}bands: [{{id: ok, at-least: 90, exposure: 0}}, {{id: bad, exposure: 100}}]
"""
HOURS = f"type: number\n{RATED}bands: [{{id: fast, below: 9, exposure: 0}}, {{id: slow, exposure: 100}}]\n"


def rule(name: str, body: str = YES_NO, *, common: str = COMMON, mitigation: str = "") -> str:
    """Return a rule in YAML: its own fields, and everything that a rule must have besides."""
    todo = mitigation or f"{{id: {name}-a, effort: S, owner: team, text: Do it}}"
    text = f"id: {name}\n{common}mitigations: [{todo}]\n{dedent(body)}"
    return "- " + indent(text, "  ").lstrip()


def section(name: str, *rules: str, weight: int = 1) -> str:
    """Return the file of a section."""
    listed = indent("".join(rules), "  ")
    return f"id: {name}\ntitle: {name.title()}\nweight: {weight}\nrules:\n{listed}"


def write_pack(
    folder: Path,
    sections: Mapping[str, str],
    *,
    profile: str = PROFILE,
    head: str = HEAD,
    sources: str = SOURCES,
) -> Path:
    """Write the files of a pack; `sections` holds the text of each section file by its name."""
    (folder / "sections").mkdir(parents=True)
    (folder / "pack.yaml").write_text(head + f"sections: [{', '.join(sections)}]\n", encoding="utf-8")
    (folder / "profile.yaml").write_text(profile, encoding="utf-8")
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    for name, text in sections.items():
        (folder / "sections" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def build_pack(folder: Path, sections: Mapping[str, str], **files: str) -> RulePack:
    """Write a pack and load it."""
    return load_pack(write_pack(folder / "demo", sections, **files)).pack


def pack_issues(folder: Path, *rules: str, **files: str) -> list[str]:
    """Return what the loader says about a pack with these rules in its one section, warnings too.

    In place of line and column stands what is there in the file, up to the next comma or bracket that closes.
    """
    path = write_pack(folder / "demo", {"main": section("main", *(rules or [rule("R-1")]))}, **files)
    try:
        issues = load_pack(path, "demo").warnings
    except InvalidInputError as error:
        issues = error.issues
    return [_shown(issue, folder) for issue in issues]


def _shown(issue: Issue, folder: Path) -> str:
    place = issue.location
    line = (folder / place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]
    there = re.split(r"[,}\]]", line[place.column - 1 :])[0]
    return str(issue).replace(str(place), f"{Path(place.file).name}: <{there}>", 1)


def build_sheet(pack: RulePack, answers: Mapping[str, Any]) -> AnswerSheet:
    """Read a sheet with these answers, written as in a file."""
    data = {
        "riskcheck": 1,
        "pack": pack.name,
        "product": {"name": "Product"},
        "assessor": {"name": "Assessor"},
        "date": "2026-11-22",
        "answers": answers,
    }
    sheet, problems = read_sheet(data, pack, "0" * 64)
    assert sheet is not None, problems
    return sheet


def assessed(pack: RulePack, answers: Mapping[str, Any]) -> Assessment:
    """Score a sheet with these answers."""
    return METHODS[pack.method].assess(pack, build_sheet(pack, answers), "test")
