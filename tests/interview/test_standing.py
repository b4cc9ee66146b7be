"""The result so far in words, and what the last answer did to it."""

from typing import Any

import pytest

from riskcheck.core.pack.pack import RulePack
from riskcheck.interview.standing import Standing
from tests.support.answers import ANSWERS, but
from tests.support.big_packs import big_pack
from tests.support.interviews import read, speak

SETTLED = {**ANSWERS, "TST-01": 5}


def after(pack: RulePack, answers: dict[str, Any], question: str, raw: Any) -> Standing:
    standing = Standing(pack, read(pack, answers))
    standing.take(question, None if raw is None else read(pack, {question: raw})[question])
    return standing


@pytest.mark.parametrize(
    ("answers", "language", "verdict"),
    [
        ({}, "en", "Result so far: Low to High, score 0.0 to 100.0 of 100 (still open)"),
        ({}, "zh", "目前结果：低至高，得分0.0至100.0（0至100，越低越好；尚未定论）"),
        (SETTLED, "en", "Result: High, score 29.4 of 100"),
        (SETTLED, "zh", "结果：高，得分29.4（0至100，越低越好）"),
        (ANSWERS, "en", "Result so far: High, score 29.4 to 47.8 of 100 (the level is settled)"),
    ],
)
def test_the_verdict(pack: RulePack, answers: dict[str, Any], language: str, verdict: str) -> None:
    standing = Standing(pack, read(pack, answers))
    assert standing.verdict(speak(language)) == verdict


def test_before_the_first_answer_nothing_moved(pack: RulePack) -> None:
    assert Standing(pack, read(pack, ANSWERS)).change(speak("en")) == ""


@pytest.mark.parametrize(
    ("question", "raw", "change"),
    [
        ("purpose", "A game", "Your last answer (purpose) did not change it."),
        ("TST-01", 5, "Your last answer (TST-01) moved the score: 29.4-47.8 -> 29.4"),
        ("TST-01", None, "Your last answer (TST-01) did not change it."),
        (
            "TST-02",
            {"tested": 500, "passed": 1},
            "Your last answer (TST-02) moved the score: 29.4-47.8 -> 62.0-80.4",
        ),
    ],
)
def test_what_the_last_answer_did(pack: RulePack, question: str, raw: Any, change: str) -> None:
    assert after(pack, ANSWERS, question, raw).change(speak("en")) == change


@pytest.mark.parametrize(
    ("language", "change"),
    [
        ("en", "Your last answer (S0-0018) moved the score by less than 0.1"),
        ("zh", "上一回答（S0-0018）使得分变化不足0.1"),
    ],
)
def test_a_change_that_rounding_hides_is_not_told_as_two_equal_scores(language: str, change: str) -> None:
    assert after(big_pack(2_000), {}, "S0-0018", "d").change(speak(language)) == change


def test_the_settling_questions(pack: RulePack) -> None:
    assert Standing(pack, read(pack, but("PRI-02"))).settle() == ("PRI-02", "TST-01")


def test_a_level_that_moves_is_named(pack: RulePack) -> None:
    few = {"tested": 100, "passed": 99}  # too few to count
    standing = after(pack, but("PRI-02", "TST-01", "TST-02"), "TST-02", few)
    assert standing.change(speak("en")) == (
        "Your last answer (TST-02) moved the score: 0.0-100.0 -> 32.7-100.0; level: Low to High -> High"
    )
