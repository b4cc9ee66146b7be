"""The quicker functions for the layout of boxes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from riskcheck.reporting.exchange import Exchange

_OF_WIDTH = (
    *(f"margin_{side}" for side in ("left", "right", "top", "bottom")),
    *(f"padding_{side}" for side in ("left", "right", "top", "bottom")),
    "width",
    "min_width",
    "max_width",
)
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_HEIGHTS = ("height", "min_height", "max_height")


class _Used(NamedTuple):
    """What the boxes of a style have in common, whatever they stand in."""

    sizes: dict[str, Any]
    shares: tuple[str, ...]  # of the width of the box around
    borders: dict[str, Any] | None  # None: they depend on those of the neighbours


def layout(weasyprint: Any) -> list[Exchange]:
    """Lengths in pixels looked up once for each style (3 %); boxes in the flow told by two looks (4 %)."""
    boxes = weasyprint.formatting_structure.boxes
    quick = _percentages(weasyprint.layout.percent, boxes)
    users = [part for part in vars(weasyprint.layout).values() if hasattr(part, "resolve_percentages")]
    return [
        *((module, "resolve_percentages", quick) for module in users),
        (boxes.Box, "is_in_normal_flow", _in_flow(boxes.Box.is_in_normal_flow)),
    ]


def _in_flow(in_flow: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def is_in_normal_flow(box: Any) -> Any:
        style = box.style
        plain = style["float"] == "none" and style["position"] in ("static", "relative")
        return True if plain else in_flow(box)

    return is_in_normal_flow


def _percentages(percent: Any, boxes: Any) -> Callable[[Any, Any], None]:
    resolve_all, resolve = percent.resolve_percentages, percent.resolve_one_percentage
    box_class, page_class = boxes.Box, boxes.PageBox
    same: dict[str, dict[str, Any]] = {}  # most styles have sizes that many have

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        known = style.__dict__
        if "used" not in known:
            known["used"] = _used(style, same)
        found = known["used"]
        if found is None or isinstance(box, page_class):
            resolve_all(box, containing_block)
            return
        box.__dict__.update(found.sizes)
        if found.shares:
            width = containing_block.width if isinstance(containing_block, box_class) else containing_block[0]
            for name in found.shares:
                resolve(box, name, width)
        if found.borders is None:
            _keep_borders(box, style)
        else:
            box.__dict__.update(found.borders)

    return resolve_percentages


def _used(style: Any, same: dict[str, dict[str, Any]]) -> _Used | None:
    if style["box_sizing"] != "content-box" or not all(_fixed(style[name]) for name in _HEIGHTS):
        return None
    sizes = {name: _value(name, style[name]) for name in (*_OF_WIDTH, *_HEIGHTS) if _fixed(style[name])}
    shares = tuple(name for name in _OF_WIDTH if name not in sizes)
    borders = {name: style[name] for name in _BORDERS}
    collapsing = style["border_collapse"] == "collapse"
    return _Used(
        same.setdefault(repr(sizes), sizes),
        shares,
        None if collapsing else same.setdefault(repr(borders), borders),
    )


def _keep_borders(box: Any, style: Any) -> None:
    """Leave the borders that a box shares with its neighbours as they were agreed upon."""
    for name in _BORDERS:
        if not hasattr(box, name):
            setattr(box, name, style[name])


def _fixed(value: Any) -> bool:
    return value is None or value == "auto" or getattr(value, "unit", None) == "px"


def _value(name: str, value: Any) -> Any:
    if value == "auto":
        return 0 if name in ("min_width", "min_height") else value
    return getattr(value, "value", value)


@contextmanager
def without_corners(weasyprint: Any, html: str) -> Iterator[None]:
    """Spare the boxes of a page that has no rounded corners the sets of sides that they lost: 0.1 MiB a page.

    A box that is broken over pages has no corners there, and WeasyPrint asks the sets for nothing else.
    """
    box_class = weasyprint.formatting_structure.boxes.Box
    if "radius" in html:
        yield
        return
    box_class.remove_decoration_sides = _Forgotten()
    try:
        yield
    finally:
        del box_class.remove_decoration_sides


class _Forgotten:
    """An attribute that keeps no value, and a set that keeps no members."""

    def __get__(self, box: Any, kind: Any = None) -> "_Forgotten":
        return self

    def __set__(self, box: Any, value: Any) -> None:
        pass

    def add(self, side: str) -> None:
        pass
