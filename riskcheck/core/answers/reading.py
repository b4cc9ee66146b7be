"""One answer as it was written or typed, read into an `Answer`: the road that every answer takes."""

from collections.abc import Iterable, Mapping
from typing import Any

from riskcheck.core.answers.attached import ATTACHED_KEYS, Attached, read_attached, unknown_keys
from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.answers.values import read_text, read_value
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule
from riskcheck.errors import PathKey, Problem

NOT_APPLICABLE = "not-applicable"
FULL_KEYS = ("value", *ATTACHED_KEYS, NOT_APPLICABLE)


def read_answer(question: Question, raw: Any) -> tuple[Answer | None, list[Problem]]:
    """Return the answer, or what is wrong with it; paths start at the answer.

    `raw` is plain data: the value itself (short form), `unknown`, or a mapping (full form) with value or
    not-applicable and what may stand beside them: note, evidence, owner, due, accepted.
    """
    is_sample = question.kind == "sample" and isinstance(raw, Mapping) and set(FULL_KEYS).isdisjoint(raw)
    full = isinstance(raw, Mapping) and not is_sample
    reader = _Reader(question)
    answer = reader.full(raw) if full else reader.short(raw, ())
    return (None if reader.problems else answer), reader.problems


def is_noted(raw: Any) -> bool:
    """Return whether a full form holds no answer yet, only what is to stand beside one."""
    return isinstance(raw, Mapping) and set(raw) <= set(ATTACHED_KEYS)


def read_noted(question: Question, raw: Mapping[str, Any]) -> tuple[Attached, list[Problem]]:
    """Return what is noted for an answer that is still to be given, and what is wrong with it."""
    reader = _Reader(question)
    attached, problems = read_attached(raw, has_risk=isinstance(question, Rule))
    reader.take(problems)
    return attached, reader.problems


class _Reader:
    """Reads one answer and collects its problems."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.problems: list[Problem] = []

    def short(self, raw: Any, path: tuple[str, ...]) -> Answer | None:
        if raw == "unknown":
            return Answer(AnswerState.UNKNOWN)
        if raw is None:
            self._wrong("AS013", "has no value", path, "write unknown where nobody knows")
            return None
        if raw == NOT_APPLICABLE:
            return self._not_applicable({NOT_APPLICABLE: None})
        value, problems = read_value(self.question, raw)
        self.problems += [problem.under(*path) for problem in problems]
        return None if value is None else Answer(AnswerState.ANSWERED, value)

    def full(self, raw: Mapping[str, Any]) -> Answer | None:
        self.take(unknown_keys(raw, FULL_KEYS))
        attached, problems = read_attached(raw, has_risk=isinstance(self.question, Rule))
        self.take(problems)
        if NOT_APPLICABLE in raw:
            return _with(self._not_applicable(raw), attached)
        if "value" not in raw:
            if set(raw) <= set(FULL_KEYS):  # else a key is misspelt, and that was said
                self._wrong("AS013", "has neither a value nor not-applicable", ())
            return None
        return _with(self.short(raw["value"], ("value",)), attached)

    def _not_applicable(self, raw: Mapping[str, Any]) -> Answer | None:
        allowed = isinstance(self.question, Rule) and self.question.allow_not_applicable
        path = (NOT_APPLICABLE,)
        if not allowed:
            hint = "write unknown where nobody knows"
            self._wrong("AS014", "cannot be answered with not-applicable", path, hint, of_key=True)
        if "value" in raw:
            self._wrong("AS014", "has both a value and not-applicable", ("value",), of_key=True)
        reason = raw[NOT_APPLICABLE]
        if not isinstance(reason, str) or not reason.strip() or reason.strip().lower() in ("true", "yes"):
            if allowed:
                hint = "write {not-applicable: the reason}"
                self._wrong("AS014", "not-applicable needs a reason in words", path, hint)
            return None
        _, problems = read_text(reason, f"'{NOT_APPLICABLE}'")
        self.take(problem.under(*path) for problem in problems)
        return Answer(AnswerState.NOT_APPLICABLE, reason=reason)

    def _wrong(
        self, code: str, message: str, path: tuple[PathKey, ...], hint: str = "", of_key: bool = False
    ) -> None:
        self.take([Problem(code, message, path, hint, of_key=of_key)])

    def take(self, problems: Iterable[Problem]) -> None:
        """Collect problems, the question before each."""
        name = self.question.id
        self.problems += [problem._replace(message=f"{name}: {problem.message}") for problem in problems]


def _with(answer: Answer | None, attached: Attached) -> Answer | None:
    return None if answer is None else answer._replace(**attached._asdict())
