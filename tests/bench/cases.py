"""File-driven cases of the bench: tests/bench/CODE/passing*/ and failing*/ change the base pack.

A case holds files that are laid over the base pack, and `edits.yaml`: a list of `edit` (a file; `find` must
stand in it once, `put` takes its place), `copy` (a file, `to` another) and `remove` (a file). expected.txt
holds the lines of this code that `riskcheck rules test` prints. After a deliberate change, write them anew
and read them:

    RISKCHECK_TESTS_WRITE_EXPECTED=1 pytest tests/bench
"""

import os
import shutil
from pathlib import Path

from riskcheck.loading.bench import BenchReport, run_bench
from riskcheck.loading.yaml_reading import parse_yaml

HERE = Path(__file__).parent
BASE_PACK = HERE / "base_pack"
EDITS = "edits.yaml"
EXPECTED = "expected.txt"
AS_OF = "2026-11-22"
_WRITE = "RISKCHECK_TESTS_WRITE_EXPECTED"


def cases(kind: str) -> list[str]:
    """Return the cases whose name begins with `kind`, as CODE/NAME."""
    return sorted(f"{path.parent.name}/{path.name}" for path in HERE.glob(f"BN*/{kind}*") if path.is_dir())


def build(case: str, folder: Path) -> Path:
    """Make the pack of a case."""
    shutil.copytree(BASE_PACK, folder)
    ignored = shutil.ignore_patterns(EDITS, EXPECTED)
    shutil.copytree(HERE / case, folder, dirs_exist_ok=True, ignore=ignored)
    edits = HERE / case / EDITS
    for edit in parse_yaml(edits.read_bytes(), EDITS).data if edits.is_file() else ():
        if "remove" in edit:
            (folder / edit["remove"]).unlink()
        elif "copy" in edit:
            shutil.copyfile(folder / edit["copy"], folder / edit["to"])
        else:
            path = folder / edit["edit"]
            text = path.read_text(encoding="utf-8")
            assert text.count(edit["find"]) == 1, f"{case}: {edit['find']!r} must stand once in {path.name}"
            path.write_text(text.replace(edit["find"], edit["put"]), encoding="utf-8")
    return folder


def report(case: str, folder: Path) -> BenchReport:
    """Return what the bench says of a case."""
    return run_bench(build(case, folder / "mini"), "mini", AS_OF)


def lines(report: BenchReport, code: str) -> str:
    """Return the printed findings of one code."""
    return "".join(f"{issue}\n" for issue in report.issues if issue.code == code)


def compare(case: str, printed: str) -> None:
    """Compare with expected.txt."""
    expected = HERE / case / EXPECTED
    if os.environ.get(_WRITE):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")
