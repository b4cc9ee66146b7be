"""What no test may do, refused in the test process and in every Python process that it starts.

tests/conftest.py puts this folder on PYTHONPATH, and an interpreter imports `sitecustomize` as it starts. The
refusal is a BaseException, so that no `except Exception` of the program hides it.

RISKCHECK_TESTS_FORBIDDEN names a folder that the process may not read: the checkout, when a wheel is tried.
RISKCHECK_TESTS_CONFINED names the only folders in which it may open anything, beside the interpreter's own;
then it may neither open a socket nor start a program either.
"""

import os
import sys

_LOOK_UP = {"socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname", "socket.getnameinfo"}
_SEND = {"socket.bind", "socket.connect", "socket.sendmsg", "socket.sendto"}
_READ = {"open", "os.listdir", "os.scandir"}
_START = {
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pty.spawn",
    "subprocess.Popen",
}
_UNIX = 1  # AF_UNIX, the same number everywhere; importing socket would slow every process down


class OutsideError(BaseException):
    """A test reached for something outside itself."""


def refuse_outside(forbidden: str | None) -> None:
    """Install the guard for the rest of this process."""

    def hook(event: str, args: tuple) -> None:
        if event in _LOOK_UP or (event in _SEND and args[0].family != _UNIX):
            raise OutsideError(f"tests have no network: {event} {args[-1]!r}")
        if forbidden and event in _READ and isinstance(args[0], (str, bytes)):
            path = os.path.abspath(os.fsdecode(args[0]))  # noqa: PTH100 - a link stays a link
            if path == forbidden or path.startswith(forbidden + os.sep):
                raise OutsideError(f"this process may not read {path}")

    sys.addaudithook(hook)
    sys.riskcheck_guarded = True


def confine(folders: list[str]) -> None:
    """Refuse every file outside of the folders, every socket and program for the rest of this process."""
    roots = tuple(os.path.join(folder, "") for folder in (*folders, sys.prefix, sys.base_prefix))  # noqa: PTH118

    def hook(event: str, args: tuple) -> None:
        if event in _START or event == "socket.__new__":
            raise OutsideError(f"this process may not {event} {args!r}")
        if event in _READ and isinstance(args[0], (str, bytes)):
            path = os.path.abspath(os.fsdecode(args[0]))  # noqa: PTH100
            listed = event == "os.listdir" and path in sys.path  # importlib.metadata looks for packages there
            # importlib.resources of 3.13 tries a folder above as a ZIP file, which no folder is
            above = event == "open" and any(root.startswith(path + os.sep) for root in roots)
            if not (path + os.sep).startswith(roots) and path != os.devnull and not listed and not above:
                raise OutsideError(f"this process may not open {path}")

    sys.addaudithook(hook)


if not hasattr(sys, "riskcheck_guarded"):
    refuse_outside(os.environ.get("RISKCHECK_TESTS_FORBIDDEN"))
    if os.environ.get("RISKCHECK_TESTS_CONFINED"):
        confine(os.environ["RISKCHECK_TESTS_CONFINED"].split(os.pathsep))
