"""The folder of a user's own looks: `texts.yaml`, `colours.yaml` and images; its templates are read later."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from riskcheck.core.overlay import Overlay, read_colours, read_texts
from riskcheck.core.wording import Wording
from riskcheck.errors import InvalidInputError, Issue, Problem, UsageError
from riskcheck.loading.bytes_in import decode, read_file
from riskcheck.loading.located import to_issues
from riskcheck.loading.looking import is_file, is_folder, may_be_there
from riskcheck.loading.overlay_slips import COLOURS, TEMPLATES, TEXTS, slips_in
from riskcheck.loading.yaml_reading import parse_yaml
from riskcheck.resources import reports_dir

_IMAGES = (".png", ".jpg", ".jpeg", ".svg")


def load_overlay(folder: Path, wordings: Mapping[str, Wording]) -> Overlay:
    """Return the texts, colours and images of a folder; raises UsageError, InvalidInputError."""
    if not is_folder(folder):
        raise UsageError(f"there is no folder {folder}")
    issues = [*_unreadable(folder)] or slips_in(folder, reports_dir() / "audit")
    texts = _read(folder / TEXTS, lambda raw: read_texts(raw, wordings), issues)
    colours = _read(folder / COLOURS, read_colours, issues)
    if issues:
        raise InvalidInputError(f"{folder} cannot be used", issues)
    images = {
        path.name: read_file(path)
        for path in _entries(folder)
        if path.suffix.lower() in _IMAGES and is_file(path)
    }
    return Overlay(texts, colours, images)


def _unreadable(folder: Path) -> Iterator[Issue]:
    """Yield what keeps a template from being read; an empty one is sound, and leaves its part out."""
    partials = folder / "partials"
    for path in [*_entries(folder), *(_entries(partials) if is_folder(partials) else ())]:
        if path.suffix in TEMPLATES and not is_folder(path):
            try:
                content = read_file(path)
                if content.strip():
                    decode(content, str(path))
            except InvalidInputError as error:
                yield from error.issues


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise UsageError(f"{folder}: this folder cannot be read: {error.strerror}") from None


def _read(
    path: Path, read: Callable[[Any], tuple[dict[str, Any], list[Problem]]], issues: list[Issue]
) -> dict[str, Any]:
    if not may_be_there(path):
        return {}
    file = parse_yaml(read_file(path), str(path))
    found, problems = read(file.data)
    issues += to_issues(problems, file)
    return found
