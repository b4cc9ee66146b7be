"""What a new sheet says before its answers: the product, the assessor and the date."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from riskcheck.core.answers.values import is_date, read_text
from riskcheck.core.wording import Wording
from riskcheck.errors import InterruptedByUserError
from riskcheck.interview.frontend import FrontEnd, Prompt


@dataclass(frozen=True, slots=True)
class SheetHead:
    """The names and the date that a new sheet begins with."""

    product: str
    assessor: str
    date: str


def ask_head(front_end: FrontEnd, wording: Wording, as_of: str) -> SheetHead:
    """Ask for the names and the date, `as_of` being proposed.

    Raises InterruptedByUserError where the user breaks off, CannotAskError where nobody can answer.
    """
    try:
        product = _ask(front_end, wording, "product", "text", _check_text(wording))
        assessor = _ask(front_end, wording, "assessor", "text", _check_text(wording))
        date = _ask(front_end, wording, "date", "date", _check_date(wording), as_of)
    except KeyboardInterrupt:
        raise InterruptedByUserError(wording.say("interview.nothing-written")) from None
    return SheetHead(product, assessor, date)


def _ask(
    front_end: FrontEnd,
    wording: Wording,
    key: str,
    kind: str,
    check: Callable[[Any], str],
    default: str | None = None,
) -> str:
    prompt = Prompt(
        id=key,
        kind=kind,
        title=wording.say("interview.list.colon").join(
            wording.say(f"interview.head.{part}") for part in ("section", f"{key}.title")
        ),
        ask=wording.say(f"interview.head.{key}.ask"),
        check=check,
        wording=wording,
        default=default,
    )
    while True:
        reply = front_end.ask(prompt)
        wrong = check(reply)
        if not wrong:
            return str(reply)
        front_end.refuse(prompt, wrong)


def _check_text(wording: Wording) -> Callable[[Any], str]:
    def check(raw: Any) -> str:
        _, problems = read_text(raw)
        return wording.say(f"interview.problem.{problems[0].code}") if problems else ""

    return check


def _check_date(wording: Wording) -> Callable[[Any], str]:
    def check(raw: Any) -> str:
        return "" if is_date(raw) else wording.say("interview.problem.AS021")

    return check
