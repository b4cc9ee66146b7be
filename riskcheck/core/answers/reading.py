"""One answer as it was written or typed, read into an `Answer`: the road that every answer takes."""

from collections.abc import Mapping
from typing import Any

from riskcheck.core.answers.model import Answer, AnswerState, Evidence
from riskcheck.core.answers.values import read_text, read_value
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import Problem

FULL_KEYS = ("value", "note", "evidence", "not-applicable")
EVIDENCE_KEYS = ("file", "sha256", "url", "note")
MAX_EVIDENCE = 50
_HEX = frozenset("0123456789abcdefABCDEF")


def read_answer(question: Question, raw: Any) -> tuple[Answer | None, list[Problem]]:
    """Return the answer, or what is wrong with it; paths start at the answer.

    `raw` is plain data: the value itself (short form), `unknown`, or a mapping with value, note and evidence
    or with not-applicable and note (full form).
    """
    is_sample = question.kind == "sample" and isinstance(raw, Mapping) and set(FULL_KEYS).isdisjoint(raw)
    full = isinstance(raw, Mapping) and not is_sample
    reader = _Reader(question)
    answer = reader.full(raw) if full else reader.short(raw, None, (), ())
    return (None if reader.problems else answer), reader.problems


class _Reader:
    """Reads one answer and collects its problems."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.problems: list[Problem] = []

    def short(
        self, raw: Any, note: str | None, evidence: tuple[Evidence, ...], path: tuple[str, ...]
    ) -> Answer | None:
        if raw == "unknown":
            return Answer(AnswerState.UNKNOWN, note=note, evidence=evidence)
        if raw is None:
            self._wrong("AS013", "has no value", path, "write unknown where nobody knows")
            return None
        if raw == "not-applicable":
            return self._not_applicable({"not-applicable": None}, note, evidence)
        value, problems = read_value(self.question, raw)
        self.problems += [problem.under(*path) for problem in problems]
        return None if value is None else Answer(AnswerState.ANSWERED, value, note, evidence)

    def full(self, raw: Mapping[str, Any]) -> Answer | None:
        for key in raw:
            if key not in FULL_KEYS:
                message = f"unknown key '{key}'; allowed here: {one_of(FULL_KEYS)}"
                self._wrong("AS010", message, (key,), did_you_mean(key, FULL_KEYS), of_key=True)
        note = self._text(raw, "note")
        evidence = self._evidence(raw.get("evidence"))
        if "not-applicable" in raw:
            return self._not_applicable(raw, note, evidence)
        if "value" not in raw:
            if set(raw) <= set(FULL_KEYS):  # else a key is misspelt, and that was said
                self._wrong("AS013", "has neither a value nor not-applicable", ())
            return None
        return self.short(raw["value"], note, evidence, ("value",))

    def _not_applicable(
        self, raw: Mapping[str, Any], note: str | None, evidence: tuple[Evidence, ...]
    ) -> Answer | None:
        allowed = isinstance(self.question, Rule) and self.question.allow_not_applicable
        if not allowed:
            hint = "write unknown where nobody knows"
            self._wrong(
                "AS014", "cannot be answered with not-applicable", ("not-applicable",), hint, of_key=True
            )
        if "value" in raw:
            self._wrong("AS014", "has both a value and not-applicable", ("value",), of_key=True)
        reason = raw["not-applicable"]
        if not isinstance(reason, str) or not reason.strip() or reason.strip().lower() in ("true", "yes"):
            if allowed:
                hint = "write {not-applicable: the reason}"
                self._wrong("AS014", "not-applicable needs a reason in words", ("not-applicable",), hint)
            return None
        self._text(raw, "not-applicable")
        return Answer(AnswerState.NOT_APPLICABLE, note=note, evidence=evidence, reason=reason)

    def _evidence(self, raw: Any) -> tuple[Evidence, ...]:
        if raw is None:
            return ()
        if not isinstance(raw, list | tuple):
            self._wrong("AS015", "evidence must be a list", ("evidence",), "write [{file: report.pdf}]")
            return ()
        if len(raw) > MAX_EVIDENCE:
            self._wrong("AS015", f"evidence has more than {MAX_EVIDENCE} entries", ("evidence",))
        return tuple(self._piece(part, index) for index, part in enumerate(raw[:MAX_EVIDENCE]))

    def _piece(self, raw: Any, index: int) -> Evidence:
        path = ("evidence", index)
        if not isinstance(raw, Mapping) or (raw.get("file") is None and raw.get("url") is None):
            hint = "write {file: report.pdf} or {url: https://...}"
            self._wrong("AS015", "a piece of evidence is a mapping with file or url", path, hint)
            return Evidence()
        for key in raw:
            if key not in EVIDENCE_KEYS:
                message = f"unknown key '{key}'; allowed here: {one_of(EVIDENCE_KEYS)}"
                self._wrong("AS010", message, (*path, key), did_you_mean(key, EVIDENCE_KEYS), of_key=True)
        parts = {key: self._text(raw, key, path) for key in EVIDENCE_KEYS}
        digest = parts["sha256"]
        if digest is not None and (len(digest) != 64 or not _HEX.issuperset(digest)):
            self._wrong("AS016", "sha256 must have 64 hexadecimal digits", (*path, "sha256"))
        return Evidence(parts["file"], digest.lower() if digest else None, parts["url"], parts["note"])

    def _text(self, raw: Mapping[str, Any], key: str, path: tuple[str | int, ...] = ()) -> str | None:
        if raw.get(key) is None:
            return None
        text, problems = read_text(raw[key], f"'{key}'")
        self.problems += [self._named(problem.under(*path, key)) for problem in problems]
        return text

    def _wrong(
        self, code: str, message: str, path: tuple[str | int, ...], hint: str = "", of_key: bool = False
    ) -> None:
        self.problems.append(self._named(Problem(code, message, path, hint, of_key=of_key)))

    def _named(self, problem: Problem) -> Problem:
        message = f"{self.question.id}: {problem.message}"
        return Problem(problem.code, message, problem.path, problem.hint, problem.gravity, problem.of_key)
