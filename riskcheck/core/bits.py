"""Sets of questions as the bits of a whole number: bit n stands for the question at place n of the order.

Five thousand questions are 625 bytes, and what holds of many of them is found out without looking at each.
"""

from collections.abc import Iterable, Iterator


def bits_of(places: Iterable[int]) -> int:
    """Return the set of these places."""
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits


def places_of(bits: int) -> Iterator[int]:
    """Yield the places in a set, in order."""
    digits = f"{bits:b}"[::-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)


def first_place(bits: int, start: int = 0) -> int | None:
    """Return the first place in a set that is not before `start`; None where there is none."""
    rest = bits >> start
    return start + (rest & -rest).bit_length() - 1 if rest else None


def last_place(bits: int, end: int) -> int | None:
    """Return the last place in a set that is before `end`; None where there is none."""
    rest = bits & ((1 << end) - 1)
    return rest.bit_length() - 1 if rest else None
