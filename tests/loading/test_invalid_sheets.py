"""Sheets with defects: every one of them is reported at once, each in one line with its place."""

from pathlib import Path

import pytest

from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import Gravity, InvalidInputError
from riskcheck.loading.sheets import load_sheet, open_sheet
from tests.loading.cases import HERE, base_pack, cases, compare

KIND = "invalid_sheets"


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return base_pack()


@pytest.mark.parametrize("name", cases(KIND))
def test_defects(name: str, pack: RulePack, monkeypatch: pytest.MonkeyPatch) -> None:
    case = HERE / KIND / name
    monkeypatch.chdir(case)  # the file is called as the user called it
    try:
        issues = load_sheet(open_sheet(Path("answers.yaml")), pack).warnings
    except InvalidInputError as error:
        assert any(issue.gravity is Gravity.ERROR for issue in error.issues)
        issues = error.issues
    assert issues
    compare(case, issues)
