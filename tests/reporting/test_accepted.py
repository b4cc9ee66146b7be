"""Who sees to a finding until when, and who accepted what is left of it; none of it in a public report."""

from dataclasses import replace

from riskcheck.core.answers.model import Accepted, Evidence
from riskcheck.reporting.formats import FORMATS, Report
from riskcheck.reporting.view import build_view
from riskcheck.reporting.view.accepted import AcceptedLine
from riskcheck.reporting.view.scribe import Badge
from tests.reporting.sample import FULL, answered, assess, coverage, report_of, sheet_of, small_pack, words

TAKEN = {
    **FULL,
    "P-1": answered(
        "partly",
        owner="Li Na",
        due="2026-12-31",
        accepted=Accepted("Wang Wei", "The rest is <old> data.", "2026-11-19"),
        evidence=(Evidence(file="a.pdf", date="2026-11-02"),),
    ),
    "P-2": answered(("lock",), accepted=Accepted("Zhao", "Small.")),
}


def test_an_accepted_risk_names_who_why_and_until_when() -> None:
    view = build_view(small_pack(), sheet_of(TAKEN), assess(TAKEN), words("en"), coverage())
    high, low = Badge("tone-2", "High"), Badge("tone-0", "Low")
    assert view.accepted == (
        AcceptedLine(
            "P-1",
            "lawful basis",
            "10",
            high,
            "Wang Wei",
            "The rest is <old> data.",
            "19 November 2026",
            over=True,
        ),
        AcceptedLine("P-2", "safeguards", "3.6", low, "Zhao", "Small.", "–", over=False),
    )
    assert "accepted" in view.chapters


def test_a_finding_and_the_plan_name_owner_and_due_date() -> None:
    view = build_view(small_pack(), sheet_of(TAKEN), assess(TAKEN), words("zh"), coverage())
    finding = view.findings[0].findings[0]
    assert (finding.owner, finding.due) == ("Li Na", "2026年12月31日")
    assert finding.accepted == "已由Wang Wei接受、有效期至2026年11月19日"
    assert [(line.id, line.person, line.due) for line in view.plan][:2] == [
        ("P-1-a", "Li Na", "2026年12月31日"),
        ("T-1-a", "", ""),
    ]
    assert view.summary.urgent[0].owner == "Li Na"
    lines = {line.id: line for group in view.answers for line in group.lines}
    assert lines["P-1"].evidence[0].date == "2026年11月2日"


def test_the_page_says_so_and_the_public_one_does_not() -> None:
    report = report_of(TAKEN)
    page = FORMATS[".html"](report).decode()
    assert '<h1 id="accepted">Accepted risks</h1>' in page
    assert "The rest is &lt;old&gt; data." in page
    assert "<strong>Owner</strong>: Li Na; <strong>Due</strong>: 31 December 2026" in page
    assert "expired" in page
    assert "Assurance" in page
    public = FORMATS[".html"](public_of(report)).decode()
    assert 'id="accepted"' not in public
    assert "<strong>Owner</strong>" not in public
    assert "nobody yet" not in public
    assert "of the claimed risk reduction has evidence behind it." not in public


def test_without_one_there_is_no_chapter() -> None:
    assert 'id="accepted"' not in FORMATS[".html"](report_of(FULL)).decode()


def public_of(report: Report) -> Report:
    return replace(report, options=replace(report.options, public=True))
