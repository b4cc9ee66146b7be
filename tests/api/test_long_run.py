"""Memory in a run that lasts: garbage is collected, but not looked for in what was there before."""

import gc
import weakref

import pytest

from riskcheck.api.long_run import long_run


class Ring:
    """Something that only a collection frees: it holds itself."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def collecting():
    """Collect by hand alone, and leave the collector as it was found."""
    was_on = gc.isenabled()
    gc.disable()
    yield
    gc.unfreeze()
    (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("before", [True, False])
def test_the_collector_is_on_in_a_long_run_and_afterwards_as_it_was(collecting, before):
    (gc.enable if before else gc.disable)()
    with pytest.raises(KeyboardInterrupt), long_run():
        assert gc.isenabled()
        raise KeyboardInterrupt
    assert (gc.isenabled(), gc.get_freeze_count()) == (before, 0)


def test_what_was_there_before_is_not_looked_through(collecting):
    old = weakref.ref(Ring())
    with long_run():
        new = weakref.ref(Ring())
        gc.collect()
        assert (old() is None, new() is None) == (False, True)
    gc.collect()
    assert old() is None
