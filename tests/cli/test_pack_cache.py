"""The cache of rule packs as a user meets it: the same words with it, without it and when it is new."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from riskcheck import api
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.loading import pack_reader
from riskcheck.loading.kept_packs import decoded, encoded
from riskcheck.reporting.options import ReportOptions


@pytest.fixture
def cached(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("RISKCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def no_parsing(monkeypatch):
    def switch_on() -> None:
        def refused(_: bytes, name: str, **how: bool) -> None:
            raise AssertionError(f"{name} is parsed")

        monkeypatch.setattr(pack_reader, "parse_yaml", refused)

    return switch_on


COMMANDS = [
    ("score", "SHEET"),
    ("score", "--json", "SHEET"),
    ("check", "SHEET"),
    ("explain", "SHEET", "PRI-03"),
    ("rules", "show", "PRI-03"),
    ("rules", "list", "--pack", "aigc"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_same_output_from_the_cache(riskcheck, sheet, cached, no_parsing, monkeypatch, command):
    args = [sheet if word == "SHEET" else word for word in command]
    first = riskcheck(*args)
    assert len(list(cached.iterdir())) == 1
    monkeypatch.setenv("RISKCHECK_CACHE", "off")
    assert riskcheck(*args) == first
    monkeypatch.setenv("RISKCHECK_CACHE", str(cached))
    no_parsing()
    assert riskcheck(*args) == first


@pytest.mark.parametrize(
    "args",
    [("report", "SHEET", "-o", "OUT"), ("rules", "check"), ("rules", "stats"), ("doctor",)],
    ids=" ".join,
)
def test_what_others_rely_on_is_made_from_the_files(riskcheck, sheet, cached, tmp_path, args):
    named = {"SHEET": sheet, "OUT": tmp_path / "report.json"}
    code, _, err = riskcheck(*[named.get(word, word) for word in args])
    assert (code, cached.exists()) == (0, False), err


def test_nothing_is_kept_where_it_is_off(riskcheck, sheet, tmp_path, monkeypatch):
    monkeypatch.setenv("RISKCHECK_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert riskcheck("score", sheet)[0] == 0
    assert not (tmp_path / "xdg").exists()


def test_nothing_of_the_product_is_kept(riskcheck, sheet, cached):
    riskcheck("score", sheet)
    (entry,) = cached.iterdir()
    assert b"Paper boat" not in entry.read_bytes()


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"HOME": "/home/ann"}, "/home/ann/.cache/riskcheck"),
        ("linux", {"HOME": "/home/ann", "XDG_CACHE_HOME": "/var/ann"}, "/var/ann/riskcheck"),
        ("linux", {"HOME": "/home/ann", "XDG_CACHE_HOME": "relative"}, "/home/ann/.cache/riskcheck"),
        ("darwin", {"HOME": "/Users/ann"}, "/Users/ann/Library/Caches/riskcheck"),
        ("win32", {"HOME": "/u/ann", "LOCALAPPDATA": "/u/ann/local"}, "/u/ann/local/riskcheck/Cache"),
        ("win32", {"HOME": "/u/ann"}, "/u/ann/AppData/Local/riskcheck/Cache"),
        ("linux", {"HOME": "/home/ann", "RISKCHECK_CACHE": "own"}, "own"),
        ("linux", {"HOME": "/home/ann", "RISKCHECK_CACHE": ""}, "/home/ann/.cache/riskcheck"),
    ],
)
def test_where_the_cache_lies(monkeypatch, platform, environment, expected):
    for name in ("LOCALAPPDATA", "XDG_CACHE_HOME", "RISKCHECK_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert cache_folder() == Path(expected)


def test_without_a_home_there_is_no_cache(monkeypatch):
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder() is None


def test_tests_have_no_cache(riskcheck, sheet):
    assert riskcheck("score", sheet)[0] == 0
    assert not os.path.lexists(cache_folder())


def forge(entry: Path) -> None:
    """Write an entry as somebody would who can write as the user: another risk, and a digest that fits."""
    head, _, body = entry.read_bytes().partition(b"\n")
    pack = decoded(body)
    section, *sections = pack.sections
    rule, *rules = section.rules
    assert rule.impact == 3
    section = section.model_copy(update={"rules": (rule.model_copy(update={"impact": 1}), *rules)})
    forged = encoded(pack.model_copy(update={"sections": (section, *sections)}))
    digest = {**json.loads(head), "body": hashlib.sha256(forged).hexdigest()}
    entry.write_bytes(json.dumps(digest).encode() + b"\n" + forged)


def test_no_report_rests_on_the_cache(sheet, tmp_path):
    cache, options = tmp_path / "cache", ReportOptions(("en",))
    expected = api.render(api.open_case(sheet), ".json", options)
    api.open_case(sheet, cache=cache)
    (entry,) = cache.iterdir()
    forge(entry)
    case = api.open_case(sheet, cache=cache)
    assert api.render(case, ".json", options) != expected
    api.write_report(case, tmp_path / "report.json", options, overwrite=False)
    assert (tmp_path / "report.json").read_bytes() == expected
    assert dict(api.render_all([case], ".json", options)) == {0: expected}


def test_the_doctor_says_where_the_cache_is_and_why_there_is_none(riskcheck, cached, monkeypatch):
    def line() -> str:
        return next(
            row for row in riskcheck("doctor", "--lang", "en")[1].splitlines() if row.startswith("Cache")
        )

    assert line().split(maxsplit=5) == ["Cache", "of", "rule", "packs", "ok", str(cached)]
    monkeypatch.setenv("RISKCHECK_CACHE", "off")
    assert "missing  not used: switched off" in line()
