"""The second process is told of the first, and neither is left behind by the other."""

import os
import signal
import subprocess
import sys

import pytest

from riskcheck.errors import NotWrittenError
from riskcheck.reporting.parts.counting import Ask, Extent, Tell
from riskcheck.reporting.parts.excerpt import Excerpt, unpacked
from riskcheck.reporting.parts.pair import SecondProcess, one_by_one

EXCERPT = Excerpt(
    objects=[(3, False, b"<</A 1 0 R>>"), (9, True, b"<<>>\nstream\nx\n\nendstream")],
    shared=[1, 2],
    pages=[3],
    tags=[4],
    contents=["[5 0 R]", "6 0 R"],
    bookmarks=[7],
    shown=2,
    targets=[("风", "[3 0 R /XYZ 1 2 0]")],
    fonts={"F": ([(1, 500)], [(1, "险")])},
)
OWN, OTHER = Extent(2, {"a": 1}), Extent(3, {"b": 3})


def work(ask: Ask, tell: Tell) -> Excerpt:
    tell(OTHER)
    return EXCERPT if ask() == OWN else EXCERPT._replace(shown=-1)


def test_an_excerpt_comes_out_as_it_went_in() -> None:
    again = unpacked(EXCERPT.packed())
    assert again.objects == EXCERPT.objects
    assert again.packed() == EXCERPT.packed()


def talk() -> None:
    with SecondProcess(work) as second:
        assert second.ask() == OTHER
        second.tell(OWN)
        assert second.result().shown == 2


def test_both_are_told_of_each_other() -> None:
    talk()


def test_both_are_told_of_each_other_by_turns() -> None:
    with one_by_one():
        talk()


def test_by_turns_the_second_one_waits_to_be_asked() -> None:
    read, write = os.pipe()

    def signed(ask: Ask, tell: Tell) -> Excerpt:
        os.write(write, b"second")
        return work(ask, tell)

    with one_by_one(), SecondProcess(signed) as second:
        os.write(write, b"first ")
        second.ask()
        second.tell(OWN)
        second.result()
    os.close(write)
    with os.fdopen(read, "rb") as order:
        assert order.read() == b"first second"


FAILURES = {
    "expected": (NotWrittenError("the PDF would not be complete: x"), "^the PDF would not be complete: x$"),
    "memory": (MemoryError(), "^the report needs more than [0-9]+ MiB of memory$"),
}


@pytest.mark.parametrize("kind", FAILURES)
@pytest.mark.parametrize("late", [False, True])
def test_what_fails_in_the_second_one_is_told_by_the_first(kind: str, late: bool) -> None:
    error, words = FAILURES[kind]

    def failing(ask: Ask, tell: Tell) -> Excerpt:
        if late:
            tell(OTHER)
            ask()
        raise error

    with SecondProcess(failing) as second, pytest.raises(NotWrittenError, match=words):
        second.ask()
        second.tell(OWN)
        second.result()


def test_a_defect_in_the_second_one_is_told_as_a_defect() -> None:
    def failing(ask: Ask, tell: Tell) -> Excerpt:
        raise KeyError("missing")

    with SecondProcess(failing) as second, pytest.raises(RuntimeError, match="KeyError: 'missing'"):
        second.ask()


def test_the_end_of_the_second_one_is_told() -> None:
    def ended(ask: Ask, tell: Tell) -> Excerpt:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    with SecondProcess(ended) as second, pytest.raises(NotWrittenError, match="was ended by SIGKILL"):
        second.ask()


def test_the_second_one_ends_where_the_first_one_fails() -> None:
    def waiting(ask: Ask, tell: Tell) -> Excerpt:
        return work(ask, tell)

    with pytest.raises(KeyError), SecondProcess(waiting):
        raise KeyError
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


ENDLESS = """
import os, signal, sys, time
from riskcheck.reporting.parts.pair import SecondProcess
def endless(ask, tell):
    os.write(int(sys.argv[1]), b"second")
    while True: time.sleep(0.01)
with SecondProcess(endless):
    time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_second_one_ends_where_the_first_one_is_killed() -> None:
    read, write = os.pipe()
    subprocess.run([sys.executable, "-c", ENDLESS, str(write)], pass_fds=(write,), check=False)
    os.close(write)
    with os.fdopen(read, "rb") as words:
        assert words.read() == b"second"  # to the end, which comes when nobody is left who could write
