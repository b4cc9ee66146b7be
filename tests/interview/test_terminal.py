"""The terminal, driven by real keystrokes."""

import sys
from io import StringIO

import pytest

from riskcheck import resources
from riskcheck.core.answers.model import Answer
from riskcheck.core.answers.reading import read_answer
from riskcheck.core.asking import Option
from riskcheck.core.columns import width
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError, ExitCode, InterruptedByUserError
from riskcheck.interview import screen
from riskcheck.interview.frontend import Move, Prompt
from riskcheck.interview.interview import Interview
from riskcheck.interview.runner import run_interview
from riskcheck.interview.terminal import open_terminal
from riskcheck.loading.locales import load_wording
from tests.interview.fronts import CLEAR, CTRL_C, DOWN, ENTER, SPACE, UP, terminal
from tests.interview.test_frontends import prompt_for

ALL_KEYS = [
    "A quiz" + ENTER,  # purpose
    "2026-13-01" + ENTER + CLEAR + "2026-12-01" + ENTER,  # launch, after a wrong date
    ENTER + SPACE + ENTER,  # regions, after an empty choice
    DOWN + DOWN + SPACE + ENTER,  # sectors: none
    ENTER,  # personal-data: yes
    "-5" + ENTER + CLEAR + "a lot" + ENTER + CLEAR + "1000" + ENTER,  # users
    UP + UP + ENTER + ENTER + "No data" + ENTER,  # PRI-01 does not apply, after an empty reason
    DOWN + SPACE + ENTER,  # PRI-02
    "?" + ENTER,  # TST-01
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


def interviewed(
    pack: RulePack, wording: Wording, answers: dict[str, Answer], *keys: str
) -> tuple[list[tuple[str, object]], str]:
    """Run the interview with these keys; gives what was saved and what stood on the screen."""
    saved: list[tuple[str, object]] = []
    with terminal(wording, *keys) as (front, shown):
        run_interview(pack, answers, front, lambda name, raw: saved.append((name, raw)), wording, "en")
        return saved, shown.text


def test_a_whole_interview_with_wrong_answers_on_the_way(pack: RulePack, wording: Wording) -> None:
    saved, text = interviewed(pack, wording, {}, *ALL_KEYS)
    assert saved == ALL_SAVED
    assert "Every question has an answer; answered with unknown: 1." in text


@pytest.mark.parametrize("reached", range(len(ALL_KEYS)))
def test_ctrl_c_loses_nothing_and_the_next_run_goes_on(
    pack: RulePack, wording: Wording, reached: int
) -> None:
    saved: list[tuple[str, object]] = []
    with (
        terminal(wording, *ALL_KEYS[:reached], CTRL_C) as (front, _),
        pytest.raises(InterruptedByUserError) as caught,
    ):
        run_interview(pack, {}, front, lambda name, raw: saved.append((name, raw)), wording, "en")
    assert caught.value.exit_code is ExitCode.INTERRUPTED
    assert caught.value.hint == "run the same command again to go on"
    assert saved == ALL_SAVED[:reached]
    answers = {name: read_answer(pack.questions[name], raw)[0] for name, raw in saved}
    rest, text = interviewed(pack, wording, answers, *ALL_KEYS[reached:])
    assert rest == ALL_SAVED[reached:]
    assert ("Going on where you stopped" in text) == bool(reached)


@pytest.mark.parametrize("question", ["purpose", "TST-02", "regions", "personal-data", "PRI-01"])
def test_ctrl_c_breaks_off_every_kind_of_question(question: str, pack: RulePack, wording: Wording) -> None:
    prompt = prompt_for(pack, wording, question)
    with terminal(wording, CTRL_C) as (front, _), pytest.raises(KeyboardInterrupt):
        front.ask(prompt)


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("launch", "<" + ENTER),
        ("regions", UP + ENTER),
        ("regions", SPACE + UP + SPACE),
        ("PRI-01", UP + ENTER),
        ("TST-02", "500" + ENTER + "<" + ENTER),
        ("PRI-01", UP + UP + ENTER + "<" + ENTER + UP + ENTER),
    ],
)
def test_going_back(question: str, keys: str, pack: RulePack, wording: Wording) -> None:
    prompt = prompt_for(pack, wording, question)
    with terminal(wording, keys) as (front, _):
        assert front.ask(prompt) is Move.BACK


def test_the_first_question_has_no_way_back(pack: RulePack, wording: Wording) -> None:
    prompt = prompt_for(pack, wording, "purpose")
    with terminal(wording, "<" + ENTER) as (front, _):
        assert front.ask(prompt) == "<"


