"""A draft passes between processes as bytes, and comes back as it was."""

import pytest

from riskcheck.reporting.archive.enclosure import Enclosure
from riskcheck.reporting.formats.draft import Draft, draft_of
from tests.reporting.sample import FULL, report_of
from tests.support.reports import ENGLISH, report_from, small_case

ENCLOSURE = Enclosure("a.yaml", "application/yaml", "Source", '风险 "x"\n', "2026-11-22", b"\x00\xff")
DRAFTS = {
    "empty": Draft("", (), {}, ours=False),
    "lone surrogate": Draft("<p>\ud800</p>", (), {}, ours=True),
    "full": Draft(
        "<p>风险</p>", (ENCLOSURE, ENCLOSURE), {"logo.svg": b"<svg/>", "标.png": b"", "b": b"\n"}, ours=True
    ),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_comes_back(name: str) -> None:
    assert Draft.read(DRAFTS[name].written()) == DRAFTS[name]


def test_the_draft_of_a_report_from_files_has_its_enclosures() -> None:
    draft = draft_of(report_from(small_case(), ENGLISH))
    assert [one.name for one in draft.enclosures] == [
        "answers.yaml",
        "assessment.json",
        "manifest.json",
        "pack.zip",
    ]
    assert draft.ours
    assert Draft.read(draft.written()) == draft


def test_a_report_that_was_not_made_from_files_has_none() -> None:
    assert draft_of(report_of(FULL)).enclosures == ()
