"""A whole answer sheet as plain data, read against its pack."""

from collections.abc import Mapping
from typing import Any

from riskcheck.core.answers.model import Answer, AnswerSheet, Assessor, Product
from riskcheck.core.answers.reading import is_noted, read_answer, read_noted
from riskcheck.core.answers.values import read_date, read_text
from riskcheck.core.conditions import Truth
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import Gravity, PathKey, Problem

FORMAT_VERSION = 1
_REQUIRED = ("riskcheck", "pack", "product", "assessor", "date")
KEYS = (*_REQUIRED, "for", "answers")
PRODUCT_KEYS = ("name", "version", "owner", "summary")
ASSESSOR_KEYS = ("name", "role")


def pack_wanted(data: Any) -> str | None:
    """Return the name of the pack that a sheet asks for, without its version; None where it says none."""
    name = data.get("pack") if isinstance(data, Mapping) else None
    return name.partition("@")[0] if isinstance(name, str) and name.strip() else None


def read_sheet(data: Any, pack: RulePack, sha256: str) -> tuple[AnswerSheet | None, list[Problem]]:
    """Return the sheet, or None, and every problem in it; warnings come with a sheet, too."""
    if not isinstance(data, Mapping):
        return None, [Problem("AS001", "an answer sheet must be a mapping with the keys " + one_of(KEYS))]
    reader = _Reader(pack)
    sheet = reader.read(data, sha256)
    failed = any(problem.gravity is Gravity.ERROR for problem in reader.problems)
    return (None if failed else sheet), reader.problems


