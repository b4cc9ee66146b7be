"""What every front end must do; a new one is added to `KINDS`."""

from decimal import Decimal
from typing import Any

import pytest

from riskcheck.core.asking import Option
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError, ExitCode
from riskcheck.interview.frontend import Entry, FrontEnd, Move, Page, Prompt
from riskcheck.interview.prompts import question_prompt
from riskcheck.interview.review import review_prompt
from tests.support.interviews import CTRL_D, DOWN, ENTER, ESC, SPACE, TAB, UP, front_end, new_session

KINDS = ["scripted", "plain", "terminal"]


def prompt_for(pack: RulePack, question: str, **options: Any) -> Prompt:
    """The prompt for a question, everything before it being answered."""
    answers: dict[str, Any] = {}
    for name in pack.questions:
        if name == question:
            break
        answers[name] = "yes" if name == "personal-data" else "unknown"
    session = new_session(pack, answers, **options)
    present = session.walk.present
    assert present is not None
    assert present.id == question
    return question_prompt(session, present)


# question, what the reply is, the keys in the terminal, the lines in the plain interview
REPLIES: list[tuple[str, Any, str, tuple[str, ...]]] = [
    ("purpose", "A quiz: #1", "A quiz: #1" + ENTER, ("A quiz: #1",)),
    ("purpose", "给学生答疑", "  给学生答疑 " + ENTER, ("  给学生答疑 ",)),
    ("purpose", "/usr/bin", "/usr/bin" + ENTER, ("/usr/bin",)),
    ("purpose", "unknown", ESC + "d", ("/d",)),
    ("purpose", Move.SKIP, "half a text" + ESC + "s", ("/s",)),
    ("launch", "2026-12-01", "2026-12-01" + ENTER, ("2026-12-01",)),
    ("launch", "2026-12-01", "２０２６/12/01" + ENTER, ("２０２６/12/01",)),
    ("launch", Move.BACK, ESC + "b", ("/b",)),
    ("regions", ["cn"], SPACE + ENTER, ("1",)),
    ("regions", ["cn", "eu"], DOWN + SPACE + UP + SPACE + ENTER, ("2, 1",)),
    ("regions", ["cn", "eu"], "21" + ENTER, ("1，2",)),
    ("regions", "unknown", "d", ("d",)),
    ("regions", Move.JUMP, "j", ("/j",)),
    ("sectors", "none", UP + SPACE + ENTER, ("3",)),
    ("personal-data", "yes", ENTER + DOWN + ENTER, ("1",)),
    ("personal-data", "no", UP + ENTER, ("2",)),
    ("personal-data", "no", "2" + SPACE, ("2",)),
    ("personal-data", "unknown", "d", ("d",)),
    ("personal-data", Move.EVIDENCE, "e", ("E",)),
    ("personal-data", Move.LEAVE, "Q", ("q",)),
    ("personal-data", Move.SKIP, "ｓ", ("ｓ",)),
    ("personal-data", "no", "２" + ENTER, ("２",)),
    ("personal-data", Move.HELP, "？", ("？",)),
    ("users", 12, "12" + ENTER, ("12",)),
    ("users", 12, "１２" + ENTER, ("１２",)),
    ("users", "unknown", "12" + ESC + "d", ("/D",)),
    ("TST-01", Decimal("1.5"), "1.5" + ENTER, ("1.5",)),
    ("TST-01", Move.HELP, ESC + "?", ("?",)),
    ("TST-02", {"tested": 500, "passed": 488}, "500" + ENTER + "488" + ENTER, ("500", "488")),
    ("TST-02", {"tested": 500, "passed": 488}, TAB + "488" + TAB + "500" + ENTER, ("500", "488")),
    ("TST-02", "unknown", ESC + "d", ("/d",)),
    ("TST-02", Move.NOTE, "500" + ENTER + ESC + "n", ("500", "/n")),
    ("PRI-01", Move.NOT_APPLICABLE, "x", ("x",)),
    ("PRI-01", Move.ACCEPT, "a", ("a",)),
    ("PRI-01", Move.OWNER, "o", ("o",)),
    ("PRI-01", Move.EXPLAIN, "v", ("v",)),
    ("PRI-01", Move.MORE, "m", ("m",)),
    ("PRI-01", Move.REVIEW, "r", ("r",)),
    ("PRI-01", Move.LANGUAGE, "l", ("l",)),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("question", "raw", "keys", "lines"), REPLIES)
