"""What stands on the screens, as text: no terminal is needed."""

from typing import Any

import pytest

from riskcheck import resources
from riskcheck.core.columns import width
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.interview.frontend import FIELD_KINDS, Entry, Page, Prompt
from riskcheck.interview.pages import help_page, question_page, result_page
from riskcheck.interview.prompts import question_prompt
from riskcheck.interview.review import review_prompt
from riskcheck.interview.screens.lines import Line, text_of
from riskcheck.interview.screens.listing import first_entry, listing_screen
from riskcheck.interview.screens.page import page_body, page_screen
from riskcheck.interview.screens.question import Look, question_screen
from riskcheck.interview.session import Session
from riskcheck.loading.packs import load_pack
from tests.support.interviews import new_session

SIZES = [(80, 24), (60, 20), (100, 40), (40, 12), (30, 8), (20, 6)]


def at(pack: RulePack, question: str, language: str = "en") -> tuple[Session, Prompt]:
    session = new_session(pack, {"purpose": "A quiz"}, language=language)
    session.walk = session.walk.jump(question)
    return session, question_prompt(session, pack.questions[question])


def shown(*parts: list[Line]) -> str:
    return "\n".join(text_of(line) for lines in parts for line in lines)


def test_a_question_with_choices(pack: RulePack) -> None:
    screen = question_screen(at(pack, "PRI-01")[1], Look(pointer=1), 80, 24)
    assert screen.below == []
    assert shown(screen.above) == "\n".join(
        [
            "Privacy 1/2 · 7 of at most 9 left                                          saved",
            "─" * 80,
            "PRI-01  Legal basis",
            "Is the legal basis on record?",
            "",
            "  1 On record",
            "> 2 In part",
            "  3 Nothing",
            "",
            "How personal data is handled.",
            "Why it is asked: Without one the processing is unlawful.",
            "Counts as evidence: The record",
            "Sources: Personal Information Protection Law Article 13; Ten principles",
            *[""] * 5,
            "─" * 80,
            "Result so far: Low to High, score 0.0 to 100.0 of 100 (still open)",
            "─" * 80,
            "Enter choose  ↑↓ move  b back  s skip  d don't know  x does not apply  m more",
            "n note  e evidence  o owner  a accept  j jump  r review  v result  l 中文",
            "q save & leave  ? help",
        ]
    )


def test_the_same_in_chinese(pack: RulePack) -> None:
    screen = question_screen(at(pack, "PRI-01", "zh")[1], Look(), 80, 24)
    lines = shown(screen.above).split("\n")
    assert lines[:4] == [
        "隐私 1/2 · 还剩7题，最多9题                                               已保存",
        "─" * 80,
        "PRI-01  合法性基础",
        "合法性基础是否有记录？",
    ]
    assert width(lines[0]) == 80
    assert lines[8:12] == [
        "",
        "个人信息如何处理。",
        "为何要问：没有合法性基础的处理是违法的。",
        "可作证据：记录",
    ]
    assert lines[-2:] == [
        "e 证据  o 负责人  a 接受  j 跳转  r 总览  v 结果  l English  q 保存并离开",
        "? 帮助",
    ]


def test_a_small_terminal_keeps_the_question_the_choices_and_the_keys(pack: RulePack) -> None:
    look = Look(pointer=1, ticked=frozenset({"finance"}), message="Choose at least one.")
    screen = question_screen(at(pack, "sectors")[1], look, 40, 10)
    assert shown(screen.above).split("\n") == [
        "About the product 4/6 · 7 of a...  saved",
        "sectors  Sectors",
        "Which sectors?",
        "  [ ] 1 Medicine",
        "> [x] 2 Finance",
        "  [ ] 3 None of these",
        "! Choose at least one.",
        "... 2 more below: m, or PgDn",
        "Result so far: Low to High, score 0....",
        "Enter done  ? help  ↑↓ move  Space tick",
    ]


def test_a_field_has_its_lines_between_the_question_and_the_range(pack: RulePack) -> None:
    prompt = at(pack, "TST-01")[1]
    screen = question_screen(prompt, Look(), 80, 24, 1)
    assert shown(screen.above).split("\n")[2:] == [
        "TST-01  Time to answer",
        "Within how many hours are complaints answered?",
        "",
    ]
    assert shown(screen.below).split("\n")[:3] == [
        "  a number, 0 to 1000 (hours)",
        "",
        "Why it is asked: Late answers harm people.",
    ]
    wrong = question_screen(prompt, Look(message="Give a number.", tone="…"), 80, 24, 1)
    assert shown(wrong.below).split("\n")[0] == "… Give a number."


def test_after_esc_the_keys_of_a_field_are_meant(pack: RulePack) -> None:
    prompt = at(pack, "launch")[1]
    for command, first in ((False, "Enter done  Esc then:  b back"), (True, "Esc cancel  b back  s skip")):
        screen = question_screen(prompt, Look(command=command), 80, 24, 1)
        assert shown(screen.below).split("\n")[-2].startswith(first)


@pytest.fixture(scope="module")
def aigc() -> RulePack:
    return load_pack(resources.rules_dir() / "aigc").pack


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_every_question_fills_every_terminal_exactly(
    aigc: RulePack, language: str, columns: int, rows: int
) -> None:
    session = new_session(aigc, {}, language=language)
    for name, question in aigc.questions.items():
        session.walk = session.walk.jump(name) if session.walk.may_jump(name) else session.walk
        prompt = question_prompt(session, question)
        fields = {"sample": 2}.get(question.kind, 1) if question.kind in FIELD_KINDS else 0
        last = max(0, len(prompt.options) - 1)
        for look in (
            Look(pointer=0),
            Look(pointer=last, message="x" * 50, news=("y" * min(columns - 4, 60),)),
        ):
            screen = question_screen(prompt, look, columns, rows, fields)
            lines = [*screen.above, *screen.below]
            assert len(lines) + fields == rows, name
            assert max(width(text_of(line)) for line in lines) <= max(columns, 20), name
            text = shown(lines)
            assert f"{prompt.wording.say('interview.move.help')}" in text, name
            if prompt.options and rows > 8:
                assert any(text_of(line).startswith(">") for line in lines), name


