"""The short interview, and the full one that goes on from it."""

from typing import Any

import pytest

from riskcheck.core.pack.pack import RulePack
from riskcheck.core.tiers import SCREENING
from riskcheck.core.wording import Wording
from riskcheck.errors import InterruptedByUserError
from riskcheck.interview.frontend import Move
from riskcheck.interview.runner import run_interview
from riskcheck.interview.scripted import ScriptedFrontEnd
from riskcheck.loading.locales import load_wording
from riskcheck.resources import locale_file
from tests.interview.fronts import Replies
from tests.interview.test_runner import ANSWERS, run


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


def test_only_what_decides_is_asked_and_the_rest_is_counted(screening: RulePack, wording: Wording) -> None:
    front = ScriptedFrontEnd(ANSWERS)
    _, saved = run(screening, wording, front, tier=SCREENING)
    assert [name for name, _ in saved] == ["regions", "personal-data", "PRI-01"]
    assert front.messages == [
        "3 questions are open. Every answer is saved at once; "
        "stop with Ctrl-C whenever you like and go on later.",
        "The short interview is done; 7 questions of the full one are open, so the score is a wide range. "
        "The same command without --tier goes on with them.",
    ]


def test_the_full_interview_goes_on_from_it(screening: RulePack, wording: Wording) -> None:
    _, first = run(screening, wording, ScriptedFrontEnd(ANSWERS), tier=SCREENING)
    front = ScriptedFrontEnd(ANSWERS)
    _, second = run(screening, wording, front, dict(first))
    assert sorted([*first, *second], key=lambda pair: list(ANSWERS).index(pair[0])) == list(ANSWERS.items())
    assert front.messages[-1] == "Every question has an answer; answered with unknown: 1."


def test_a_screening_of_a_finished_sheet_asks_nothing(screening: RulePack, wording: Wording) -> None:
    front = ScriptedFrontEnd({})
    _, saved = run(screening, wording, front, ANSWERS, tier=SCREENING)
    assert saved == []
    assert front.messages[-1] == "Every question has an answer; answered with unknown: 1."


def test_progress_and_the_way_back_stay_within_it(screening: RulePack, wording: Wording) -> None:
    front = Replies(["cn"], Move.BACK, ["eu"], "no", KeyboardInterrupt())
    saved: list[Any] = []
    run_interview(
        screening, {}, front, lambda name, raw: saved.append((name, raw)), wording, "en", tier=SCREENING
    )
    assert [(p.id, p.done, p.total) for p in front.prompts] == [
        ("regions", 0, 3),
        ("personal-data", 1, 3),
        ("regions", 1, 3),
        ("personal-data", 1, 3),
    ]
    assert saved == [("regions", ["cn"]), ("regions", ["eu"]), ("personal-data", "no")]


def test_breaking_off_counts_what_is_left_of_it(screening: RulePack, wording: Wording) -> None:
    front = Replies(["cn"], KeyboardInterrupt())
    with pytest.raises(InterruptedByUserError) as caught:
        run_interview(screening, {}, front, lambda *_: None, wording, "en", tier=SCREENING)
    assert caught.value.message == "interrupted; every answer so far is saved, questions still open: 2"


def test_it_speaks_chinese(screening: RulePack) -> None:
    front = ScriptedFrontEnd(ANSWERS)
    run(screening, load_wording(locale_file("zh")), front, tier=SCREENING)
    assert front.messages[-1] == (
        "简版问卷已答完；完整问卷还有 7 题未答，因此得分是一个较宽的区间。"
        "不带 --tier 再次运行同一命令即可继续作答。"
    )
