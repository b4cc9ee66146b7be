"""The terminal, driven by real keystrokes."""

import os
import signal
import sys
from io import StringIO
from typing import Any

import pytest

from riskcheck.core.answers.saved import Saved
from riskcheck.core.asking import Option
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError, ExitCode, InterruptedByUserError
from riskcheck.interview.frontend import Entry, Move, Page, Prompt
from riskcheck.interview.plain import PlainFrontEnd
from riskcheck.interview.prompts import question_prompt
from riskcheck.interview.review import FINISH, review_prompt
from riskcheck.interview.runner import run_interview
from riskcheck.interview.signals import Breaks, deferred
from riskcheck.interview.terminal import open_terminal
from riskcheck.interview.terminal.front import TerminalFrontEnd
from tests.interview.test_frontends import prompt_for
from tests.support.interviews import (
    CLEAR,
    CTRL_C,
    DOWN,
    END,
    ENTER,
    ESC,
    HOME,
    LEFT,
    PAGE_DOWN,
    PAGE_UP,
    SPACE,
    UP,
    Memory,
    Replies,
    new_session,
    speak,
    terminal,
)

ALL_KEYS = [
    "A quiz" + ENTER,  # purpose
    "2026-13-01" + ENTER + CLEAR + "2026-12-01" + ENTER,  # launch, after a wrong date
    ENTER + SPACE + ENTER,  # regions, after an empty choice
    DOWN + DOWN + SPACE + ENTER,  # sectors: none
    ENTER + "1" + ENTER,  # personal-data: yes, after Enter alone
    "-5" + ENTER + CLEAR + "a lot" + ENTER + CLEAR + "1000" + ENTER,  # users
    "x" + ENTER + "x" + "No data" + ENTER,  # PRI-01: Enter alone leaves the reason, the question comes again
    DOWN + SPACE + ENTER,  # PRI-02
    ESC + "d",  # TST-01
    "500" + ENTER + "501" + ENTER + CLEAR + "500" + ENTER,  # TST-02, after more passed than tested
]
ALL_SAVED = [
    ("purpose", "A quiz"),
    ("launch", "2026-12-01"),
    ("regions", ["cn"]),
    ("sectors", "none"),
    ("personal-data", "yes"),
    ("users", 1000),
    ("PRI-01", {"not-applicable": "No data"}),
    ("PRI-02", ["logged"]),
    ("TST-01", "unknown"),
    ("TST-02", {"tested": 500, "passed": 500}),
]


def interviewed(pack: RulePack, answers: dict[str, Any], *keys: str) -> tuple[list[tuple[str, Any]], str]:
    """Run the interview with these keys; gives what was saved and what stood on the screen."""
    keeper = Memory()
    with terminal(*keys) as (front, shown):
        run_interview(new_session(pack, answers, keeper=keeper), front)
        front.close()
        return keeper.saved, shown.text


def test_a_whole_interview_with_wrong_answers_on_the_way(pack: RulePack) -> None:
    saved, text = interviewed(pack, {}, *ALL_KEYS, ENTER)
    assert saved == ALL_SAVED
    assert text.endswith("\nEvery question has an answer; answered with unknown: 1.\n")


@pytest.mark.parametrize("reached", range(len(ALL_KEYS)))
def test_ctrl_c_loses_nothing_and_the_next_run_goes_on(pack: RulePack, reached: int) -> None:
    keeper = Memory()
    with terminal(*ALL_KEYS[:reached], CTRL_C) as (front, _), pytest.raises(InterruptedByUserError) as caught:
        run_interview(new_session(pack, {}, keeper=keeper), front)
    assert caught.value.exit_code is ExitCode.INTERRUPTED
    assert caught.value.hint == "run the same command again to go on"
    assert keeper.saved == ALL_SAVED[:reached]
    rest, text = interviewed(pack, dict(keeper.saved), *ALL_KEYS[reached:], ENTER)
    assert rest == ALL_SAVED[reached:]
    assert ("Going on where you stopped" in text) == bool(reached)


