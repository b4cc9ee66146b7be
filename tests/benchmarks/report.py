"""Prints what a PDF report takes in time and memory, as ratios to WeasyPrint as it comes; asserts nothing.

Run it with `make bench`: three minutes on an idle machine. Every run is a fresh process, from YAML to file.
The packs and sheets are generated; those of one row are the bundled ones, which have more YAML to a page.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any, NamedTuple

import yaml
from pypdf import PdfReader

from riskcheck import api
from riskcheck.reporting.formats import ReportOptions
from riskcheck.resources import reports_dir

RUNS = int(os.environ.get("RISKCHECK_BENCH_RUNS", "3"))
COPIES = (7, 85, 188)  # how often the rules of a new pack stand in it: about 21, 120 and 250 pages
BATCH = 10
BUNDLED = Path(__file__).resolve().parents[2] / "rules" / "aigc"
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


class Run(NamedTuple):
    """What one process took, with those that it started."""

    seconds: float
    cpu: float
    mib: float  # of the largest of them


class Product:
    """A pack and a complete sheet of it."""

    def __init__(self, folder: Path, pack: Path, sheet: Path) -> None:
        """Keep them beside a folder for what is made of them."""
        self.folder, self.pack, self.sheet = folder, pack, sheet
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
        files = [self.pack / name for name in sorted(case.loaded.files)]
        return [sys.executable, "-c", STOCK, *map(str, (page, self.folder / "stock.pdf", self.sheet, *files))]

    def pages(self) -> int:
        """Return how many pages the report has."""
        return len(PdfReader(self.report).pages)


def generated(folder: Path, copies: int) -> Product:
    """Write a new pack, whose rules stand in it so many times, and a sheet of it into a folder."""
    pack = api.new_pack("bench", folder, "2026-11-20")[0].parent
    for path in sorted((pack / "sections").glob("*.yaml")):
        section = _read(path)
        section["rules"] = [rule for old in section["rules"] for rule in _copies(old, copies)]
        _write(path, section)
    sheet = _read(pack / "examples" / "help-desk.yaml")
    sheet["answers"] = dict(_answers(sheet["answers"], copies))
    shutil.rmtree(pack / "examples")
    _write(folder / "sheet.yaml", sheet)
    return Product(folder, pack, folder / "sheet.yaml")


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


def run(command: list[str], *, silent: bool = False) -> Run:
    """Run a command, without what it says of itself where it is `silent`; return what it takes."""
    start = perf_counter()
    nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)[: 1 + silent]]
    pid = os.posix_spawn(command[0], command, ENVIRONMENT, file_actions=nowhere)
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Run(perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def together(command: list[str]) -> float:
    """Return how many MiB the processes of a command hold at the most, asked for a hundred times a second."""
    running, most = subprocess.Popen(command, env=ENVIRONMENT), 0
    while running.poll() is None:
        most = max(most, sum(map(_proportional, _with_children(running.pid))))
        sleep(0.01)
    return most / 1024


def _with_children(process: int) -> Iterator[int]:
    yield process
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in listed.read_text().split():
                yield from _with_children(int(child))


def _proportional(process: int) -> int:
    """Return what a process holds, in KiB, with its share of what several hold; 0 where that is not told."""
    with suppress(OSError):
        for part in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if part.startswith("Pss:"):
                return int(part.split()[1])
    return 0


def paired(one: list[str], other: list[str]) -> list[tuple[Run, Run]]:
    """Run both commands in turn, so that a slow moment of the machine hits both."""
    return [(run(one), run(other)) for _ in range(RUNS)]


def line(name: str, value: str, aim: str = "") -> None:
    """Print one figure."""
    print(f"{name:72}{value:>12}{aim:>12}", flush=True)


def against_stock(product: Product, name: str) -> Run:
    """Print how a report compares with the same pages made with stock WeasyPrint; return what ours takes."""
    pairs = paired(product.ours(), product.stock())
    ours, stock = (median(one.seconds for one in runs) for runs in zip(*pairs, strict=True))
    what = f"{name}, {product.pages()} pages / stock WeasyPrint ({ours:.2f} s / {stock:.2f} s)"
    line(what, f"{median(a.seconds / b.seconds for a, b in pairs):.2f}", "<= 0.40")
    line("the same in CPU time", f"{median(a.cpu / b.cpu for a, b in pairs):.2f}")
    return Run(ours, median(one.cpu for one, _ in pairs), max(one.mib for one, _ in pairs))


def lengths(folder: Path) -> None:
    """Print what a report of about 21 pages costs, and each further page."""
    product = generated(folder / "short", COPIES[0])
    short = against_stock(product, "report")
    line("peak memory of its largest process, MiB", f"{short.mib:.0f}", "< 130")
    line("peak memory of all its processes, shared pages once, MiB", f"{together(product.ours()):.0f}")
    browser(product, short.seconds)
    found = [(product.pages(), short)]
    for copies in COPIES[1:]:
        product = generated(folder / str(copies), copies)
        longer = run(product.ours())
        found.append((product.pages(), longer))
    for (pages, before), (more, after) in pairwise(found):
        further = more - pages
        span = f"each page from {pages} to {more}"
        line(f"{span}, ms", f"{(after.seconds - before.seconds) / further * 1000:.0f}", "<= 80")
        line(f"{span}, ms of CPU time", f"{(after.cpu - before.cpu) / further * 1000:.0f}")
        line(f"{span}, MiB", f"{(after.mib - before.mib) / further:.2f}", "<= 2.5")


def bundled(folder: Path) -> None:
    """Print the same for an example of the bundled pack."""
    folder.mkdir()
    against_stock(Product(folder, BUNDLED, BUNDLED / "examples" / "code-companion.yaml"), "bundled pack")


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
    seconds = median(run(command, silent=True).seconds for _ in range(RUNS))
    line(
        f"report / headless Chromium, no tags and no attachments ({seconds:.2f} s)",
        f"{ours / seconds:.2f}",
        "-> 1",
    )


def batch(folder: Path) -> None:
    """Print how much more two workers do than one."""
    product = generated(folder / "batch", COPIES[0])
    names = [product.folder / f"sheet{number}.yaml" for number in range(BATCH)]
    for name in names:
        shutil.copy(product.sheet, name)
    command = [sys.executable, "-m", "riskcheck", "report", *map(str, names), "--pack", str(product.pack)]
    command += ["-o", str(product.folder / "out"), "--force", "--lang", "zh", "--quiet", "--jobs"]
    (product.folder / "out").mkdir()
    ratio = median(a.seconds / b.seconds for a, b in paired([*command, "1"], [*command, "2"]))
    line(f"{BATCH} reports with one worker / with two", f"{ratio:.2f}", ">= 1.85")


def main() -> None:
    """Print one line for each figure."""
    line("", "measured", "aim")
    with TemporaryDirectory(prefix="riskcheck-bench-") as folder:
        lengths(Path(folder))
        bundled(Path(folder) / "bundled")
        batch(Path(folder))


if __name__ == "__main__":
    main()
