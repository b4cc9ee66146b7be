"""What a run that lasts needs of memory: an interview, unlike a score, goes on for an hour."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def long_run() -> Iterator[None]:
    """Collect garbage, which the program leaves undone for a short run, and spare what is loaded already.

    A search through a pack of some thousand rules would stop a key for half a second, and find nothing.
    """
    was_on = gc.isenabled()
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        if not was_on:
            gc.disable()