@pytest.mark.parametrize("question", ["purpose", "TST-02", "regions", "personal-data", "PRI-01"])
def test_ctrl_c_breaks_off_every_kind_of_question(question: str, pack: RulePack) -> None:
    prompt = prompt_for(pack, question)
    with terminal(CTRL_C) as (front, _), pytest.raises(KeyboardInterrupt):
        front.ask(prompt)


@pytest.mark.parametrize("kind", ["text", "path", "find", "review", "one"])
def test_ctrl_c_breaks_off_every_inserted_question(kind: str, wording: Wording) -> None:
    options = (Option("a", "A"),)
    prompt = Prompt("x", kind, "T", "A?", lambda _: "", wording, options=options, entries=lambda _: ())
    with terminal(CTRL_C) as (front, _), pytest.raises(KeyboardInterrupt):
        front.ask(prompt)


def test_ctrl_c_breaks_off_a_page(wording: Wording) -> None:
    with terminal(CTRL_C) as (front, _), pytest.raises(KeyboardInterrupt):
        front.read(Page("T", (), wording))


@pytest.mark.parametrize(("question", "keys"), [("regions", "b"), ("regions", LEFT), ("launch", ESC + "b")])
def test_going_back(question: str, keys: str, pack: RulePack) -> None:
    with terminal(keys) as (front, _):
        assert front.ask(prompt_for(pack, question)) is Move.BACK


def test_the_first_question_has_no_way_back(pack: RulePack) -> None:
    with terminal("x" + ESC + "b" + ENTER) as (front, _):
        assert front.ask(prompt_for(pack, "purpose")) == "x"


def test_esc_twice_goes_on_typing(pack: RulePack) -> None:
    with terminal("a" + ESC, ESC, "s" + ENTER) as (front, _):
        assert front.ask(prompt_for(pack, "purpose")) == "as"


PRESENT: dict[str, Any] = {
    "purpose": "A quiz",
    "launch": "2026-12-01",
    "regions": ["eu"],
    "sectors": "none",
    "personal-data": "no",
    "TST-01": 5,
    "TST-02": {"tested": 500, "passed": 488},
}


@pytest.mark.parametrize("question", PRESENT)
def test_enter_keeps_the_present_answer(question: str, pack: RulePack) -> None:
    session = new_session(pack, {question: PRESENT[question]})
    session.walk = session.walk.jump(question)
    present = session.walk.present
    assert present is not None
    keys = ENTER * 2 if question == "TST-02" else ENTER
    with terminal(keys) as (front, _):
        assert front.ask(question_prompt(session, present)) == PRESENT[question]


def test_the_pointer_goes_around_and_to_both_ends(pack: RulePack) -> None:
    prompt = prompt_for(pack, "PRI-01")
    for keys, reply in (
        (UP, "nothing"),
        (DOWN * 4, "documented"),
        (END, "nothing"),
        (END + HOME, "documented"),
        ("2", "partly"),
        ("9" + ENTER + DOWN, "documented"),
    ):
        with terminal(keys + ENTER) as (front, _):
            assert front.ask(prompt) == reply


def test_the_review_is_walked_to_both_ends(pack: RulePack) -> None:
    prompt = review_prompt(new_session(pack, dict.fromkeys(pack.questions, "unknown")))
    for keys, reply in ((END, "TST-02"), (END + HOME, FINISH)):
        with terminal(keys + ENTER) as (front, _):
            assert front.ask(prompt) == reply


def test_keys_that_mean_nothing_change_nothing(pack: RulePack) -> None:
    with terminal("zw01" + "\x1b[200~j\x1b[201~" + ENTER) as (front, _):  # a pasted letter is no key
        assert front.ask(prompt_for(pack, "personal-data")) == "yes"


