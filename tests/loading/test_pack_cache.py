"""The cache of sound packs: what it saves, what it never changes, and whom it trusts."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from riskcheck import resources
from riskcheck.core.conditions import ALWAYS
from riskcheck.core.pack.base import Model
from riskcheck.core.text import Text
from riskcheck.errors import InvalidInputError
from riskcheck.loading import kept_packs, pack_reader
from riskcheck.loading.kept_packs import decoded, encoded
from riskcheck.loading.pack_cache import MAX_ENTRIES, PackCache
from riskcheck.loading.packs import load_pack
from tests.loading.cases import BASE_PACK
from tests.support.packs import PROFILE, YES_NO, rule, section, write_pack

MEASURED = """\
impact: 3
likelihood: 2
type: number
bands:
  - {id: low, exposure: 0, below: 0.10}
  - {id: high, exposure: 100}
adjust: [{when: {share: {at-least: 0.250}}, impact: 1}]
"""
SHARE = PROFILE + "  - {id: share, type: number, title: Share, ask: Which share?}\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE_PACK, tmp_path / "mini"))


@pytest.fixture
def cache(tmp_path: Path) -> PackCache:
    return PackCache(tmp_path / "home" / "cache")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were parsed since the test began."""
    names: list[str] = []

    def noting(data: bytes, name: str, **how: bool) -> object:
        names.append(Path(name).name)
        return parse(data, name, **how)

    parse = pack_reader.parse_yaml
    monkeypatch.setattr(pack_reader, "parse_yaml", noting)
    return names


def entry(cache: PackCache) -> Path:
    (path,) = cache.folder.iterdir()
    return path


def test_the_second_run_parses_nothing_and_gets_the_same_pack(
    pack: Path, cache: PackCache, parsed: list[str]
) -> None:
    first = load_pack(pack, cache=cache)
    assert "pack.yaml" in parsed
    parsed.clear()
    assert load_pack(pack, cache=cache) == first
    assert parsed == []
    assert load_pack(pack) == first
    assert "pack.yaml" in parsed


def test_the_bundled_pack_comes_out_as_it_is_read(cache: PackCache, parsed: list[str]) -> None:
    read = load_pack(resources.rules_dir() / "aigc", cache=cache).pack
    parsed.clear()
    kept = load_pack(resources.rules_dir() / "aigc", cache=cache).pack
    assert parsed == []
    assert kept == read
    assert kept.sha256 == read.sha256
    assert [text.title.as_data() for text in kept.rules()] == [text.title.as_data() for text in read.rules()]


def test_decimal_numbers_keep_every_digit(tmp_path: Path, cache: PackCache, parsed: list[str]) -> None:
    folder = write_pack(tmp_path / "p", {"main": section("main", rule("R-1", MEASURED))}, profile=SHARE)
    read = load_pack(folder, cache=cache).pack
    parsed.clear()
    (kept,) = load_pack(folder, cache=cache).pack.rules()
    assert parsed == []
    assert [kept] == list(read.rules())
    assert str(kept.bands[0].below) == "0.10"


CONDITIONS = """\
when: {all: [{share: {below: 0.5}}, {any: [{public: [yes, unknown]}, {not: {public: no}}]}]}
contradicts: [{when: {public: yes}, text: {en: "Not both \\U0001F600"}}]
"""


def test_every_kind_of_part_comes_out_as_it_went_in(tmp_path: Path) -> None:
    rules = section("main", rule("R-1", MEASURED), rule("R-2", YES_NO + CONDITIONS))
    read = load_pack(write_pack(tmp_path / "p", {"main": rules}, profile=SHARE)).pack
    again = decoded(encoded(read))
    assert again == read
    assert again.model_dump() == read.model_dump()
    first, second = again.rules()
    assert first.when is ALWAYS
    assert second.when == next(rule.when for rule in read.rules() if rule.id == "R-2")
    assert second.model_copy(update={"title": Text("other")}).title == Text("other")
    with pytest.raises(ValidationError, match="frozen"):
        second.title = Text("other")


def test_a_kept_pack_names_no_models_but_its_own(pack: Path) -> None:
    class Unrelated(Model):
        """Something that the program that keeps the pack knows, and the next one need not."""

    content = encoded(load_pack(pack).pack)
    assert b"riskcheck.core.pack.source.Document" in content
    assert Unrelated.__name__.encode() not in content


