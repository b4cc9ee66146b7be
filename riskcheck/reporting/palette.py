"""The colours of a report. Each tone is darker than the one before, so that a grey print says the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

# Fill and ink: four steps of severity, and what is open
_TONES = (("#dce9e0", "#1d3b2a"), ("#f3dd9b", "#463700"), ("#e0894a", "#2e1400"), ("#8f1d2c", "#ffffff"))


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`. `tones` are fill and ink by step of severity, from mild to severe."""

    brand: str = "#14324f"
    ink: str = "#1b2530"
    soft: str = "#4a545e"
    line: str = "#c3cad1"
    panel: str = "#f1f4f6"
    tones: tuple[tuple[str, str], ...] = field(default=_TONES)

    def with_colours(self, colours: Mapping[str, str]) -> "Palette":
        """Return the palette with some colours changed: by field, or `tone-1` and `tone-1-ink` for a tone."""
        tones = tuple(
            (colours.get(f"tone-{step}", fill), colours.get(f"tone-{step}-ink", ink))
            for step, (fill, ink) in enumerate(self.tones)
        )
        plain = {name: colour for name, colour in colours.items() if not name.startswith("tone-")}
        return replace(self, tones=tones, **plain)

    def fill(self, tone: str) -> str:
        """Return the fill of a tone such as `tone-2`; that of open ones is the panel's."""
        return self._pair(tone)[0]

    def on(self, tone: str) -> str:
        """Return the colour of words on a tone."""
        return self._pair(tone)[1]

    def _pair(self, tone: str) -> tuple[str, str]:
        step = tone.removeprefix("tone-")
        return self.tones[int(step)] if step.isdecimal() else (self.panel, self.ink)
