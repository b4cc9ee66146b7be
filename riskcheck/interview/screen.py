"""What stands on the terminal above and in the list of a question, as plain lines of a given width."""

from riskcheck.core.asking import Option
from riskcheck.core.columns import visible, width, wrap
from riskcheck.core.wording import Wording
from riskcheck.interview.frontend import Prompt

STRONG, PLAIN = True, False
MARGIN = 2  # closing punctuation may stand two places further out
Line = tuple[bool, str]


def heading(prompt: Prompt, wording: Wording, columns: int) -> list[Line]:
    """Return (is it strong, text) for the lines above a question: section, progress, introduction."""
    lines = ["", _rule(prompt, wording, columns)]
    if prompt.intro:
        lines += [*lines_of(prompt.intro, columns), ""]
    return [(PLAIN, line) for line in lines]


def question(prompt: Prompt, wording: Wording, columns: int) -> list[Line]:
    """Return (is it strong, text) for the lines of a question above the place of its answer."""
    title = f"{prompt.id}  {prompt.title}" if prompt.total else prompt.title  # no question of the pack
    lines = [(STRONG, line) for text in (title, prompt.ask) for line in lines_of(text, columns)]
    for key, text in (("help", prompt.help), ("why", prompt.why)):
        if text:
            shown = wording.say(f"interview.{key}", text=text)
            lines += [(PLAIN, line) for line in lines_of(shown, columns, indent=2)]
    return lines


def _rule(prompt: Prompt, wording: Wording, columns: int) -> str:
    left = f"── {visible(prompt.section)} "
    counted = wording.say("interview.progress", done=prompt.done, total=prompt.total)
    right = f" {counted} ──" if prompt.total else ""
    return left + "─" * max(2, columns - width(left) - width(right)) + right


def lines_of(text: str, columns: int, indent: int = 0) -> list[str]:
    """Return a text as lines, all of them indented."""
    return [" " * indent + line for line in wrap(visible(text), max(20, columns - indent - MARGIN))]


def option_title(option: Option, columns: int, indent: int) -> str:
    """Return an option as text of several lines; those after the first are indented to stand below it."""
    room = max(20, columns - indent - MARGIN)
    lines = wrap(visible(option.text), room)
    if option.help:
        lines += ["  " + line for line in wrap(visible(option.help), room - 2)]
    return ("\n" + " " * indent).join(lines)


def chosen(prompt: Prompt, names: list[str]) -> str:
    """Return the texts of chosen options."""
    texts = {option.id: option.text for option in prompt.options}
    return "; ".join(texts.get(name, name) for name in names)
