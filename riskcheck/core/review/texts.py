"""EV020, EV021: reasons that are none, and texts pasted many times. EV050: names that nobody filled in."""

from collections.abc import Iterator

from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.review.material import Material, advice, reasons_in
from riskcheck.core.review.thin import why_thin, words_only
from riskcheck.core.suggest import one_of
from riskcheck.errors import Gravity, PathKey, Problem

MANY = 4  # answers with the same text; two or three can share a fact


def thin_reasons(material: Material) -> Iterator[Problem]:
    """EV020: a reason for not-applicable, or for accepting a risk, that says nothing."""
    for question, answer in material.given:
        for what, reason, path in reasons_in(question, answer):
            why = why_thin(reason, _texts(question, material.pack))
            if why:
                message = f"the reason for {what} {why}"
                hint = "say what it is about this product that makes it so, as a reviewer could check it"
                yield advice("EV020", question.id, message, hint, path)


def _texts(question: Question, pack: RulePack) -> Iterator[str]:
    for language in pack.head.languages:
        yield pack.say(question.title, language)
        yield pack.say(question.ask, language)


def pasted_texts(material: Material) -> Iterator[Problem]:
    """EV021: the same note, or the same reason, stands at many answers; said once, at the first of them."""
    places: dict[tuple[str, str], list[tuple[str, tuple[PathKey, ...]]]] = {}
    for question, answer in material.given:
        if answer.note is not None:
            places.setdefault(("note", words_only(answer.note)), []).append((question.id, ("note",)))
        for what, reason, path in reasons_in(question, answer):
            places.setdefault((f"reason for {what}", words_only(reason)), []).append((question.id, path))
    for (what, _), found in places.items():
        if len(found) >= MANY:
            names = one_of((name for name, _ in found), 8)
            message = f"the same {what} stands at {len(found)} answers ({names})"
            name, path = found[0]
            yield advice("EV021", name, message, "say at each what is special about it", path)


def placeholder_names(material: Material) -> Iterator[Problem]:
    """EV050: the product or the assessor is still called as in a new sheet."""
    for part, name in (("product", material.sheet.product.name), ("assessor", material.sheet.assessor.name)):
        if name in material.placeholders:
            message = f"the name of the {part} is still that of the template"
            yield Problem("EV050", message, (part, "name"), "write the real one", Gravity.WARNING)
