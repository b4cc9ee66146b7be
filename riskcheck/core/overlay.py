"""What a user lays over the looks of a report: texts, colours and images, checked but not yet applied."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.core.wording import Wording
from riskcheck.errors import PathKey, Problem

COLOURS = (
    "brand",
    "ink",
    "soft",
    "line",
    "panel",
    *(f"tone-{step}{part}" for step in range(4) for part in ("", "-ink")),
)
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_UNDER = "report."


@dataclass(frozen=True, slots=True)
class Overlay:
    """Texts by language and key (without `report.`), colours as `#rrggbb` by name, images by file name."""

    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)

    def over(self, wording: Wording) -> Wording:
        """Return the words of a language with the overlay's own in their places."""
        own = {f"{_UNDER}{key}": text for key, text in self.texts.get(wording.language, {}).items()}
        if not own:
            return wording  # its words need not all be read
        return Wording(wording.language, {**wording.words, **own})


def read_texts(raw: Any, wordings: Mapping[str, Wording]) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """Return the texts of an overlay by language and key, and what is wrong with them.

    `raw` maps a language to keys, which nest as in the locale files; a text may only have the places
    `{name}` that the one it replaces has.
    """
    if not isinstance(raw, Mapping):
        return {}, [Problem("TP002", "must be a mapping of languages to texts")]
    texts: dict[str, dict[str, str]] = {}
    problems = []
    for language, given in raw.items():
        if language not in wordings:
            message = f"'{language}' is not one of {one_of(wordings)}"
            problems.append(
                Problem("TP002", message, (language,), did_you_mean(language, wordings), of_key=True)
            )
            continue
        ours = _ours(wordings[language])
        texts[language] = {}
        for path, key, value in _leaves(given, (language,)):
            problem = _wrong_text(key, value, ours, path)
            if problem is not None:
                problems.append(problem)
            else:
                texts[language][key] = str(value)
    return texts, problems


def read_colours(raw: Any) -> tuple[dict[str, str], list[Problem]]:
    """Return the colours of an overlay by name, and what is wrong with them."""
    if not isinstance(raw, Mapping):
        return {}, [Problem("TP003", "must be a mapping of names to colours")]
    colours, problems = {}, []
    for name, value in raw.items():
        if name not in COLOURS:
            message = f"'{name}' is not one of {one_of(COLOURS, len(COLOURS))}"
            problems.append(Problem("TP003", message, (name,), did_you_mean(name, COLOURS), of_key=True))
        elif not isinstance(value, str) or not _COLOUR.fullmatch(value):
            problems.append(Problem("TP003", f'{name}: not a colour such as "#14324f", in quotes', (name,)))
        else:
            colours[name] = value.lower()
    return colours, problems


def _ours(wording: Wording) -> dict[str, str]:
    return {key.removeprefix(_UNDER): text for key, text in wording.words.items() if key.startswith(_UNDER)}


def _leaves(given: Any, path: tuple[PathKey, ...]) -> Iterable[tuple[tuple[PathKey, ...], str, Any]]:
    """Return each text with its path in the file and its dotted key."""
    if not isinstance(given, Mapping):
        yield path, ".".join(map(str, path[1:])), given
        return
    for key, value in given.items():
        yield from _leaves(value, (*path, key))


def _wrong_text(key: str, value: Any, ours: Mapping[str, str], path: tuple[PathKey, ...]) -> Problem | None:
    if key not in ours:
        message = f"'{key}' is no text of a report"
        return Problem("TP002", message, path, did_you_mean(key, ours), of_key=len(path) > 1)
    if not isinstance(value, str):
        return Problem("TP002", f"{key}: must be text", path)
    try:
        places = _places(value)
    except ValueError as error:
        return Problem("TP002", f"{key}: {error}", path, "write {{ and }} for braces")
    extra = sorted(places - _places(ours[key]))
    if extra:
        have = one_of(f"{{{name}}}" for name in sorted(_places(ours[key]))) or "none"
        return Problem("TP002", f"{key}: {{{extra[0]}}} is not a place of this text; it has: {have}", path)
    return None


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
