"""The interview in a terminal. questionary and prompt_toolkit are imported here alone, when it begins."""

import sys
from collections.abc import Callable
from enum import Enum
from typing import Any

from riskcheck.core.asking import Option
from riskcheck.core.pack.base import NONE_WORD
from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError
from riskcheck.interview import screen, typed
from riskcheck.interview.frontend import NOT_APPLICABLE, UNKNOWN, Move, Prompt

MIN_COLUMNS, MAX_COLUMNS = 40, 100
MIN_ROOM = 8  # lines for a list, however short the terminal
LIST_INDENT, TICK_INDENT = 3, 5  # what questionary puts before a choice


class _Special(Enum):
    """Entries of a list, and replies in a field, that stand beside the answers."""

    UNKNOWN = "?"
    NOT_APPLICABLE = "-"
    BACK = "<"


def open_terminal(wording: Wording) -> "TerminalFrontEnd":
    """Return the front end; raises CannotAskError where there is no terminal to ask in."""
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise CannotAskError(wording.say("interview.no-terminal"), wording.say("interview.no-terminal-hint"))
    return TerminalFrontEnd(wording)


def _is_terminal(stream: Any) -> bool:
    return stream is not None and not stream.closed and bool(stream.isatty())


class TerminalFrontEnd:
    """Asks with lists and fields in the terminal of the current prompt_toolkit session."""

    def __init__(self, wording: Wording) -> None:
        """Take the words of the interview."""
        self._wording = wording
        self._room = MIN_ROOM
        self._askers: dict[str, Callable[[Prompt], Any]] = {
            "one": self._one,
            "many": self._many,
            "sample": self._sample,
        }

    def ask(self, prompt: Prompt) -> Any:
        """Show the question and return the reply; raises KeyboardInterrupt and CannotAskError."""
        above = screen.heading(prompt, self._wording, self._columns())
        question = screen.question(prompt, self._wording, self._columns())
        for strong, line in (*above, *question):
            self._print(line, strong)
        self._room = max(MIN_ROOM, self._size().rows - len(question) - 3)
        try:
            reply = self._askers.get(prompt.kind, self._typed)(prompt)
        except EOFError:
            raise CannotAskError(self._words("no-more-input"), self._words("go-on")) from None
        if reply is _Special.BACK:
            return Move.BACK
        return UNKNOWN if reply is _Special.UNKNOWN else reply

    def say(self, message: str) -> None:
        """Print a message."""
        self._print("")
        for line in screen.lines_of(message, self._columns()):
            self._print(line)

    def refuse(self, _prompt: Prompt, message: str) -> None:
        """Print what is wrong."""
        self.say(message)

    # ------------------------------------------------------------ the kinds of questions

    def _one(self, prompt: Prompt) -> Any:
        import questionary

        present: Any = prompt.default
        if isinstance(present, dict):
            present = _Special.NOT_APPLICABLE
        elif present == UNKNOWN:
            present = _Special.UNKNOWN
        question = questionary.select(
            self._words("answer"),
            choices=self._choices(prompt, LIST_INDENT),
            default=present,
            instruction=self._keys("choose"),
            qmark=">",
            pointer=">",
            erase_when_done=True,
        )
        _fit(question.application, self._room)
        reply = question.unsafe_ask()
        return self._done(prompt, reply, [reply])

    def _many(self, prompt: Prompt) -> Any:
        import questionary

        present = prompt.default if isinstance(prompt.default, list) else [prompt.default]

        def verdict(names: list[str]) -> bool | str:
            return prompt.check(_listed(names)) or True

        question = questionary.checkbox(
            self._words("answer"),
            choices=self._choices(prompt, TICK_INDENT, frozenset(str(name) for name in present)),
            validate=verdict,
            instruction=self._keys("tick"),
            qmark=">",
            pointer=">",
            erase_when_done=True,
        )
        _fit(question.application, self._room)
        _leave_at_special(question.application, ticks=True)
        reply = question.unsafe_ask()
        if isinstance(reply, _Special):
            return self._done(prompt, reply, [])
        return self._done(prompt, _listed(reply), reply)

    def _typed(self, prompt: Prompt) -> Any:
        read = {"number": typed.number, "date": typed.date}.get(prompt.kind, typed.clean)
        reply = self._field(prompt, self._words("answer"), read, prompt.check, typed.shown(prompt.default))
        return self._done(prompt, reply, [str(reply)])

    def _sample(self, prompt: Prompt) -> Any:
        counts: dict[str, Any] = {}
        present = prompt.default if isinstance(prompt.default, dict) else {}
        for key in ("tested", "passed"):

            def check(raw: Any, key: str = key) -> str:
                return prompt.check({"tested": raw, "passed": 0, **counts, key: raw})

            default = typed.shown(present.get(key))
            reply = self._field(prompt, self._words(key), typed.number, check, default, explain=not counts)
            if isinstance(reply, _Special):
                return self._done(prompt, reply, [])
            counts[key] = reply
        return self._done(prompt, counts, [f"{counts['passed']} / {counts['tested']}"])

    # ------------------------------------------------------------ parts of a screen

    def _choices(self, prompt: Prompt, indent: int, ticked: frozenset[str] = frozenset()) -> list[Any]:
        from questionary import Choice, Separator

        def title(option: Option) -> str:
            return screen.option_title(option, self._columns(), indent)

        choices = [Choice(title(o), value=o.id, checked=o.id in ticked) for o in prompt.options]
        specials = self._specials(prompt)
        return [*choices, Separator(" "), *(Choice(self._special(s), value=s) for s in specials)]

    def _specials(self, prompt: Prompt) -> list[_Special]:
        allowed = {
            _Special.UNKNOWN: prompt.may_be_unknown,
            _Special.NOT_APPLICABLE: prompt.may_not_apply,
            _Special.BACK: prompt.may_go_back,
        }
        return [special for special, is_allowed in allowed.items() if is_allowed]

    def _special(self, special: _Special) -> str:
        return self._words(f"special.{_name(special)}")

    def _field(
        self,
        prompt: Prompt,
        label: str,
        read: Callable[[str], Any],
        check: Callable[[Any], str],
        default: str = "",
        explain: bool = True,
    ) -> Any:
        import questionary

        specials = {special.value: special for special in self._specials(prompt)}

        def verdict(text: str) -> bool | str:
            text = typed.clean(text)
            if text in specials or (not text and prompt.may_be_empty):
                return True
            return check(read(text)) or True

        offered = [self._words(f"keys.{_name(special)}") for special in specials.values()]
        if prompt.may_be_empty:
            offered.insert(0, self._words("keys.skip"))
        for line in screen.lines_of(self._keys("type", offered), self._columns()) if explain else ():
            self._print(line)
        question = questionary.text(f"{label}:", default, verdict, qmark=">", erase_when_done=True)
        text = typed.clean(question.unsafe_ask())
        return specials[text] if text in specials else read(text) if text else None

    def _reason(self, prompt: Prompt) -> Any:
        reason = prompt.default.get(NOT_APPLICABLE) if isinstance(prompt.default, dict) else None

        def check(text: str) -> str:
            return prompt.check({NOT_APPLICABLE: text})

        plain = Prompt(prompt.id, "text", "", "", check, may_be_unknown=False, may_go_back=True)
        reply = self._field(plain, self._words("reason"), typed.clean, check, typed.shown(reason))
        if reply is _Special.BACK:
            return self.ask(prompt)
        self._say_answer(reply)
        return {NOT_APPLICABLE: reply}

    def _done(self, prompt: Prompt, reply: Any, names: list[Any]) -> Any:
        """Print the answer as it was taken, and ask for the reason where the question does not apply."""
        shown = self._special(reply) if isinstance(reply, _Special) else screen.chosen(prompt, names)
        if reply is not None:
            self._say_answer(shown)
        return self._reason(prompt) if reply is _Special.NOT_APPLICABLE else reply

    def _say_answer(self, text: str) -> None:
        for line in screen.lines_of(f"> {text}", self._columns()):
            self._print(line)

    def _keys(self, kind: str, offered: list[str] | None = None) -> str:
        return " · ".join([self._words(f"keys.{kind}"), *(offered or ()), self._words("keys.stop")])

    def _words(self, key: str) -> str:
        return self._wording.say(f"interview.{key}")

    def _columns(self) -> int:
        return min(MAX_COLUMNS, max(MIN_COLUMNS, int(self._size().columns)))

    def _size(self) -> Any:
        from prompt_toolkit.application import get_app_session

        return get_app_session().output.get_size()

    def _print(self, line: str, strong: bool = False) -> None:
        from prompt_toolkit import print_formatted_text
        from prompt_toolkit.formatted_text import FormattedText

        print_formatted_text(FormattedText([("bold" if strong else "", line)]))


