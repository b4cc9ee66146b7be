"""What stands beside the value of an answer: note, evidence, owner, due date, the acceptance of the risk."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from riskcheck.core.answers.model import Accepted, Evidence
from riskcheck.core.answers.values import read_date, read_text
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import PathKey, Problem

ATTACHED_KEYS = ("note", "evidence", "owner", "due", "accepted")
EVIDENCE_KEYS = ("file", "sha256", "url", "note", "date")
ACCEPTED_KEYS = ("by", "reason", "until")
MAX_EVIDENCE = 50
_HEX = frozenset("0123456789abcdefABCDEF")
_Path = tuple[PathKey, ...]


class Attached(NamedTuple):
    """All that an answer holds besides its state, its value and the reason for not-applicable."""

    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    owner: str | None = None
    due: str | None = None
    accepted: Accepted | None = None


def read_attached(raw: Mapping[str, Any], *, has_risk: bool) -> tuple[Attached, list[Problem]]:
    """Return what a full form holds beside its value, and what is wrong with it; paths start at the answer.

    Only an answer that `has_risk` can be accepted: a profile question has none.
    """
    reader = _Reader()
    attached = Attached(
        note=reader.text(raw, "note", ()),
        evidence=reader.evidence(raw.get("evidence")),
        owner=reader.text(raw, "owner", ()),
        due=reader.day(raw, "due", ()),
        accepted=reader.accepted(raw.get("accepted"), has_risk),
    )
    return attached, reader.problems


def unknown_keys(raw: Mapping[str, Any], allowed: tuple[str, ...], path: _Path = ()) -> Iterable[Problem]:
    """Yield a problem for every key that is not `allowed`."""
    for key in raw:
        if key not in allowed:
            message = f"unknown key '{key[:60]}'; allowed here: {one_of(allowed)}"
            yield Problem("AS010", message, (*path, key), did_you_mean(key, allowed), of_key=True)


class _Reader:
    """Reads the parts and collects their problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def text(self, raw: Mapping[str, Any], key: str, path: _Path) -> str | None:
        if raw.get(key) is None:
            return None
        text, problems = read_text(raw[key], f"'{key}'")
        self.problems += [problem.under(*path, key) for problem in problems]
        return text

    def day(self, raw: Mapping[str, Any], key: str, path: _Path) -> str | None:
        if raw.get(key) is None:
            return None
        day, problems = read_date(raw[key])
        self.problems += [problem.under(*path, key) for problem in problems]
        return day

    def evidence(self, raw: Any) -> tuple[Evidence, ...]:
        if raw is None:
            return ()
        if not isinstance(raw, list | tuple):
            self._wrong("AS015", "evidence must be a list", ("evidence",), "write [{file: report.pdf}]")
            return ()
        if len(raw) > MAX_EVIDENCE:
            self._wrong("AS015", f"evidence has more than {MAX_EVIDENCE} entries", ("evidence",))
        return tuple(self._piece(part, ("evidence", index)) for index, part in enumerate(raw[:MAX_EVIDENCE]))

    def _piece(self, raw: Any, path: _Path) -> Evidence:
        if not isinstance(raw, Mapping) or (raw.get("file") is None and raw.get("url") is None):
            hint = "write {file: report.pdf} or {url: https://...}"
            self._wrong("AS015", "a piece of evidence is a mapping with file or url", path, hint)
            return Evidence()
        self.problems += unknown_keys(raw, EVIDENCE_KEYS, path)
        file, digest, url, note = (self.text(raw, key, path) for key in EVIDENCE_KEYS[:-1])
        if digest is not None and (len(digest) != 64 or not _HEX.issuperset(digest)):
            self._wrong("AS016", "sha256 must have 64 hexadecimal digits", (*path, "sha256"))
        return Evidence(file, digest.lower() if digest else None, url, note, self.day(raw, "date", path))

    def accepted(self, raw: Any, has_risk: bool) -> Accepted | None:
        path: _Path = ("accepted",)
        if raw is None:
            return None
        if not has_risk:
            self._wrong("AS022", "carries no risk that somebody could accept", path, of_key=True)
            return None
        if not isinstance(raw, Mapping):
            self._wrong("AS022", "accepted must be a mapping with by and reason", path, _ACCEPTED)
            return None
        self.problems += unknown_keys(raw, ACCEPTED_KEYS, path)
        for key, what in (("by", "who accepts the risk"), ("reason", "the reason why the risk is accepted")):
            if raw.get(key) is None:
                self._wrong("AS022", f"accepted does not say {what}", path, _ACCEPTED)
        by, reason = (self.text(raw, key, path) for key in ACCEPTED_KEYS[:-1])
        return Accepted(by or "", reason or "", self.day(raw, "until", path))

    def _wrong(self, code: str, message: str, path: _Path, hint: str = "", *, of_key: bool = False) -> None:
        self.problems.append(Problem(code, message, path, hint, of_key=of_key))


_ACCEPTED = "write {by: name, reason: text, until: 2027-11-22}, until only where it is for a time"
