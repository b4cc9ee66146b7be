"""Every check of the bench, with a pack that passes and one that fails."""

from pathlib import Path

import pytest

from riskcheck.core.bench.checks import CHECKS
from riskcheck.loading.bench import run_bench
from tests.bench.cases import AS_OF, BASE_PACK, HERE, cases, compare, lines, report


def test_the_base_pack_is_clean_and_small_enough_to_try_it_all() -> None:
    found = run_bench(BASE_PACK, "mini", AS_OF)
    assert (found.issues, found.allowed) == ((), ())
    assert {looked.seed for looked in found.checks.values()} == {None}


@pytest.mark.parametrize("case", cases("failing"))
def test_a_finding(case: str, tmp_path: Path) -> None:
    printed = lines(report(case, tmp_path), case.partition("/")[0])
    assert printed
    compare(case, printed)


@pytest.mark.parametrize("case", cases("passing"))
def test_no_finding(case: str, tmp_path: Path) -> None:
    assert lines(report(case, tmp_path), case.partition("/")[0]) == ""


def test_every_check_has_both() -> None:
    codes = {*CHECKS, "BN090"}
    for kind in ("passing", "failing"):
        assert {case.partition("/")[0] for case in cases(kind)} == codes
    assert {path.name for path in HERE.glob("BN*")} == codes
