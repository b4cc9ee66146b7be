"""What the YAML parser complains about, in words that help to put it right."""

from typing import NamedTuple

import yaml

from riskcheck.errors import InvalidInputError
from riskcheck.loading.bytes_in import defect, forbidden_character
from riskcheck.loading.full_width import hint_on_entry, hint_on_line, hint_on_opening

_QUOTES = "put the text in quotes"
_INDENT = "check the indentation and the quotes"


class _Words(NamedTuple):
    """What is said instead of the parser's own words; {line} is where the broken part begins.

    `at_start`: the place to look at is that beginning, not where the parser gave up.
    """

    message: str
    hint: str = ""
    at_start: bool = False


_WORDS = {
    "mapping values are not allowed in this context": _Words(
        "a ':' cannot stand here",
        "put a text that holds ': ' in quotes; else look at the indentation and at the line above",
    ),
    "could not find expected ':'": _Words("this line has no ':' after its key", at_start=True),
    "found unexpected end of stream": _Words("the quotes opened here are never closed", at_start=True),
    "did not find expected ',' or ']'": _Words(
        "the list opened with '[' in line {line} needs a ',' or its ']' before this"
    ),
    "did not find expected ',' or '}'": _Words(
        "the mapping opened with '{{' in line {line} needs a ',' or its '}}' before this",
        "a text that holds , { or } needs quotes",
    ),
    "did not find expected key": _Words("this cannot stand here", _INDENT),
    "did not find expected '-' indicator": _Words("the list goes on, but this has no '-'", _INDENT),
    "did not find expected node content": _Words("a value is missing here", _QUOTES),
    "did not find expected alphabetic or numeric character": _Words(
        "a text cannot start like this", _QUOTES, True
    ),
    "block sequence entries are not allowed in this context": _Words("a '- ' cannot stand here", _QUOTES),
    "found undefined alias": _Words("a text cannot start with '*'", _QUOTES),
    "second occurrence": _Words("the anchor stands here for the second time"),
    "did not find expected hexdecimal number": _Words(
        "this is not an escape", "write \\\\ for a backslash, or use single quotes"
    ),
    "found unknown escape character": _Words(
        "this is not an escape", "write \\\\ for a backslash, or use single quotes"
    ),
    "found invalid Unicode character escape code": _Words("this escape stands for no character"),
    "but found another document": _Words("a second document starts here", "a file holds one"),
    "did not find expected <document start>": _Words("nothing may follow here: the document has ended"),
}
_TAB = _Words("a tab cannot indent", "indent with spaces")


def too_deep_at(error: yaml.MarkedYAMLError) -> int | None:
    """Return where a parser with a limit of its own (PyYAML 6.0.4) gave up on a text nested too deep."""
    found = error.problem == "exceeded maximum nesting depth" and error.problem_mark
    return found.index if found else None


def not_yaml(error: yaml.MarkedYAMLError, text: str, name: str) -> InvalidInputError:
    """Return the error for a text that breaks the rules of YAML."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return defect(name, "YA001", f"not YAML: {error.problem}")
    found = text[mark.index : mark.index + 1]
    words = _words(error.problem or "unreadable", found)
    start = error.context_mark or mark
    message = words.message.format(line=start.line + 1)
    place = start if words.at_start else mark
    hint = _typed(error.problem or "", text.split("\n")[: place.line + 1], place.column) or words.hint
    return defect(name, "YA001", f"not YAML: {message}", hint, place.line + 1, place.column + 1)


def _typed(problem: str, lines: list[str], column: int) -> str:
    """Return a hint on how the line, or the one above it, was typed; empty where that is not the fault."""
    *above, line = lines
    if problem == "could not find expected ':'":
        return hint_on_line(line)
    if problem.startswith("did not find expected ','") and line[column:].startswith(":"):
        return hint_on_entry(line[:column])
    if problem.startswith("mapping values"):
        last = next((text for text in reversed(above) if text.strip()), "")
        hint = hint_on_line(last)
        return f"in the line above, {hint}" if hint else hint_on_opening(line[:column])
    return ""


def _words(problem: str, found: str) -> _Words:
    if found == "\t":
        return _TAB
    if problem == "found character that cannot start any token":
        return _Words(f"a text cannot start with '{found}'", _QUOTES)  # never a brace: those start tokens
    return _WORDS.get(problem) or _Words(problem.replace("{", "{{").replace("}", "}}"))


def not_allowed(error: yaml.reader.ReaderError, text: str, name: str) -> InvalidInputError:
    """Return the error for a character that YAML does not allow."""
    before = text.encode()[: error.position].decode()  # the C parser counts in bytes of UTF-8
    return forbidden_character(text[len(before)], before, name)
