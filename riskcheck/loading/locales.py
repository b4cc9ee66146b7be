"""The program's own words from its locale file, each part of it parsed when one of its words is asked for."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from riskcheck.core.wording import Wording
from riskcheck.loading.bytes_in import decode, read_file
from riskcheck.loading.yaml_reading import parse_yaml

_PART = re.compile(r"^(?=\w)", re.MULTILINE)  # a key that is not indented


def load_wording(path: Path) -> Wording:
    """Return the wording of the locale file `<language>.yaml`."""
    return Wording(path.stem, _Words(decode(read_file(path), path.name), path.name))


class _Words(Mapping[str, str]):
    """The words of a locale file under their dotted keys. No command needs all parts of it."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._words: dict[str, str] = {}
        self._unread = {part.partition(":")[0]: part for part in _PART.split(text) if _PART.match(part)}

    def __getitem__(self, key: str) -> str:
        self._read(key.partition(".")[0])
        return self._words[key]

    def __iter__(self) -> Iterator[str]:
        for part in list(self._unread):
            self._read(part)
        return iter(self._words)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self, part: str) -> None:
        text = self._unread.pop(part, None)
        if text is not None:
            self._words.update(_flat(parse_yaml(text.encode(), self._name).data, ""))


def _flat(data: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
