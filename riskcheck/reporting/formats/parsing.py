"""Our own page read as XML, by a parser in C, instead of as HTML: a tenth of the time to render it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree

# HTML closes these by itself, and knows where a drawing begins; every > in a value is escaped
_EMPTY = re.compile(r"<(br|col|img|meta)\b([^>]*)>")
_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" '


@contextmanager
def as_xml(weasyprint: Any) -> Iterator[None]:
    """Let WeasyPrint, given as the module, read pages of our templates as XML meanwhile.

    Their elements are closed and nested as XML wants it, so that both parsers find the same tree; a page that
    is no XML after all is read as HTML.
    """
    tiny = weasyprint.tinyhtml5
    parse = tiny.parse

    def parsing(page: Any, **options: Any) -> Any:
        text = page.read()
        try:
            return _tree(text)
        except ElementTree.ParseError:
            return parse(text, **options)

    tiny.parse = parsing
    try:
        yield
    finally:
        tiny.parse = parse


def _tree(page: str) -> ElementTree.Element:
    closed = _EMPTY.sub(r"<\1\2/>", page).replace("<svg ", _DRAWING)
    return ElementTree.fromstring(closed)  # noqa: S314 (our own templates: what others say is escaped in them)
