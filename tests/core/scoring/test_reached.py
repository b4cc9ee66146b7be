"""What a mitigation would bring the exposure to."""

from fractions import Fraction

import pytest

from riskcheck.core.answers.model import Answer, AnswerState, Sample
from riskcheck.core.scoring import METHODS
from tests.reporting.sample import answered, small_pack

UNKNOWN = Answer(AnswerState.UNKNOWN)


@pytest.mark.parametrize(
    ("rule", "place", "answer", "expected"),
    [
        ("P-1", 0, answered("nothing"), 0),
        ("P-1", 1, answered("nothing"), 50),
        ("P-2", 0, answered(("lock",)), 0),
        ("P-2", 0, answered(()), 60),
        ("P-2", 0, UNKNOWN, 60),
        ("P-2", 0, None, 60),
        ("T-1", 0, answered(Fraction(90)), 0),
        ("T-2", 0, answered(Sample(10, 1)), 0),
        ("P-3", 0, answered("not"), None),
    ],
)
def test_the_exposure_reached(rule: str, place: int, answer: Answer | None, expected: int | None) -> None:
    given = next(each for each in small_pack().rules() if each.id == rule)
    assert METHODS["risk"].reached(given, answer, given.mitigations[place]) == expected