def test_every_kind_of_question_gets_its_plain_answer(
    kind: str, question: str, raw: Any, keys: str, lines: tuple[str, ...], pack: RulePack
) -> None:
    prompt = prompt_for(pack, question)
    with front_end(kind, prompt.id, raw, keys, lines) as front:
        reply = front.ask(prompt)
    assert reply == raw
    assert type(reply) is type(raw)
    if isinstance(reply, Move):
        assert reply in prompt.moves
    else:
        assert prompt.check(reply) == ""


def test_every_move_is_in_the_contract() -> None:
    assert {raw for _, raw, _, _ in REPLIES if isinstance(raw, Move)} == set(Move)


# A wrong reply, what is said about it, and the keys and lines that give it and then a right one
WRONG: list[tuple[str, Any, str, str, tuple[str, ...], Any]] = [
    ("purpose", " ", "Please write something.", " " + ENTER + "x" + ENTER, (" ", "x"), "x"),
    (
        "launch",
        "22.11.2026",
        "Give a date such as 2026-11-22.",
        "22.11.2026" + ENTER + "\x01\x0b2026-11-22" + ENTER,
        ("22.11.2026", "2026-11-22"),
        "2026-11-22",
    ),
    ("regions", [], "Choose at least one.", ENTER + SPACE + ENTER, ("", "1"), ["cn"]),
    (
        "sectors",
        ["finance", "none"],
        "'None of these' cannot stand beside other choices.",
        "23" + ENTER + "3" + ENTER,
        ("2 3", "2"),
        ["finance"],
    ),
    (
        "users",
        "1,000",
        "Give a whole number, 0 or more.",
        "1,000" + ENTER + "\x01\x0b1000" + ENTER,
        ("1,000", "1000"),
        1000,
    ),
    (
        "TST-01",
        1001,
        "Give a number, 0 to 1000 (hours).",
        "1001" + ENTER + "\x7f" + ENTER,
        ("1001", "100"),
        100,
    ),
    (
        "TST-02",
        {"tested": 500, "passed": 501},
        "Give whole numbers; no more can have passed than were tested.",
        "500" + ENTER + "501" + ENTER + "\x7f0" + ENTER,
        ("500", "501", "500", "500"),
        {"tested": 500, "passed": 500},
    ),
]


@pytest.mark.parametrize("kind", ["plain", "terminal"])
@pytest.mark.parametrize(("question", "wrong", "message", "keys", "lines", "right"), WRONG)
def test_a_wrong_reply_is_not_taken_and_can_be_mended(
    kind: str,
    question: str,
    wrong: Any,
    message: str,
    keys: str,
    lines: tuple[str, ...],
    right: Any,
    pack: RulePack,
) -> None:
    prompt = prompt_for(pack, question)
    assert prompt.check(wrong) == message
    with front_end(kind, question, None, keys, lines) as front:
        assert front.ask(prompt) == right


