"""The quicker functions for setting text."""

from collections.abc import Callable
from typing import Any, NamedTuple

from riskcheck.reporting.exchange import Exchange

_VARIANTS = ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")  # as the function wants
_BREAKING = ("anywhere", "break-word")
_NOT_HYPHENATED = 3  # so many further values has the measure of a line that was broken between words


class _Setting(NamedTuple):
    """What Pango has to know of a style to set text in it.

    `shared` are the attributes of a plain text, never changed; None: they depend on the text.
    """

    context: Any
    language: Any
    font: Any
    features: bytes | None
    shared: Any | None


def setting(weasyprint: Any) -> list[Exchange]:
    """Styles described to Pango once, not for each piece of text (6 %), and texts drawn as measured (4 %)."""
    lines = weasyprint.text.line_break
    layout_class = lines.Layout
    kinds = (weasyprint.css.ComputedStyle, weasyprint.css.AnonymousStyle)
    return [
        (layout_class, "setup", _setup(lines, kinds)),
        (layout_class, "set_text", _set_text(lines)),
        (layout_class, "deactivate", _deactivate(layout_class.deactivate)),
        (layout_class, "reactivate", _reactivate(layout_class.reactivate)),
        (lines, "first_line_metrics", _metrics(lines.first_line_metrics)),
        (lines, "line_size", _line_size(lines)),
    ]


def _setup(lines: Any, kinds: tuple[type, ...]) -> Callable[[Any, Any], None]:
    pango, ffi, unref = lines.pango, lines.ffi, lines.gobject.g_object_unref
    set_up = lines.Layout.setup

    def setup(layout: Any, style: Any) -> None:
        layout.plain = layout.kept = False
        known = style.__dict__
        if "setting" not in known:
            usual = type(style) in kinds and style["text_decoration_line"] == "none"
            known["setting"] = _described(lines, style) if usual else None
        found = known["setting"]
        if found is None:
            set_up(layout, style)
            return
        layout.style, layout.first_line_direction, layout.language = style, 0, found.language
        layout.ascent = layout.underline_position = layout.strikethrough_position = None
        layout.layout = made = ffi.gc(pango.pango_layout_new(found.context), unref)
        pango.pango_layout_set_auto_dir(made, False)
        pango.pango_layout_set_font_description(made, found.font)
        layout.plain = found.shared is not None
        if layout.plain:
            pango.pango_layout_set_attributes(made, found.shared)
        else:
            _set_features(lines, made, found)

    return setup


def _set_features(lines: Any, made: Any, found: _Setting) -> None:
    """Give a text attributes of its own, to which others may be added."""
    attributes = lines.ffi.NULL
    if found.features is not None:
        attributes = lines.ffi.gc(lines.pango.pango_attr_list_new(), lines.pango.pango_attr_list_unref)
        features = lines.pango.pango_attr_font_features_new(found.features)  # the list owns it
        lines.pango.pango_attr_list_insert(attributes, features)
    lines.pango.pango_layout_set_attributes(made, attributes)


def _set_text(lines: Any) -> Callable[..., None]:
    pango, set_text = lines.pango, lines.Layout.set_text

    def quick(layout: Any, text: str, justify: bool = False) -> None:
        if layout.plain and text.isprintable() and not (justify and layout.justification_spacing):
            layout.text = text
            encoded = text.encode()
            pango.pango_layout_set_text(layout.layout, encoded, len(encoded))
            pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # as it will be drawn
            return
        if layout.plain:
            layout.plain = False
            _set_features(lines, layout.layout, layout.style.__dict__["setting"])
            pango.pango_layout_set_single_paragraph_mode(layout.layout, False)
        set_text(layout, text, justify)

    return quick


def _metrics(measure: Callable[..., Any]) -> Callable[..., Any]:
    """Let the layout of a plain line be kept for its drawing: it would be made the same again."""

    def first_line_metrics(line: Any, text: Any, layout: Any, *rest: Any, **more: Any) -> Any:
        layout.kept = layout.plain and len(rest) <= _NOT_HYPHENATED
        return measure(line, text, layout, *rest, **more)

    return first_line_metrics


def _deactivate(end: Callable[[Any], None]) -> Callable[[Any], None]:
    def deactivate(layout: Any) -> None:
        if not layout.kept:
            end(layout)

    return deactivate


def _reactivate(begin: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def reactivate(layout: Any, style: Any) -> None:
        same = layout.kept and layout.style is style and not layout.justification_spacing
        layout.kept = False
        if not same:
            begin(layout, style)

    return reactivate


def _line_size(lines: Any) -> Callable[[Any, Any], tuple[float, float]]:
    pango, null, units = lines.pango, lines.ffi.NULL, lines.FROM_UNITS
    extents = lines.ffi.new("PangoRectangle *")

    def line_size(line: Any, style: Any) -> tuple[float, float]:
        pango.pango_layout_line_get_extents(line, null, extents)
        spacing = style["letter_spacing"]
        width = extents.width * units
        return width if spacing == "normal" else width + spacing, extents.height * units

    return line_size


def _described(lines: Any, style: Any) -> _Setting | None:
    if style["font_language_override"] != "normal" or not style["lang"]:
        return None
    pango = lines.pango
    context = lines.ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), lines.gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, lines.PANGO_DIRECTION[style["direction"]])
    pointer, _kept = lines.unicode_to_char_p(style["lang"])
    language = pango.pango_language_from_string(pointer)
    pango.pango_context_set_language(context, language)
    features = _features(lines, style)
    shared = _shared(lines, style, features)
    return _Setting(context, language, lines.get_font_description(style), features, shared)


def _features(lines: Any, style: Any) -> bytes | None:
    ways = ("kerning", *(f"variant_{part}" for part in _VARIANTS), "feature_settings")
    features = lines.font_features(*(style[f"font_{way}"] for way in ways))
    return ",".join(f"{key} {value}" for key, value in features.items()).encode() or None


def _shared(lines: Any, style: Any, features: bytes | None) -> Any | None:
    """Return the attributes of every plain text of a style; None where each text has others."""
    if style["word_spacing"] or style["letter_spacing"] not in ("normal", 0):
        return None
    pango = lines.pango
    attributes = lines.ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    if features is not None:
        pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(features))
    if style["overflow_wrap"] in _BREAKING:
        pango.pango_attr_list_change(attributes, pango.pango_attr_insert_hyphens_new(False))
    return attributes
