"""What stands in a report, as words and numbers that are ready to print."""

from typing import NamedTuple

from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.assessment import Assessment
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.reporting.glyphs import Coverage
from riskcheck.reporting.passage import merged
from riskcheck.reporting.view.accepted import AcceptedLine, accepted_of
from riskcheck.reporting.view.answers import AnswerGroup, answers_of
from riskcheck.reporting.view.cover import CoverView, cover_of
from riskcheck.reporting.view.crosswalk import CrosswalkGroup, PrinciplesView, crosswalk_of, principles_of
from riskcheck.reporting.view.findings import FindingGroup, findings_of
from riskcheck.reporting.view.ledger import LedgerView, ledger_of
from riskcheck.reporting.view.matrix import MatrixView, matrix_of
from riskcheck.reporting.view.method import MethodView, method_of
from riskcheck.reporting.view.obligations import ObligationsView, obligations_of
from riskcheck.reporting.view.pictures import Pictures, pictures_of
from riskcheck.reporting.view.plan import PlanLine, plan_of
from riskcheck.reporting.view.scribe import Scribe
from riskcheck.reporting.view.summary import SummaryView, summary_of

CHAPTERS = (
    "summary",
    "matrix",
    "pictures",
    "findings",
    "plan",
    "accepted",
    "obligations",
    "principles",
    "crosswalk",
    "answers",
    "ledger",
    "method",
    "signoff",
)


class ReportView(NamedTuple):
    """A whole report. `title` and `as_of` also go into the metadata of the file.

    A `public` one shows no assurance and has no room for notes, evidence and names, which its sheet lacks.
    """

    language: str
    public: bool
    title: str
    as_of: str
    cover: CoverView
    summary: SummaryView
    matrix: MatrixView
    pictures: Pictures
    findings: tuple[FindingGroup, ...]
    plan: tuple[PlanLine, ...]
    obligations: ObligationsView | None
    principles: PrinciplesView | None
    crosswalk: tuple[CrosswalkGroup, ...]
    accepted: tuple[AcceptedLine, ...]
    answers: tuple[AnswerGroup, ...]
    ledger: LedgerView
    method: MethodView

    @property
    def chapters(self) -> tuple[str, ...]:
        """The chapters that this report has, by their keys, in order."""
        absent = {
            "accepted": self.public or not self.accepted,
            "obligations": self.obligations is None,
        }
        return tuple(name for name in CHAPTERS if not absent.get(name))


def build_view(
    pack: RulePack,
    sheet: AnswerSheet,
    assessment: Assessment,
    wording: Wording,
    coverage: Coverage,
    *,
    public: bool = False,
) -> ReportView:
    """Return everything that the report says, in the language of `wording`."""
    scribe = Scribe(pack, sheet, assessment, wording, coverage)
    cover = cover_of(scribe, public=public)
    principles, crosswalk = principles_of(scribe), crosswalk_of(scribe)
    return ReportView(
        language=wording.language,
        public=public,
        title=scribe.say("title", product=cover.short_product),
        as_of=assessment.stamp.as_of,
        cover=cover,
        summary=summary_of(scribe, public=public),
        matrix=matrix_of(scribe),
        pictures=pictures_of(scribe, principles, crosswalk),
        findings=findings_of(scribe),
        plan=plan_of(scribe),
        obligations=obligations_of(scribe),
        principles=principles,
        crosswalk=crosswalk,
        accepted=accepted_of(scribe),
        answers=answers_of(scribe),
        ledger=ledger_of(scribe),
        method=method_of(scribe),  # last: it lists the characters that were replaced on the way
    )


def in_two_languages(lead: ReportView, other: ReportView) -> ReportView:
    """Return a view in which a text that differs between both languages is a passage in both."""
    whole = merged(lead, other, (lead.language, other.language))
    return whole._replace(language=lead.language)
