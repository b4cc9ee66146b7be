"""The quicker function for drawing text: the glyphs of a line read at once, and each written once."""

from typing import Any, NamedTuple

from riskcheck.reporting.exchange import Exchange
from riskcheck.reporting.quicker.letters import letters

_INTS = 5  # of a PangoGlyphInfo: glyph, width, x and y offset, attributes
_MENDED = 14802  # the Pango from which on WeasyPrint need not mend the size of a font
Glyph = tuple[int, int, int]  # with its width and its horizontal offset


class _Face(NamedTuple):
    """A font in one size as it is drawn with, and what its glyphs are in a PDF once they are known."""

    font: Any
    size: float
    written: dict[Glyph, str]
    seen_in: Any  # as long as the text lives in which it was first seen, no other font is at its address


def glyphs(weasyprint: Any) -> list[Exchange]:
    """Lines of text drawn without a look at glyphs that are known already (6 %)."""
    draw = weasyprint.draw.text
    ffi, pango, original = draw.ffi, draw.pango, draw.draw_first_line
    if ffi.sizeof("PangoGlyphInfo") != 4 * _INTS or pango.pango_version() < _MENDED:
        return []
    faces: dict[int, _Face | None] = {}  # a render has one set of fonts

    def draw_first_line(stream: Any, textbox: Any, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
        plain = overflow != "ellipsis" and ellipsis == "none" and textbox.style["font_size"] >= 1
        line = _line(draw, stream, textbox, faces) if plain and textbox.text.strip() else None
        if line is None:
            return original(stream, textbox, overflow, ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        for face, text in line:
            stream.set_font_size(face.font.hash, face.size)
            stream.show_text(text)
        return []

    def line_of(stream: Any, textbox: Any) -> list[tuple[_Face, str]] | None:
        return _line(draw, stream, textbox, faces)

    return [(draw, "draw_first_line", draw_first_line), *letters(weasyprint, line_of)]


def _line(
    draw: Any, stream: Any, textbox: Any, faces: dict[int, _Face | None]
) -> list[tuple[_Face, str]] | None:
    """Return the pieces of a line as a PDF has them; None: there is something in it that is not known."""
    ffi, pango = draw.ffi, draw.pango
    layout = textbox.pango_layout.layout
    pango.pango_layout_set_single_paragraph_mode(layout, True)
    run = pango.pango_layout_get_line_readonly(layout, 0).runs[0]
    pieces: list[tuple[_Face, str]] = []
    before = None
    while run != ffi.NULL:
        item, run = run.data, run.next
        pango_font = item.item.analysis.font
        address = int(ffi.cast("uintptr_t", pango_font))
        if address not in faces:
            faces[address] = _face(draw, stream, pango_font, layout)
        face = faces[address]
        text = _written(draw, face, item.glyphs) if face else None
        if face is None or text is None:
            return None
        if address == before:
            pieces[-1] = face, pieces[-1][1] + text
        else:
            pieces.append((face, text))
        before = address
    return pieces or None


def _face(draw: Any, stream: Any, pango_font: Any, layout: Any) -> _Face | None:
    font, size = stream.add_font(pango_font)
    if font.bitmap or font.png or font.svg or font.colr:
        return None
    return _Face(font, size, {}, layout)


def _written(draw: Any, face: _Face, string: Any) -> str | None:
    numbers = (
        memoryview(draw.ffi.buffer(string.glyphs, 4 * _INTS * string.num_glyphs)).cast("B").cast("i").tolist()
    )
    if not numbers or any(numbers[3::_INTS]):  # no glyphs, or some that are raised
        return None
    found = []
    for glyph in zip(numbers[::_INTS], numbers[1::_INTS], numbers[2::_INTS], strict=True):
        text = face.written.get(glyph)
        if text is None:
            text = _glyph(draw, face, glyph)
            if text is None:
                return None
            face.written[glyph] = text
        found.append(text)
    text = f"<{''.join(found)}>"
    return text[:-2] if text.endswith("<>") else text


def _glyph(draw: Any, face: _Face, glyph: Glyph) -> str | None:
    """Return a glyph as it stands in a text between < and >; None before WeasyPrint itself has met it."""
    name, width, shift = glyph
    if name == draw.pango.PANGO_GLYPH_EMPTY:
        return f">{-width / face.size}<"
    if name not in face.font.to_unicode or name not in face.font.widths or name < 0:
        return None
    offset = shift / face.size
    kerning = face.font.widths[name] + offset - width * 1000 * draw.FROM_UNITS / face.size
    before = f">{-offset}<" if offset else ""
    after = f">{int(kerning)}<" if kerning else ""
    return f"{before}{name:04x}{after}"
