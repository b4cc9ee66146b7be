"""All checks of a review, one after the other."""

from collections.abc import Callable, Iterable

from riskcheck.core.review.contradictions import contradictions
from riskcheck.core.review.dates import wrong_days
from riskcheck.core.review.evidence import claims_without_evidence, undated
from riskcheck.core.review.material import Material
from riskcheck.core.review.texts import pasted_texts, placeholder_names, thin_reasons
from riskcheck.errors import Problem

CHECKS: tuple[Callable[[Material], Iterable[Problem]], ...] = (
    placeholder_names,
    wrong_days,
    claims_without_evidence,
    undated,
    thin_reasons,
    pasted_texts,
    contradictions,
)


def review(material: Material) -> list[Problem]:
    """Return what a reviewer would ask back, as warnings; paths start at the sheet."""
    return [problem for check in CHECKS for problem in check(material)]
