"""The chapter on obligations, and what the register says about the age and the state of sources."""

import re
from typing import Any

import pytest

from riskcheck.core.answers.model import Answer
from riskcheck.core.assessment import Assessment
from riskcheck.core.pack.obligation import Obligation
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring import METHODS
from riskcheck.reporting.formats import FORMATS, Report, ReportOptions
from riskcheck.reporting.view import CHAPTERS, ReportView, build_view
from riskcheck.reporting.view.crosswalk import CrosswalkDocument
from riskcheck.reporting.view.obligations import ObligationLine
from riskcheck.reporting.view.scribe import Scribe
from riskcheck.reporting.view.sources import cited_documents
from tests.reporting.sample import FULL, HALF, both, coverage, sheet_of, small_pack, view_of, words


def duty(name: str, **more: Any) -> Obligation:
    given = {"id": name, "kind": "review", "who": "legal", "text": both(f"Do {name}.", f"完成{name}。")}
    return Obligation.model_validate({**given, "sources": ("law-1",), **more})


DUTIES = (
    duty("D-1", kind="record", who="data", sources=("law-1", "law-2", "guide-1", "foreign-1")),
    duty("D-2", when={"regions": "eu"}, sources=("foreign-1",)),
    duty("D-3", kind="approval", level="top", sources=("guide-1",)),
    duty("D-4", when={"voice": "yes"}, level="high"),
)


def pack_with(**changes: Any) -> RulePack:
    pack = small_pack()
    head = pack.head.model_copy(update={"review_every_days": changes.pop("days", None)})
    documents = tuple(document.model_copy(update=changes.pop(document.id, {})) for document in pack.documents)
    return pack.model_copy(update={"head": head, "documents": documents, "obligations": DUTIES})


def assessment_of(pack: RulePack, answers: dict[str, Answer]) -> Assessment:
    return METHODS["risk"].assess(pack, sheet_of(answers), "0.1.0")


def viewed(pack: RulePack, answers: dict[str, Answer], language: str = "en") -> ReportView:
    sheet = sheet_of(answers)
    return build_view(pack, sheet, assessment_of(pack, answers), words(language), coverage())


def test_those_that_apply() -> None:
    view = viewed(pack_with(), FULL).obligations  # regions cn, voice no, level high
    assert view is not None
    assert view.applying == (
        ObligationLine(
            "D-1",
            "Record",
            "Do D-1.",
            "Data",
            ("The law: Article 1, Article 2 (applies from 2 December 2027)", "The guide: Part 1"),
            "",
        ),
    )
    assert (view.undetermined, view.left_out) == ((), 3)


def test_those_that_open_questions_decide_on() -> None:
    view = viewed(pack_with(), HALF).obligations  # voice is open, and P-1 may cross the red line
    assert view is not None
    assert [line.id for line in view.applying] == ["D-1", "D-2"]
    assert view.applying[1].rests_on == ("The foreign: Article 9",)
    assert [(line.id, line.open) for line in view.undetermined] == [
        ("D-3", "the overall level reaches Top risk"),
        ("D-4", "“Voice” is Yes; the overall level reaches High risk"),
    ]
    assert view.left_out == 0


def test_a_law_that_does_not_bind_stands_where_there_is_nothing_else() -> None:
    pack = pack_with().model_copy(update={"obligations": (duty("D-1", sources=("foreign-1",)),)})
    view = viewed(pack, FULL).obligations
    assert view is not None
    assert view.applying[0].rests_on == ("The foreign: Article 9",)


@pytest.mark.parametrize(
    ("language", "title", "text", "source"),
    [
        (
            "en",
            "Obligations before launch",
            "Do D-1.",
            "The law: Article 1, Article 2 (applies from 2 December 2027)",
        ),
        ("zh", "上线前须履行的义务", "完成D-1。", "《law》：Article 1、Article 2（自2027年12月2日起适用）"),
    ],
)
def test_the_page(language: str, title: str, text: str, source: str) -> None:
    pack = pack_with()
    report = Report(
        pack, sheet_of(HALF), assessment_of(pack, HALF), (words(language),), ReportOptions((language,))
    )
    page = FORMATS[".html"](report).decode()
    assert f'<h1 id="obligations">{title}</h1>' in page
    assert f'<a class="entry-first entry-last" href="#obligations">{title}</a>' in page
    assert (text in page, source in page) == (True, True)
    assert re.findall(r'<h1 id="([^"]+)"', page) == [name for name in CHAPTERS if name != "accepted"]


def test_a_pack_without_obligations_has_no_chapter() -> None:
    assert view_of(FULL).obligations is None


def test_the_register_names_sources_that_are_overdue() -> None:
    # the sheet is of 2026-11-22, 53 days after 2026-09-30
    fresh = viewed(pack_with(days=53), FULL)
    assert [line.title for line in documents_of(fresh) if line.overdue] == []
    assert len(fresh.method.limits) == 5
    pack = pack_with(days=53, law={"checked_on": "2026-09-29"}, guide={"checked_on": "2025-01-01"})
    late = viewed(pack, FULL)
    assert [line.title for line in documents_of(late) if line.overdue] == ["The law", "The guide"]
    assert late.method.limits[-1] == (
        "The rule pack wants its sources checked every 53 days. On the date of this assessment the last "
        "check of these lay further back: The law, The guide."
    )
    assert "《law》、《guide》" in viewed(pack, FULL, "zh").method.limits[-1]


def test_the_register_says_what_state_a_document_is_in() -> None:
    law = {"status": "amended", "in_force": "2024-08-01", "applies_from": "2026-08-02"}
    pack = pack_with(law=law, guide={"status": "draft"})
    states = {line.title: line.facts for line in documents_of(viewed(pack, FULL))}
    assert states["The law"] == (
        "amended; in force since 1 August 2024; applies from 2 August 2026; text seen, 30 September 2026"
    )
    assert states["The guide"] == "draft; secondary sources only, 30 September 2026"
    assert states["The standard"] == "text seen, 30 September 2026"
    zh = {line.title: line.facts for line in documents_of(viewed(pack, FULL, "zh"))}
    assert zh["《law》"] == ("已修订；2024年8月1日起施行；自2026年8月2日起适用；已核对原文，2026年9月30日")


def test_a_document_that_only_an_obligation_cites_stands_in_the_register() -> None:
    duties = (duty("D-1", sources=("creed-3",)),)
    alone = pack_with().model_copy(update={"obligations": duties, "sections": ()})
    assert "The creed" in {
        scribe_of(alone).text(document.title) for document in cited_documents(scribe_of(alone))
    }


def documents_of(view: ReportView) -> list[CrosswalkDocument]:
    return [document for group in view.crosswalk for document in group.documents]


def scribe_of(pack: RulePack) -> Scribe:
    assessment = METHODS["risk"].assess(small_pack(), sheet_of(FULL), "0.1.0")
    return Scribe(pack, sheet_of(FULL), assessment, words("en"), coverage())
