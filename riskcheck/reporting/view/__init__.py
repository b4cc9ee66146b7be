"""What stands in a report, as words and numbers that are ready to print."""

from dataclasses import dataclass

from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.assessment import Assessment
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.reporting.glyphs import Coverage
from riskcheck.reporting.view.answers import AnswerGroup, answers_of
from riskcheck.reporting.view.cover import CoverView, cover_of
from riskcheck.reporting.view.findings import FindingGroup, findings_of
from riskcheck.reporting.view.ledger import LedgerView, ledger_of
from riskcheck.reporting.view.matrix import MatrixView, matrix_of
from riskcheck.reporting.view.method import MethodView, method_of
from riskcheck.reporting.view.obligations import ObligationsView, obligations_of
from riskcheck.reporting.view.plan import PlanLine, plan_of
from riskcheck.reporting.view.principles import PrinciplesView, principles_of
from riskcheck.reporting.view.scribe import Scribe
from riskcheck.reporting.view.summary import SummaryView, summary_of


@dataclass(frozen=True, slots=True)
class ReportView:
    """A whole report. `title` and `as_of` also go into the metadata of the file."""

    language: str
    title: str
    as_of: str
    cover: CoverView
    summary: SummaryView
    matrix: MatrixView
    findings: tuple[FindingGroup, ...]
    plan: tuple[PlanLine, ...]
    obligations: ObligationsView | None
    principles: PrinciplesView | None
    answers: tuple[AnswerGroup, ...]
    ledger: LedgerView
    method: MethodView


def build_view(
    pack: RulePack, sheet: AnswerSheet, assessment: Assessment, wording: Wording, coverage: Coverage
) -> ReportView:
    """Return everything that the report says, in the language of `wording`."""
    scribe = Scribe(pack, sheet, assessment, wording, coverage)
    cover = cover_of(scribe)
    return ReportView(
        language=wording.language,
        title=scribe.say("title", product=cover.short_product),
        as_of=assessment.stamp.as_of,
        cover=cover,
        summary=summary_of(scribe),
        matrix=matrix_of(scribe),
        findings=findings_of(scribe),
        plan=plan_of(scribe),
        obligations=obligations_of(scribe),
        principles=principles_of(scribe),
        answers=answers_of(scribe),
        ledger=ledger_of(scribe),
        method=method_of(scribe),  # last: it lists the characters that were replaced on the way
    )
