"""EV020, EV021: reasons that are none, and notes pasted many times. EV050: names that nobody filled in."""

import unicodedata
from collections.abc import Iterator

from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.review.material import Material, advice, reasons_in
from riskcheck.core.review.thin import why_thin
from riskcheck.core.suggest import one_of
from riskcheck.errors import Gravity, Problem

MANY = 4  # answers with the same note; two or three can share a fact


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


def pasted_notes(material: Material) -> Iterator[Problem]:
    """EV021: the same note stands at many answers; said once, at the first of them."""
    places: dict[str, list[str]] = {}
    for question, answer in material.given:
        if answer.note is not None:
            places.setdefault(_folded(answer.note), []).append(question.id)
    for names in places.values():
        if len(names) >= MANY:
            message = f"the same note stands at {len(names)} answers ({one_of(names, 8)})"
            hint = "say at each what is special about it"
            yield advice("EV021", names[0], message, hint, ("note",))


def _folded(note: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", note).casefold().split())


def placeholder_names(material: Material) -> Iterator[Problem]:
    """EV050: the product or the assessor is still called as in a new sheet."""
    for part, name in (("product", material.sheet.product.name), ("assessor", material.sheet.assessor.name)):
        if name in material.placeholders:
            message = f"the name of the {part} is still that of the template"
            yield Problem("EV050", message, (part, "name"), "write the real one", Gravity.WARNING)