@pytest.mark.parametrize("kind", ["one", "many"])
def test_a_list_that_is_longer_than_the_terminal_can_be_walked(kind: str, wording: Wording) -> None:
    options = tuple(Option(f"o{number}", "很长的选项，" * 40) for number in range(30))
    prompt = Prompt("X-1", kind, "Title", "Ask?", lambda _: "", wording, options=options)
    take = SPACE + ENTER if kind == "many" else ENTER
    with terminal(DOWN * (30 if kind == "one" else 29) + take) as (front, _):
        assert front.ask(prompt) == ("o29" if kind == "one" else ["o29"])


def test_a_list_to_look_through_may_be_long(wording: Wording) -> None:
    found = [Entry("", "Heading"), *(Entry(f"Q-{number}", "Title") for number in range(5000))]
    prompt = Prompt("x", "find", "Jump", "Where?", lambda _: "", wording, entries=lambda _: found)
    for keys, reply in (
        ("", "Q-0"),
        (UP, "Q-0"),
        (DOWN * 3 + UP, "Q-2"),
        (PAGE_DOWN + PAGE_DOWN, "Q-24"),
        (PAGE_DOWN + PAGE_UP, "Q-0"),
    ):
        with terminal(keys + ENTER) as (front, _):
            assert front.ask(prompt) == reply


def test_what_helps_can_be_scrolled(wording: Wording) -> None:
    notes = (("Help:", "\n".join(f"line {number}" for number in range(60))),)
    options = (Option("a", "A"),)
    moves = frozenset({Move.MORE})
    prompt = Prompt(
        "X-1", "one", "T", "A?", lambda _: "", wording, status="S", notes=notes, options=options, moves=moves
    )
    with terminal("1" + ENTER) as (front, shown):
        front.ask(prompt)
    assert "line 40" not in shown.text
    with terminal(PAGE_DOWN * 8 + "1" + ENTER) as (front, shown):
        front.ask(prompt)
    assert "line 40" in shown.text


def test_what_was_said_stands_on_the_next_screen_once(pack: RulePack) -> None:
    prompt = prompt_for(pack, "personal-data")
    with terminal("1" + ENTER + "1" + ENTER) as (front, shown):
        front.say("Something happened.")
        front.ask(prompt)
        assert "\n* Something happened.\n" in shown.text
        before = len(shown.text)
        front.ask(prompt)
    assert "Something" not in shown.text[before:]


@pytest.mark.parametrize(("columns", "rows", "paged"), [(80, 24, False), (80, 12, True), (40, 24, True)])
def test_what_was_said_takes_a_page_where_it_has_no_room(
    pack: RulePack, columns: int, rows: int, paged: bool
) -> None:
    keys = (ENTER if paged else "") + "1" + ENTER
    with terminal(keys, columns=columns, rows=rows) as (front, shown):
        for number in range(5):
            front.say(f"Something happened that takes a long line to tell, number {number}.")
        assert front.ask(prompt_for(pack, "personal-data")) == "yes"
    assert ("Before you go on" in shown.text) is paged
    assert "number 4." in shown.text.replace("\n", " ")


def test_a_question_cannot_steer_the_terminal(wording: Wording) -> None:
    for status in ("", "S"):
        prompt = Prompt("X-1", "text", "\x1b[2JTitle", "Ask\x07", lambda _: "", wording, status=status)
        with terminal("y" + ENTER) as (front, shown):
            assert front.ask(prompt) == "y"
        assert "\x1b" not in shown.text
        assert "\x07" not in shown.text
        assert "\\x1b[2JTitle" in shown.text


