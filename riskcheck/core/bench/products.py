"""Products to try a pack on: every one that its conditions tell apart, or some drawn with a seed."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from riskcheck.core.answers.model import Answer, AnswerState, Value
from riskcheck.core.bench.chance import Chance
from riskcheck.core.bench.places import all_conditions
from riskcheck.core.conditions import Among, Between, Condition, Fact, Truth
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion
from riskcheck.core.pack.satisfiable import numbers_to_try
from riskcheck.core.questionnaire import Questionnaire

Profile = Mapping[str, Answer]
UNKNOWN = Answer(AnswerState.UNKNOWN)
MOST_CHOICES = 8  # of one question in an exhaustive search: 2^8 answers


class Products:
    """The profile answers that the conditions of a pack tell apart."""

    def __init__(self, pack: RulePack) -> None:
        """Gather what the conditions ask for."""
        self.pack = pack
        self._atoms: dict[str, list[Among | Between]] = {}
        for condition in all_conditions(pack):
            for atom in condition.atoms():
                self._atoms.setdefault(atom.question, []).append(atom)
        self._asked = [question for question in pack.profile if question.id in self._atoms]

    def every(self, limit: int) -> list[Profile] | None:
        """Return every product; None where there are more than `limit`."""
        if any(len(self._named(q)) > MOST_CHOICES for q in self._asked if isinstance(q, ProfileMany)):
            return None
        found: list[Profile] = []
        for profile in self._every(0, {}):
            found.append(profile)
            if len(found) > limit:
                return None
        return found

    def _every(self, index: int, given: dict[str, Answer]) -> Iterator[Profile]:
        if index == len(self._asked):
            yield dict(given)
            return
        question = self._asked[index]
        if not self._applies(question, given):
            yield from self._every(index + 1, given)
            return
        for value in self._values(question):
            yield from self._every(index + 1, {**given, question.id: Answer(AnswerState.ANSWERED, value)})

    def drawn(self, chance: Chance, *, unknowns: bool = False, only: Sequence[str] | None = None) -> Profile:
        """Return a product by chance; with `unknowns`, some questions are answered with unknown.

        `only` leaves all other questions open.
        """
        given: dict[str, Answer] = {}
        share = chance.of((10, 30, 60))  # of the choices that hold: narrow, middling and wide products
        for question in self._asked:
            if only is not None and question.id not in only:
                continue
            if not self._applies(question, given):
                continue
            if unknowns and chance.percent(10):
                given[question.id] = UNKNOWN
            else:
                given[question.id] = Answer(AnswerState.ANSWERED, self._value(question, chance, share))
        return given

    def meeting(self, conditions: Sequence[Condition], chance: Chance, tries: int) -> tuple[bool, int]:
        """Return whether a product drawn by chance meets all conditions, and how many were drawn."""
        involved: dict[str, None] = {}
        for condition in conditions:
            self._involve(condition, involved)
        for count in range(1, tries + 1):
            questionnaire = Questionnaire(self.pack, self.drawn(chance, unknowns=True, only=list(involved)))
            if all(condition.truth(questionnaire) is Truth.TRUE for condition in conditions):
                return True, count
        return False, tries

    def _involve(self, condition: Condition, involved: dict[str, None]) -> None:
        for atom in condition.atoms():
            if atom.question not in involved:
                involved[atom.question] = None
                self._involve(self.pack.questions[atom.question].when, involved)

    def _applies(self, question: ProfileQuestion, given: Profile) -> bool:
        return question.when.truth(_Given(given)) is Truth.TRUE

    def _named(self, question: ProfileOne | ProfileMany) -> list[str]:
        """Return the choices that conditions name, and one more that stands for all others."""
        atoms = self._atoms.get(question.id, [])
        words = {word for atom in atoms if isinstance(atom, Among) for word in atom.values}
        ids = [choice.id for choice in question.choices]
        return [name for name in ids if name in words] + [name for name in ids if name not in words][:1]

    def _values(self, question: ProfileQuestion) -> Iterator[Value]:
        if isinstance(question, ProfileOne):
            yield from self._named(question)
        elif isinstance(question, ProfileMany):
            names = self._named(question)
            for size in range(0 if question.allows_none else 1, len(names) + 1):
                yield from combinations(names, size)
        elif isinstance(question, ProfileNumber):
            yield from sorted(set(numbers_to_try(question, self._atoms[question.id])))

    def _value(self, question: ProfileQuestion, chance: Chance, share: int) -> Value:
        if not isinstance(question, ProfileMany):
            return chance.of(list(self._values(question)))
        names = self._named(question)
        chosen = tuple(name for name in names if chance.percent(share))
        return chosen if chosen or question.allows_none else (chance.of(names),)


class _Given:
    """The facts of the questions answered so far; what was not asked matches nothing."""

    def __init__(self, given: Profile) -> None:
        self._given = given

    def fact(self, question: str) -> Fact:
        answer = self._given.get(question)
        if answer is None:
            return Fact(asked=Truth.FALSE)
        if answer.state is AnswerState.UNKNOWN:
            return Fact(unknown=True)
        value = answer.value
        if isinstance(value, tuple):
            return Fact(words=frozenset(value))
        return Fact(words=frozenset({value})) if isinstance(value, str) else Fact(number=_number(value))


def _number(value: object) -> Fraction | None:
    return value if isinstance(value, Fraction) else None