def test_a_list_too_long_for_the_screen_says_what_is_out_of_sight(aigc: RulePack) -> None:
    prompt = at_of(aigc, "sectors")
    text = shown(question_screen(prompt, Look(pointer=len(prompt.options) - 1), 80, 24).above)
    assert "  ^ 7 more above\n" in text
    text = shown(question_screen(prompt, Look(), 80, 24).above)
    assert "\n  v 7 more below\n" in text


def at_of(pack: RulePack, question: str) -> Prompt:
    session = new_session(pack, {})
    session.walk = session.walk.jump(question)
    return question_prompt(session, pack.questions[question])


# ---------------------------------------------------------------- lists and pages


ENTRIES = [
    Entry("", "Heading"),
    Entry("#s", "Section", "=>"),
    Entry("Q-1", "First", "[ ]"),
    Entry("Q-22", "B", "[x]"),
]


def listing(wording: Wording, kind: str, **values: Any) -> Prompt:
    return Prompt("x", kind, "Jump", "Type.", lambda _: "", wording, entries=lambda _: ENTRIES, **values)


def test_a_list_to_search_in(wording: Wording) -> None:
    above, below = listing_screen(listing(wording, "find"), ENTRIES, 2, 40, 16, search=True)
    assert shown(above).split("\n") == ["Jump", "─" * 40, "Type.", ""]
    assert shown(below).split("\n") == [
        "Heading",
        "  =>  Section",
        "> [ ] Q-1  First",
        "  [x] Q-22 B",
        *[""] * 5,
        "─" * 40,
        "Enter go there  ↑↓ move  Esc cancel",
    ]


def test_what_stands_above_a_list_is_cut_with_an_ellipsis(pack: RulePack) -> None:
    prompt = review_prompt(new_session(pack, {}))
    above, _ = listing_screen(prompt, [], 0, 40, 12, search=False)
    assert [text_of(line)[-3:] for line in above[1:3]] == ["...", "..."]


def test_a_list_in_which_nothing_is_found(wording: Wording) -> None:
    _, below = listing_screen(listing(wording, "find"), [], 0, 40, 10, search=True)
    assert shown(below).split("\n")[0] == "Nothing found."


@pytest.mark.parametrize(
    ("start", "step", "found"), [(0, 1, 1), (1, 1, 1), (0, -1, 1), (3, 1, 3), (2, -1, 2)]
)
def test_the_pointer_stands_on_what_can_be_chosen(start: int, step: int, found: int) -> None:
    assert first_entry(ENTRIES, start, step) == found
    assert first_entry([], 0, step) == 0


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_review_fills_every_terminal_exactly(pack: RulePack, columns: int, rows: int) -> None:
    prompt = review_prompt(new_session(pack, {"purpose": "很长的用途，" * 30}))
    assert prompt.entries is not None
    entries = prompt.entries("")
    for pointer in (0, len(entries) - 1):
        above, below = listing_screen(prompt, entries, pointer, columns, rows, search=False)
        assert (len(above), below) == (rows, [])
        assert max(width(text_of(line)) for line in above) <= max(columns, 20)


def test_a_page_sets_short_lines_together_and_texts_apart(wording: Wording) -> None:
    page = Page("Keys", (("", "Some text"), ("b", "back"), ("s", "skip"), ("m", "x" * 40)), wording)
    lines = page_screen(page, page_body(page, 80), 0, 80, 16)
    assert [text_of(line) for line in lines] == [
        "Keys",
        "─" * 80,
        "Some text",
        "",
        "b back",
        "s skip",
        f"m {'x' * 40}",
        *[""] * 7,
        "─" * 80,
        "Enter close  ↑↓ PgUp PgDn scroll",
    ]


def test_a_long_page_says_how_much_is_below(wording: Wording) -> None:
    page = Page("Keys", (("", "\n".join(f"line {number}" for number in range(30))),), wording)
    body = page_body(page, 80)
    assert shown(page_screen(page, body, 0, 80, 16)).split("\n")[-3] == "... 19 more below"
    assert shown(page_screen(page, body, 18, 80, 16)).split("\n")[-3] == "line 29"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_pages_of_an_interview(pack: RulePack, language: str) -> None:
    session = new_session(pack, {"PRI-01": "nothing", "regions": ["cn"]}, language=language)
    titles = [page.title for page in (help_page(session), result_page(session))]
    assert titles == (["The keys", "The result so far"] if language == "en" else ["按键说明", "目前的结果"])
    page = question_page(session, pack.questions["PRI-01"])
    assert page.title == ("PRI-01 Legal basis" if language == "en" else "PRI-01 合法性基础")
    if language == "en":
        assert page.paragraphs == (
            ("", "Is the legal basis on record?"),
            ("Your answer:", "Nothing"),
            ("Why it is asked:", "Without one the processing is unlawful."),
            ("Counts as evidence:", "The record"),
            ("What to do otherwise:", "Record it"),
            ("Source:", "Personal Information Protection Law Article 13: legal bases"),
            ("Source:", "Ten principles: trust"),
        )
