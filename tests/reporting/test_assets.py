"""Images are what they claim to be, small enough, and reached by their names alone."""

import base64
import struct

import pytest

from riskcheck.reporting.assets import data_uri, media_type, opened

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height)


def jpeg(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08" + struct.pack(">HH", height, width)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(png(5, 4), "image/png"), (jpeg(5, 4), "image/jpeg"), (SVG, "image/svg+xml")],
)
def test_the_kind_is_known_from_the_content(content: bytes, kind: str) -> None:
    assert media_type(content) == kind
    assert data_uri(content) == f"data:{kind};base64,{base64.b64encode(content).decode()}"


NEITHER = "the image is neither PNG nor JPEG nor SVG without a DOCTYPE"
REFUSED = {
    b"GIF89a": NEITHER,
    b"": NEITHER,
    b"<html/>": NEITHER,
    b"<svg/>": NEITHER,
    SVG[:-2]: NEITHER,
    b"<!DOCTYPE svg>" + SVG: NEITHER,
    b'<!doctype svg [<!ENTITY a "aa">]>' + SVG: NEITHER,
    b'<?xml version="1.0" encoding="none"?>' + SVG: NEITHER,
    png(5, 4)[:20]: "the image is damaged",
    jpeg(5, 4)[:12]: "the image is damaged",
    png(20_000, 1_001): "the image has more than 20 million pixels",
    jpeg(65_535, 65_535): "the image has more than 20 million pixels",
    png(5, 4) + bytes(1024 * 1024): "the image is larger than 1 MiB",
}


@pytest.mark.parametrize("content", REFUSED)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=f"^{REFUSED[content]}$"):
        media_type(content)


def test_an_asset_is_opened_by_its_name() -> None:
    assert opened("riskcheck:asset/logo.svg", {"logo.svg": SVG}) == (SVG, "image/svg+xml")


@pytest.mark.parametrize(
    "url",
    [
        "logo.svg",
        "riskcheck:asset/",
        "riskcheck:asset/../logo.svg",
        "file:///logo.svg",
        "RISKCHECK:asset/logo.svg",
    ],
)
def test_no_other_address_is_opened(url: str) -> None:
    with pytest.raises(ValueError, match=r"^only the images of the template may be opened$"):
        opened(url, {"logo.svg": SVG})
