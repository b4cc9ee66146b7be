"""What a choice or band of a rule is worth, in one line."""

from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring.interface import Outcome
from riskcheck.core.wording import Wording


def outcome_line(outcome: Outcome, pack: RulePack, wording: Wording) -> str:
    """Return its id, what it is worth, and its text."""
    worth = wording.say(f"cli.outcome.{outcome.label}", worth=outcome.worth)
    if outcome.red_line:
        worth = wording.say("cli.outcome.red-line", worth=worth)
    line = wording.say("cli.outcome.line", id=outcome.id, worth=worth)
    if outcome.text is None:
        return line
    return wording.say("cli.named", name=line, text=pack.say(outcome.text, wording.language))
