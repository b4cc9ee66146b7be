"""One set of fonts for both parts: made when the characters of both are known."""

from typing import Any

from riskcheck.reporting.exchange import Exchange

# of each font, by its name: the widths and the meanings of its glyphs, in the order of their first use
Glyphs = dict[str, tuple[list[tuple[int, int]], list[tuple[int, str]]]]


class AnotherFontError(Exception):
    """The second part has a font that the first one has not."""


class LateFonts:
    """Keeps WeasyPrint from adding the fonts of a part to its PDF until those of the other part are known."""

    def __init__(self, weasyprint: Any) -> None:
        """Work with the module `weasyprint`."""
        self._module = weasyprint.pdf
        self._build = weasyprint.pdf.build_fonts_dictionary
        self._named = weasyprint.pdf.pydyf.Dictionary()
        self._fonts: list[Any] = []
        self._given: tuple[Any, ...] = ()

    def exchanges(self) -> list[Exchange]:
        """Return the function to exchange."""

        def building(pdf: Any, fonts: Any, *rest: Any) -> Any:
            self._given = (pdf, fonts, *rest)
            self._fonts = list(fonts.values())
            return self._named

        return [(self._module, "build_fonts_dictionary", building)]

    def glyphs(self) -> Glyphs:
        """Return what the part uses of each font."""
        return {font.hash: (list(font.widths.items()), list(font.to_unicode.items())) for font in self._fonts}

    def add(self, glyphs: Glyphs) -> None:
        """Add the fonts to the PDF, with the glyphs of the other part as well; raises AnotherFontError."""
        known = {font.hash: font for font in self._fonts}
        if not glyphs.keys() <= known.keys():
            raise AnotherFontError
        for name, (widths, meanings) in glyphs.items():
            for kept, more in ((known[name].widths, widths), (known[name].to_unicode, meanings)):
                for glyph, value in more:
                    kept.setdefault(glyph, value)
        self._named.update(self._build(*self._given))
