"""Our templates are compiled once, and again whenever anything that has a say in it is another."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from riskcheck.reporting import environment
from riskcheck.reporting.compiled import Compiled
from riskcheck.resources import reports_dir


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a template, whose code may be kept beside it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    found = tmp_path / "looks"
    (found / "partials").mkdir(parents=True)
    (found / "partials" / "a.j2").write_text("one")
    return found


def kept(folder: Path) -> Path:
    return folder.parent / "__pycache__" / f"looks.{sys.implementation.cache_tag}.templates"


def prepared(folder: Path, options: object = ()) -> tuple[str, bool]:
    """Return what a new process prints with the template, and whether it compiles it."""
    cache = Compiled()
    jinja = Environment(loader=FileSystemLoader(folder), bytecode_cache=cache, autoescape=True)
    compiled = []

    def compile_all() -> None:
        compiled.append(jinja.get_template("partials/a.j2"))

    cache.prepare(folder, options, compile_all)
    return jinja.get_template("partials/a.j2").render(), bool(compiled)


def test_the_next_process_need_not_compile(folder: Path) -> None:
    assert prepared(folder) == ("one", True)
    assert kept(folder).is_file()
    assert prepared(folder) == ("one", False)


def test_another_text_or_other_options_are_compiled_anew(folder: Path) -> None:
    prepared(folder)
    assert prepared(folder, ("trim",)) == ("one", True)
    (folder / "partials" / "a.j2").write_text("another")
    assert prepared(folder, ("trim",)) == ("another", True)
    assert prepared(folder, ("trim",)) == ("another", False)


def test_a_text_counts_even_where_its_time_and_size_are_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("riskcheck.reporting.compiled._stamps", lambda _: iter(()))
    prepared(folder)
    (folder / "partials" / "a.j2").write_text("two")
    assert prepared(folder) == ("two", False)


@pytest.mark.parametrize("damage", [lambda whole: whole[:-1], lambda whole: b"", lambda whole: b"x" + whole])
def test_a_damaged_file_is_made_anew(folder: Path, damage) -> None:
    prepared(folder)
    whole = kept(folder).read_bytes()
    kept(folder).write_bytes(damage(whole))
    assert prepared(folder) == ("one", True)
    assert kept(folder).read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_no_code(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert prepared(folder) == prepared(folder) == ("one", True)
    assert not kept(folder).parent.exists()


def test_a_place_that_cannot_be_written_is_left(folder: Path) -> None:
    kept(folder).parent.write_text("no folder")
    assert prepared(folder) == prepared(folder) == ("one", True)


def test_nothing_but_the_templates_of_the_folder_is_kept(folder: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "b.j2").write_text("stranger")
    cache = Compiled()
    Environment(loader=FileSystemLoader(strange), bytecode_cache=cache, autoescape=True).get_template("b.j2")
    cache.prepare(folder, (), lambda: None)
    assert b"stranger" not in kept(folder).read_bytes()
    assert len(cache._codes) == 1


@pytest.fixture
def spied() -> Iterator[list[str]]:
    """The names of the filters and tests that are called."""
    called: list[str] = []
    original = environment._environment

    def spying(*given):
        made = original(*given)
        for known in (made.filters, made.tests):
            known.update({name: lambda *_, name=name: called.append(name) for name in known})
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(environment, "_environment", spying)
        yield called


def test_no_filter_is_called_when_our_templates_are_compiled(spied: list[str]) -> None:
    made = environment._environment([reports_dir() / "audit"], "en")
    made.bytecode_cache = None
    names = made.list_templates()
    for name in names:
        made.get_template(name)
    assert "report.html.j2" in names
    assert spied == []  # else what it returned would be in the code that is kept
