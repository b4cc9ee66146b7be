"""Where a pack is found, and what its digest covers."""

import hashlib
from pathlib import Path

import pytest

from riskcheck.errors import ExitCode, InvalidInputError, UsageError
from riskcheck.loading.pack_files import PackFiles, find_pack, packs_in, section_file
from riskcheck.loading.packs import load_pack
from tests.loading.cases import BASE_PACK


def make(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "pack.yaml").touch()
    return folder


@pytest.fixture
def shelves(tmp_path: Path) -> list[Path]:
    for name in ("own/aigc", "own/points", "bundled/aigc", "bundled/basic"):
        make(tmp_path / name)
    (tmp_path / "own" / "empty").mkdir()
    (tmp_path / "own" / "README.md").touch()
    return [tmp_path / "own", tmp_path / "missing", tmp_path / "bundled"]


def test_the_first_folder_that_has_a_name_wins(shelves: list[Path]) -> None:
    own, _, bundled = shelves
    assert packs_in(shelves) == {
        "aigc": own / "aigc",
        "points": own / "points",
        "basic": bundled / "basic",
    }
    assert find_pack("aigc", shelves) == own / "aigc"
    assert find_pack("aigc", shelves[::-1]) == bundled / "aigc"


def test_a_pack_by_its_path(shelves: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path / "own")
    assert find_pack("points", []) == Path("points")
    assert find_pack("./aigc/", shelves) == Path("aigc")
    assert find_pack("points/pack.yaml", []) == Path("points")
    assert find_pack(str(tmp_path / "bundled" / "basic"), []) == tmp_path / "bundled" / "basic"


def test_a_folder_wins_over_a_name(
    shelves: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "bundled")
    assert find_pack("aigc", shelves) == Path("aigc")


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("aicg", "did you mean 'aigc'?"),
        ("BASIC", "did you mean 'basic'?"),
        ("nothing", "packs by name: aigc, points, basic"),
        ("own/empty", "packs by name: aigc, points, basic"),
        ("", "packs by name: aigc, points, basic"),
    ],
)
def test_no_such_pack(
    shelves: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: str, hint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        find_pack(wanted, shelves)
    words = f"there is no rule pack '{wanted}': neither a folder with a pack.yaml nor a known name"
    assert (caught.value.message, caught.value.hint) == (words, hint)
    assert caught.value.exit_code is ExitCode.USAGE


def test_the_digest_can_be_done_again_by_hand() -> None:
    names = ["pack.yaml", "profile.yaml", "sections/privacy.yaml", "sections/tests.yaml", "sources.yaml"]
    lines = [f"{hashlib.sha256((BASE_PACK / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    expected = hashlib.sha256("".join(lines).encode()).hexdigest()
    assert load_pack(BASE_PACK).pack.sha256 == expected


def test_a_file_is_read_once(tmp_path: Path) -> None:
    files = PackFiles(make(tmp_path / "p"), "p")
    (tmp_path / "p" / "pack.yaml").write_text("a: 1")
    assert files.read("pack.yaml") == b"a: 1"
    (tmp_path / "p" / "pack.yaml").write_text("a: 2")
    assert files.read("pack.yaml") == b"a: 1"


def test_what_is_shown_is_what_the_user_wrote(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as caught:
        load_pack(tmp_path / "p", "./p")
    assert [str(issue) for issue in caught.value.issues] == ["./p/pack.yaml: no such file [FI001]"]
    assert section_file("privacy") == "sections/privacy.yaml"


def test_a_section_cannot_lead_out_of_the_pack(tmp_path: Path) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text("password: hunter2")
    folder = make(tmp_path / "p")
    head = (BASE_PACK / "pack.yaml").read_text().replace("[privacy, tests]", "[../../secret, /etc/passwd]")
    (folder / "pack.yaml").write_text(head)
    with pytest.raises(InvalidInputError) as caught:
        load_pack(folder, "p")
    assert [str(issue) for issue in caught.value.issues] == [
        "p/pack.yaml:23:12: 'sections' must be an id of letters, digits and hyphens [PK004]",
        "p/pack.yaml:23:26: 'sections' must be an id of letters, digits and hyphens [PK004]",
        "p/sources.yaml: no such file [FI001]",
        "p/profile.yaml: no such file [FI001]",
    ]
