"""Jinja for templates that a stranger may have written: they see the view and our functions, nothing else.

A template cannot reach Python through what it is given, and reads no file outside its folders. How much work
it makes is bounded by the limits of the process that renders.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from riskcheck.errors import Gravity, InvalidInputError, Issue, Location, RiskcheckError
from riskcheck.reporting.compiled import Compiled

_OF_MAPPINGS = frozenset({"get", "items", "keys", "values"})
_OF_JINJA = (BlockReference, LoopContext, Macro, Namespace, TemplateModule, TemplateReference)
_TEXTS = "report."  # `say` puts it before each key
_TYPE = re.compile(r"'riskcheck\.[\w.]*?(\w+) object'")
_GLOBALS = ("dict", "namespace", "range")


# What has a say in how a template is compiled
OPTIONS: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
COMPILED = Compiled()


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which every value is escaped and every name must be known.

    Templates reach the fields and properties of dataclasses and named tuples, the items of mappings and
    sequences, `loop`, `namespace` and macros. No method of a text or a list.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        """Read templates from the folders; the first that has one wins."""
        super().__init__(loader=ContainedLoader(folders), bytecode_cache=COMPILED, **OPTIONS)
        self.globals = {name: self.globals[name] for name in _GLOBALS}

    def source(self, name: str) -> str:
        """Return the text of a file in the folders as it is, a style sheet for one."""
        if self.loader is None:
            raise TemplateNotFound(name)
        return self.loader.get_source(self, name)[0]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may see an attribute."""
        kind: type = type(obj)
        names = _visible(kind)
        return attr in names if names is not None else super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a template may call something: a function that it was given, or a macro."""
        return not isinstance(obj, type) or obj in (dict, Namespace)


@cache
def _visible(kind: type) -> frozenset[str] | None:
    """Return what a template may see of a value of this type; None: what Jinja itself lets it see."""
    if issubclass(kind, _OF_JINJA):
        return None
    if issubclass(kind, Mapping):
        return _OF_MAPPINGS
    listed = _listed(kind)
    if listed is None:
        return frozenset()
    computed = (name for name, value in vars(kind).items() if isinstance(value, property | cached_property))
    return frozenset(name for name in (*listed, *computed) if not name.startswith("_"))


def _listed(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a dataclass or a named tuple."""
    if issubclass(kind, tuple):
        return getattr(kind, "_fields", None)
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


class ContainedLoader(FileSystemLoader):
    """Reads templates from folders, and none that a link leads to outside of them."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Read from the folders; the first that has a template wins."""
        super().__init__(folders, encoding="utf-8")
        self._folders = [folder.resolve() for folder in folders]

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template; raises TemplateNotFound."""
        source, name, current = super().get_source(environment, template)
        real = Path(name).resolve()
        if not any(real.is_relative_to(folder) for folder in self._folders):
            raise TemplateNotFound(
                template, f"the template '{template}' is a link that leads out of its folder"
            )
        return source, name, current


@contextmanager
def located_errors(folder: Path | None) -> Iterator[None]:
    """Turn an error in the templates of a folder of the user's own into a located one.

    Without such a folder the templates are ours, and an error in them is a defect of the program.
    """
    try:
        yield
    except (MemoryError, RiskcheckError):
        raise
    except Exception as error:  # a template that divides by zero raises just that
        place = _place(error, folder) if folder else None
        if place is None:
            raise
        issue = Issue("TP001", Gravity.ERROR, _told(error), place)
        raise InvalidInputError(f"{folder} cannot be used", [issue]) from None


def _told(error: Exception) -> str:
    """Return what is wrong in the words of one who writes templates, not Python."""
    if isinstance(error, RecursionError):
        return "the templates call each other without end"
    if isinstance(error, KeyError) and str(error.args[0]).startswith(_TEXTS):
        return f"there is no text '{error.args[0].removeprefix(_TEXTS)}'"
    message = " ".join(str(error).split()) or type(error).__name__
    return _TYPE.sub(r"a \1", message)


def _place(error: Exception, folder: Path) -> Location | None:
    """Return where in the templates of a folder an error arose; None: not in one of them."""
    if isinstance(error, TemplateSyntaxError):
        return Location(error.filename or str(folder), error.lineno, 1)
    places = [
        Location(frame.f_code.co_filename, line, 1)
        for frame, line in walk_tb(error.__traceback__)
        if Path(frame.f_code.co_filename).is_relative_to(folder)
    ]
    if not places and isinstance(error, TemplateError):
        return Location(str(folder))
    return places[-1] if places else None
