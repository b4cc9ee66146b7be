"""One question of the commented sheet as lines of text, with the condition under which it is asked."""

from collections.abc import Iterator

from riskcheck.core.asking import in_full, number_form, options_of
from riskcheck.core.conditions import All, Among, AnyOf, Between, Condition, Not
from riskcheck.core.exact import plain
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import NumberShape, Question
from riskcheck.core.pack.rule import Rule
from riskcheck.core.wording import Wording


def question_lines(
    pack: RulePack, question: Question, wording: Wording, language: str
) -> Iterator[tuple[int, str]]:
    """Yield (indentation of its further lines, text) for every paragraph of a question."""
    yield 0, f"{question.id} - {pack.say(question.title, language)}"
    yield 0, pack.say(question.ask, language)
    if question.help is not None:
        yield 0, pack.say(question.help, language)
    condition = question.condition()
    if condition != All(()):
        words = _ConditionWords(pack, wording).say(condition)
        yield 2, wording.say("template.asked-when", condition=words)
    yield 0, _form(pack, question, wording, language)
    for option in options_of(pack, question, wording, language):
        yield 4, f"  {option.id}: {in_full(option, wording)}"
    if isinstance(question, Rule) and question.allow_not_applicable:
        yield 4, f"  {wording.say('template.form.not-applicable')}"


def _form(pack: RulePack, question: Question, wording: Wording, language: str) -> str:
    if isinstance(question, NumberShape):
        return wording.say("template.form.number", form=number_form(pack, question, wording, language))
    return wording.say(f"template.form.{question.kind}")


class _ConditionWords:
    """A condition in words, with the names and values that a sheet uses."""

    def __init__(self, pack: RulePack, wording: Wording) -> None:
        self.pack = pack
        self.wording = wording

    def say(self, condition: Condition, inner: bool = False) -> str:
        if isinstance(condition, Among):
            return self._among(condition)
        if isinstance(condition, Between):
            return self._between(condition)
        if isinstance(condition, Not):
            return self.wording.say("template.condition.not", part=self.say(condition.part, inner=True))
        if isinstance(condition, All | AnyOf):
            joint = "and" if isinstance(condition, All) else "or"
            words = self._join(joint, [self.say(part, inner=True) for part in condition.parts])
            many = inner and len(condition.parts) > 1
            return self.wording.say("condition.group", words=words) if many else words
        raise TypeError(type(condition).__name__)

    def _join(self, joint: str, parts: list[str]) -> str:
        return self.wording.say(f"template.condition.{joint}").join(parts)

    def _among(self, condition: Among) -> str:
        question = self.pack.questions.get(condition.question)
        verb = "includes" if question is not None and question.kind == "many" else "is"
        values = self._join("or", list(condition.values))
        return self.wording.say(f"template.condition.{verb}", question=condition.question, values=values)

    def _between(self, condition: Between) -> str:
        parts = []
        for key, limit in (("at-least", condition.at_least), ("below", condition.below)):
            if limit is not None:
                words = f"template.condition.{key}"
                parts.append(self.wording.say(words, question=condition.question, limit=plain(limit)))
        return self._join("and", parts)
