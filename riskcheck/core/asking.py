"""What a person is shown of a question: its choices with their texts, and what a typed answer looks like."""

from dataclasses import dataclass

from riskcheck.core.pack.base import NONE_WORD
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import ManyShape, NumberShape, OneShape, Question
from riskcheck.core.text import Text
from riskcheck.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from."""

    id: str
    text: str
    help: str = ""


def options_of(pack: RulePack, question: Question, wording: Wording, language: str) -> tuple[Option, ...]:
    """Return the choices of a question, `none` last where allowed; empty for an answer that is typed."""
    if not isinstance(question, OneShape | ManyShape):
        return ()
    options = [
        Option(
            choice.id, pack.say(choice.text, language), pack.say(choice.help, language) if choice.help else ""
        )
        for choice in question.choices
    ]
    if isinstance(question, ManyShape) and question.allows_none:
        options.append(Option(NONE_WORD, _none_text(pack, question, wording, language)))
    return tuple(options)


def _none_text(pack: RulePack, question: Question, wording: Wording, language: str) -> str:
    given = getattr(question, NONE_WORD, None)  # a text in the profile, a part with a text in a rule
    text = given if isinstance(given, Text) else getattr(given, "text", None)
    return pack.say(text, language) if isinstance(text, Text) else wording.say("interview.none-of-these")


def number_form(pack: RulePack, question: NumberShape, wording: Wording, language: str) -> str:
    """Return in words which numbers a question takes, for instance 'a whole number, 0 or more (hours)'."""
    form = wording.say("interview.form.whole" if question.integer else "interview.form.number")
    least, most = question.min, question.max
    if least is not None and most is not None:
        form += wording.say("interview.form.between", least=least, most=most)
    elif least is not None:
        form += wording.say("interview.form.least", least=least)
    elif most is not None:
        form += wording.say("interview.form.most", most=most)
    if question.unit is not None:
        form += wording.say("interview.form.unit", unit=pack.say(question.unit, language))
    return form


def in_full(option: Option, wording: Wording) -> str:
    """Return the text of an option with its help, if there is any, in one line."""
    if not option.help:
        return option.text
    return wording.say("interview.form.helped", text=option.text, help=option.help)
