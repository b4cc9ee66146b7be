"""A new product's sheet begun from an old one, perhaps of an older version of the pack."""

import hashlib
from fractions import Fraction
from pathlib import Path

import pytest

from riskcheck.core.answers.model import Answer, AnswerState, Evidence
from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import InvalidInputError
from riskcheck.loading.old_sheet import OldSheet, open_old_sheet
from tests.loading.cases import base_pack

OLD = """\
riskcheck: 1
pack: mini@0.9.0
answers:
  TST-01: 5
  regions: [cn, us]
  PRI-00: yes
  PRI-01: {value: documented, evidence: [{file: a.pdf}]}
  PRI-02: {value: [logged], vote: 3}
  purpose: unknown
"""


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return base_pack()


def opened(pack: RulePack, folder: Path, text: str = OLD) -> OldSheet:
    (folder / "old").mkdir()
    (folder / "old" / "sheet.yaml").write_text(text, encoding="utf-8")
    return open_old_sheet(folder / "old" / "sheet.yaml", pack, folder / "sheet.yaml")


def test_what_the_pack_still_reads_is_taken_and_the_rest_is_named(pack: RulePack, tmp_path: Path) -> None:
    old = opened(pack, tmp_path)
    assert dict(old.answers) == {
        "purpose": Answer(AnswerState.UNKNOWN),
        "PRI-01": Answer(AnswerState.ANSWERED, "documented", evidence=(Evidence(file="old/a.pdf"),)),
        "TST-01": Answer(AnswerState.ANSWERED, Fraction(5)),
    }
    assert list(old.answers) == ["purpose", "PRI-01", "TST-01"]
    assert [str(issue).replace(f"{tmp_path}/", "") for issue in old.left_out] == [
        "old/sheet.yaml:5:17: warning: regions: 'us' is not one of cn, eu; the answer is left out [AS012]",
        "old/sheet.yaml:6:3: warning: there is no question 'PRI-00' in mini@1.2.0 any more; "
        "its answer is left out [AS007]",
        "old/sheet.yaml:8:29: warning: PRI-02: unknown key 'vote'; allowed here: value, note, evidence, "
        "owner, due, accepted, not-applicable; the answer is left out [AS010]",
    ]


@pytest.mark.parametrize("answers", ["", "answers: [a]", "answers: {PRI-01: {evidence: {file: 3}}}"])
def test_a_sheet_without_usable_answers_is_no_defect(pack: RulePack, tmp_path: Path, answers: str) -> None:
    assert opened(pack, tmp_path, f"pack: mini\n{answers}\n").answers == {}


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("pack: aigc@1.0.0", "1:7: the sheet is for the pack 'aigc', not for 'mini' [AS004]"),
        ("date: 2026-01-01", "1:1: the sheet is for the pack '?', not for 'mini' [AS004]"),
        ("[a, b]", "1:1: the sheet is for the pack '?', not for 'mini' [AS004]"),
    ],
)
def test_a_sheet_of_another_pack_is_refused(pack: RulePack, tmp_path: Path, head: str, message: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        opened(pack, tmp_path, head + "\n")
    assert [str(issue) for issue in caught.value.issues] == [f"{tmp_path}/old/sheet.yaml:{message}"]


def test_evidence_is_unchanged_while_its_file_has_the_digest(pack: RulePack, tmp_path: Path) -> None:
    old = opened(pack, tmp_path)
    digest = hashlib.sha256(b"signed").hexdigest()
    (tmp_path / "old" / "a.pdf").write_bytes(b"signed")
    assert old.is_unchanged(Evidence(file="old/a.pdf", sha256=digest))
    assert not old.is_unchanged(Evidence(file="old/a.pdf", sha256="0" * 64))
    assert not old.is_unchanged(Evidence(file="old/a.pdf"))
    assert not old.is_unchanged(Evidence(file="a.pdf", sha256=digest))
    assert not old.is_unchanged(Evidence(file="old", sha256=digest))
    assert not old.is_unchanged(Evidence(file="a\0b", sha256=digest))
    assert not old.is_unchanged(Evidence(url="https://x.y", sha256=digest))
