"""The quicker functions for setting text."""

from typing import Any, NamedTuple

_VARIANTS = ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")  # as the function wants


class _Setting(NamedTuple):
    """What Pango has to know of a style to set text in it."""

    context: Any
    language: Any
    font: Any
    features: Any | None


def setting(weasyprint: Any) -> list[tuple[Any, str, Any]]:
    """Fonts and languages described to Pango once for each style instead of for each piece of text (4 %)."""
    lines = weasyprint.text.line_break
    layout_class, pango, ffi, unref = lines.Layout, lines.pango, lines.ffi, lines.gobject.g_object_unref
    set_up = layout_class.setup
    kinds = (weasyprint.css.ComputedStyle, weasyprint.css.AnonymousStyle)

    def setup(layout: Any, style: Any) -> None:
        if type(style) not in kinds or style["text_decoration_line"] != "none":
            set_up(layout, style)
            return
        known = style.__dict__
        if "setting" not in known:
            known["setting"] = _described(lines, style)
        found = known["setting"]
        if found is None:
            set_up(layout, style)
            return
        layout.style, layout.first_line_direction, layout.language = style, 0, found.language
        layout.ascent = layout.underline_position = layout.strikethrough_position = None
        layout.layout = made = ffi.gc(pango.pango_layout_new(found.context), unref)
        pango.pango_layout_set_auto_dir(made, False)
        pango.pango_layout_set_font_description(made, found.font)
        if found.features is not None:
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, found.features)
            pango.pango_layout_set_attributes(made, attributes)

    return [(layout_class, "setup", setup)]


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
    return _Setting(context, language, lines.get_font_description(style), _features(lines, style))


def _features(lines: Any, style: Any) -> Any | None:
    ways = ("kerning", *(f"variant_{part}" for part in _VARIANTS), "feature_settings")
    features = lines.font_features(*(style[f"font_{way}"] for way in ways))
    if not features:
        return None
    text = ",".join(f"{key} {value}" for key, value in features.items()).encode()
    known = style.font_config.font_features
    if text not in known:
        known[text] = lines.pango.pango_attr_font_features_new(text)
    return known[text]
