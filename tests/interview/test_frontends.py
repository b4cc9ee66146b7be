"""What every front end must do; a new one is added to `KINDS`."""

from decimal import Decimal
from typing import Any

import pytest

from riskcheck.core.answers.reading import read_answer
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError, ExitCode
from riskcheck.interview.frontend import Prompt
from riskcheck.interview.interview import Interview
from tests.interview.fronts import CTRL_D, DOWN, ENTER, SPACE, UP, front_end

KINDS = ["scripted", "terminal"]


def prompt_for(pack: RulePack, wording: Wording, question: str) -> Prompt:
    """The prompt for a question, everything before it being answered."""
    answers = {}
    for name, before in pack.questions.items():
        if name == question:
            break
        raw = "yes" if name == "personal-data" else "unknown"
        answers[name], _ = read_answer(before, raw)
    prompt = Interview(pack, answers, wording, "en").prompt()
    assert prompt is not None
    assert prompt.id == question
    return prompt


REPLIES: list[tuple[str, Any, str]] = [
    ("purpose", "A quiz: #1", "A quiz: #1" + ENTER),
    ("purpose", "给学生答疑", "  给学生答疑 " + ENTER),
    ("purpose", "unknown", "?" + ENTER),
    ("launch", "2026-12-01", "2026-12-01" + ENTER),
    ("regions", ["cn"], SPACE + ENTER),
    ("regions", ["cn", "eu"], DOWN + SPACE + UP + SPACE + ENTER),
    ("regions", "unknown", DOWN + DOWN + ENTER),
    (
        "regions",
        "unknown",
        SPACE + DOWN + DOWN + SPACE + SPACE,
    ),  # the first one takes the tick away, in sight
    ("sectors", "none", UP + UP + UP + SPACE + ENTER),
    ("personal-data", "yes", ENTER),
    ("personal-data", "no", DOWN + ENTER),
    ("personal-data", "unknown", DOWN + DOWN + ENTER),
    ("users", 12, "12" + ENTER),
    ("users", 12, "１２" + ENTER),
    ("TST-01", Decimal("1.5"), "1.5" + ENTER),
    ("TST-01", "unknown", "?" + ENTER),
    ("TST-02", {"tested": 500, "passed": 488}, "500" + ENTER + "488" + ENTER),
    ("TST-02", "unknown", "?" + ENTER),
    ("TST-02", "unknown", "500" + ENTER + "?" + ENTER),
    ("PRI-01", {"not-applicable": "No: none"}, UP + UP + ENTER + "No: none" + ENTER),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("question", "raw", "keys"), REPLIES)
def test_every_kind_of_question_gets_its_plain_answer(
    kind: str, question: str, raw: Any, keys: str, pack: RulePack, wording: Wording
) -> None:
    prompt = prompt_for(pack, wording, question)
    with front_end(kind, wording, prompt, raw, keys) as front:
        reply = front.ask(prompt)
    assert reply == raw
    assert type(reply) is type(raw)
    assert prompt.check(reply) == ""


WRONG: list[tuple[str, Any, str]] = [
    ("purpose", "", "Please write something."),
    ("purpose", "x" * 10_001, "This is too long; at most 10,000 characters."),
    ("launch", "22.11.2026", "Give a date such as 2026-11-22."),
    ("regions", [], "Choose at least one."),
    ("sectors", ["none", "finance"], "'None of these' cannot stand beside other choices."),
    ("users", "1,000", "Give a whole number, 0 or more."),
    ("users", -5, "Give a whole number, 0 or more."),
    ("TST-01", 1001, "Give a number, 0 to 1000 (hours)."),
    (
        "TST-02",
        {"tested": 500, "passed": 501},
        "Give whole numbers; no more can have passed than were tested.",
    ),
    ("PRI-01", {"not-applicable": " "}, "Give the reason in words."),
]


@pytest.mark.parametrize(("question", "raw", "message"), WRONG)
def test_what_is_said_about_a_wrong_reply(
    question: str, raw: Any, message: str, pack: RulePack, wording: Wording
) -> None:
    assert prompt_for(pack, wording, question).check(raw) == message


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("question", ["purpose", "TST-02"])
def test_an_end_of_the_input_is_no_answer(kind: str, question: str, pack: RulePack, wording: Wording) -> None:
    prompt = prompt_for(pack, wording, question)
    with front_end(kind, wording, prompt, None, CTRL_D) as front, pytest.raises(CannotAskError) as caught:
        front.ask(prompt)
    assert caught.value.exit_code is ExitCode.CANNOT_ASK


@pytest.mark.parametrize("kind", KINDS)
def test_an_optional_question_may_be_passed_over(kind: str, wording: Wording) -> None:
    prompt = Prompt("x.note", "text", "Note", "Anything?", lambda _: "", may_be_empty=True)
    with front_end(kind, wording, prompt, None, ENTER) as front:
        assert front.ask(prompt) is None


@pytest.mark.parametrize("kind", KINDS)
def test_messages_are_shown(kind: str, wording: Wording) -> None:
    prompt = Prompt("x", "text", "", "", lambda _: "")
    with front_end(kind, wording, prompt, "y", "") as front:
        front.say("A message")
