"""The short interview: which rules belong to it, and which profile questions they need."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.tiers import SCREENING
from tests.support.packs import PERSONAL, YES_NO, build_pack, build_sheet, rule, section

PROFILE = (
    """\
questions:
  - {id: purpose, type: text, title: Purpose, ask: What for?}
"""
    + PERSONAL
    + """\
  - id: region
    type: one
    title: Region
    ask: Where?
    choices: [{id: here, text: Here}, {id: there, text: There}]
  - id: public
    type: one
    title: Public
    ask: Is it?
    choices: [{id: yes, text: Yes}, {id: no, text: No}]
  - {id: people, type: number, title: People, ask: How many?}
"""
)
LINE = """\
when: {public: yes}
impact: 2
likelihood: 3
choices:
  - {id: done, exposure: 0, text: Done}
  - {id: open, exposure: 100, text: Open, red-line: {when: {region: here}}}
"""
RULES = section(
    "main",
    rule("FULL", "when: {people: {at-least: 10}}\n" + YES_NO),
    rule("SEN", "tier: screening\nwhen: {sensitive: yes}\n" + YES_NO),
    rule("LINE", "tier: screening\n" + LINE),
    rule("ALL", "tier: screening\n" + YES_NO),
)


@pytest.fixture
def fill(tmp_path: Path) -> Callable[..., Questionnaire]:
    pack = build_pack(tmp_path, {"main": RULES}, profile=PROFILE)

    def filled(**answers: Any) -> Questionnaire:
        return Questionnaire(pack, build_sheet(pack, answers).answers)

    return filled


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "personal sensitive region public SEN LINE ALL"),
        ({"personal": "no"}, "region public LINE ALL"),
        ({"personal": "yes"}, "sensitive region public SEN LINE ALL"),
        ({"personal": "unknown"}, "sensitive region public SEN LINE ALL"),
        ({"personal": "no", "public": "no"}, "ALL"),  # the region decides nothing any more
        ({"personal": "no", "public": "no", "ALL": "done"}, ""),
        ({"personal": "no", "public": "yes", "region": "there"}, "LINE ALL"),
    ],
)
def test_what_is_open(fill: Callable[..., Questionnaire], answers: dict[str, Any], expected: str) -> None:
    assert [question.id for question in fill(**answers).open(SCREENING)] == expected.split()


def test_what_is_asked_keeps_the_answers_that_were_needed(fill: Callable[..., Questionnaire]) -> None:
    questionnaire = fill(personal="no", public="no", purpose="Play", ALL="done")
    assert [question.id for question in questionnaire.asked(SCREENING)] == ["personal", "public", "ALL"]


def test_the_whole_questionnaire_is_the_same_with_tiers(fill: Callable[..., Questionnaire]) -> None:
    whole = "purpose personal sensitive region public people FULL SEN LINE ALL"
    assert [question.id for question in fill().open()] == whole.split()


def test_a_tier_that_no_rule_belongs_to_asks_nothing(fill: Callable[..., Questionnaire]) -> None:
    assert fill().open("other") == ()
