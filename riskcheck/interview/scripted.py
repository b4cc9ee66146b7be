"""A front end that answers from a mapping: for scripts and tests."""

from collections.abc import Mapping
from typing import Any

from riskcheck.errors import CannotAskError
from riskcheck.interview.frontend import Prompt


class ScriptedFrontEnd:
    """Gives the answers of a mapping by question id; what was said to it is kept in `messages`."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        """Take the answers as plain data, as a sheet would hold them."""
        self._answers = answers
        self.messages: list[str] = []

    def ask(self, prompt: Prompt) -> Any:
        """Return the answer; raises CannotAskError for a missing one."""
        if prompt.id in self._answers:
            return self._answers[prompt.id]
        if prompt.may_be_empty:
            return None
        raise CannotAskError(f"{prompt.id}: the script has no answer", f"it asks: {prompt.ask}")

    def say(self, message: str) -> None:
        """Keep the message."""
        self.messages.append(message)

    def refuse(self, prompt: Prompt, message: str) -> None:
        """Raise CannotAskError: a script would give the same answer again."""
        raise CannotAskError(f"{prompt.id}: the answer of the script is not accepted: {message}")
