"""The checks of contradictions: what they name exists, and the two sides can meet in a sheet."""

from collections.abc import Iterator, Mapping

from riskcheck.core.conditions import UNKNOWN_WORD, Among, Between, Condition
from riskcheck.core.pack.base import NONE_WORD, kebab
from riskcheck.core.pack.contradiction import Contradiction
from riskcheck.core.pack.draft import Draft, Placed
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion
from riskcheck.core.pack.question import Choice, ManyShape, Question
from riskcheck.core.pack.rule import Rule
from riskcheck.core.pack.satisfiable import can_hold
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import PathKey, Problem

NOT_APPLICABLE = "not-applicable"
_Place = tuple[PathKey, ...]


def answer_words(question: Question) -> tuple[str, ...]:
    """Return the ids of the choices or bands that an answer can come to, and `none` where it is one."""
    # read by name, so that rules of any scoring method are known without knowing the method
    parts = getattr(question, "choices", ()) or getattr(question, "bands", ())
    words = tuple(part.id for part in parts)
    none = (NONE_WORD,) if isinstance(question, ManyShape) and question.allows_none else ()
    few = (kebab("too_few"),) if getattr(question, "too_few", None) is not None else ()
    return (*words, *none, *few)


def check_contradictions(draft: Draft, *, sound: bool) -> list[Problem]:
    """Return the defects of every contradiction in the pack.

    Whether its two sides can ever meet is only asked where all other conditions are `sound`.
    """
    checker = _Checker(draft, sound and not draft.broken)
    return [problem for placed in draft.questions() for problem in checker.check(placed)]


class _Checker:
    """Checks contradictions against all questions of a pack."""

    def __init__(self, draft: Draft, sound: bool) -> None:
        self.draft = draft
        self.sound = sound
        self.rules = {placed.item.id: placed.item for placed in draft.rules}
        self.questions: dict[str, Question] = {**draft.profile_by_id, **self.rules}

    def check(self, placed: Placed[Question]) -> Iterator[Problem]:
        question = placed.item
        for index, entry in enumerate(question.contradicts):
            path = (*placed.path, "contradicts", index)
            problems = [
                problem
                for atom in entry.when.atoms()
                for problem in self._check_atom(question.id, atom, (*path, "when"))
            ]
            problems += self._check_answers(question, entry, path)
            yield from problems or self._check_meeting(question, entry, path)

    def _check_atom(self, name: str, atom: Among | Between, path: _Place) -> Iterator[Problem]:
        other = self.questions.get(atom.question)
        if atom.question in self.draft.broken:
            return
        if other is None:
            hint = did_you_mean(atom.question, self.questions)
            yield Problem("PK011", f"{name}: the question '{atom.question}' is unknown", path, hint)
        elif other.id == name:
            hint = "choose the answers of this question with `answers`"
            yield Problem("PK025", f"{name}: a contradiction lies between two questions", path, hint)
        elif isinstance(atom, Between):
            if not isinstance(other, ProfileNumber):
                hint = "name its bands" if isinstance(other, Rule) and other.kind == "number" else ""
                message = f"{name}: '{other.id}' cannot be compared with a limit"
                yield Problem("PK012", message, path, hint)
        else:
            yield from _check_words(name, atom.values, other, path)

    def _check_answers(self, question: Question, entry: Contradiction, path: _Place) -> Iterator[Problem]:
        allowed = answer_words(question)
        if isinstance(question, Rule) and question.allow_not_applicable:
            allowed = (*allowed, NOT_APPLICABLE)
        for index, word in enumerate(entry.answers or ()):
            if word not in allowed:
                of = f"one of {one_of(allowed, 20)}" if allowed else "an answer that it can name"
                message = f"{question.id}: '{word}' is not {of}"
                yield Problem("PK013", message, (*path, "answers", index), did_you_mean(word, allowed))

    def _check_meeting(self, question: Question, entry: Contradiction, path: _Place) -> Iterator[Problem]:
        """Both sides must be possible in one sheet, else nobody is ever asked back."""
        if self.sound and not self._can_meet(entry.when, question.when):
            yield Problem("PK016", f"{question.id}: this condition can never hold", (*path, "when"))

    def _can_meet(self, condition: Condition, given: Condition) -> bool:
        named = {atom.question for atom in condition.atoms()}
        rules = {name: _stand_in(rule) for name, rule in self.rules.items() if name in named}
        profile: Mapping[str, ProfileQuestion] = {**self.draft.profile_by_id, **rules}
        return can_hold(condition, given, profile)


def _check_words(name: str, words: tuple[str, ...], other: Question, path: _Place) -> Iterator[Problem]:
    allowed = answer_words(other)
    if isinstance(other, ProfileMany):
        allowed = tuple(word for word in allowed if word != NONE_WORD)  # as in every other condition
    if not allowed:
        yield Problem("PK012", f"{name}: '{other.id}' has no choices to compare with", path)
        return
    allowed = (*allowed, UNKNOWN_WORD)
    for word in words:
        if word not in allowed:
            message = f"{name}: '{word}' is not one of {one_of(allowed, 20)} of '{other.id}'"
            yield Problem("PK013", message, path, did_you_mean(word, allowed))


def _stand_in(rule: Question) -> ProfileOne | ProfileMany:
    """A rule as a profile question with the same answers, for the search of answers that meet."""
    choices = tuple(Choice.model_construct(id=word, text=rule.title) for word in answer_words(rule))
    title, ask, when = rule.title, rule.ask, rule.when
    if isinstance(rule, ManyShape):
        many = ProfileMany.model_construct
        return many(id=rule.id, type="many", title=title, ask=ask, when=when, choices=choices)
    one = ProfileOne.model_construct
    return one(id=rule.id, type="one", title=title, ask=ask, when=when, choices=choices)
