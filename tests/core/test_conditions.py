"""The three-valued tables of every node of a condition."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import pytest

from riskcheck.core.condition_reading import read_condition
from riskcheck.core.conditions import ALWAYS, All, Among, AnyOf, Between, Fact, Not, Truth

NO, MAYBE, YES = Truth.FALSE, Truth.UNDETERMINED, Truth.TRUE


@dataclass
class Known:
    """Every question has the same fact."""

    known: Fact

    def fact(self, _question: str) -> Fact:
        return self.known


@dataclass(frozen=True)
class Fixed(Among):
    """A condition whose truth is given."""

    question: str = ""
    values: tuple[str, ...] = ()
    fixed: Truth = MAYBE

    def truth(self, _facts) -> Truth:
        return self.fixed


def fixed(truth: Truth) -> Fixed:
    return Fixed(fixed=truth)


def words(*chosen: str, asked: Truth = YES) -> Fact:
    return Fact(asked, words=frozenset(chosen))


@pytest.mark.parametrize(
    ("fact", "plain", "with_unknown"),
    [
        (words("cn"), YES, YES),
        (words("us", "eu"), YES, YES),
        (words("us"), NO, NO),
        (words(), NO, NO),
        (Fact(), MAYBE, MAYBE),
        (Fact(unknown=True), MAYBE, YES),
        (words("cn", asked=NO), NO, NO),
        (Fact(NO, unknown=True), NO, NO),
        (words("cn", asked=MAYBE), MAYBE, MAYBE),
        (words("us", asked=MAYBE), NO, NO),
        (Fact(MAYBE, unknown=True), MAYBE, MAYBE),
    ],
)
def test_a_choice_among_several(fact, plain, with_unknown):
    assert Among("q", ("cn", "eu")).truth(Known(fact)) is plain
    assert Among("q", ("cn", "unknown", "eu")).truth(Known(fact)) is with_unknown


@pytest.mark.parametrize(
    ("number", "at_least", "below", "between"),
    [
        (Fraction(999_999, 100_000), NO, YES, NO),
        (Fraction(10), YES, YES, YES),
        (Fraction(199, 10), YES, YES, YES),
        (Fraction(20), YES, NO, NO),
        (Fraction(-1), NO, YES, NO),
    ],
)
def test_a_number_is_at_least_the_one_limit_and_below_the_other(number, at_least, below, between):
    facts = Known(Fact(number=number))
    assert Between("q", at_least=Fraction(10)).truth(facts) is at_least
    assert Between("q", below=Fraction(20)).truth(facts) is below
    assert Between("q", Fraction(10), Fraction(20)).truth(facts) is between


@pytest.mark.parametrize(
    ("fact", "truth"),
    [
        (Fact(), MAYBE),
        (Fact(unknown=True), MAYBE),
        (Fact(NO, number=Fraction(15)), NO),
        (Fact(NO), NO),
        (Fact(MAYBE, number=Fraction(15)), MAYBE),
        (Fact(MAYBE, number=Fraction(5)), NO),
    ],
)
def test_a_number_that_is_not_known_or_not_asked_for(fact, truth):
    assert Between("q", Fraction(10), Fraction(20)).truth(Known(fact)) is truth


AND = {
    (NO, NO): NO, (NO, MAYBE): NO, (NO, YES): NO,
    (MAYBE, NO): NO, (MAYBE, MAYBE): MAYBE, (MAYBE, YES): MAYBE,
    (YES, NO): NO, (YES, MAYBE): MAYBE, (YES, YES): YES,
}  # fmt: skip
OR = {
    (NO, NO): NO, (NO, MAYBE): MAYBE, (NO, YES): YES,
    (MAYBE, NO): MAYBE, (MAYBE, MAYBE): MAYBE, (MAYBE, YES): YES,
    (YES, NO): YES, (YES, MAYBE): YES, (YES, YES): YES,
}  # fmt: skip


@pytest.mark.parametrize("pair", list(product(Truth, repeat=2)))
def test_all_and_any(pair):
    parts = tuple(fixed(truth) for truth in pair)
    assert All(parts).truth(Known(Fact())) is AND[pair]
    assert AnyOf(parts).truth(Known(Fact())) is OR[pair]


@pytest.mark.parametrize(("truth", "negated"), [(NO, YES), (MAYBE, MAYBE), (YES, NO)])
def test_not(truth, negated):
    assert Not(fixed(truth)).truth(Known(Fact())) is negated


def test_nothing_to_hold_always_holds():
    assert ALWAYS.truth(Known(Fact(NO))) is YES
    assert AnyOf(()).truth(Known(Fact())) is NO


def test_a_question_that_is_not_asked_is_not_answered_with_anything():
    """NOT of a choice holds where the question does not arise at all."""
    assert Not(Among("q", ("yes",))).truth(Known(Fact(NO))) is YES


def test_a_mapping_means_all_of_its_keys_and_the_nodes_nest():
    condition = read_condition(
        {
            "regions": ("cn", "eu"),
            "users": {"at-least": 5, "below": 9},
            "not": {"any": ({"a": "x"}, {"b": "y"})},
        }
    )
    assert condition == All(
        (
            Among("regions", ("cn", "eu")),
            Between("users", Fraction(5), Fraction(9)),
            Not(AnyOf((Among("a", ("x",)), Among("b", ("y",))))),
        )
    )
    assert [atom.question for atom in condition.atoms()] == ["regions", "users", "a", "b"]


def test_one_key_needs_no_all():
    assert read_condition({"all": ({"a": "x"},)}) == All((Among("a", ("x",)),))
    assert read_condition({"a": "x"}) == Among("a", ("x",))
