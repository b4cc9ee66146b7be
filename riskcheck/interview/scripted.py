"""A front end that answers from a mapping: for scripts and tests."""

from collections.abc import Mapping
from typing import Any

from riskcheck.errors import CannotAskError
from riskcheck.interview.frontend import Move, Page, Prompt


class ScriptedFrontEnd:
    """Gives the answers of a mapping by the id of the prompt; what was said to it is kept in `messages`.

    A `list` of replies that holds a `Move` is given one after the other. The review is left, and an inserted
    question without an answer takes its proposal, or none where that is allowed.
    """

    def __init__(self, answers: Mapping[str, Any]) -> None:
        """Take the answers as plain data, as a sheet would hold them."""
        self._answers = dict(answers)
        self.messages: list[str] = []
        self.pages: list[Page] = []

    def ask(self, prompt: Prompt) -> Any:
        """Return the answer; raises CannotAskError for a missing one."""
        if prompt.id in self._answers:
            return self._given(prompt)
        if prompt.kind == "review":
            return Move.LEAVE
        if not prompt.status and (prompt.default is not None or prompt.may_be_empty):
            return None if prompt.may_be_empty else prompt.default
        raise CannotAskError(f"{prompt.id}: the script has no answer", f"it asks: {prompt.ask}")

    def _given(self, prompt: Prompt) -> Any:
        reply = self._answers[prompt.id]
        if not (isinstance(reply, list) and any(isinstance(part, Move) for part in reply)):
            return reply
        first, *rest = reply
        self._answers[prompt.id] = rest[0] if len(rest) == 1 else rest
        return first

    def read(self, page: Page) -> None:
        """Keep the page."""
        self.pages.append(page)

    def say(self, message: str) -> None:
        """Keep the message."""
        self.messages.append(message)

    def refuse(self, prompt: Prompt, message: str) -> None:
        """Raise CannotAskError: a script would give the same answer again."""
        raise CannotAskError(f"{prompt.id}: the answer of the script is not accepted: {message}")

    def close(self) -> None:
        """There is nothing to give back."""
