"""The interview in a terminal. questionary and prompt_toolkit are imported in this package alone."""

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError
from riskcheck.interview.plain import PlainFrontEnd
from riskcheck.interview.signals import Breaks

if TYPE_CHECKING:
    from riskcheck.interview.frontend import FrontEnd


def open_terminal(wording: Wording, breaks: Breaks, *, plain: bool = False) -> "FrontEnd":
    """Return the front end for this terminal: one that asks line by line where `plain` or a dumb terminal.

    Raises CannotAskError where there is no terminal to ask in and `plain` was not demanded.
    """
    if plain:
        return _plain(wording, breaks)
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise CannotAskError(wording.say("interview.no-terminal"), wording.say("interview.no-terminal-hint"))
    if os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        return _plain(wording, breaks)
    from riskcheck.interview.terminal.front import TerminalFrontEnd

    return TerminalFrontEnd(wording, breaks)


def _plain(wording: Wording, breaks: Breaks) -> PlainFrontEnd:
    """Return the plain front end on streams that no byte can break."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)
    return PlainFrontEnd(wording, breaks)


def _is_terminal(stream: Any) -> bool:
    return stream is not None and not stream.closed and bool(stream.isatty())
