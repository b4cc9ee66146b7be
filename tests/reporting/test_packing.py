"""Streams are packed once, as zlib does by itself, whoever does it."""

import os
import threading
import zlib
from types import SimpleNamespace
from typing import Any

import pydyf
import pytest

from riskcheck.reporting.archive import packing as module
from riskcheck.reporting.archive.packing import Packer, packing

CONTENTS = [os.urandom(100) + bytes([number]) * 50_000 for number in range(20)]


def pdf_of(contents: list[bytes]) -> Any:
    streams = [pydyf.Stream([content], compress=True) for content in contents]
    return SimpleNamespace(objects=[pydyf.Dictionary(), *streams, pydyf.Stream([b"x", b"y"], compress=True)])


@pytest.fixture
def packed_by(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The threads that have packed something, in the order in which they did."""
    threads: list[threading.Thread] = []
    original = module._packed

    def noting(content: bytes) -> bytes:
        threads.append(threading.current_thread())
        return original(content)

    monkeypatch.setattr(module, "_packed", noting)
    return threads


def test_what_was_announced_is_packed_once_and_as_zlib_does_by_itself(
    packed_by: list[threading.Thread],
) -> None:
    packer = Packer()
    packer.announce(pdf_of(CONTENTS))
    packer.announce(pdf_of(CONTENTS))
    assert [packer.compress(content) + packer.flush() for content in CONTENTS] == list(
        map(zlib.compress, CONTENTS)
    )
    assert len(packed_by) == len(CONTENTS)
    assert len(set(packed_by)) in (1, 2)


def test_a_thread_packs_what_nobody_has_asked_for_yet(packed_by: list[threading.Thread]) -> None:
    packer = Packer()
    packer.announce(pdf_of(CONTENTS))
    [thread] = [one for one in threading.enumerate() if one.name.endswith("(_work)")] or [None]
    if thread:
        thread.join()
    assert packer.compress(CONTENTS[0]) == zlib.compress(CONTENTS[0])
    assert threading.main_thread() not in packed_by
    assert len(packed_by) == len(CONTENTS)


@pytest.mark.parametrize("content", [b"", b"never announced", CONTENTS[0]])
def test_what_was_not_announced_is_packed_here(content: bytes, packed_by: list[threading.Thread]) -> None:
    assert Packer().compress(content) == zlib.compress(content)
    assert packed_by == [threading.current_thread()]


def test_little_and_what_is_in_pieces_is_left_for_later(packed_by: list[threading.Thread]) -> None:
    Packer().announce(pdf_of([b"little"]))
    assert packed_by == []


def test_without_a_thread_all_is_packed_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", none_left)
    packer = Packer()
    packer.announce(pdf_of(CONTENTS))
    assert packer.compress(CONTENTS[3]) == zlib.compress(CONTENTS[3])


def test_lack_of_memory_in_the_thread_is_found_by_the_one_that_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(_: bytes) -> bytes:
        raise MemoryError

    monkeypatch.setattr(module, "_packed", without)
    packer = Packer()
    packer.announce(pdf_of(CONTENTS))
    with pytest.raises(MemoryError):
        packer.compress(CONTENTS[0])


def test_pydyf_packs_with_it_and_by_itself_again_afterwards() -> None:
    stream = pydyf.Stream([CONTENTS[0]], compress=True)
    before = pydyf.zlib
    with packing(pydyf) as packer:
        packer.announce(pdf_of([CONTENTS[0]]))
        assert zlib.compress(CONTENTS[0]) in stream.data
    assert pydyf.zlib is before
