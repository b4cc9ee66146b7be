"""The same sheet, pack and version give the same report, wherever and whenever it is made."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from riskcheck import api
from riskcheck.errors import ExitCode

HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "USER": "li"}
THERE = {
    "TZ": "Asia/Shanghai",
    "LC_ALL": "zh_CN.UTF-8",
    "LANGUAGE": "de",
    "PYTHONHASHSEED": "2",
    "USER": "wang",
    "SOURCE_DATE_EPOCH": "1",
    "COLUMNS": "40",
}


# A clock of another year; the process that makes the report is forked from this one and has it, too
LATER = """
import datetime, sys, time
now = time.time
class Later(datetime.datetime):
    @classmethod
    def now(cls, zone=None):
        return super().now(zone) + datetime.timedelta(days=400)
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)
datetime.datetime = Later
time.time = lambda: now() + 400 * 86400
time.localtime = lambda at=None, local=time.localtime: local(time.time() if at is None else at)
time.gmtime = lambda at=None, utc=time.gmtime: utc(time.time() if at is None else at)
from riskcheck.__main__ import main
sys.exit(main())
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pack `small` and its example `help-desk.yaml`."""
    folder = tmp_path_factory.mktemp("place")
    api.new_pack("small", folder, "2026-11-22")
    return folder


def made(
    folder: Path,
    sheet: str,
    environment: dict[str, str],
    umask: int,
    run: tuple[str, str] = ("-m", "riskcheck"),
) -> bytes:
    """Make a report with the folder as working folder and as home."""
    command = [
        sys.executable,
        *run,
        "report",
        sheet,
        "-o",
        "out.pdf",
        "--pack",
        "small",
        "--lang",
        "zh+en",
    ]
    env = {**os.environ, **environment, "HOME": str(folder), "TMPDIR": str(folder)}
    checkout = str(Path(__file__).parents[2])
    env["PYTHONPATH"] = os.pathsep.join([env.get("PYTHONPATH", ""), checkout])
    subprocess.run(command, cwd=folder, env=env, umask=umask, check=True, capture_output=True)
    return (folder / "out.pdf").read_bytes()


def test_in_another_folder_zone_language_and_home_and_for_another_user(place: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一个 folder" / "deeper"
    shutil.copytree(place, other)
    shutil.move(other / "small" / "examples" / "help-desk.yaml", other / "my sheet.yml")
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
    here = made(place, "small/examples/help-desk.yaml", HERE, 0o022)
    assert made(other, "my sheet.yml", THERE, 0o077) == here


def test_on_another_day(place: Path, tmp_path: Path) -> None:
    today = shutil.copytree(place / "small", tmp_path / "today" / "small").parent
    later = shutil.copytree(place / "small", tmp_path / "later" / "small").parent
    sheet = "small/examples/help-desk.yaml"
    assert made(later, sheet, HERE, 0o022, ("-c", LATER)) == made(today, sheet, HERE, 0o022)


def test_what_one_process_makes_another_verifies(process, place: Path, tmp_path: Path) -> None:
    """Nothing is remembered between them: the pages are made anew."""
    report = tmp_path / "report.pdf"
    sheet = place / "small" / "examples" / "help-desk.yaml"
    flags = ("--pack", place / "small", "--lang", "en", "--summary", "--public")
    assert process("report", sheet, "-o", report, *flags).returncode == ExitCode.DONE
    ran = process("verify", report, "--lang", "en", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (ExitCode.DONE, "")
    assert ran.stdout.startswith(f"{report}: verified\n")
    content = report.read_bytes()
    report.write_bytes(content[:-10] + b"\n" + content[-10:])
    ran = process("verify", report, "--lang", "en", cwd=tmp_path)
    assert ran.returncode == ExitCode.ALTERED
    assert ran.stdout.startswith(f"{report}: altered\n")


def test_with_one_worker_or_sixteen(process, place: Path, tmp_path: Path) -> None:
    sheet = (place / "small" / "examples" / "help-desk.yaml").read_text(encoding="utf-8")
    sheets = [tmp_path / f"{name}.yaml" for name in ("one", "two", "three")]
    for path in sheets:
        path.write_text(sheet.replace("Help desk", path.stem), encoding="utf-8")
    made = {}
    for jobs in ("1", "16"):
        folder = tmp_path / jobs
        flags = ("-o", folder, "--pack", place / "small", "--lang", "en", "--summary", "--jobs", jobs)
        assert process("report", *sheets, *flags).returncode == ExitCode.DONE
        made[jobs] = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sorted(made["1"]) == ["one.pdf", "three.pdf", "two.pdf"]
    assert made["1"] == made["16"]
    assert len(set(made["1"].values())) == 3


def test_a_report_with_templates_of_its_own_is_verified_with_them(
    process, place: Path, tmp_path: Path, checkout: Path
) -> None:
    report, house = tmp_path / "report.pdf", tmp_path / "house"
    shutil.copytree(checkout / "reports" / "examples" / "house", house)
    sheet = place / "small" / "examples" / "help-desk.yaml"
    flags = ("--pack", place / "small", "--lang", "en", "--template", house)
    assert process("report", sheet, "-o", report, *flags).returncode == ExitCode.DONE
    ran = process("verify", report, "--lang", "en")
    assert ran.returncode == ExitCode.ONLY_NUMBERS
    assert "  - it was made with templates of its own; name their folder: --template DIR\n" in ran.stdout
    ran = process("verify", report, "--lang", "en", "--template", house)
    assert (ran.returncode, ran.stdout.splitlines()[0]) == (ExitCode.DONE, f"{report}: verified")
    (house / "texts.yaml").write_text("", encoding="utf-8")
    ran = process("verify", report, "--lang", "en", "--template", house)
    assert ran.returncode == ExitCode.ONLY_NUMBERS
    told = f"it was made with other templates than those that are now in {house}"
    assert told in " ".join(ran.stdout.split())