class _Reader:
    """Reads one sheet and collects its problems."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.problems: list[Problem] = []
        self.noted: dict[str, Mapping[str, Any]] = {}

    def read(self, data: Mapping[str, Any], sha256: str) -> AnswerSheet:
        self._keys(data, KEYS, ())
        self._head(data)
        product = self._texts(data, "product", PRODUCT_KEYS)
        assessor = self._texts(data, "assessor", ASSESSOR_KEYS)
        fits = self._fits(data.get("pack"))
        answers = self._answers(data.get("answers")) if fits else {}
        self._idle(answers)
        return AnswerSheet(
            pack=self.pack.name,
            product=Product(product["name"] or "", product["version"], product["owner"], product["summary"]),
            assessor=Assessor(assessor["name"] or "", assessor["role"]),
            date=str(data.get("date")),
            answers=answers,
            sha256=sha256,
            part=self._part(data.get("for")) if fits else None,
            noted=self.noted,
        )

    def _head(self, data: Mapping[str, Any]) -> None:
        for key in _REQUIRED:
            if data.get(key) is None:
                self._wrong("AS002", f"'{key}' is missing", (), self._begin(key))
        if data.get("riskcheck") not in (FORMAT_VERSION, None):
            self._wrong(
                "AS003", f"'riskcheck' must be {FORMAT_VERSION}, the version of the format", ("riskcheck",)
            )
        if data.get("date") is not None:
            self.problems += [problem.under("date") for problem in read_date(data["date"])[1]]

    def _begin(self, key: str) -> str:
        """Return the hint how a part of a sheet is written."""
        if key == "date":
            return "write the day of the assessment, such as date: 2026-11-22"
        given = {"riskcheck": FORMAT_VERSION, "pack": self.pack.name}
        return f"write {key}: {given.get(key, '{name: ...}')}"

    def _fits(self, wanted: Any) -> bool:
        """Return whether the sheet is for this pack; its answers to another would be wrong one and all."""
        if wanted is None or wanted == self.pack.name:
            return True
        name, _, version = str(wanted).partition("@")
        if name != self.pack.head.id:
            message = f"the sheet is for the pack '{wanted}', not for '{self.pack.name}'"
            self._wrong("AS004", message, ("pack",), "choose that one with --pack, or leave --pack out")
            return False
        if version:
            message = f"the sheet was written for {wanted}; it is read with {self.pack.name}"
            self.problems.append(Problem("AS005", message, ("pack",), "", Gravity.WARNING))
        return True

    def _part(self, owner: Any) -> str | None:
        owners = self.pack.head.owners
        if owner is None:
            return None
        if isinstance(owner, str) and owner in owners:
            message = (
                f"the sheet is the part for '{owner}' alone; in its scores everything else is unanswered"
            )
            hint = "join it with the others: riskcheck merge"
            self.problems.append(Problem("AS024", message, ("for",), hint, Gravity.WARNING))
            return owner
        message = f"'for' must name an owner in {self.pack.name}: {one_of(owners)}"
        self._wrong("AS023", message, ("for",), did_you_mean(owner, owners))
        return None

    def _texts(self, data: Mapping[str, Any], part: str, keys: tuple[str, ...]) -> dict[str, str | None]:
        raw = data.get(part)
        texts: dict[str, str | None] = dict.fromkeys(keys)
        if raw is None:
            return texts
        if not isinstance(raw, Mapping):
            self._wrong("AS006", f"'{part}' must be a mapping with the keys {one_of(keys)}", (part,))
            return texts
        self._keys(raw, keys, (part,))
        if raw.get("name") is None:
            self._wrong("AS002", f"the name of the {part} is missing", (part,))
        for key in keys:
            if raw.get(key) is not None:
                texts[key], problems = read_text(raw[key], f"'{key}'")
                self.problems += [problem.under(part, key) for problem in problems]
        return texts

    def _answers(self, raw: Any) -> dict[str, Answer]:
        if raw is None:
            return {}
        if not isinstance(raw, Mapping):
            self._wrong("AS006", "'answers' must be a mapping of question to answer", ("answers",))
            return {}
        answers: dict[str, Answer] = {}
        for name, given in raw.items():
            question = self.pack.questions.get(name)
            if question is None:
                hint = did_you_mean(name, self.pack.questions)
                message = f"there is no question '{name[:60]}' in {self.pack.name}"
                self._wrong("AS007", message, ("answers", name), hint, of_key=True)
                continue
            if is_noted(given):
                self._noted(question, given)
                continue
            answer, problems = read_answer(question, given)
            self.problems += [problem.under("answers", name) for problem in problems]
            if answer is not None:
                answers[name] = answer
        return {name: answers[name] for name in self.pack.questions if name in answers}

    def _noted(self, question: Question, given: Mapping[str, Any]) -> None:
        path = ("answers", question.id)
        self.problems += [problem.under(*path) for problem in read_noted(question, given)[1]]
        self.noted[question.id] = given

    def _idle(self, answers: Mapping[str, Answer]) -> None:
        """Warn of what counts for nothing: answers to questions that do not apply, and notes alone."""
        questionnaire = Questionnaire(self.pack, answers)
        for question in questionnaire.stale():
            self._does_not_apply(question.id, "its answer counts for nothing")
        for name in self.noted:
            if questionnaire.applicability(self.pack.questions[name]) is Truth.FALSE:
                self._does_not_apply(name, "what is noted there counts for nothing")
                continue
            message = f"{name}: has neither a value nor not-applicable; it counts as unanswered"
            self.problems.append(Problem("AS025", message, ("answers", name), "", Gravity.WARNING))

    def _does_not_apply(self, name: str, so: str) -> None:
        message = f"{name}: does not apply to this product; {so}"
        path, hint = ("answers", name), "it is kept, and counts again once the question applies"
        self.problems.append(Problem("AS008", message, path, hint, Gravity.WARNING, of_key=True))

    def _keys(self, data: Mapping[str, Any], allowed: tuple[str, ...], path: tuple[PathKey, ...]) -> None:
        for key in data:
            if key not in allowed:
                message = f"unknown key '{key[:60]}'; allowed here: {one_of(allowed)}"
                self._wrong("AS010", message, (*path, key), did_you_mean(key, allowed), of_key=True)

    def _wrong(
        self, code: str, message: str, path: tuple[PathKey, ...], hint: str = "", of_key: bool = False
    ) -> None:
        self.problems.append(Problem(code, message, path, hint, of_key=of_key))
