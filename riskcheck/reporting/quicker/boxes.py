"""The quicker functions for what most boxes do not have: floats beside them, backgrounds, round corners."""

from collections.abc import Callable
from typing import Any

from riskcheck.reporting.exchange import Exchange

_CORNERS = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_SQUARE = (0, "px")


def boxes(weasyprint: Any) -> list[Exchange]:
    """Boxes placed that no float is beside, passed over where they have no background; struts kept (4 %)."""
    layout = weasyprint.layout
    box_class = weasyprint.formatting_structure.boxes.Box
    place, measure = _avoid(layout.float.avoid_collisions), _strut(layout.inline.strut)
    parts = [part for part in vars(layout).values() if hasattr(part, "__spec__")]
    return [
        *((part, "avoid_collisions", place) for part in parts if hasattr(part, "avoid_collisions")),
        (layout.inline, "strut", measure),
        (layout.background, "layout_box_backgrounds", _backgrounds(layout.background)),
        (box_class, "background", None),
        *((box_class, corner, (0, 0)) for corner in _CORNERS),
    ]


def _avoid(avoid: Callable[..., Any]) -> Callable[..., Any]:
    def avoid_collisions(context: Any, box: Any, block: Any, outer: bool = True) -> Any:
        if (
            context.excluded_shapes
            or not (outer or box.margin_left == box.margin_right == box.margin_top == 0)
            or box.style["float"] != "none"
            or block.style["direction"] != "ltr"
        ):
            return avoid(context, box, block, outer)
        left = block.content_box_x()
        return left, box.position_y, left + block.width - left

    return avoid_collisions


def _strut(measure: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def strut(style: Any) -> Any:
        known = style.__dict__
        if "strut" not in known:
            known["strut"] = measure(style)
        return known["strut"]

    return strut


def _backgrounds(background: Any) -> Callable[..., None]:
    lay_out = background.layout_box_backgrounds

    def layout_box_backgrounds(page: Any, box: Any, *rest: Any, **more: Any) -> None:
        known = box.style.__dict__
        if "bare" not in known:
            known["bare"] = _bare(box.style)
        if not known["bare"] or box is page or more or len(rest) > 1:
            lay_out(page, box, *rest, **more)
            return
        for child in box.all_children():
            layout_box_backgrounds(page, child, *rest)

    return layout_box_backgrounds


def _bare(style: Any) -> bool:
    """Return whether boxes of a style have no background, no image, no shadow and no round corners."""
    colour = style["background_color"]
    return (
        all(_SQUARE in style[corner] for corner in _CORNERS)
        and all(style[f"{part}_source"][0] == "none" for part in ("border_image", "mask_border"))
        and all(kind == "none" for kind, _ in style["background_image"])
        and (style["color"] if colour == "currentcolor" else colour).alpha == 0
        and not style["box_shadow"]
    )
