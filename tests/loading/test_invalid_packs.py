"""Packs with defects: every one of them is reported at once, each in one line with its place."""

from pathlib import Path

import pytest

from riskcheck.errors import Gravity, InvalidInputError
from riskcheck.loading.packs import load_pack
from tests.loading.cases import BASE_PACK, HERE, build_pack, cases, compare

KIND = "invalid_packs"


def test_the_base_pack_is_sound() -> None:
    assert load_pack(BASE_PACK).warnings == ()


@pytest.mark.parametrize("name", cases(KIND))
def test_defects(name: str, tmp_path: Path) -> None:
    case = HERE / KIND / name
    folder = build_pack(case, tmp_path / "mini")
    try:
        issues = load_pack(folder, "mini").warnings
    except InvalidInputError as error:
        assert error.message == "the rule pack mini is not valid"
        assert any(issue.gravity is Gravity.ERROR for issue in error.issues)
        issues = error.issues
    assert issues
    compare(case, issues)
