"""Functions of a library that are exchanged for others during a render."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

Exchange = tuple[Any, str, Any]  # a module or class, the name of what it has, and what it has meanwhile
_ABSENT = object()


@contextmanager
def exchanged(exchanges: Iterable[Exchange]) -> Iterator[None]:
    """Put functions in the places of others meanwhile, or where there was nothing."""
    found = list(exchanges)
    originals = [(owner, name, vars(owner).get(name, _ABSENT)) for owner, name, _ in found]
    for owner, name, function in found:
        setattr(owner, name, function)
    try:
        yield
    finally:
        for owner, name, function in reversed(originals):
            if function is _ABSENT:
                delattr(owner, name)
            else:
                setattr(owner, name, function)