def test_what_would_come_out_changed_is_not_kept(
    pack: Path, cache: PackCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def confused(body: bytes) -> object:
        pack = decoded(body)
        return pack.model_copy(update={"head": pack.head.model_copy(update={"version": "9.9.9"})})

    monkeypatch.setattr(kept_packs, "decoded", confused)
    load_pack(pack, cache=cache)
    assert not cache.folder.exists()


@pytest.mark.parametrize("name", ["pack.yaml", "profile.yaml", "sources.yaml", "sections/privacy.yaml"])
def test_a_changed_file_is_read_anew(pack: Path, cache: PackCache, parsed: list[str], name: str) -> None:
    before = load_pack(pack, cache=cache).pack
    (pack / name).write_text((pack / name).read_text() + "# changed\n")
    parsed.clear()
    after = load_pack(pack, cache=cache).pack
    assert Path(name).name in parsed
    assert after.sha256 != before.sha256
    assert after.sha256 == load_pack(pack).pack.sha256


def test_a_new_defect_is_found_with_its_place(pack: Path, cache: PackCache) -> None:
    load_pack(pack, "p", cache=cache)
    head = (pack / "pack.yaml").read_text()
    (pack / "pack.yaml").write_text(head + "colour: red\n")
    with pytest.raises(InvalidInputError) as caught:
        load_pack(pack, "p", cache=cache)
    assert str(caught.value.issues[0]).startswith(
        f"p/pack.yaml:{head.count(chr(10)) + 1}:1: unknown key 'colour'"
    )


def test_obligations_that_come_and_go_are_noticed(pack: Path, cache: PackCache) -> None:
    load_pack(pack, cache=cache)
    (pack / "obligations.yaml").write_text("obligations: []\n")
    with pytest.raises(InvalidInputError):
        load_pack(pack, cache=cache)
    (pack / "obligations.yaml").unlink()
    assert load_pack(pack, cache=cache).pack.obligations == ()


def test_a_file_that_is_gone_is_missed(pack: Path, cache: PackCache) -> None:
    load_pack(pack, cache=cache)
    (pack / "sources.yaml").unlink()
    with pytest.raises(InvalidInputError) as caught:
        load_pack(pack, "p", cache=cache)
    assert str(caught.value.issues[0]) == "p/sources.yaml: no such file [FI001]"


def test_another_program_reads_anew(
    pack: Path, cache: PackCache, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_pack(pack, cache=cache)
    parsed.clear()
    monkeypatch.setattr(resources, "program_files", lambda: iter(["core/pack/rule.py 1 2"]))
    load_pack(pack, cache=cache)
    assert "pack.yaml" in parsed


def test_a_program_is_known_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("core/pack", "loading", "core/__pycache__"):
        (tmp_path / part).mkdir(parents=True)
    (tmp_path / "core/pack/rule.py").write_text("a = 1\n")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    before = list(resources.program_files())
    assert [line.split()[0] for line in before] == [str(tmp_path / "core/pack/rule.py")]
    (tmp_path / "core/__pycache__/rule.py").touch()
    assert list(resources.program_files()) == before
    (tmp_path / "core/pack/rule.py").write_text("a = 12\n")
    assert list(resources.program_files()) != before


def test_a_pack_with_a_warning_is_not_kept(pack: Path, cache: PackCache) -> None:
    shutil.copytree(
        Path(__file__).parent / "invalid_packs" / "translations_missing_warning", pack, dirs_exist_ok=True
    )
    first = load_pack(pack, "mini", cache=cache)
    assert first.warnings
    assert not cache.folder.exists()
    assert load_pack(pack, "mini", cache=cache).warnings == first.warnings


def test_sources_are_judged_as_of_a_day_all_the_same(pack: Path, cache: PackCache, parsed: list[str]) -> None:
    load_pack(pack, cache=cache)
    parsed.clear()
    load_pack(pack, as_of="2099-01-01", cache=cache)
    assert "sources.yaml" in parsed


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def no_json(path: Path) -> None:
    path.write_bytes(b"\x80\x04K\x01.\n{}")


def a_list(path: Path) -> None:
    path.write_bytes(b"[]\n[]")


def other_words(path: Path) -> None:
    content = path.read_bytes()
    assert b'"en":"Do not launch"' in content
    path.write_bytes(content.replace(b'"en":"Do not launch"', b'"en":"May launch"'))


def signed(path: Path, body: bytes) -> None:
    head = json.loads(path.read_bytes().partition(b"\n")[0])
    head["body"] = hashlib.sha256(body).hexdigest()
    path.write_bytes(json.dumps(head).encode() + b"\n" + body)


def signed_nonsense(path: Path) -> None:
    signed(path, b'{"pack.yaml":{"scoring":7}}')


def signed_without_a_pack(path: Path) -> None:
    signed(path, b'{"models":[],"pack":[0]}')


def signed_with_an_unknown_kind(path: Path) -> None:
    signed(path, path.read_bytes().partition(b"\n")[2].replace(b"riskcheck.core.pack.pack.", b"os."))


def signed_with_a_value_too_many(path: Path) -> None:
    body = json.loads(path.read_bytes().partition(b"\n")[2])
    body["pack"].append(1)
    signed(path, json.dumps(body).encode())


def signed_without_end(path: Path) -> None:
    signed(path, b'{"models":[],"pack":' + b"[0," * 100_000 + b"1" + b"]" * 100_000 + b"}")


def open_to_all(path: Path) -> None:
    path.chmod(0o666)


def folder_open_to_all(path: Path) -> None:
    path.parent.chmod(0o777)


def a_link(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent / "elsewhere")


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "harm",
    [
        cut, empty, no_json, a_list, other_words, signed_nonsense, signed_without_a_pack,
        signed_with_an_unknown_kind, signed_with_a_value_too_many, signed_without_end,
        open_to_all, folder_open_to_all, a_link, a_pipe, a_folder,
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_trusted_is_passed_over(
    pack: Path, cache: PackCache, parsed: list[str], harm: Callable[[Path], None]
) -> None:
    read = load_pack(pack, cache=cache)
    harm(entry(cache))
    parsed.clear()
    assert load_pack(pack, cache=cache) == read
    assert "pack.yaml" in parsed


@pytest.mark.parametrize("harm", [cut, other_words, a_link, a_pipe, open_to_all])
def test_and_it_is_replaced(
    pack: Path, cache: PackCache, parsed: list[str], harm: Callable[[Path], None]
) -> None:
    load_pack(pack, cache=cache)
    harm(entry(cache))
    load_pack(pack, cache=cache)
    parsed.clear()
    load_pack(pack, cache=cache)
    assert parsed == []
    assert entry(cache).stat().st_mode & 0o777 == 0o600


def test_what_belongs_to_another_user_is_left_alone(
    pack: Path, cache: PackCache, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_pack(pack, cache=cache)
    before = entry(cache).read_bytes()
    parsed.clear()
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    load_pack(pack, cache=cache)
    assert "pack.yaml" in parsed
    assert entry(cache).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_no_trouble(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in ("/dev/null/cache", str(tmp_path / "file"), "a\0b"):
        assert load_pack(pack, cache=PackCache(Path(folder))).warnings == ()


def test_the_folder_is_made_for_the_user_alone(pack: Path, cache: PackCache) -> None:
    load_pack(pack, cache=cache)
    assert cache.folder.stat().st_mode & 0o777 == 0o700


def test_a_write_that_fails_leaves_nothing(
    pack: Path, cache: PackCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(Path, "replace", full)
    load_pack(pack, cache=cache)
    assert list(cache.folder.iterdir()) == []


def test_the_oldest_entries_are_dropped(pack: Path, cache: PackCache) -> None:
    load_pack(pack, cache=cache)
    first = entry(cache)
    os.utime(first, (1, 1))
    for number in range(MAX_ENTRIES - 1):
        (cache.folder / f"pack-{number}.json").touch()
    (cache.folder / "note.txt").touch()
    os.utime(cache.folder / "note.txt", (0, 0))
    load_pack(Path(shutil.copytree(pack, pack.with_name("copy"))), cache=cache)
    assert not first.exists()
    assert len(list(cache.folder.glob("pack-*"))) == MAX_ENTRIES
    assert (cache.folder / "note.txt").exists()


def test_a_cache_that_can_be_made_is_usable_and_not_made(cache: PackCache) -> None:
    assert cache.usable()
    assert not cache.folder.parent.exists()


def test_a_cache_is_usable_where_the_user_alone_can_write(pack: Path, cache: PackCache) -> None:
    load_pack(pack, cache=cache)
    assert cache.usable()
    cache.folder.chmod(0o777)
    assert not cache.usable()


def test_no_cache_can_be_where_there_is_a_file_or_a_device(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "cache", Path("/dev/null/cache")):
        assert not PackCache(folder).usable()
