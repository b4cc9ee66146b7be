"""A sheet that somebody else has open: the second one is told, and may read."""

from riskcheck.core.asking import Option
from riskcheck.core.wording import Wording
from riskcheck.interview.frontend import FrontEnd, Prompt


def may_read(front: FrontEnd, wording: Wording, **holder: str) -> bool:
    """Say which file is open, by whom (user, host, pid) and since when; returns whether to read it."""
    options = tuple(Option(key, wording.say(f"interview.in-use.{key}")) for key in ("read", "leave"))
    prompt = Prompt(
        id="in-use",
        kind="one",
        title=wording.say("interview.in-use.title"),
        ask=wording.say("interview.in-use.ask", **holder),
        check=lambda _: "",
        wording=wording,
        options=options,
        default="leave",
    )
    return bool(front.ask(prompt) == "read")
