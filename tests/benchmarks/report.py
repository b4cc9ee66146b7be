"""Prints what a PDF report takes in time and memory, as ratios to WeasyPrint as it comes; asserts nothing.

Run it with `make bench`. The packs and sheets are generated; every run is a fresh process, from YAML to file.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import yaml
from pypdf import PdfReader

from riskcheck import api
from riskcheck.reporting.formats import ReportOptions
from riskcheck.resources import reports_dir

RUNS = int(os.environ.get("RISKCHECK_BENCH_RUNS", "3"))
COPIES = (5, 30, 60)  # how often the seven rules of a new pack stand in it: about 21, 120 and 250 pages
BATCH = 6
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
FACE = "@font-face {{ font-family: 'Riskcheck Sans'; font-weight: {weight}; src: url({url}) }}"

# What a program without any of our means would do with the same page
STOCK = """
import sys
from pathlib import Path
import yaml
import weasyprint
page, written, sheet, *pack = map(Path, sys.argv[1:])
for path in (sheet, *pack):
    yaml.safe_load(path.read_text(encoding="utf-8"))
files = [weasyprint.Attachment(string=path.read_bytes(), name=path.name) for path in (sheet, *pack)]
weasyprint.HTML(filename=page).write_pdf(written, pdf_variant="pdf/a-3a", attachments=files)
"""


class Words(yaml.SafeDumper):
    """Writes every word as it is: all of them were read as texts, numbers too."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012

    def ignore_aliases(self, data: Any) -> bool:
        """Write a part again where it stands again."""
        return True


class Product:
    """A generated pack and a complete sheet of it."""

    def __init__(self, folder: Path, copies: int) -> None:
        """Write both into a folder."""
        self.folder = folder
        self.pack = api.new_pack("bench", folder, "2026-11-20")[0].parent
        for path in sorted((self.pack / "sections").glob("*.yaml")):
            section = _read(path)
            section["rules"] = [rule for old in section["rules"] for rule in _copies(old, copies)]
            _write(path, section)
        sheet = _read(next((self.pack / "examples").glob("help-desk.yaml")))
        sheet["answers"] = dict(_answers(sheet["answers"], copies))
        shutil.rmtree(self.pack / "examples")
        self.sheet = folder / "sheet.yaml"
        _write(self.sheet, sheet)
        self.report = folder / "report.pdf"

    def ours(self, *more: str) -> list[str]:
        """Return the command that makes the report."""
        program = [sys.executable, "-m", "riskcheck", "report", str(self.sheet), "--pack", str(self.pack)]
        return [*program, "-o", str(self.report), "--force", "--lang", "zh", "--quiet", *more]

    def stock(self) -> list[str]:
        """Return the command that makes the same pages with WeasyPrint as it comes."""
        page = self.folder / "page.html"
        case = api.open_case(self.sheet, str(self.pack))
        html = api.render(case, ".html", ReportOptions(("zh",))).decode()
        fonts = reports_dir() / "fonts"
        faces = [
            FACE.format(weight=weight, url=(fonts / f"RiskcheckSans-{name}.ttf").resolve().as_uri())
            for name, weight in (("Regular", 400), ("Bold", 700))
        ]
        page.write_text(html.replace("<style>", "<style>" + "".join(faces), 1), encoding="utf-8")
        files = sorted(self.pack.rglob("*.yaml"))
        return [sys.executable, "-c", STOCK, *map(str, (page, self.folder / "stock.pdf", self.sheet, *files))]

    def pages(self) -> int:
        """Return how many pages the report has."""
        return len(PdfReader(self.report).pages)


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (no objects, texts alone)


