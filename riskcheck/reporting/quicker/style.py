"""The quicker functions for the styles of elements, pages and what is generated."""

from collections.abc import Callable, Iterator
from typing import Any

from riskcheck.reporting.exchange import Exchange

_BY_THEMSELVES = frozenset({"display", "float", "page", "position"})
_PLAIN = frozenset({str, int, float, bool, type(None)})


def styling(weasyprint: Any) -> list[Exchange]:
    """Styles that are alike made once (7 %), and properties that nobody has set looked up directly (3 %)."""
    css = weasyprint.css
    calculates = _calculates(css.check_math)
    return [
        *((user, "check_math", calculates) for user in _users(weasyprint, "check_math")),
        (css.StyleFor, "set_computed_styles", _computing(css.StyleFor.set_computed_styles)),
        (css.ComputedStyle, "__missing__", _missing(css)),
    ]


def _computing(compute: Callable[..., None]) -> Callable[..., None]:
    """Make the styles of pages, of their margins and of pseudo-elements once for all that are alike.

    WeasyPrint does so for elements; of pages it makes 17 each, since their numbers could tell them apart.
    """

    def set_computed_styles(
        styles: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, **more: Any
    ) -> None:
        if pseudo_type is None and not isinstance(element, tuple):
            compute(styles, element, parent, root, pseudo_type, **more)
            return
        computed = styles.get_computed_styles()
        cascaded = styles.get_cascaded_styles().get((element, pseudo_type), {})
        # The values are those of the style sheets, which stay: as long as they do, so do their identifiers
        given = frozenset((name, id(value), str(weight)) for name, (value, weight) in cascaded.items())
        sized = styles.initial_page_sizes["box"] is not None
        key = (id(computed[parent, None]), pseudo_type, given, sized)
        alike = styles.__dict__.setdefault("alike", {})
        if key not in alike:
            compute(styles, element, parent, root, pseudo_type, **more)
            alike[key] = computed[element, pseudo_type]
        computed[element, pseudo_type] = alike[key]

    return set_computed_styles


def _missing(css: Any) -> Callable[[Any, str], Any]:
    compute = css.ComputedStyle.__missing__
    logical = {
        name: (of(block="ttb", inline="ltr"), of(block="ttb", inline="rtl"))
        for name, of in css.PHYSICAL_FUNCTIONS.items()
    }
    usual = {
        name: value
        for name, value in css.INITIAL_VALUES.items()
        if name not in _BY_THEMSELVES and not name.startswith(("text_decoration_", "__"))
    }
    inherited = frozenset(name for name in usual if name in css.INHERITED)
    initial = {
        name: value
        for name, value in usual.items()
        if name not in css.INHERITED and name not in css.INITIAL_NOT_COMPUTED and not css.check_math(value)
    }

    def missing(style: Any, name: str) -> Any:
        cascaded = style.cascaded
        if name in cascaded or any(other in cascaded for other in logical.get(name, ())):
            return compute(style, name)
        if name in initial:
            value = style[name] = initial[name]
            return value
        if name in inherited and style.parent_style is not None:
            value = style.parent_style[name]
            if not css.check_math(value):
                style[name] = value
                return value
        return compute(style, name)

    return missing


def _users(weasyprint: Any, name: str) -> Iterator[Any]:
    """Yield the modules about style and layout that know a function by this name."""
    for part in (weasyprint.css, weasyprint.layout, weasyprint.text):
        for module in (part, *vars(part).values()):
            if hasattr(module, "__spec__") and hasattr(module, name):
                yield module


def _calculates(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Tell by their kinds that most values do not calculate."""

    def check_math(value: Any) -> Any:
        kind = type(value)
        if kind is tuple:
            return any(check_math(one) for one in value if type(one) not in _PLAIN)
        return None if kind in _PLAIN else check(value)

    return check_math
