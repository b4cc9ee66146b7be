"""The keys of a screen, at its bottom."""

from collections.abc import Iterable

from riskcheck.interview.frontend import FIELD_KINDS, Move, Prompt
from riskcheck.interview.keys import offered
from riskcheck.interview.screens.lines import Line, flowing

Piece = tuple[tuple[str, str], ...]


def key_lines(prompt: Prompt, columns: int, most: int, *, command: bool = False) -> list[Line]:
    """Return the keys of a prompt on at most `most` lines; what has no room is behind the key for help.

    With `command`, Esc was pressed in a field: the letters are meant now.
    """
    own, moves = _own(prompt, command=command), _moves(prompt)
    lines = flowing([*own, *moves.values()], columns)
    if len(lines) <= most:
        return lines
    first = [piece for move, piece in moves.items() if move is Move.HELP]
    rest = [piece for move, piece in moves.items() if move is not Move.HELP]
    return flowing([*own[:1], *first, *own[1:], *rest], columns)[:most]


def page_keys(prompt_words: dict[str, str], columns: int) -> list[Line]:
    """Return the keys of a page, given as their words by key."""
    return flowing([_piece(key, words) for key, words in prompt_words.items()], columns)


def _own(prompt: Prompt, *, command: bool) -> list[Piece]:
    kind = "field" if prompt.kind in FIELD_KINDS else prompt.kind
    if command:
        return [_piece("Esc", prompt.wording.say("interview.key.cancel"))]
    return [_piece(key, prompt.wording.say(f"interview.key.{words}")) for key, words in _KEYS[kind]]


def _moves(prompt: Prompt) -> dict[Move | str, Piece]:
    return {
        move: _piece(letter, prompt.wording.say(f"interview.move.{move}"))
        for letter, move in offered(prompt).items()
    }


def _piece(key: str, words: str) -> Piece:
    return (("key", key), ("keyword", f" {words}"))


# The keys of a kind that are no moves, with the names of their words
_KEYS: dict[str, Iterable[tuple[str, str]]] = {
    "one": (("Enter", "choose"), ("↑↓", "walk")),
    "many": (("Enter", "done"), ("↑↓", "walk"), ("Space", "tick")),
    "field": (("Enter", "done"), ("Esc", "then")),
    "find": (("Enter", "go"), ("↑↓", "walk"), ("Esc", "cancel")),
    "review": (("Enter", "open"), ("↑↓", "walk")),
}
