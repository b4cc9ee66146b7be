"""Types of C that are put together are those that are parsed."""

import pytest

from riskcheck.reporting.formats import pdf
from riskcheck.reporting.quicker import quicker
from riskcheck.reporting.quicker.types import types

NAMES = (
    *("PangoFcFontMap *", "PangoGlyphInfo", "PangoLogAttr[]", "PangoRectangle *", "char[]", "char[4]", "int"),
    *("hb_codepoint_t[516]", "hb_codepoint_t[10264]", "hb_tag_t[100]", "uintptr_t", "unsigned int *", "gint"),
)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    weasyprint = pdf.load_weasyprint()
    ffi = weasyprint.text.ffi.ffi
    monkeypatch.setattr(ffi, "_parsed_types", {})
    parsed = ffi.typeof(name)
    monkeypatch.setattr(ffi, "_parsed_types", {})
    with quicker(weasyprint):
        assert name in ffi._parsed_types or ffi._parsed_types[name] == (parsed, False)
        assert ffi.typeof(name) is parsed


@pytest.mark.parametrize(
    "name", ["char *const *", "int (*)(int)", "PangoRectangle **", "unsigned char[2][3]"]
)
def test_what_is_less_plain_is_parsed(name: str) -> None:
    weasyprint = pdf.load_weasyprint()
    ffi = weasyprint.text.ffi.ffi
    with quicker(weasyprint):
        with pytest.raises(KeyError):
            ffi._parsed_types[name]
        assert ffi.typeof(name) is ffi.typeof(name)
        assert name in ffi._parsed_types


def test_a_type_that_does_not_exist_is_refused() -> None:
    weasyprint = pdf.load_weasyprint()
    ffi = weasyprint.text.ffi.ffi
    with quicker(weasyprint), pytest.raises(Exception, match="PangoNothing"):
        ffi.typeof("PangoNothing *")


def test_another_cffi_parses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cffi.__version__", "2.9.9")
    assert types(pdf.load_weasyprint()) == []


def test_the_locked_versions_are_the_known_ones() -> None:
    weasyprint = pdf.load_weasyprint()
    assert (weasyprint.__version__, weasyprint.pdf.pydyf.__version__) == pdf._KNOWN
    assert types(weasyprint)
