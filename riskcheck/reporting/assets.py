"""Images that a report may show: held in memory, checked to be what they claim, reached by a name alone."""

import base64
import re
from collections.abc import Mapping
from xml.etree import ElementTree

PREFIX = "riskcheck:asset/"  # the only addresses that are ever opened for a PDF
MAX_BYTES = 1024 * 1024
MAX_PIXELS = 20_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SVG_ROOT = "{http://www.w3.org/2000/svg}svg"
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # the JPEG segments that name the size


def media_type(content: bytes) -> str:
    """Return the media type of a PNG, JPEG or SVG image.

    Raises ValueError, saying why, for anything else, for more than 1 MiB or more than 20 million pixels.
    """
    if len(content) > MAX_BYTES:
        raise ValueError(f"the image is larger than {MAX_BYTES // 1024 // 1024} MiB")
    if content.startswith(_PNG):
        return _raster("image/png", _png_size(content))
    if content.startswith(_JPEG):
        return _raster("image/jpeg", _jpeg_size(content))
    if _is_svg(content):
        return "image/svg+xml"
    raise ValueError("the image is neither PNG nor JPEG nor SVG without a DOCTYPE")


def data_uri(content: bytes) -> str:
    """Return an image as an address that holds it, for a page that is one file; raises ValueError."""
    return f"data:{media_type(content)};base64,{base64.b64encode(content).decode('ascii')}"


def opened(url: str, assets: Mapping[str, bytes]) -> tuple[bytes, str]:
    """Return the content and media type of the asset at an address; raises ValueError for any other one."""
    name = url.removeprefix(PREFIX)
    if name == url or name not in assets:
        raise ValueError("only the images of the template may be opened")
    return assets[name], media_type(assets[name])


def _raster(kind: str, size: tuple[int, int] | None) -> str:
    if size is None:
        raise ValueError("the image is damaged")
    if size[0] * size[1] > MAX_PIXELS:
        raise ValueError(f"the image has more than {MAX_PIXELS // 1_000_000} million pixels")
    return kind


def _png_size(content: bytes) -> tuple[int, int] | None:
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Walk over the segments to the one that holds the size."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        if content[at + 1] in _FRAMES:
            return int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None


def _is_svg(content: bytes) -> bool:
    """Return whether this is an SVG image; one that declares entities is none: they can grow without end."""
    if _DECLARATION.search(content):
        return False
    try:
        return ElementTree.fromstring(content).tag == _SVG_ROOT  # noqa: S314 (no entities)
    except (ElementTree.ParseError, LookupError, ValueError):
        return False
