"""Where the parts of a pack stand, as the loader reads them."""

from collections.abc import Iterator, Mapping

from riskcheck.core.conditions import ALWAYS, Condition
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule
from riskcheck.errors import PathKey

Place = tuple[PathKey, ...]
HEAD = "pack.yaml"


def section_place(section: str) -> Place:
    """Return the place of a section."""
    return (f"sections/{section}.yaml",)


def question_places(pack: RulePack) -> Mapping[str, Place]:
    """Return the place of every profile question and rule by id."""
    places: dict[str, Place] = {q.id: ("profile.yaml", "questions", i) for i, q in enumerate(pack.profile)}
    for section in pack.sections:
        for index, rule in enumerate(section.rules):
            places[rule.id] = (*section_place(section.id), "rules", index)
    return places


def document_places(pack: RulePack) -> Mapping[str, Place]:
    """Return the place of every document of the source register by id."""
    return {document.id: ("sources.yaml", "documents", i) for i, document in enumerate(pack.documents)}


def inner_conditions(rule: Rule) -> Iterator[tuple[Place, Condition]]:
    """Yield the conditions within a rule, with their paths in it: of adjustments and of red lines."""
    for index, adjust in enumerate(getattr(rule, "adjust", ())):
        yield ("adjust", index, "when"), adjust.when
    for key in ("choices", "bands"):
        for index, part in enumerate(getattr(rule, key, ())):
            yield from _mark(part, (key, index))
    for key in ("none", "too-few"):
        yield from _mark(getattr(rule, key.replace("-", "_"), None), (key,))


def _mark(part: object, path: Place) -> Iterator[tuple[Place, Condition]]:
    mark = getattr(part, "red_line", None)
    if mark is not None and mark.when is not ALWAYS:
        yield (*path, "red-line", "when"), mark.when


def all_conditions(pack: RulePack) -> Iterator[Condition]:
    """Yield every condition of a pack: of questions, within rules, of sources and of obligations."""
    questions: tuple[Question, ...] = (*pack.profile, *pack.rules())
    yield from (question.when for question in questions)
    for rule in pack.rules():
        yield from (condition for _, condition in inner_conditions(rule))
    for document in pack.documents:
        stated = (document.binds_when, *(point.binds_when for point in document.points.values()))
        yield from (condition for condition in stated if condition is not None)
    yield from (duty.when for duty in pack.obligations)
