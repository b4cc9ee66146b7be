"""Texts in one language or in two: a report in both is the merger of two views of the same shape."""

import dataclasses
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from markupsafe import Markup, escape

from riskcheck.core.wording import Wording

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z]")
T = TypeVar("T")
_IN = Markup('<span lang="{language}" class="{css}">{text}</span>')


class Passage(str):
    """A text in two languages. As plain text, both with a stroke between; as markup, each with its language.

    `parts` holds the text by language, the leading language first. A `quiet` one differs in blanks and
    punctuation alone, such as a number with its unit or a list of rules: it is said once, as it leads.
    """

    __slots__ = ("parts", "quiet")
    parts: dict[str, str]
    quiet: bool

    def __new__(cls, parts: dict[str, str]) -> "Passage":
        """Join two texts; `parts` has one for each language."""
        quiet = len({_bare(text) for text in parts.values()}) == 1
        passage = super().__new__(cls, next(iter(parts.values())) if quiet else " / ".join(parts.values()))
        passage.parts, passage.quiet = parts, quiet
        return passage

    def __html__(self) -> Markup:
        """Return both, one behind the other."""
        return self.joined(Markup(" "), str)

    def joined(self, between: Markup, printed: Callable[[str], str]) -> Markup:
        """Return both as markup with `between` them, each printed by a filter."""
        if self.quiet:
            return escape(printed(next(iter(self.parts.values()))))
        return between.join(
            _IN.format(language=language, css=_css(language, number > 0), text=printed(text))
            for number, (language, text) in enumerate(self.parts.items())
        )


def merged(lead: T, other: T, languages: tuple[str, str]) -> T:
    """Return a view in two languages: where two texts differ a Passage, else the leading one.

    Both views have the same shape; a tuple of another length stays as it leads.
    """
    if isinstance(lead, str) and isinstance(other, str):
        return lead if lead == other else Passage(dict(zip(languages, (lead, other), strict=True)))  # type: ignore[return-value]
    if isinstance(lead, tuple) and isinstance(other, tuple):
        if len(lead) != len(other):
            return lead
        parts = (merged(*pair, languages) for pair in zip(lead, other, strict=True))
        return type(lead)(*parts) if hasattr(lead, "_fields") else tuple(parts)  # type: ignore[return-value]
    if dataclasses.is_dataclass(lead) and not isinstance(lead, type):
        fields = (field.name for field in dataclasses.fields(lead))
        values = {name: merged(getattr(lead, name), getattr(other, name), languages) for name in fields}
        return type(lead)(**values)
    return lead


def speaker(wordings: Sequence[Wording]) -> Callable[..., str]:
    """Return `say(key, **values)` for templates: the report's own words in its language or in both."""

    def say(key: str, **values: object) -> str:
        said = {
            wording.language: wording.say(
                f"report.{key}", **{name: _part(value, wording.language) for name, value in values.items()}
            )
            for wording in wordings
        }
        texts = list(said.values())
        return texts[0] if len(set(texts)) == 1 else Passage(said)

    return say


def language_of(text: str) -> str:
    """Return the language that the script of a text shows: zh, en, or nothing where there are no letters."""
    if _HAN.search(text):
        return "zh"
    return "en" if _LATIN.search(text) else ""


def marked(text: str, language: str, printed: Callable[[str], str] = str) -> Markup:
    """Return a text of a user with its language marked where that is not the one around it."""
    spoken = language_of(text)
    if spoken in ("", language):
        return escape(printed(text))
    return _IN.format(language=spoken, css=_css(spoken, other=False), text=printed(text))


def _css(language: str, other: bool) -> str:
    return f"in-{language} other" if other else f"in-{language}"


def _part(value: object, language: str) -> object:
    return value.parts.get(language, str(value)) if isinstance(value, Passage) else value


def _bare(text: str) -> str:
    """Return the letters and digits alone."""
    return "".join(filter(str.isalnum, text))
