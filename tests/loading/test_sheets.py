"""A sound sheet as the program gets it, and the speed with which an unsound one is refused."""

import hashlib
import time
from fractions import Fraction
from pathlib import Path

import pytest

from riskcheck.core.answers.model import Answer, AnswerSheet, AnswerState, Assessor, Evidence, Product, Sample
from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import InvalidInputError
from riskcheck.loading.sheets import load_sheet, open_sheet
from tests.loading.cases import base_pack

SHEET = """\
riskcheck: 1
pack: mini@1.2.0
product: {name: 小导师, version: 1.10, owner: 0.0000001, summary: "A tutor: for pupils"}
assessor: {name: Li Wei, role: audit}
date: 2026-11-22
answers:
  TST-02: {tested: 500, passed: 488}
  purpose: 42
  launch: 2027-01-31
  regions: [eu, cn]
  sectors: none
  personal-data: yes
  users: 1200
  PRI-01: {not-applicable: No personal data is used for training., note: asked on Monday}
  PRI-02:
    value: logged
    note: no
    evidence:
      - {file: evidence/log.pdf, sha256: %s}
      - {url: "https://example.org/#1", note: public}
  TST-01: {value: 23.50}
"""
DIGEST = "AB" * 32


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return base_pack()


def answered(value: str | tuple[str, ...] | Fraction | Sample) -> Answer:
    return Answer(AnswerState.ANSWERED, value)


def test_every_part_of_a_sheet(tmp_path: Path, pack: RulePack) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes((SHEET % DIGEST).encode())
    file = open_sheet(path)
    assert (file.pack, file.content) == ("mini", path.read_bytes())
    loaded = load_sheet(file, pack)
    assert loaded.warnings == ()
    evidence = (
        Evidence(file="evidence/log.pdf", sha256=DIGEST.lower()),
        Evidence(url="https://example.org/#1", note="public"),
    )
    assert loaded.sheet == AnswerSheet(
        pack="mini@1.2.0",
        product=Product("小导师", "1.10", "0.0000001", "A tutor: for pupils"),
        assessor=Assessor("Li Wei", "audit"),
        date="2026-11-22",
        answers={
            "purpose": answered("42"),
            "launch": answered("2027-01-31"),
            "regions": answered(("cn", "eu")),
            "sectors": answered(()),
            "personal-data": answered("yes"),
            "users": answered(Fraction(1200)),
            "PRI-01": Answer(
                AnswerState.NOT_APPLICABLE,
                note="asked on Monday",
                reason="No personal data is used for training.",
            ),
            "PRI-02": Answer(AnswerState.ANSWERED, ("logged",), "no", evidence),
            "TST-01": answered(Fraction(47, 2)),
            "TST-02": answered(Sample(500, 488)),
        },
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    assert list(loaded.sheet.answers) == [name for name in pack.questions if name in loaded.sheet.answers]


def test_unknown_is_an_answer(tmp_path: Path, pack: RulePack) -> None:
    path = tmp_path / "answers.yaml"
    head = SHEET[: SHEET.index("  TST-02")]
    path.write_text(
        head + "  users: unknown\n  PRI-02: {value: unknown, note: ask Ms Zhao}\n", encoding="utf-8"
    )
    sheet = load_sheet(open_sheet(path), pack).sheet
    assert sheet.answers == {
        "users": Answer(AnswerState.UNKNOWN),
        "PRI-02": Answer(AnswerState.UNKNOWN, note="ask Ms Zhao"),
    }


@pytest.mark.parametrize("pack_line", ["pack: mini", "pack: mini@1.2.0", "pack: 'mini@1.2.0'"])
def test_the_pack_with_or_without_its_version(tmp_path: Path, pack: RulePack, pack_line: str) -> None:
    path = tmp_path / "answers.yaml"
    head = SHEET[: SHEET.index("answers:")].replace("pack: mini@1.2.0", pack_line)
    path.write_text(head, encoding="utf-8")
    loaded = load_sheet(open_sheet(path), pack)
    assert (loaded.sheet.pack, loaded.sheet.answers, loaded.warnings) == ("mini@1.2.0", {}, ())


@pytest.mark.parametrize("text", ["- a", "a: 1", "pack:", "pack: [mini]", "pack: ' '", "word"])
def test_a_sheet_that_names_no_pack(tmp_path: Path, text: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(text)
    assert open_sheet(path).pack is None


def test_thousands_of_defects_in_a_moment(tmp_path: Path, pack: RulePack) -> None:
    path = tmp_path / "answers.yaml"
    head = SHEET[: SHEET.index("  TST-02")]
    path.write_text(head + "".join(f"  PRJ-{n}: 1\n" for n in range(20_000)), encoding="utf-8")
    started = time.monotonic()
    with pytest.raises(InvalidInputError) as caught:
        load_sheet(open_sheet(path), pack)
    assert time.monotonic() - started < 30
    assert len(caught.value.issues) == 20_000
    assert str(caught.value.issues[-1]).startswith(
        f"{path}:20006:3: there is no question 'PRJ-19999' in mini"
    )
