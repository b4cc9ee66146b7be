"""Files are written whole or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from riskcheck.errors import ExitCode, NotWrittenError
from riskcheck.loading import atomic
from riskcheck.loading.atomic import write_atomically


def refused(path: Path, *, overwrite: bool = True) -> str:
    """The one line that is said when a file cannot be written."""
    with pytest.raises(NotWrittenError) as caught:
        write_atomically(path, b"new", overwrite=overwrite)
    assert caught.value.exit_code is ExitCode.NOT_WRITTEN
    return caught.value.message.removeprefix(f"{path}: not written: ")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_file_has_the_permissions_of_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "a", b"new", overwrite=False)
    finally:
        os.umask(before)
    assert files(tmp_path) == {"a": b"new"}
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_an_existing_file_is_refused_unless_it_may_be_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    assert refused(tmp_path / "a", overwrite=False) == "the file exists already"
    assert files(tmp_path) == {"a": b"old"}


def test_a_file_that_is_overwritten_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o604)
    write_atomically(tmp_path / "a", b"new", overwrite=True)
    assert files(tmp_path) == {"a": b"new"}
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o604


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_and_the_file_behind_it_is_written(tmp_path: Path, there: bool) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "a", tmp_path / "link"
    if there:
        target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new", overwrite=there)
    assert link.is_symlink()
    assert files(tmp_path / "elsewhere") == {"a": b"new"}


def test_a_circle_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refused(tmp_path / "a") == "this is a link that leads nowhere"


def test_names_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    assert refused(tmp_path) == "this is a folder"
    assert refused(tmp_path / "no" / "a") == f"no such folder: {tmp_path / 'no'}"
    assert refused(tmp_path / "file" / "a") == "a part of the path is a file, not a folder"
    assert refused(tmp_path / ("x" * 300)) == "the name is too long"
    assert refused(tmp_path / "a\0b") == "the name is not possible"
    assert files(tmp_path) == {"file": b"old"}


def test_the_longest_name_that_the_system_takes(tmp_path: Path) -> None:
    write_atomically(tmp_path / ("x" * 255), b"new", overwrite=False)
    assert files(tmp_path) == {"x" * 255: b"new"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_or_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o444)
    assert refused(tmp_path / "a") == "permission denied"
    tmp_path.chmod(0o555)
    assert refused(tmp_path / "b") == "permission denied"
    tmp_path.chmod(0o755)
    assert files(tmp_path) == {"a": b"old"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_devices_are_written_directly() -> None:
    assert refused(Path("/dev/full")) == "no space is left on the device"
    write_atomically(Path(os.devnull), b"new", overwrite=False)
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("call", ["fsync", "write"])
def test_a_disk_that_fills_up_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if call == "fsync":
        monkeypatch.setattr(atomic.os, "fsync", full)
    else:
        monkeypatch.setattr(atomic, "_keep_rights", full)
    assert refused(tmp_path / "a") == "no space is left on the device"
    assert files(tmp_path) == {"a": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="no limits of this kind")
def test_a_file_that_the_system_cuts_off_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from riskcheck.errors import NotWrittenError\n"
        "from riskcheck.loading.atomic import write_atomically\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    write_atomically(Path(sys.argv[1]), b'x' * 100_000, overwrite=True)\n"
        "except NotWrittenError as error:\n"
        "    sys.stdout.write(error.message)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "a")]
    done = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[2], text=True)
    assert done.stdout == f"{tmp_path / 'a'}: not written: the file would be too large"
    assert files(tmp_path) == {"a": b"old"}


def test_an_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a", b"new", overwrite=True)
    assert files(tmp_path) == {"a": b"old"}


def test_a_file_made_by_another_program_meanwhile_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"theirs")
    monkeypatch.setattr(atomic, "_status", lambda _: None)  # it was not there a moment ago
    assert refused(tmp_path / "a", overwrite=False) == "the file exists already"
    assert files(tmp_path) == {"a": b"theirs"}


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(atomic.os, "link", no_links)
    write_atomically(tmp_path / "a", b"new", overwrite=False)
    assert files(tmp_path) == {"a": b"new"}
