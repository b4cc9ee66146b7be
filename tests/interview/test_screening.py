"""The short interview, and the full one that goes on from it."""

import pytest

from riskcheck.core.pack.pack import RulePack
from riskcheck.core.tiers import SCREENING
from riskcheck.core.walk import Scope
from riskcheck.errors import InterruptedByUserError
from riskcheck.interview.frontend import Move
from riskcheck.interview.runner import run_interview
from riskcheck.interview.scripted import ScriptedFrontEnd
from tests.interview.test_runner import run
from tests.support.answers import ANSWERS
from tests.support.interviews import Replies, new_session

SHORT = Scope(tier=SCREENING)


@pytest.fixture
def screening(pack: RulePack) -> RulePack:
    """The pack with PRI-01 as its one rule for the short interview; it hangs on personal-data and regions."""
    sections = tuple(
        section.model_copy(
            update={
                "rules": tuple(
                    rule.model_copy(update={"tier": SCREENING}) if rule.id == "PRI-01" else rule
                    for rule in section.rules
                )
            }
        )
        for section in pack.sections
    )
    return pack.model_copy(update={"sections": sections})


def test_only_what_decides_is_asked_and_the_rest_is_counted(screening: RulePack) -> None:
    front = ScriptedFrontEnd(ANSWERS)
    _, saved = run(screening, front, scope=SHORT)
    assert [name for name, _ in saved] == ["regions", "personal-data", "PRI-01"]
    assert front.messages == [
        "Questions: 3 at most. Every answer is saved at once: leave whenever you like with q or Ctrl-C, "
        "and go on later.",
        "The short interview is done; 7 questions of the full one are open, so the score is a wide range. "
        "The same command without --tier goes on with them.",
    ]


def test_the_full_interview_goes_on_from_it(screening: RulePack) -> None:
    _, first = run(screening, ScriptedFrontEnd(ANSWERS), scope=SHORT)
    front = ScriptedFrontEnd(ANSWERS)
    _, second = run(screening, front, dict(first))
    assert sorted([*first, *second], key=lambda pair: list(ANSWERS).index(pair[0])) == list(ANSWERS.items())
    assert front.messages[-1] == "Every question has an answer; answered with unknown: 1."


def test_a_screening_of_a_finished_sheet_asks_nothing(screening: RulePack) -> None:
    front = ScriptedFrontEnd({})
    _, saved = run(screening, front, ANSWERS, scope=SHORT)
    assert saved == []
    assert front.messages[-1] == "Every question has an answer; answered with unknown: 1."


def test_progress_and_the_way_back_stay_within_it(screening: RulePack) -> None:
    front = Replies(["cn"], Move.BACK, ["eu"], "no", KeyboardInterrupt())
    _, saved = run(screening, front, scope=SHORT)
    assert [(prompt.id, prompt.status) for prompt in front.prompts] == [
        ("regions", "About the product 1/2 · 2 of at most 3 left"),
        ("personal-data", "About the product 2/2 · 1 of at most 2 left"),
        ("regions", "About the product 1/2 · 1 of at most 2 left"),
        ("personal-data", "About the product 2/2 · 1 of at most 2 left"),
        ("review", ""),
    ]
    assert saved == [("regions", ["cn"]), ("regions", ["eu"]), ("personal-data", "no")]


def test_breaking_off_counts_what_is_left_of_it(screening: RulePack) -> None:
    session = new_session(screening, {}, scope=SHORT)
    with pytest.raises(InterruptedByUserError) as caught:
        run_interview(session, Replies(["cn"], KeyboardInterrupt()))
    assert (
        caught.value.message == "interrupted; every answer so far is saved, questions still open: at most 2"
    )


def test_it_speaks_chinese(screening: RulePack) -> None:
    front = ScriptedFrontEnd(ANSWERS)
    run(screening, front, scope=SHORT, language="zh")
    assert front.messages[-1] == (
        "简版问卷已答完；完整问卷还有7题未答，因此得分是一个较宽的区间。"
        "不带 --tier 再次运行同一命令即可继续作答。"
    )
