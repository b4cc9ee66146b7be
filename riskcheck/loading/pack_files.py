"""Where a pack is found, and the bytes of its files."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import UsageError
from riskcheck.loading.bytes_in import demand_small, no_such_file, read_file
from riskcheck.loading.looking import is_file, is_folder, may_be_there

HEAD = "pack.yaml"
PROFILE = "profile.yaml"
SOURCES = "sources.yaml"
OBLIGATIONS = "obligations.yaml"  # the only file that a pack may do without


class PackFiles:
    """The files of one pack, each read once."""

    __slots__ = ("_digests", "_held", "contents", "folder", "shown")

    def __init__(self, folder: Path, shown: str, held: Mapping[str, bytes] | None = None) -> None:
        """Take the folder, and how it is called in messages.

        A pack that comes from elsewhere, such as a report, is `held` in memory; its folder is not looked at.
        """
        self.folder = folder
        self.shown = shown
        self.contents: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}
        self._held = held

    def read(self, name: str) -> bytes:
        """Return the content of a file of the pack; raises InvalidInputError."""
        if name not in self.contents:
            self.contents[name] = self._read(name)
        return self.contents[name]

    def _read(self, name: str) -> bytes:
        if self._held is None:
            return read_file(self.folder / name, self.path(name))
        if name not in self._held:
            raise no_such_file(self.path(name))
        demand_small(self._held[name], self.path(name))
        return self._held[name]

    def digest(self, name: str) -> str:
        """Return the SHA-256 of a file of the pack; raises InvalidInputError."""
        if name not in self._digests:
            self._digests[name] = hashlib.sha256(self.read(name)).hexdigest()
        return self._digests[name]

    def has(self, name: str) -> bool:
        """Return whether the pack has a file."""
        return may_be_there(self.folder / name) if self._held is None else name in self._held

    def path(self, name: str) -> str:
        """Return how a file of the pack is called in messages."""
        return f"{self.shown}/{name}"

    def sha256(self) -> str:
        """Return the digest of the files read so far.

        It is the SHA-256 of the lines that `sha256sum` prints for them in the order of their names, so that
        it can be redone with `sha256sum FILES | sha256sum` in the folder of the pack.
        """
        lines = (f"{self.digest(name)}  {name}\n" for name in sorted(self.contents))
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def section_file(section: str) -> str:
    """Return the file of a section within the pack."""
    return f"sections/{section}.yaml"


def packs_in(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the packs in the folders by name; the first folder that has a name wins.

    Raises UsageError for a folder that cannot be looked into: another pack of the same name would be taken.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        if is_folder(folder):
            for path in _entries(folder):
                if may_be_there(path / HEAD):
                    found.setdefault(path.name, path)
    return found


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        hint = "RISKCHECK_RULES names the folders that are searched"
        raise UsageError(f"{folder}: rule packs cannot be searched for: {error.strerror}", hint) from None


def find_pack(wanted: str, folders: Sequence[Path]) -> Path:
    """Return the folder of a pack given by path or by name; raises UsageError.

    A path is a folder that holds pack.yaml, or that file itself; a name is looked up in `folders` in order.
    A path that the user may not look into counts as a pack: reading it says what is wrong.
    """
    path = Path(wanted)
    if path.name == HEAD and is_file(path):
        return path.parent
    if is_file(path / HEAD):
        return path
    named = packs_in(folders)
    if wanted in named:
        return named[wanted]
    if may_be_there(path / HEAD):
        return path
    hint = did_you_mean(wanted, named) or f"packs by name: {one_of(named)}"
    raise UsageError(
        f"there is no rule pack '{wanted}': neither a folder with a pack.yaml nor a known name", hint
    )
