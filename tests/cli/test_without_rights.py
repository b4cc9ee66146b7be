"""Folders that the user may not look into: one clear line, never a defect of the program."""

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from riskcheck.interview import typed


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that nobody may look into, not even an administrator."""
    folder = tmp_path / "locked"
    folder.mkdir()

    def closed(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *args: Any, **options: Any) -> Any:
            if isinstance(path, str | Path) and str(path).startswith(f"{folder}{os.sep}"):
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *args, **options)

        return call

    for module, name in ((os, "stat"), (os, "open"), (os, "mkdir"), (os, "listdir"), (io, "open")):
        monkeypatch.setattr(module, name, closed(getattr(module, name)))
    return folder


@pytest.mark.parametrize(
    "command",
    ["score {0}/a.yaml", "check {0}/a.yaml", "assess {0}/a.yaml --plain", "verify {0}/a.pdf"],
)
def test_3_a_file_in_it(riskcheck, locked, command):
    code, _, err = riskcheck(*command.format(locked).split())
    name = command.format(locked).split()[1]
    assert (code, err) == (3, f"{name}: cannot be opened: Permission denied [FI002]\n")


@pytest.mark.parametrize(
    "command",
    ["rules check {0}/own", "rules test {0}/own", "rules stats {0}/own", "score {1} --pack {0}/own"],
)
def test_3_a_pack_in_it(riskcheck, sheet, locked, command):
    code, _, err = riskcheck(*command.format(locked, sheet).split())
    assert (code, err) == (3, f"{locked}/own/pack.yaml: cannot be opened: Permission denied [FI002]\n")


@pytest.mark.parametrize("suffix", ["html", "json"])
def test_4_a_report_into_it(riskcheck, sheet, locked, suffix):
    report = locked / f"a.{suffix}"
    code, out, err = riskcheck("report", sheet, "-o", report)
    assert (code, out, err) == (4, "", f"riskcheck: {report}: not written: permission denied\n")


def test_4_several_reports_into_it(riskcheck, sheet, locked):
    other = sheet.with_name("other.yaml")
    other.write_bytes(sheet.read_bytes())
    code, _, err = riskcheck("report", sheet, other, "-o", locked / "out", "--format", "json")
    assert code == 4
    assert err.splitlines()[-1].startswith(f"riskcheck: {locked / 'out'}")
    assert "defect" not in err


def test_4_a_new_pack_into_it(riskcheck, locked):
    code, _, err = riskcheck("rules", "new", "own", "--dir", locked / "packs")
    assert (code, err) == (4, f"riskcheck: {locked}/packs/own cannot be made: Permission denied\n")


def test_2_a_folder_of_packs_that_cannot_be_searched(riskcheck, sheet, tmp_path, monkeypatch):
    packs = tmp_path / "packs"
    packs.mkdir()
    monkeypatch.setenv("RISKCHECK_RULES", str(packs))
    listing = Path.iterdir

    def listed(path: Path) -> Iterator[Path]:
        if path == packs:
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", listed)  # what it calls is another function in each Python
    code, _, err = riskcheck("score", sheet)
    assert code == 2
    assert err == (
        f"riskcheck: {packs}: rule packs cannot be searched for: Permission denied; "
        "RISKCHECK_RULES names the folders that are searched\n"
    )


def test_a_home_that_nobody_knows_is_a_name_like_any_other():
    assert typed.path("~no-such-user-at-all/a.pdf") == Path("~no-such-user-at-all/a.pdf")
    assert typed.path("~/a.pdf") == Path.home() / "a.pdf"
