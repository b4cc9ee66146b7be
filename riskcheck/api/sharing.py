"""One sheet answered by several people: split among them, and joined again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riskcheck.api.cases import Case
from riskcheck.core.answers.values import is_date
from riskcheck.core.pack.owners import owned_by
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.core.wording import Wording
from riskcheck.errors import UsageError

if TYPE_CHECKING:
    from riskcheck.loading.joining import JoinedSheet


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a questionnaire that one owner is asked for, and what is known of the product already.

    `known` is the sheet of the product as plain data, `folder` the one in which it lies, and `open_profile`
    the number of its profile questions without an answer.
    """

    pack: RulePack
    owner: str
    questions: tuple[Question, ...]
    known: Mapping[str, Any] = field(default_factory=dict)
    folder: Path | None = None
    open_profile: int = 0


def part_for(pack: RulePack, owner: str) -> Part:
    """Return every question of an owner; raises UsageError for one that the pack does not have."""
    return Part(pack, owner, _owned(pack, owner, pack.questions.values()))


def part_of(case: Case, sheet: Path, owner: str) -> Part:
    """Return the questions of an owner that apply or may apply to a product; raises UsageError."""
    from riskcheck.loading.yaml_reading import parse_yaml

    questions = _owned(case.pack, owner, case.questionnaire.asked())
    profile = sum(question.id not in case.pack.section_of for question in case.questionnaire.open())
    known = parse_yaml(case.content, str(sheet)).data
    return Part(case.pack, owner, questions, known, sheet.parent, profile)


def _owned(pack: RulePack, owner: str, questions: Iterable[Question]) -> tuple[Question, ...]:
    owners = pack.head.owners
    if owner not in owners:
        message = f"'{owner}' is not an owner in {pack.name}: {one_of(owners)}"
        raise UsageError(message, did_you_mean(owner, owners))
    owned = owned_by(pack, owner)
    found = tuple(question for question in questions if question.id in owned)
    if not found:
        raise UsageError(f"no question of {pack.name} that may apply is for '{owner}'")
    return found


def part_sheet(part: Part, words: Wording, as_of: str, folder: Path) -> bytes:
    """Return the sheet of a part, to lie in `folder`: its questions, and what is known already.

    Raises UsageError for a wrong date.
    """
    from riskcheck.loading.evidence_paths import moved
    from riskcheck.loading.template import Beginning, sheet_with

    if not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    pack = part.pack
    known = part.known if part.folder is None else moved(part.known, part.folder, folder)
    names = frozenset(question.id for question in part.questions)
    answers = known.get("answers") or {}
    begin = Beginning(
        product=known.get("product", {}),
        assessor=known.get("assessor", {}),
        answers={name: raw for name, raw in answers.items() if name in names or name not in pack.section_of},
        questions=names,
        part=part.owner,
        pack=known.get("pack"),  # as the whole has it: another version would be a difference
        intro=words.say("template.part", owner=pack.say(pack.head.owners[part.owner], words.language)),
    )
    return sheet_with(begin, pack, words, words.language, as_of)


def merge(
    sheets: Sequence[Path],
    target: Path,
    pack: RulePack,
    *,
    prefer: Path | None = None,
) -> "JoinedSheet":
    """Join sheets about one product into one for `target`; where they differ, `prefer` decides.

    Raises UsageError, InvalidInputError with every defect, or else with every difference that nobody decided.
    """
    from riskcheck.loading.joining import join_sheets, open_sheets

    if len(sheets) < 2:
        raise UsageError("there is nothing to join: name at least two sheets")
    real = [sheet.resolve() for sheet in sheets]
    if prefer is not None and prefer.resolve() not in real:
        raise UsageError(f"--prefer names none of the sheets: {prefer}")
    number = None if prefer is None else real.index(prefer.resolve())
    return join_sheets(open_sheets(sheets), pack, target, number)
