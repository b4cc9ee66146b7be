"""The keys of the interview: one letter for every move, the same in every front end that has keys.

In a list the letter is pressed alone. Where an answer is typed, a leading key tells it from the answer: Esc
in the terminal (or Alt with the letter), a slash in plain lines.
"""

from unicodedata import normalize

from riskcheck.interview.frontend import UNKNOWN, Move, Prompt

LETTERS: dict[Move | str, str] = {
    Move.BACK: "b",
    Move.SKIP: "s",
    UNKNOWN: "d",
    Move.NOT_APPLICABLE: "x",
    Move.MORE: "m",
    Move.NOTE: "n",
    Move.EVIDENCE: "e",
    Move.OWNER: "o",
    Move.ACCEPT: "a",
    Move.JUMP: "j",
    Move.REVIEW: "r",
    Move.EXPLAIN: "v",
    Move.LANGUAGE: "l",
    Move.LEAVE: "q",
    Move.HELP: "?",
}


def offered(prompt: Prompt) -> dict[str, Move | str]:
    """Return the moves of a prompt, and `unknown` where that is an answer, by their letters."""
    allowed = set(prompt.moves) | ({UNKNOWN} if prompt.may_be_unknown else set())
    return {letter: move for move, letter in LETTERS.items() if move in allowed}


def move_of(prompt: Prompt, letter: str) -> Move | str | None:
    """Return the move of a letter, capital or full-width ones included; None where it is none."""
    return offered(prompt).get(normalize("NFKC", letter).lower())
