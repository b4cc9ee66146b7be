"""Evidence files that are no files, or not to be read: said in words, never waited for, never a traceback."""

import hashlib
import os
import socket
from pathlib import Path

import pytest

from riskcheck.api import evidence_digest
from riskcheck.core.answers.model import Evidence
from riskcheck.errors import UsageError
from riskcheck.loading import evidence_files
from riskcheck.loading.evidence_files import UnreadableError, check_evidence_files, digest_of

SHA = "0" * 64


def found(folder: Path, *pieces: Evidence) -> list[tuple[str, str, str]]:
    return [(p.code, p.message, p.hint) for p in check_evidence_files({"R-1": pieces}, folder)]


def test_a_digest_is_that_of_the_content(tmp_path: Path) -> None:
    content = os.urandom(3 * 1024 * 1024 + 1)
    (tmp_path / "a.bin").write_bytes(content)
    assert digest_of(tmp_path / "a.bin") == hashlib.sha256(content).hexdigest()
    (tmp_path / "empty").touch()
    assert digest_of(tmp_path / "empty") == hashlib.sha256().hexdigest()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("fifo", "it is a pipe, not a file"),
        ("folder", "it is a folder, not a file"),
        ("socket", "it is a socket, not a file"),
        ("loop", "Too many levels of symbolic links"),
        ("x" * 300, "File name too long"),
        ("nul\0", "the name is not possible"),
        ("/dev/zero", "it is a device, not a file"),
    ],
)
def test_what_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, words: str) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    os.mkfifo("fifo")
    Path("folder").mkdir()
    Path("loop").symlink_to("loop")
    with socket.socket(socket.AF_UNIX) as open_socket:
        open_socket.bind("socket")
        with pytest.raises(UnreadableError, match=words):
            digest_of(Path(kind))
        for sha256 in (SHA, None):
            message = f"R-1: the evidence '{kind[:100]}' cannot be read: {words}"
            hint = "name the file itself" if "not a file" in words else ""
            assert found(Path(), Evidence(kind, sha256)) == [("EV003", message, hint)]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.pdf").touch()
    monkeypatch.setattr(evidence_files.os, "open", refused)  # as root, every file can be read
    assert found(tmp_path, Evidence("a.pdf", SHA)) == [
        ("EV003", "R-1: the evidence 'a.pdf' cannot be read: Permission denied", "")
    ]


def test_a_link_is_followed_and_a_path_may_lead_anywhere(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "a.pdf"
    target.write_bytes(b"x")
    sheet_folder = tmp_path / "sheet"
    sheet_folder.mkdir()
    (sheet_folder / "link.pdf").symlink_to(target)
    digest = hashlib.sha256(b"x").hexdigest()
    names = ("link.pdf", "../elsewhere/a.pdf", str(target))
    assert found(sheet_folder, *(Evidence(name, digest) for name in names)) == []


def test_a_large_file_is_not_read_unasked(tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    large.touch()
    os.truncate(large, evidence_files.MAX_UNASKED + 1)  # sparse: it takes no room
    hint = "add the one that sha256sum gives"
    assert found(tmp_path, Evidence("large.bin")) == [
        ("EV004", "R-1: the evidence 'large.bin' has no sha256", hint)
    ]


def test_a_file_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = tmp_path / "endless.bin"
    endless.touch()
    os.truncate(endless, evidence_files.MAX_READ + 1)
    message = "R-1: the evidence 'endless.bin' cannot be read: it is larger than 16 GiB"
    expected = [("EV003", message, "")]
    assert found(tmp_path, Evidence("endless.bin", SHA)) == expected

    os.truncate(endless, 3 * 1024 * 1024)
    monkeypatch.setattr(evidence_files, "MAX_READ", 2 * 1024 * 1024)
    monkeypatch.setattr(evidence_files, "_demand_plain", lambda _: None)  # as a file that hides its size
    assert found(tmp_path, Evidence("endless.bin", SHA)) == expected


def test_a_file_named_often_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    read: list[Path] = []
    monkeypatch.setattr(evidence_files, "digest_of", lambda path: read.append(path) or SHA)
    assert found(tmp_path, *[Evidence("a.pdf", SHA)] * 50) == []
    assert read == [tmp_path / "a.pdf"]


def test_the_digest_for_somebody_who_attaches_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    sheet = tmp_path / "sheet.yaml"
    assert evidence_digest(sheet, "a.pdf") == hashlib.sha256(b"x").hexdigest()
    with pytest.raises(UsageError, match=f"there is no file {tmp_path}/b.pdf"):
        evidence_digest(sheet, "b.pdf")
    with pytest.raises(UsageError, match=f"{tmp_path}/folder cannot be read: it is a folder, not a file"):
        evidence_digest(sheet, "folder")