PRESENT: dict[str, object] = {
    "purpose": "A quiz",
    "launch": "2026-12-01",
    "regions": ["eu"],
    "sectors": "none",
    "personal-data": "no",
    "TST-01": 5,
    "TST-02": {"tested": 500, "passed": 488},
    "PRI-01": {"not-applicable": "No data"},
}


@pytest.mark.parametrize("question", PRESENT)
def test_enter_keeps_the_present_answer(question: str, pack: RulePack, wording: Wording) -> None:
    given = PRESENT[question]
    present, _ = read_answer(pack.questions[question], given)
    interview = Interview(pack, {}, wording, "en")
    interview.answers[question] = present
    interview._revisited = pack.questions[question]
    prompt = interview.prompt()
    assert prompt is not None
    enters = 2 if isinstance(given, dict) else 1
    with terminal(wording, ENTER * enters) as (front, _):
        assert front.ask(prompt) == given


@pytest.mark.parametrize("keys", ["a", "i"])
def test_no_key_ticks_everything(keys: str, pack: RulePack, wording: Wording) -> None:
    with terminal(wording, keys + SPACE + ENTER) as (front, _):
        assert front.ask(prompt_for(pack, wording, "regions")) == ["cn"]


def test_none_of_these_stands_alone(pack: RulePack, wording: Wording) -> None:
    keys = SPACE + DOWN + DOWN + SPACE + ENTER + SPACE + ENTER
    with terminal(wording, keys) as (front, _):
        assert front.ask(prompt_for(pack, wording, "sectors")) == ["medicine"]


def test_what_stands_above_a_question(pack: RulePack, wording: Wording) -> None:
    with terminal(wording, ENTER) as (front, shown):
        front.ask(prompt_for(pack, wording, "PRI-01"))
    assert shown.text.startswith(
        "\n── Privacy ───────────────────────────────────────────────── 6 of 10 answered ──\n"
        "How personal data is handled.\n"
        "\n"
        "PRI-01  Legal basis\n"
        "Is the legal basis on record?\n"
        "  Why it matters: Without one the processing is unlawful.\n"
    )
    assert shown.text.rstrip().endswith("> On record")


LONG = "很长的选项，" * 40


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_long_chinese_texts_are_wrapped(columns: int) -> None:
    words = load_wording(resources.locale_file("zh"))
    option = Option("a", LONG, LONG)
    prompt = Prompt("X-1", "one", LONG, LONG, lambda _: "", LONG, LONG, "章节", LONG, 3, 40, (option,))
    above = [*screen.heading(prompt, words, columns), *screen.question(prompt, words, columns)]
    listed = screen.option_title(option, columns, 5).split("\n")
    lines = [*(text for _, text in above), " " * 5 + listed[0], *listed[1:]]
    assert [line for line in lines if width(line) > columns] == []
    assert max(map(width, lines)) == columns
    assert "".join(listed).replace(" ", "") == LONG + LONG


@pytest.mark.parametrize("kind", ["one", "many"])
def test_a_list_that_is_longer_than_the_terminal_can_be_walked(kind: str, wording: Wording) -> None:
    options = tuple(Option(f"o{number}", LONG) for number in range(30))
    prompt = Prompt("X-1", kind, "Title", "Ask?", lambda _: "", options=options)
    with terminal(wording, DOWN * 29 + SPACE + ENTER) as (front, _):
        assert front.ask(prompt) == ("o29" if kind == "one" else ["o29"])


def test_notes_and_evidence(pack: RulePack, wording: Wording) -> None:
    done = {name: read_answer(pack.questions[name], raw)[0] for name, raw in ALL_SAVED if name != "TST-01"}
    keys = "5" + ENTER + "a: b" + ENTER + "a.pdf" + ENTER + "HTTPS://x.y" + ENTER + ENTER
    saved: list[tuple[str, object]] = []
    with terminal(wording, keys) as (front, _):
        run_interview(
            pack, done, front, lambda name, raw: saved.append((name, raw)), wording, "en", extras=True
        )
    evidence = [{"file": "a.pdf"}, {"url": "HTTPS://x.y"}]
    assert saved == [("TST-01", 5), ("TST-01", {"value": 5, "note": "a: b", "evidence": evidence})]


def test_a_question_cannot_steer_the_terminal(wording: Wording) -> None:
    prompt = Prompt("X-1", "text", "\x1b[2JTitle", "Ask\x07", lambda _: "")
    with terminal(wording, "y" + ENTER) as (front, shown):
        assert front.ask(prompt) == "y"
    assert "\n\\x1b[2JTitle\nAsk\\x07\n" in shown.text


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
        open_terminal(wording)
    assert caught.value.exit_code is ExitCode.CANNOT_ASK
    assert caught.value.message == "there is no terminal to ask the questions in"
    assert "riskcheck new FILE" in caught.value.hint
