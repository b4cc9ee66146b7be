"""Sound sheets that a reviewer would ask back about: each piece of advice in one line with its place."""

from pathlib import Path

import pytest

from riskcheck.api import review
from riskcheck.api.cases import reopen_case
from riskcheck.errors import Gravity, UsageError
from riskcheck.loading.packs import LoadedPack, load_pack
from tests.loading.cases import BASE_PACK, HERE, cases, compare

KIND = "questionable_sheets"
TODAY = "2026-12-01"
SOUND = {"reasons_good", "kept_aside"}


@pytest.fixture(scope="module")
def pack() -> LoadedPack:
    return load_pack(BASE_PACK, "mini")


@pytest.mark.parametrize("name", cases(KIND))
def test_advice(name: str, pack: LoadedPack, monkeypatch: pytest.MonkeyPatch) -> None:
    case = HERE / KIND / name
    monkeypatch.chdir(case)  # the file is called as the user called it
    path = Path("answers.yaml")
    issues = review(reopen_case(path, pack), path, today=TODAY)
    assert all(issue.gravity is Gravity.WARNING for issue in issues)
    assert bool(issues) is (name not in SOUND)
    compare(case, issues)


def test_dates_are_judged_as_of_another_day(pack: LoadedPack) -> None:
    path = HERE / KIND / "dates_passed" / "answers.yaml"
    found = review(reopen_case(path, pack), path, today=TODAY, as_of="2026-11-21")
    assert [(issue.code, issue.location.line) for issue in found] == [("EV034", 5), ("EV032", 15)]
    with pytest.raises(UsageError, match="'soon' is not a date like 2026-11-22"):
        review(reopen_case(path, pack), path, today=TODAY, as_of="soon")


def test_what_the_pack_says_is_given_in_a_language(pack: LoadedPack) -> None:
    path = HERE / KIND / "claims_without_evidence" / "answers.yaml"
    found = review(reopen_case(path, pack), path, today=TODAY, language="zh")
    assert [issue.hint for issue in found] == [
        f"attach for example: {wanted}" for wanted in ("记录", "配置", "测试报告")
    ]
