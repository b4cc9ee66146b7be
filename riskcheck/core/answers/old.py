"""The answers of an old sheet, as far as a pack of today can still read them."""

from collections.abc import Mapping
from typing import Any

from riskcheck.core.answers.model import Answer
from riskcheck.core.answers.reading import read_answer
from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import Gravity, Problem


def read_old_answers(data: Any, pack: RulePack) -> tuple[dict[str, Answer], list[Problem]]:
    """Return the answers that the pack still has and reads, in its order, and a warning for every other one.

    An answer is left out as a whole: a part of what was meant would be another answer.
    """
    raws = data.get("answers") if isinstance(data, Mapping) else None
    answers: dict[str, Answer] = {}
    left_out: list[Problem] = []
    for name, raw in raws.items() if isinstance(raws, Mapping) else ():
        question = pack.questions.get(name)
        if question is None:
            message = f"there is no question '{name[:60]}' in {pack.name} any more; its answer is left out"
            left_out.append(Problem("AS007", message, ("answers", name), "", Gravity.WARNING, of_key=True))
            continue
        answer, problems = read_answer(question, raw)
        if answer is not None:
            answers[name] = answer
        left_out += [_left_out(problem).under("answers", name) for problem in problems]
    return {name: answers[name] for name in pack.questions if name in answers}, left_out


def _left_out(problem: Problem) -> Problem:
    message = f"{problem.message}; the answer is left out"
    return problem._replace(message=message, hint="", gravity=Gravity.WARNING)