class _Stream(StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(("stdin", "stdout"), [(True, False), (False, True), (False, False)])
def test_without_a_terminal_nobody_is_asked(
    monkeypatch: pytest.MonkeyPatch, wording: Wording, stdin: bool, stdout: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", _Stream(stdin))
    monkeypatch.setattr(sys, "stdout", _Stream(stdout))
    with pytest.raises(CannotAskError) as caught:
        open_terminal(wording, Breaks())
    assert caught.value.exit_code is ExitCode.CANNOT_ASK
    assert caught.value.message == "there is no terminal to ask the questions in"
    assert caught.value.hint == (
        "run this in a terminal, answer on standard input with --plain, or fill in the sheet with an editor "
        "(riskcheck new FILE) and score it (riskcheck score FILE)"
    )
    assert isinstance(open_terminal(wording, Breaks(), plain=True), PlainFrontEnd)


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_dumb_terminal_is_asked_line_by_line(
    monkeypatch: pytest.MonkeyPatch, wording: Wording, term: str
) -> None:
    monkeypatch.setattr(sys, "stdin", _Stream(True))
    monkeypatch.setattr(sys, "stdout", _Stream(True))
    monkeypatch.setenv("TERM", term)
    assert isinstance(open_terminal(wording, Breaks()), PlainFrontEnd)


# ---------------------------------------------------------------- inserted questions


def note(wording: Wording, **values: Any) -> Prompt:
    def check(raw: Any) -> str:
        return "" if isinstance(raw, str) and len(raw) > 2 else "Too short."

    return Prompt("x.note", "text", "PRI-01 Legal basis", "Anything?", check, wording, **values)


def test_an_inserted_question_stands_below_its_heading(wording: Wording) -> None:
    notes = (("What went wrong:", "the disk is full"),)
    with terminal("abc" + ENTER) as (front, shown):
        front.say("Something happened.")
        assert front.ask(note(wording, notes=notes, form="A few words.")) == "abc"
    assert shown.text.startswith(
        "PRI-01 Legal basis\n"
        + "─" * 80
        + "\n* Something happened.\nAnything?\nWhat went wrong: the disk is full\nA few words.\n"
    )
    assert "Enter done  Esc cancel" in shown.text


def test_what_is_wrong_is_not_taken(wording: Wording) -> None:
    with terminal("ab" + ENTER + "c" + ENTER) as (front, _):
        assert front.ask(note(wording)) == "abc"


def test_it_begins_with_what_was_there(wording: Wording) -> None:
    with terminal("!" + ENTER) as (front, _):
        assert front.ask(note(wording, default="since May")) == "since May!"


def test_esc_leaves_it(wording: Wording) -> None:
    with terminal("abc" + ESC) as (front, _):
        assert front.ask(note(wording, may_be_empty=True)) is None


# ---------------------------------------------------------------- signals


def test_a_signal_waits_until_the_answer_is_saved(pack: RulePack) -> None:
    breaks = Breaks()

    class Signalled(Memory):
        def save(self, question: str, raw: Any) -> Saved:
            os.kill(os.getpid(), signal.SIGTERM)
            return super().save(question, raw)

    keeper = Signalled()
    with deferred(breaks), terminal("A quiz" + ENTER) as (_, __):
        front = TerminalFrontEnd(speak("en"), breaks)
        with pytest.raises(InterruptedByUserError):
            run_interview(new_session(pack, {}, keeper=keeper), front)
    assert keeper.saved == [("purpose", "A quiz")]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_second_signal_does_not_wait(pack: RulePack) -> None:
    breaks = Breaks()

    class Slow(Memory):
        def save(self, question: str, raw: Any) -> Saved:
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGINT)
            return super().save(question, raw)

    keeper = Slow()
    with deferred(breaks), pytest.raises(InterruptedByUserError):
        run_interview(new_session(pack, {}, keeper=keeper), Replies("A quiz"))
    assert keeper.saved == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_waiting_for_a_line(pack: RulePack, number: int) -> None:
    breaks = Breaks()

    class Source(StringIO):
        def readline(self, _size: int = -1) -> str:
            os.kill(os.getpid(), number)
            return "never\n"

    with deferred(breaks), pytest.raises(KeyboardInterrupt):
        PlainFrontEnd(speak("en"), breaks, Source(), StringIO()).ask(prompt_for(pack, "purpose"))
