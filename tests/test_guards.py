"""The guards of conftest.py refuse what they should, and nothing else."""

import os
import socket
import subprocess
import sys
import warnings
from pathlib import Path

import pytest


def test_a_connection_is_refused():
    with socket.socket() as tcp, pytest.raises(BaseException, match=r"no network: socket\.connect"):
        tcp.connect(("127.0.0.1", 9))


def test_a_name_is_not_looked_up():
    with pytest.raises(BaseException, match=r"no network: socket\.getaddrinfo"):
        socket.getaddrinfo("example.org", 443)


def test_a_local_socket_is_allowed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind("here")
        server.listen()
        client.connect("here")


def test_a_process_of_its_own_has_no_network_either():
    code = "import urllib.request as r\ntry: r.urlopen('http://127.0.0.1:9')\nexcept Exception: pass"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "OutsideError: tests have no network: socket.getaddrinfo" in done.stderr


def test_a_process_can_be_kept_out_of_a_folder(tmp_path):
    closed = tmp_path / "closed"
    done = subprocess.run(
        [sys.executable, "-c", f"open({str(closed / 'file')!r})"],
        env=os.environ | {"RISKCHECK_TESTS_FORBIDDEN": str(closed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.endswith(f"OutsideError: this process may not read {closed / 'file'}\n")


def test_nothing_can_be_written_to_the_home_directory():
    with pytest.raises(NotADirectoryError):
        (Path.home() / ".config").mkdir(parents=True)


def test_a_warning_is_an_error():
    with pytest.raises(UserWarning, match="loud"):
        warnings.warn("loud", stacklevel=1)
