"""Lets a part of a document count its pages, and link to others, as if the other part were there, too.

It exchanges functions of WeasyPrint 70.0 during a render; what they do within the part stays as it is.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from types import SimpleNamespace
from typing import Any, NamedTuple

from riskcheck.reporting.exchange import Exchange

_PROGRESS = logging.getLogger("weasyprint.progress")


class Extent(NamedTuple):
    """What a part says of itself: how many pages it has, and on which of them, from 1, its targets are."""

    pages: int
    targets: dict[str, int]


Ask = Callable[[], Extent]
Tell = Callable[[Extent], None]


class Front:
    """A document that is rendered as the first part."""

    def __init__(self, chapters: Mapping[str, int], ask: Ask, tell: Tell) -> None:
        """Name the chapter of each target in the second part.

        That part is asked for its pages when the ones of this part have been laid out once, and told of
        these when they do not change any more.
        """
        self._chapters, self._ask, self._tell = chapters, ask, tell
        self._informed = 0  # how many pages there were when the others were reckoned

    @cached_property
    def _other(self) -> Extent:
        return self._ask()

    def exchanges(self, weasyprint: Any) -> list[Exchange]:
        """Return the functions to exchange."""
        targets, resolve = weasyprint.css.targets, weasyprint.pdf.resolve_links
        make_all_pages = weasyprint.layout.make_all_pages

        def collector() -> Any:
            made = targets.TargetCollector()
            for name, chapter in self._chapters.items():
                item = made.target_lookup_items[name] = targets.TargetLookupItem("up-to-date")
                item.target_box = SimpleNamespace(cached_counter_values={"chapter": [chapter]})
            return made

        def laying_out(context: Any, *rest: Any) -> Iterator[Any]:
            yield from make_all_pages(context, *rest)
            if self._informed != len(context.page_maker):
                self._informed = len(context.page_maker)
                _PROGRESS.info("Step 5 - Creating layout - %d more pages", self._other.pages)
                _inform(context, self._other)

        def count(own: Extent) -> tuple[int, int]:
            self._tell(own)
            return 0, own.pages + self._other.pages

        def resolving(pages: Any) -> Iterator[Any]:
            return islice(resolve([*pages, _page_of(self._chapters)]), len(pages))

        return [
            (weasyprint.document, "TargetCollector", collector),
            (weasyprint.layout, "make_all_pages", laying_out),
            (weasyprint.layout, "make_margin_boxes", _margins(weasyprint, count)),
            (weasyprint.pdf, "resolve_links", resolving),
        ]


class Back:
    """A document that is rendered as the second part."""

    def __init__(self, ask: Ask, tell: Tell) -> None:
        """Tell the first part of the pages once they are laid out, and then ask it for its own."""
        self._ask, self._tell = ask, tell

    @cached_property
    def _other(self) -> Extent:
        return self._ask()

    def exchanges(self, weasyprint: Any) -> list[Exchange]:
        """Return the functions to exchange."""
        make_all_pages, resolve = weasyprint.layout.make_all_pages, weasyprint.pdf.resolve_links

        def laying_out(context: Any, *rest: Any) -> Iterator[Any]:
            yield from make_all_pages(context, *rest)
            self._tell(_extent(context))

        def count(own: Extent) -> tuple[int, int]:
            return self._other.pages, self._other.pages + own.pages

        def resolving(pages: Any) -> Iterator[Any]:
            return islice(resolve([_page_of(self._other.targets), *pages]), 1, None)

        return [
            (weasyprint.layout, "make_all_pages", laying_out),
            (weasyprint.layout, "make_margin_boxes", _margins(weasyprint, count)),
            (weasyprint.pdf, "resolve_links", resolving),
        ]


def _extent(context: Any) -> Extent:
    """Return the pages of a layout, and where its targets are."""
    states = [state[-1] for state in context.page_maker[:-1]]
    targets = {name: number for number, state in enumerate(states, 1) for name in state["anchors"]}
    return Extent(len(states), targets)


def _inform(context: Any, other: Extent) -> None:
    """Have the pages that refer to a target laid out again, now that the pages of all targets are known.

    By itself WeasyPrint would do so once more for its own targets, before it knows those of the other part.
    """
    collector, maker = context.target_collector, context.page_maker
    before = len(maker) - 1
    for name, page in other.targets.items():
        if name in collector.target_lookup_items:
            collector.target_lookup_items[name].cached_page_counter_values = {"page": [before + page]}
    for lookup in collector.counter_lookup_items.values():
        if lookup.missing_target_counters and lookup.page_maker_index is not None:
            lookup.cached_page_counter_values["pages"] = [before]  # which it will find in the next round
            lookup.parse_again(lookup.cached_page_counter_values)
            maker[lookup.page_maker_index][-1]["content_changed"] = True


def _margins(weasyprint: Any, count: Callable[[Extent], tuple[int, int]]) -> Callable[..., Any]:
    """Return what makes the margins of a page; `count` tells the pages before its part, and of both parts."""
    make = weasyprint.layout.make_margin_boxes
    counted: list[int] = []

    def making(context: Any, page: Any, state: Any) -> Any:
        if not counted:
            counted.extend(count(_extent(context)))
        before, pages = counted
        depth, values, *rest = state
        values = {**values, "page": [values["page"][-1] + before], "pages": [pages]}
        return make(context, page, (depth, values, *rest))

    return making


def _page_of(targets: Mapping[str, int]) -> Any:
    """Return a page that has targets and nothing else."""
    return SimpleNamespace(anchors=dict.fromkeys(targets, (0, 0, 0, 0)), links=[])