def _name(special: _Special) -> str:
    return special.name.lower().replace("_", "-")


def _listed(names: list[Any]) -> Any:
    return NONE_WORD if names == [NONE_WORD] else names


def _list_window(application: Any) -> Any:
    from questionary.prompts.common import InquirerControl

    return next(w for w in application.layout.find_all_windows() if isinstance(w.content, InquirerControl))


def _fit(application: Any, room: int) -> None:
    """Keep a list so short that the question above it stays in sight; a longer one scrolls beside a bar."""
    from prompt_toolkit.layout.dimension import Dimension
    from prompt_toolkit.layout.margins import ScrollbarMargin

    window = _list_window(application)
    if sum(1 + str(choice.title).count("\n") for choice in window.content.choices) > room:
        window.height = Dimension(max=room)
        window.right_margins = [ScrollbarMargin(display_arrows=True)]


def _leave_at_special(application: Any, *, ticks: bool = False) -> None:
    """Let Space and Enter on an entry that is no choice leave a list at once, without a tick."""
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

    control = _list_window(application).content
    bindings = KeyBindings()

    @Condition
    def at_special() -> bool:
        return isinstance(control.get_pointed_at().value, _Special)

    @bindings.add("enter", eager=True, filter=at_special)
    @bindings.add(" ", eager=True, filter=at_special)
    def leave(event: Any) -> None:
        chosen = control.get_pointed_at().value
        if ticks and control.selected_options and chosen is not _Special.BACK:
            control.selected_options.clear()  # no tick can stand beside it: first take them away, in sight
        else:
            event.app.exit(result=chosen)

    @bindings.add("a", eager=True)
    @bindings.add("i", eager=True)
    def ignore(_event: Any) -> None:
        """Ticking everything would tick the special entries, too."""

    application.key_bindings = merge_key_bindings([application.key_bindings, bindings])
