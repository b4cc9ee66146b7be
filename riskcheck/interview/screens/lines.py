"""Lines of a screen: pieces of text, each with the name of its style."""

from collections.abc import Iterable, Sequence

from riskcheck.core.columns import cut, fitted, visible, width

MIN_COLUMNS, MAX_COLUMNS = 20, 100
MARGINS = (2, 4, 8)  # columns left free on the right, where closing punctuation may stand
Line = tuple[tuple[str, str], ...]  # (style, text)
BLANK: Line = ()


def columns_of(columns: int) -> int:
    """Return how many columns the text may take: no more than can be read well, no fewer than make sense."""
    return max(MIN_COLUMNS, min(MAX_COLUMNS, columns))


def line(text: str, style: str = "") -> Line:
    """Return a text that stands on one line."""
    return ((style, text),)


def text_of(given: Line) -> str:
    """Return the text of a line."""
    return "".join(text for _, text in given)


def paragraph(text: str, columns: int, style: str = "", indent: int = 0, first: str = "") -> list[Line]:
    """Return a text as lines of at most `columns`, indented; `first` stands in the indent of the first."""
    lines = fitted(visible(text), columns - indent, MARGINS)
    lead = first + " " * (indent - width(first))
    return [line((lead if at == 0 else " " * indent) + part, style) for at, part in enumerate(lines)]


def shortened(text: str, columns: int, style: str, most: int) -> list[Line]:
    """Return a text on at most so many lines, its end replaced by an ellipsis where it has no room."""
    lines = paragraph(text, columns, style)
    if len(lines) <= most:
        return lines
    rest = " ".join(text_of(part) for part in lines[most - 1 :])
    return [*lines[: most - 1], line(cut(rest, columns - 1), style)]


def behind(label: str, text: str) -> str:
    """Return a text behind its label on one line."""
    gap = "" if label.endswith("：") else " "  # a full-width colon brings its own
    return f"{label}{gap}{text}".strip()


def labelled(label: str, text: str, columns: int) -> list[Line]:
    """Return a text behind its label."""
    first, *rest = paragraph(behind(label, text), columns, "note")
    whole = text_of(first)
    cut_at = len(label) if whole.startswith(label) else 0
    return [(("label", whole[:cut_at]), ("note", whole[cut_at:])), *rest]


def between(left: str, right: str, columns: int, style: str) -> Line:
    """Return a line with a text at either end; the left one is cut where there is no room for both."""
    right = visible(right)
    left = cut(visible(left), max(8, columns - width(right) - 2))
    gap = columns - width(left) - width(right)
    return line((left + " " * gap + right).rstrip() if gap >= 1 else left, style)


def ruled(columns: int) -> Line:
    """Return a line across the screen."""
    return line("─" * columns, "rule")


def flowing(pieces: Iterable[Sequence[tuple[str, str]]], columns: int, gap: str = "  ") -> list[Line]:
    """Return pieces one after the other, each whole on one line, as many lines as that takes."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for piece in pieces:
        size = sum(width(text) for _, text in piece)
        if lines[-1] and used + len(gap) + size > columns:
            lines.append([])
            used = 0
        if lines[-1]:
            lines[-1].append(("", gap))
            used += len(gap)
        lines[-1] += piece
        used += size
    return [tuple(fragments) for fragments in lines]