@pytest.mark.parametrize(
    ("question", "raw", "message"),
    [
        ("purpose", "x" * 10_001, "This is too long; at most 10,000 characters."),
        ("users", -5, "Give a whole number, 0 or more."),
        ("launch", None, "Give an answer first."),
        ("PRI-01", {"not-applicable": " "}, "Give the reason in words."),
    ],
)
def test_what_is_said_about_other_wrong_replies(
    question: str, raw: Any, message: str, pack: RulePack
) -> None:
    assert prompt_for(pack, question).check(raw) == message


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("question", ["purpose", "TST-02", "regions", "PRI-01"])
def test_an_end_of_the_input_is_no_answer(kind: str, question: str, pack: RulePack) -> None:
    prompt = prompt_for(pack, question)
    with (
        front_end(kind, question, None, CTRL_D, ()) as front,
        pytest.raises(CannotAskError) as caught,
    ):
        front.ask(prompt)
    assert caught.value.exit_code is ExitCode.CANNOT_ASK


def inserted(wording: Wording, kind: str, **values: Any) -> Prompt:
    return Prompt("x.note", kind, "Note", "Anything?", lambda _: "", wording, **values)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("asked", ["text", "date", "path"])
def test_an_optional_question_may_be_passed_over(kind: str, asked: str, wording: Wording) -> None:
    prompt = inserted(wording, asked, may_be_empty=True)
    with front_end(kind, prompt.id, None, ENTER, ("",)) as front:
        assert front.ask(prompt) is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("asked", "raw"), [("text", "since May"), ("path", "https://x.y//z"), ("path", "a b.pdf")]
)
def test_an_inserted_question_is_answered(kind: str, asked: str, raw: str, wording: Wording) -> None:
    prompt = inserted(wording, asked, may_be_empty=True)
    with front_end(kind, prompt.id, raw, raw + ENTER, (raw,)) as front:
        assert front.ask(prompt) == raw


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_is_inserted(kind: str, wording: Wording) -> None:
    prompt = inserted(wording, "one", options=(Option("a", "Do it"), Option("b", "Do not")))
    with front_end(kind, prompt.id, "b", DOWN * 2 + ENTER, ("2",)) as front:
        assert front.ask(prompt) == "b"


FOUND = (Entry("", "Heading"), Entry("#s", "Section"), Entry("Q-1", "First", "[ ]"), Entry("Q-2", "Other"))


def entries(text: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in FOUND if text.lower() in entry.text.lower())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("raw", "keys", "lines"),
    [
        ("Q-2", "other" + ENTER, ("other", "1")),
        ("#s", "\x7fsec" + ENTER, ("sec", "1")),
        ("Q-1", DOWN + ENTER, ("i", "2")),
        (None, "first" + ESC, ("first", "")),
    ],
)
def test_something_is_looked_for_and_found(
    kind: str, raw: str | None, keys: str, lines: tuple[str, ...], wording: Wording
) -> None:
    prompt = inserted(wording, "find", entries=entries, may_be_empty=True)
    with front_end(kind, prompt.id, raw, keys, lines) as front:
        assert front.ask(prompt) == raw


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("raw", "keys", "lines"),
    [
        ("#finish", ENTER, ("1",)),
        ("#report", DOWN + ENTER, ("2",)),
        ("PRI-01", DOWN * 2 + ENTER, ("3",)),
        (Move.LEAVE, "q", ("q",)),
        (Move.JUMP, "j", ("j",)),
        (Move.HELP, "?", ("?",)),
    ],
)
def test_the_review(kind: str, raw: Any, keys: str, lines: tuple[str, ...], pack: RulePack) -> None:
    session = new_session(pack, dict.fromkeys(pack.questions, "unknown"))
    prompt = review_prompt(session)
    with front_end(kind, prompt.id, raw, keys, lines) as front:
        assert front.ask(prompt) == raw


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_read(kind: str, wording: Wording) -> None:
    page = Page("Title", (("Label:", "text"), ("", "more " * 500)), wording)
    with front_end(kind, "x", "y", DOWN + "\x1b[6~" + ENTER, ()) as front:
        shown: FrontEnd = front
        assert shown.read(page) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize("kind", KINDS)
def test_messages_are_taken_and_the_terminal_given_back(kind: str) -> None:
    with front_end(kind, "x", "y", "", ()) as front:
        front.say("A message")
        front.close()
        front.close()
