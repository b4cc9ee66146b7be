"""What `riskcheck check` prints of a sheet, for people and for pipelines."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from riskcheck import api
from riskcheck.cli.show.words import Words, wrapped
from riskcheck.errors import Issue

FORMAT_VERSION = 1
_MISSING = "EV001"
_MANY = 5


def check_lines(words: Words, file: Path, advice: Sequence[Issue]) -> Iterator[str]:
    """Yield what to say of a sound sheet: what a reviewer would ask, how much is answered, what is open."""
    case, questionnaire = words.case, words.case.questionnaire
    missing = case.own(questionnaire.open())
    asked = len(case.own(questionnaire.asked()))
    yield words.say("check.sound", file=file)
    if advice:
        yield from wrapped(words.say("check.advice", count=len(advice)))
        for code, count in sorted(Counter(issue.code for issue in advice).items()):
            yield "  " + words.say(f"check.kind.{code}", count=count) + f" [{code}]"
    unknown = len(case.own(questionnaire.unknown()))
    yield words.say("check.answered", answered=asked - len(missing), asked=asked, unknown=unknown)
    if missing:
        yield words.say("check.unanswered", count=len(missing))
        for question in missing:
            yield from wrapped(words.question(question.id), 2)


def told_once(issues: Sequence[Issue]) -> Iterator[Issue]:
    """Yield the issues, but of many files that are missing for one reason the first, with their number.

    A sheet that came without its evidence, as an example does, would else say the same fifty times.
    """
    missing = Counter(issue.hint for issue in issues if issue.code == _MISSING)
    told = set[str]()
    for issue in issues:
        many = missing[issue.hint] if issue.code == _MISSING else 0
        if many < _MANY:
            yield issue
        elif issue.hint not in told:
            told.add(issue.hint)
            yield issue._replace(message=f"{issue.message}, and {many - 1} more are, too")


def check_json(file: Path, case: api.Case | None, issues: Iterable[Issue]) -> bytes:
    """Return the same as JSON; without a case, the sheet is not sound and `issues` say why."""
    content: dict[str, Any] = {
        "riskcheck-check": FORMAT_VERSION,
        "file": str(file),
        "sound": case is not None,
        "issues": [_issue(issue) for issue in issues],
    }
    if case is not None:
        content["unanswered"] = [question.id for question in case.own(case.questionnaire.open())]
        content["unknown"] = [question.id for question in case.own(case.questionnaire.unknown())]
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _issue(issue: Issue) -> dict[str, str | int]:
    place = issue.location
    return {
        "code": issue.code,
        "severity": issue.gravity.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": issue.message,
        "hint": issue.hint,
    }
