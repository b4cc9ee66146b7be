"""The interview line by line: what is printed."""

from io import StringIO
from typing import Any

import pytest

from riskcheck.core.asking import Option
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.interview.frontend import Entry, Move, Page, Prompt
from riskcheck.interview.in_use import may_read
from riskcheck.interview.plain import SHOWN_ENTRIES, PlainFrontEnd
from riskcheck.interview.prompts import question_prompt
from riskcheck.interview.runner import run_interview
from riskcheck.interview.signals import Breaks
from tests.interview.test_frontends import prompt_for
from tests.support.answers import ANSWERS
from tests.support.interviews import Memory, Replies, new_session, plain


def test_a_question(pack: RulePack) -> None:
    front, paper = plain("2")
    assert front.ask(prompt_for(pack, "PRI-01")) == "partly"
    assert paper.getvalue() == "\n".join(
        [
            "",
            "Privacy 1/2 · 4 left · saved",
            "PRI-01  Legal basis",
            "Is the legal basis on record?",
            "  How personal data is handled.",
            "  Why it is asked: Without one the processing is unlawful.",
            "  Counts as evidence: The record",
            "  Sources: Personal Information Protection Law Article 13; Ten principles",
            "1. On record",
            "2. In part",
            "3. Nothing",
            "Result so far: Low to High, score 0.0 to 100.0 of 100 (still open)",
            "Instead: b back · s skip · d don't know · x does not apply · m more · n note · e evidence · "
            "o owner · a accept · j jump · r review · v result · l 中文 · q save & leave · ? help",
            "Number of the answer, or a letter: ",
            "",
        ]
    )


@pytest.mark.parametrize(
    ("question", "present", "kept"),
    [
        ("personal-data", "no", "2"),
        ("regions", ["cn", "eu"], "1, 2"),
        ("purpose", "A quiz", "A quiz"),
        ("TST-02", {"tested": 500, "passed": 488}, "488 of 500 passed"),
    ],
)
def test_enter_alone_keeps_the_present_answer(pack: RulePack, question: str, present: Any, kept: str) -> None:
    session = new_session(pack, {question: present})
    session.walk = session.walk.jump(question)
    front, paper = plain("", "", "/q", "/q")
    keeper = Memory()
    run_interview(session, front)
    assert f"\nEnter alone keeps: {kept}\n" in paper.getvalue()
    assert keeper.saved == []
    assert session.walk.answers.keys() == {question}


def test_enter_alone_answers_nothing_where_there_is_no_answer(pack: RulePack) -> None:
    front, paper = plain("", "4", "one", "1")
    assert front.ask(prompt_for(pack, "personal-data")) == "yes"
    assert paper.getvalue().count("! Give a number from 1 to 2, or one of the letters.\n") == 3


def test_a_text_may_begin_with_a_slash_or_be_a_letter(pack: RulePack) -> None:
    for line, reply in (("/zebra", "/zebra"), ("b", "b"), ("/x", "/x"), ("/s", Move.SKIP)):
        assert plain(line)[0].ask(prompt_for(pack, "purpose")) == reply


def test_a_page(wording: Wording) -> None:
    front, paper = plain()
    front.read(Page("The keys", (("", "Some text"), ("b", "back")), wording))
    assert paper.getvalue() == "\nThe keys\nSome text\nb back\n"


def test_a_full_width_colon_brings_its_own_gap(pack: RulePack) -> None:
    front, paper = plain("2")
    session = new_session(pack, {}, language="zh")
    front.ask(question_prompt(session, pack.questions["PRI-01"]))
    front.read(Page("说明", (("依据：", "第13条"),), session.wording))
    lines = paper.getvalue().splitlines()
    assert "  可作证据：记录" in lines
    assert "依据：第13条" in lines


def test_messages_and_refusals_cannot_steer_the_terminal(wording: Wording) -> None:
    front, paper = plain()
    front.say("\x1b[2Jcleared")
    front.refuse(Prompt("x", "text", "", "", lambda _: "", wording), "wrong\x07")
    front.close()
    assert paper.getvalue() == "\n\\x1b[2Jcleared\n! wrong\\x07\n"


def test_a_long_list_is_cut(wording: Wording) -> None:
    entries = [Entry(f"Q-{number}", "Title", "[ ]") for number in range(SHOWN_ENTRIES + 5)]
    prompt = Prompt("x", "find", "Jump", "Where?", lambda _: "", wording, entries=lambda _: entries)
    front, paper = plain("title", str(SHOWN_ENTRIES))
    assert front.ask(prompt) == f"Q-{SHOWN_ENTRIES - 1}"
    assert "\n40. [ ] Q-39 Title\n... and 5 more; look for a text to narrow the list\n" in paper.getvalue()


def test_a_text_narrows_the_review(pack: RulePack) -> None:
    session = new_session(pack, ANSWERS)
    front, paper = plain("zebra", "basis", "1", "2", "1")
    run_interview(session, front)
    assert "\nNothing found.\n" in paper.getvalue()
    assert "\n1. [-] PRI-01 Legal basis: Does not apply: No data\n" in paper.getvalue()
    assert session.walk.answers["PRI-01"].value == "partly"


def test_options_have_their_help(wording: Wording) -> None:
    prompt = Prompt(
        "x", "one", "T", "A?", lambda _: "", wording, options=(Option("a", "First", "when alone"),)
    )
    front, paper = plain("1")
    assert front.ask(prompt) == "a"
    assert "\n1. First (when alone)\n" in paper.getvalue()


def test_a_reader_that_is_gone_ends_the_interview(pack: RulePack) -> None:
    front, paper = plain("1")

    def gone(_text: str) -> int:
        raise BrokenPipeError

    paper.write = gone  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        front.ask(prompt_for(pack, "personal-data"))


class Interrupted(StringIO):
    """An input at which Ctrl-C is pressed."""

    def readline(self, _size: int | None = -1, /) -> str:
        raise KeyboardInterrupt


def test_what_follows_ctrl_c_begins_a_line(pack: RulePack, wording: Wording) -> None:
    paper = StringIO()
    front = PlainFrontEnd(wording, Breaks(), Interrupted(), paper)
    with pytest.raises(KeyboardInterrupt):
        front.ask(prompt_for(pack, "personal-data"))
    assert paper.getvalue().endswith("Number of the answer, or a letter: \n")


@pytest.mark.parametrize(("reply", "reads"), [("read", True), ("leave", False)])
def test_who_has_the_sheet_open_is_told(wording: Wording, reply: str, reads: bool) -> None:
    front = Replies(reply)
    holder = {"user": "bo", "host": "desk", "pid": "7", "since": "2026-11-22 14:03"}
    assert may_read(front, wording, file="sheet.yaml", **holder) is reads
    assert front.prompts[0].ask == (
        "sheet.yaml is open in another interview: bo on desk (process 7), since 2026-11-22 14:03. "
        "Two cannot write at once."
    )
