"""The bundled packs on the bench."""

from functools import cache

import pytest

from riskcheck import api
from riskcheck.loading.bench import BenchReport

AS_OF = "2026-11-22"


@cache
def _report(pack: str) -> BenchReport:
    return api.bench(pack, AS_OF)


@pytest.mark.parametrize("pack", api.known_packs())
def test_a_bundled_pack_is_sound(pack: str) -> None:
    assert [str(issue) for issue in _report(pack).issues] == []


@pytest.mark.parametrize("pack", api.known_packs())
def test_every_allowance_says_why_in_every_language(pack: str) -> None:
    report = _report(pack)
    for used in report.allowed:
        assert used.allowance.reason.languages == report.pack.head.languages
