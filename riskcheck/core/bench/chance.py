"""Chance that falls out the same in every run and on every machine."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_MASK = 2**64 - 1


class Chance:
    """Numbers by SplitMix64 from a seed (the core may not import `random`, whose stream may change)."""

    def __init__(self, seed: int) -> None:
        """Start the stream of a seed."""
        self._state = seed & _MASK

    def below(self, limit: int) -> int:
        """Return a whole number of 0..limit-1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return ((mixed ^ (mixed >> 31)) * limit) >> 64

    def of(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.below(len(options))]

    def percent(self, share: int) -> bool:
        """Return True in `share` of 100 cases."""
        return self.below(100) < share
