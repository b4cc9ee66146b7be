"""The program's own words from its locale file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from riskcheck.core.wording import Wording
from riskcheck.loading.bytes_in import read_file
from riskcheck.loading.yaml_reading import parse_yaml


def load_wording(path: Path) -> Wording:
    """Return the wording of the locale file `<language>.yaml`."""
    data = parse_yaml(read_file(path), path.name).data
    return Wording(path.stem, dict(_flat(data, "")))


def _flat(data: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
