"""The draft of a PDF passes between processes as bytes, and comes back as it was."""

from dataclasses import replace

import pytest

from riskcheck.core.overlay import Overlay
from riskcheck.reporting.archive.enclosures import enclosures_of
from riskcheck.reporting.formats import draft
from tests.reporting.sample import FULL, report_of
from tests.support.reports import ENGLISH, report_from, small_case


def test_a_draft_has_the_page_and_the_enclosures_of_its_report() -> None:
    report = report_from(small_case(), ENGLISH)
    found = draft.draft_of(report)
    assert found.html.encode() == draft.page_of(report)
    assert found.enclosures == enclosures_of(report) != ()
    assert (found.images, found.ours) == ({}, True)


def test_a_report_that_was_not_made_from_files_has_no_enclosures() -> None:
    assert draft.draft_of(report_of(FULL)).enclosures == ()


@pytest.mark.parametrize("html", ["", "<p>风险</p>", "<p>\ud800</p>"])
def test_page_and_images_come_back(html: str) -> None:
    images = {"logo.svg": b"<svg/>", "标.png": b"", "b": b"\n\x00\xff"}
    report = replace(report_of(FULL), overlay=Overlay(images=images))
    page = html.encode("utf-8", "surrogatepass")
    found = draft.draft_read(draft.joined(report, page, draft.enclosures_of(report)))
    assert (found.html, found.images) == (html, images)
