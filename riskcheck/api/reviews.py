"""What a reviewer would ask back about a sheet, beyond its defects."""

from pathlib import Path

from riskcheck import resources
from riskcheck.api.cases import Case
from riskcheck.api.reports import wording
from riskcheck.core.answers.values import is_date
from riskcheck.errors import Issue, UsageError


def review(
    case: Case, path: Path, *, today: str, as_of: str | None = None, language: str = "en"
) -> tuple[Issue, ...]:
    """Return what to look at again in a case, whose sheet is in `path`, in the order of its lines.

    Dates are judged `as_of` a day, else as of the date of the sheet, which may not lie after `today`. What
    the pack says is given in `language`. Reads the evidence files. Raises UsageError for a wrong date.
    """
    from riskcheck.core.review.material import Material
    from riskcheck.core.review.review import review as checked
    from riskcheck.loading.evidence_files import check_evidence_files
    from riskcheck.loading.located import to_issues
    from riskcheck.loading.yaml_reading import parse_yaml

    if as_of is not None and not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    material = Material(
        pack=case.pack,
        sheet=case.sheet,
        assessment=case.assessment,
        day=as_of or case.sheet.date,
        today=as_of or today,
        language=language,
        placeholders=_placeholders(),
    )
    evidence = {question.id: beside.evidence for question, beside in material.beside}
    problems = [*checked(material), *check_evidence_files(evidence, path.parent)]
    issues = to_issues(problems, parse_yaml(case.content, str(path)))
    return tuple(sorted(issues, key=lambda issue: (issue.location.line, issue.location.column, issue.code)))


def evidence_digest(sheet: Path, file: str) -> str:
    """Return the SHA-256 of an evidence file, its path starting at the folder of the sheet.

    Raises UsageError, in words for a person, where it is missing or not to be read.
    """
    from riskcheck.loading.evidence_files import UnreadableError, digest_of

    path = sheet.parent / file
    try:
        return digest_of(path)
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}") from None
    except UnreadableError as error:
        raise UsageError(f"{path} cannot be read: {error}") from None


def _placeholders() -> frozenset[str]:
    words = [wording(language) for language in resources.languages()]
    return frozenset(word.say(key) for word in words for key in ("template.product", "template.assessor"))
