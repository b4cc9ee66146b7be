"""The quicker functions for drawing: fewer calls and objects for each text, mark and colour of a page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from riskcheck.reporting.exchange import Exchange

_RGB = ("srgb", "hsl", "hwb")


def drawing(weasyprint: Any) -> list[Exchange]:
    """Commands that draw a page made in fewer steps (4 %), and joined as the file does: 0.25 MiB a page."""
    paint = weasyprint.document.Page.paint
    stream_class = weasyprint.pdf.stream.Stream
    as_bytes = as_bytes_like(weasyprint.pdf.pydyf._to_bytes)

    def painting(page: Any, stream: Any, scale: float = 1) -> None:
        paint(page, stream, scale)
        stream.stream[:] = [b"\n".join(map(as_bytes, stream.stream))]

    def set_text_matrix(stream: Any, *values: Any) -> None:
        stream.stream.append(b" ".join(map(as_bytes, values)) + b" Tm")

    return [
        (weasyprint.document.Page, "paint", painting),
        (weasyprint.draw, "draw_text", _draw_text(weasyprint.draw)),
        (stream_class, "set_text_matrix", set_text_matrix),
        (stream_class, "set_color", _set_color(stream_class, as_bytes)),
        (stream_class, "marked", lambda stream, box, tag: _Marked(stream, box, tag)),
        (stream_class, "artifact", lambda stream: _Artifact(stream)),
        (stream_class, "stacked", lambda stream: _Stacked(stream)),
    ]


@contextmanager
def without_outlines(weasyprint: Any, html: str) -> Iterator[None]:
    """Spare a page that has no outlines the search for them in every box."""
    original = weasyprint.draw.draw_outline
    if "outline" not in html:
        weasyprint.draw.draw_outline = lambda stream, box: None
    try:
        yield
    finally:
        weasyprint.draw.draw_outline = original


def as_bytes_like(convert: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """Return a function that makes bytes of what a PDF says by the kind of it (3 %)."""

    def as_bytes(item: Any) -> Any:
        kind = type(item)
        if kind is bytes:
            return item
        if kind is float:
            return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
        if kind is int:
            return b"%d" % item
        if kind is str:
            return item.encode("ascii")
        return convert(item)

    return as_bytes


def _draw_text(draw: Any) -> Callable[..., None]:
    original, text = draw.draw_text, draw.text

    def draw_text(stream: Any, box: Any, offset: Any, overflow: Any, ellipsis: Any) -> None:
        style = box.style
        if style["text_decoration_line"] != "none" or style["visibility"] != "visible":
            original(stream, box, offset, overflow, ellipsis)
            return
        x, y = box.position_x, box.position_y + box.baseline
        stream.set_color(style["color"])
        box.pango_layout.reactivate(style)
        stream.begin_text()
        emojis = text.draw_first_line(stream, box, overflow, ellipsis, text.Matrix(d=-1, e=x, f=y))
        stream.end_text()
        text.draw_emojis(stream, style, x, y, emojis)
        box.pango_layout.deactivate()

    return draw_text


class _Colour(NamedTuple):
    """A colour, its opacity, and how it is said for filling and for stroking."""

    itself: Any  # as long as it lives, no other one has its identifier
    alpha: Any
    channels: tuple[Any, ...]
    commands: tuple[bytes, bytes]


def _set_color(stream_class: Any, as_bytes: Callable[[Any], bytes]) -> Callable[..., None]:
    set_color = stream_class.set_color
    known: dict[int, _Colour] = {}

    def described(colour: Any) -> _Colour:
        *channels, alpha = colour
        said = b" ".join(map(as_bytes, colour.to("srgb").coordinates))
        return _Colour(colour, alpha, (colour.space, *channels), (said + b" rg", said + b" RG"))

    def setting(stream: Any, colour: Any, stroke: bool = False) -> None:
        if colour.space not in _RGB:
            set_color(stream, colour, stroke)
            return
        found = known.get(id(colour))
        if found is None:
            found = known[id(colour)] = described(colour)
        stream.set_alpha(found.alpha, stroke)
        current = "_current_color_stroke" if stroke else "_current_color"
        if getattr(stream, current) != found.channels:
            setattr(stream, current, found.channels)
            stream.stream.append(found.commands[bool(stroke)])

    return setting


class _Marked:
    """A piece of a page with its number among the tags."""

    __slots__ = ("_box", "_stream", "_tag")

    def __init__(self, stream: Any, box: Any, tag: str) -> None:
        self._stream, self._box, self._tag = stream, box, tag

    def __enter__(self) -> None:
        tags = self._stream._tags
        if tags is not None:
            number = len(tags)
            if self._box in tags:
                raise AssertionError
            tags[self._box] = {"tag": self._tag, "mcid": number}
            self._stream.stream.append(b"/%b\n<</MCID %d>>\nBDC" % (self._tag.encode("ascii"), number))

    def __exit__(self, *_: object) -> None:
        if self._stream._tags is not None:
            self._stream.stream.append(b"EMC")


class _Artifact:
    """A piece of a page that says nothing."""

    __slots__ = ("_stream",)

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __enter__(self) -> None:
        if self._stream._tags is not None:
            self._stream.stream.append(b"/Artifact\nBMC")

    def __exit__(self, *_: object) -> None:
        if self._stream._tags is not None:
            self._stream.stream.append(b"EMC")


class _Stacked:
    """A piece of a page after which the state is that of before."""

    __slots__ = ("_stream",)

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __enter__(self) -> None:
        self._stream.push_state()

    def __exit__(self, *_: object) -> None:
        self._stream.pop_state()
