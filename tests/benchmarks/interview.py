"""Prints how long the interview takes from a key to the next screen, in packs of growing size.

Run it with `make bench`; it asserts nothing. The real interview runs on a sheet on disk. The time is from the
reply to a question, over what it does to others, the verdict and the saved sheet, to the lines of the next
screen. An answer to a profile question costs most, because rules hang on it: the kinds are told apart. The
columns `no disk` leave out what it takes to bring the answer to the disk.
"""

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from riskcheck.api.long_run import long_run
from riskcheck.core.answers.plain_data import short_form
from riskcheck.core.bench.chance import Chance
from riskcheck.core.pack.pack import RulePack
from riskcheck.interview.frontend import Move, Page, Prompt
from riskcheck.interview.runner import run_interview
from riskcheck.interview.screens.question import Look, question_screen
from riskcheck.loading.sheet_store import SheetStore
from tests.support.big_packs import big_pack, some_answer
from tests.support.interviews import new_session

SIZES = (100, 1_000, 5_000)
AIM = 50  # ms
RULES = 300  # answers to rules that are timed in each pack; the profile is timed whole
SHEET = """\
riskcheck: 1
pack: {pack}
product: {{name: Product}}
assessor: {{name: Assessor}}
date: 2026-11-22
answers:
"""


class Stopwatch:
    """A front end that answers at once, and takes the time from its reply to the lines of the next screen."""

    def __init__(self, pack: RulePack, store: "Timed") -> None:
        self._pack, self._store = pack, store
        self._chance = Chance(1)
        self._since, self._kind = 0.0, ""
        self.times: dict[str, list[tuple[float, float]]] = {"profile": [], "rules": []}

    def ask(self, prompt: Prompt) -> Any:
        question_screen(prompt, Look(), 80, 24)
        if self._kind:
            spent = perf_counter() - self._since
            self.times[self._kind].append((1000 * spent, 1000 * (spent - self._store.spent)))
        question = self._pack.questions.get(prompt.id)
        if question is None or len(self.times["rules"]) >= RULES:
            return Move.LEAVE
        self._kind = "rules" if question.id in self._pack.section_of else "profile"
        raw = short_form(some_answer(question, self._chance))
        self._store.spent, self._since = 0.0, perf_counter()
        return raw

    def read(self, page: Page) -> None:
        raise AssertionError("no page was asked for")

    def say(self, message: str) -> None:
        pass

    def refuse(self, prompt: Prompt, message: str) -> None:
        raise AssertionError(message)

    def close(self) -> None:
        pass


class Timed:
    """A sheet on disk that knows how long it took since `spent` was last set to 0."""

    def __init__(self, store: SheetStore) -> None:
        self._store = store
        self.spent = 0.0

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)
        if not callable(found):
            return found

        def timed(*given: Any, **named: Any) -> Any:
            start = perf_counter()
            try:
                return found(*given, **named)
            finally:
                self.spent += perf_counter() - start

        return timed


def timed(pack: RulePack, folder: Path) -> tuple[float, dict[str, list[tuple[float, float]]]]:
    """Return the milliseconds to begin, and those of every answer: in all, and without the disk."""
    path = folder / "sheet.yaml"
    path.write_text(SHEET.format(pack=pack.name), encoding="utf-8")
    with SheetStore.open(path, "2026-11-22 09:00") as store:
        keeper = Timed(store)
        front = Stopwatch(pack, keeper)
        start = perf_counter()
        session = new_session(pack, {}, keeper=keeper)  # type: ignore[arg-type]
        begun = 1000 * (perf_counter() - start)
        with long_run():
            run_interview(session, front)
    return begun, front.times


def main() -> None:
    """Print one line for each size."""
    title = "from a key to the next screen, ms"
    print(f"{title:34}{'profile':>18}{'rules':>18}{'no disk':>18}{'to begin':>12}")
    print(f"{f'(aim: < {AIM})':34}" + f"{'median':>9}{'worst':>9}" * 3)
    for size in SIZES:
        with TemporaryDirectory() as folder:
            begun, times = timed(big_pack(size), Path(folder))
        bare = [without for kind in times.values() for _, without in kind]
        columns = [*([spent for spent, _ in kind] for kind in times.values()), bare]
        figures = [figure for column in columns for figure in (median(column), max(column))]
        print(f"{f'{size:,} rules':34}" + "".join(f"{figure:9.1f}" for figure in figures) + f"{begun:12.0f}")


if __name__ == "__main__":
    main()