def _write(path: Path, content: Any) -> None:
    path.write_text(yaml.dump(content, Dumper=Words, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _copies(rule: dict[str, Any], copies: int) -> Iterator[dict[str, Any]]:
    prefix, number = rule["id"].split("-")
    for copy in range(copies):
        name = f"{prefix}-{int(number) + 10 * copy:03}"
        title = {language: f"{text} {copy + 1}" for language, text in rule["title"].items()}
        actions = [
            {**action, "id": action["id"].replace(rule["id"], name)} for action in rule.get("mitigations", ())
        ]
        yield {**rule, "id": name, "title": title, **({"mitigations": actions} if actions else {})}


def _answers(answers: dict[str, Any], copies: int) -> Iterator[tuple[str, Any]]:
    for name, value in answers.items():
        if "-" not in name or not name[-1].isdigit():
            yield name, value
        else:
            yield from ((rule["id"], value) for rule in _copies({"id": name, "title": {}}, copies))


def run(command: list[str]) -> tuple[float, float]:
    """Return the seconds that a command takes, and the MiB of the largest of its processes."""
    start = perf_counter()
    pid = os.posix_spawn(
        command[0], command, ENVIRONMENT, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return perf_counter() - start, usage.ru_maxrss / 1024


def paired(one: list[str], other: list[str]) -> tuple[float, float, float, float]:
    """Return the median seconds of both commands run in turn, of their ratio, and the peak of the first."""
    pairs = [(run(one), run(other)) for _ in range(RUNS)]
    return (
        median(a[0] for a, _ in pairs),
        median(b[0] for _, b in pairs),
        median(a[0] / b[0] for a, b in pairs),
        max(a[1] for a, _ in pairs),
    )


def line(name: str, value: str, aim: str = "") -> None:
    """Print one figure."""
    print(f"{name:72}{value:>12}{aim:>12}", flush=True)


def lengths(folder: Path) -> None:
    """Print what a report of about 21 pages costs, and each further page."""
    found = []
    for copies in COPIES:
        product = Product(folder / str(copies), copies)
        if copies == COPIES[0]:
            ours, stock, ratio, peak = paired(product.ours(), product.stock())
            line(
                f"report of {product.pages()} pages / stock WeasyPrint ({ours:.2f} s / {stock:.2f} s)",
                f"{ratio:.2f}",
                "<= 0.40",
            )
            line("its peak memory, MiB", f"{peak:.0f}", "< 130")
            browser(product, ours)
        else:
            runs = [run(product.ours()) for _ in range(max(1, RUNS // 2))]
            ours, peak = median(seconds for seconds, _ in runs), max(peak for _, peak in runs)
        found.append((product.pages(), ours, peak))
    for (pages, seconds, peak), (more, longer, higher) in pairwise(found):
        further = more - pages
        line(f"each page from {pages} to {more}, ms", f"{(longer - seconds) / further * 1000:.0f}", "<= 80")
        line(f"each page from {pages} to {more}, MiB", f"{(higher - peak) / further:.2f}", "<= 2.5")


def browser(product: Product, ours: float) -> None:
    """Print how the report compares with a headless browser that prints the same page, where there is one."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        return
    printed = f"--print-to-pdf={product.folder / 'browser.pdf'}"
    command = [
        found,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        printed,
        str(product.folder / "page.html"),
    ]
    seconds = median(run(command)[0] for _ in range(RUNS))
    line(
        f"report / headless Chromium, no tags and no attachments ({seconds:.2f} s)",
        f"{ours / seconds:.2f}",
        "-> 1",
    )


def batch(folder: Path) -> None:
    """Print how much more two workers do than one."""
    product = Product(folder / "batch", COPIES[0])
    names = [product.folder / f"sheet{number}.yaml" for number in range(BATCH)]
    for name in names:
        shutil.copy(product.sheet, name)
    command = [sys.executable, "-m", "riskcheck", "report", *map(str, names), "--pack", str(product.pack)]
    command += ["-o", str(product.folder / "out"), "--force", "--lang", "zh", "--quiet", "--jobs"]
    (product.folder / "out").mkdir()
    _, _, ratio, _ = paired([*command, "1"], [*command, "2"])
    line(f"{BATCH} reports with one worker / with two", f"{ratio:.2f}", ">= 1.85")


def main() -> None:
    """Print one line for each figure."""
    line("", "measured", "aim")
    with TemporaryDirectory(prefix="riskcheck-bench-") as folder:
        lengths(Path(folder))
        batch(Path(folder))


if __name__ == "__main__":
    main()
