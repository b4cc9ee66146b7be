"""The streams of a PDF packed beside other work: zlib lets Python go on meanwhile."""

import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import SimpleNamespace
from typing import Any

_WORTH_IT = 4096  # bytes; less is packed as quickly as it is handed over


class Packer:
    """Packs contents as zlib does by itself, those that are announced in a thread of its own."""

    def __init__(self) -> None:
        """Begin without any."""
        self._lock = threading.Lock()
        self._contents: dict[int, bytes] = {}  # as long as they are kept, no others have their identifiers
        self._waiting: dict[int, bytes] = {}
        self._begun: dict[int, threading.Event] = {}
        self._packed: dict[int, bytes] = {}

    def announce(self, pdf: Any) -> None:
        """Begin with the streams of a PDF, given as pydyf has it, that are made and will be asked for."""
        streams = (item.stream for item in pdf.objects if getattr(item, "compress", False))
        news = [stream[0] for stream in streams if len(stream) == 1 and type(stream[0]) is bytes]
        with self._lock:
            idle = not self._waiting
            for content in news:
                if len(content) >= _WORTH_IT and id(content) not in self._contents:
                    self._contents[id(content)] = self._waiting[id(content)] = content
            begin = idle and bool(self._waiting)
        if begin:
            with suppress(RuntimeError):  # no more threads: all is packed when it is asked for
                threading.Thread(target=self._work, daemon=True).start()

    def compress(self, content: bytes) -> bytes:
        """Return a content as it is packed; what nobody has begun with is packed here and now."""
        with self._lock:
            self._waiting.pop(id(content), None)
            begun = self._begun.get(id(content))
        if begun is not None:
            begun.wait()
        return self._packed.pop(id(content), None) or _packed(content)

    def flush(self) -> bytes:
        """Return what is left to say: nothing."""
        return b""

    def _work(self) -> None:
        """Pack from the last one on: the other thread asks for the first ones first."""
        while True:
            with self._lock:
                if not self._waiting:
                    return
                key, content = self._waiting.popitem()
                begun = self._begun[key] = threading.Event()
            with suppress(MemoryError):  # the other thread will find out, and knows what to do
                self._packed[key] = _packed(content)
            begun.set()


def _packed(content: bytes) -> bytes:
    packing = zlib.compressobj()
    return packing.compress(content) + packing.flush()


@contextmanager
def packing(pydyf: Any) -> Iterator[Packer]:
    """Pack streams as zlib does by itself, not as tightly as it can: 5 % of the time for 2 % of the size.

    What the packer that is given is told in time is packed beside other work.
    """
    original = pydyf.zlib
    packer = Packer()
    pydyf.zlib = SimpleNamespace(compressobj=lambda level: packer, compress=zlib.compress)
    try:
        yield packer
    finally:
        pydyf.zlib = original
