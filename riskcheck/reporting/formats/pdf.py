"""The report as PDF. WeasyPrint is imported here alone, and only to render.

It gets nothing over the network and nothing from disk but our own fonts, and what it leaves out is an error.
"""

import contextlib
import ctypes.util
import gc
import io
import logging
import mimetypes
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any, TypeVar
from xml.sax.saxutils import escape

from riskcheck.errors import NotWrittenError
from riskcheck.reporting.archive.enclosure import Enclosure
from riskcheck.reporting.archive.writing import write
from riskcheck.reporting.assets import opened
from riskcheck.reporting.formats.draft import Draft, draft_of
from riskcheck.reporting.formats.late_imports import late_font_tools
from riskcheck.reporting.formats.parsing import as_xml
from riskcheck.reporting.parts.dividing import divided
from riskcheck.reporting.parts.fonts import AnotherFontError
from riskcheck.reporting.parts.rendering import in_parts
from riskcheck.reporting.quicker import quicker
from riskcheck.reporting.quicker.drawing import without_outlines
from riskcheck.reporting.quicker.layout import without_corners
from riskcheck.reporting.quicker.notes import without_notes
from riskcheck.resources import reports_dir

if TYPE_CHECKING:
    from riskcheck.reporting.formats.report import Report

T = TypeVar("T")
_INSTALL = "on Debian/Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# WeasyPrint and pydyf: the shortcuts know the insides of these two; others render without them
_KNOWN = ("70.0", "0.13.0")
_SLOWER_NOT_WORSE = "Using fontTools instead of HarfBuzz-Subset"  # the PDF is complete all the same
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def pdf_report(report: "Report") -> bytes:
    """Return the report as PDF."""
    return laid_out(draft_of(report))


def laid_out(draft: Draft) -> bytes:
    """Return the PDF of a draft; raises NotWrittenError like `render`."""
    return render(draft.html, draft.enclosures, draft.images, ours=draft.ours)


def render(
    html: str,
    enclosures: Sequence[Enclosure] = (),
    assets: Mapping[str, bytes] = MappingProxyType({}),
    *,
    ours: bool = False,
) -> bytes:
    """Return a page as PDF with files inside; the same input gives the same bytes.

    The page shows the image in `assets` under a name where it says `riskcheck:asset/NAME`; no other address
    is opened. A page of `ours` came from our own templates, which write XML.

    Raises NotWrittenError when a native library is missing or the PDF would not be complete.
    """
    weasyprint = load_weasyprint()
    ours = ours and _is_known(weasyprint)
    parts = divided(html) if ours else None

    def rendered(page: str, made: Callable[[Any], T]) -> T:
        return _rendered(weasyprint, page, assets, ours, made)

    if parts:
        with contextlib.suppress(AnotherFontError):
            return in_parts(weasyprint, parts, rendered, enclosures)
    return rendered(html, lambda page: write(weasyprint, page, enclosures))


def _rendered(
    weasyprint: Any, html: str, assets: Mapping[str, bytes], ours: bool, made: Callable[[Any], T]
) -> T:
    """Return what `made` makes of a page, an HTML of WeasyPrint; raises NotWrittenError."""
    known = _is_known(weasyprint)
    with contextlib.ExitStack() as stack:
        stack.enter_context(_private_fonts())
        stack.enter_context(_without_gc())
        if known:
            stack.enter_context(quicker(weasyprint))
            stack.enter_context(without_corners(weasyprint, html))
            stack.enter_context(without_outlines(weasyprint, html))
        complaints = stack.enter_context(_complaints())
        with as_xml(weasyprint) if ours else contextlib.nullcontext():
            document = weasyprint.HTML(string=html, url_fetcher=_fetcher(weasyprint, assets))
        if known:
            without_notes(document, html)
        try:
            result = made(document)
        except weasyprint.urls.URLFetchingError as error:
            raise NotWrittenError(f"the PDF would not be complete: {error}") from error
    if complaints:
        raise NotWrittenError(f"the PDF would not be complete: {complaints[0]}")
    return result


def _is_known(weasyprint: Any) -> bool:
    return (weasyprint.__version__, weasyprint.pdf.pydyf.__version__) == _KNOWN


def _fetcher(weasyprint: Any, assets: Mapping[str, bytes]) -> Any:
    """Return what WeasyPrint asks for everything that a page names: it knows the assets and nothing else."""

    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            content, kind = opened(url, assets)
            return weasyprint.urls.URLFetcherResponse(url, content, {"Content-Type": kind})

    return Fetcher(allowed_protocols=())


def prepare_pdf() -> None:
    """Load beforehand what laying out takes; raises NotWrittenError where that is missing."""
    mimetypes.knownfiles.clear()  # else WeasyPrint would have the list of the system read
    load_weasyprint()


def load_weasyprint() -> ModuleType:
    """Import WeasyPrint; raises NotWrittenError, saying in one line what it misses."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        late_font_tools(),
    ):  # a failed import prints a banner
        warnings.simplefilter("ignore", DeprecationWarning)  # harfbuzz-subset is missing: slower, not worse
        with contextlib.suppress(OSError), _without_find_library():
            return _imported()
        try:
            return _imported()
        except OSError:
            raise NotWrittenError("a PDF needs the library Pango, which is missing", _INSTALL) from None


def _imported() -> ModuleType:
    import weasyprint

    module: ModuleType = weasyprint
    return module


@contextlib.contextmanager
def _without_find_library() -> Iterator[None]:
    """Let libraries be found by the dynamic linker alone.

    For each name that it does not know, cffi would also ask ldconfig, gcc and ld: a quarter of a second.
    """
    original = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = original


@contextlib.contextmanager
def _private_fonts() -> Iterator[None]:
    """Let fontconfig see our fonts and no others, so that every machine draws the same glyphs."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="riskcheck-") as folder:
        file = Path(folder) / "fonts.conf"
        fonts = escape(str(reports_dir().resolve() / "fonts"))
        file.write_text(_FONTCONFIG.format(fonts=fonts, cache=escape(folder)), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@contextlib.contextmanager
def _without_gc() -> Iterator[None]:
    """Spare the collector the many objects of a layout, all of them alive: a sixth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextlib.contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint warns of: a missing image or font is only a log entry for it."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.addFilter(lambda record: not record.getMessage().startswith(_SLOWER_NOT_WORSE))
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    propagate, logger.propagate = logger.propagate, False
    others, logger.handlers = logger.handlers, [handler]
    try:
        yield found
    finally:
        logger.handlers, logger.propagate = others, propagate
