"""The example products of every bundled pack, against results worked out by hand beside them.

NAME.expected.yaml shows the arithmetic in its comments. Fractions are compared as fractions, lists in their
order.
"""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from riskcheck import api
from riskcheck.core.bench.results import computed, differences
from riskcheck.loading.yaml_reading import parse_yaml

SUFFIX = ".expected.yaml"
EXAMPLES = [(pack, path) for pack in api.known_packs() for path in api.examples(pack).values()]
of_every_example = pytest.mark.parametrize(
    ("pack", "sheet"), [pytest.param(pack, path, id=f"{pack}:{path.stem}") for pack, path in EXAMPLES]
)


def _expected(sheet: Path) -> Mapping[str, Any]:
    path = sheet.with_name(sheet.stem + SUFFIX)
    assert path.is_file(), f"{sheet.name} has no {path.name} beside it"
    return parse_yaml(path.read_bytes(), path.name).data


@of_every_example
def test_the_result_is_the_one_worked_out_by_hand(pack: str, sheet: Path) -> None:
    expected = dict(_expected(sheet))
    assert expected.pop("example") == sheet.stem
    found = differences(expected, computed(api.open_case(sheet, pack).assessment))
    lines = [f"{'.'.join(map(str, path))}: {words}" for path, words in found]
    assert not lines, f"{sheet.name}:\n  " + "\n  ".join(lines)


@of_every_example
def test_the_expected_sections_stand_in_the_order_of_the_pack(pack: str, sheet: Path) -> None:
    sections = [section.id for section in api.open_pack(pack).pack.sections]
    assert list(_expected(sheet)["sections"]) == sections


@of_every_example
def test_an_example_has_no_defect_and_does_not_contradict_itself(
    pack: str, sheet: Path, tmp_path: Path
) -> None:
    """The evidence files are no part of it, and nobody has evidence for everything: no more is asked back."""
    assert api.open_case(sheet, pack).warnings == ()
    options = ["--pack", pack, "--lang", "en"]
    if not _expected(sheet)["unanswered"]:
        options.append("--complete")
    command = [sys.executable, "-m", "riskcheck", "check", str(sheet), *options]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0
    assert [line for line in ended.stderr.splitlines() if not line.endswith(("[EV001]", "[EV010]"))] == []


@of_every_example
def test_lines_are_short_enough_to_read(pack: str, sheet: Path) -> None:
    for path in (sheet, sheet.with_name(sheet.stem + SUFFIX)):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [number for number, line in enumerate(lines, 1) if len(line) > 160] == [], path.name


@pytest.mark.parametrize("pack", api.known_packs())
def test_every_expected_file_belongs_to_an_example(pack: str) -> None:
    folder = api.known_packs()[pack] / "examples"
    expected = {path.name.removesuffix(SUFFIX) for path in folder.glob(f"*{SUFFIX}")}
    assert expected == set(api.examples(pack))


def test_the_examples_of_aigc_reach_every_level() -> None:
    paths = api.examples("aigc").values()
    reached = {path.stem: api.open_case(path, "aigc").assessment.level.point for path in paths}
    assert reached == {
        "ad-studio": "critical",
        "campus-tutor": "high",
        "code-companion": "low",
        "fitting-room": "high",
        "newsroom-draft": "moderate",
        "star-echo": "critical",
        "teller-agent": "high",
        "triage-desk": "critical",
    }
