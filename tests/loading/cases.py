"""File-driven cases: a folder for each defect, with the lines that the program prints for it in expected.txt.

After a deliberate change of wording, write them anew, then read every line as a user would:

    RISKCHECK_TESTS_WRITE_EXPECTED=1 pytest tests/loading
"""

import os
import shutil
from pathlib import Path

from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import Issue
from riskcheck.loading.packs import load_pack

HERE = Path(__file__).parent
BASE_PACK = HERE / "base_pack"
EXPECTED = "expected.txt"
REMOVED = "removed.txt"
_WRITE = "RISKCHECK_TESTS_WRITE_EXPECTED"


def cases(kind: str) -> list[str]:
    """Return the names of the cases of a kind."""
    return sorted(path.name for path in (HERE / kind).iterdir() if path.is_dir())


def base_pack() -> RulePack:
    """Return the sound pack that the defects are built into and that the sheets answer."""
    return load_pack(BASE_PACK, "mini").pack


def build_pack(case: Path, folder: Path) -> Path:
    """Copy the base pack with the files of a case over it, without those that removed.txt names."""
    shutil.copytree(BASE_PACK, folder)
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED, REMOVED))
    removed = case / REMOVED
    for name in removed.read_text().split() if removed.is_file() else ():
        (folder / name).unlink()
    return folder


def compare(case: Path, issues: tuple[Issue, ...]) -> None:
    """Compare the printed issues with what the case expects."""
    printed = "".join(f"{issue}\n" for issue in issues)
    expected = case / EXPECTED
    if os.environ.get(_WRITE):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")
