"""The program's own words in one language, as read from its locale file."""

from collections.abc import Mapping
from typing import NamedTuple


class Wording(NamedTuple):
    """The words of one language under dotted keys such as `report.cover.title`."""

    language: str
    words: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return the words of `key` with `{name}` replaced by the values, which are never interpreted.

        Raises KeyError for a key that the locale file does not have: a defect of ours.
        """
        text = self.words[key]
        return text.format_map(values) if values else text
