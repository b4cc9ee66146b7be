"""How long the making of one report may take, and how much memory it may use."""

import resource
from dataclasses import dataclass

_MEBIBYTE = 1024 * 1024
_ENDLESS = 10**9  # seconds or mebibytes: more than there are
_GRACE = 5  # seconds of computing more than allowed before the system itself ends an abandoned process


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one report; beyond them it is given up with one clear line."""

    seconds: float = 300
    mebibytes: int = 2048

    @classmethod
    def present(cls) -> "Limits":
        """Return the bounds of memory that this process is held to; who waits for it watches the time."""
        bound, _ = resource.getrlimit(resource.RLIMIT_AS)
        return cls(_ENDLESS, _ENDLESS if bound == resource.RLIM_INFINITY else bound // _MEBIBYTE)

    def impose(self) -> None:
        """Let the system hold this process to the bounds: no more memory, and no endless computing.

        macOS does not hold a process to its memory; the time limit holds there as well.
        """
        _lower(resource.RLIMIT_AS, self.mebibytes * _MEBIBYTE)
        _lower(resource.RLIMIT_CPU, int(self.seconds) + _GRACE)
        _lower(resource.RLIMIT_CORE, 0)


def _lower(kind: int, wanted: int) -> None:
    """Set a limit, never above the one that the process was given."""
    _, most = resource.getrlimit(kind)
    bound = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(kind, (bound, most))
