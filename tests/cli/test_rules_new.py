"""`riskcheck rules new`: a small pack that is complete and sound at once."""

from pathlib import Path

import pytest
import yaml

from riskcheck import api

FILES = [
    "coverage.yaml",
    "examples/help-desk.expected.yaml",
    "examples/help-desk.yaml",
    "pack.yaml",
    "profile.yaml",
    "sections/answers.yaml",
    "sections/data.yaml",
    "sources.yaml",
]


@pytest.fixture
def folder(riskcheck, tmp_path) -> Path:
    code, out, err = riskcheck(
        "rules", "new", "chat-bots", "--dir", tmp_path / "packs", "--date", "2026-11-22"
    )
    made = tmp_path / "packs" / "chat-bots"
    assert (code, out.splitlines()) == (0, [str(made / name) for name in FILES])
    assert err == f"riskcheck: the pack is ready; test it with: riskcheck rules test {made}\n"
    return made


def test_it_passes_the_check_without_a_warning(riskcheck, folder):
    code, out, err = riskcheck("rules", "check", folder)
    assert (code, err) == (0, "")
    assert out.startswith("chat-bots@0.1.0: no defects; rules: 6, warnings: 0\n")
    pack = api.open_pack(str(folder)).pack
    assert sorted(rule.kind for rule in pack.rules()) == ["many", "number", "one", "one", "one", "sample"]
    assert [section.id for section in pack.sections] == ["data", "answers"]
    assert not any("__" in path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))


def test_it_passes_the_bench_with_nothing_allowed(riskcheck, folder):
    code, out, err = riskcheck("rules", "test", folder, "--as-of", "2026-11-22")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "chat-bots@0.1.0: no findings left, allowed: 0"


def test_its_coverage_and_lengths_are_kept(riskcheck, folder):
    assert riskcheck("rules", "coverage", folder)[::2] == (0, "")
    assert riskcheck("rules", "stats", folder)[::2] == (0, "")


def test_the_example_comes_to_what_was_worked_out_by_hand(folder):
    case = api.open_case(folder / "examples" / "help-desk.yaml", str(folder))
    expected = yaml.safe_load((folder / "examples" / "help-desk.expected.yaml").read_text(encoding="utf-8"))
    found = case.assessment
    assert case.warnings == ()
    assert {s.section: str(s.score.point) for s in found.sections} == {
        name: held["score"]["point"] for name, held in expected["sections"].items()
    }
    assert str(found.score.point) == expected["score"]["point"] == "1550/67"
    assert found.verdict == expected["verdict"] == "moderate"


def test_an_existing_folder_is_left_alone(riskcheck, tmp_path):
    (tmp_path / "mine").mkdir()
    code, _, err = riskcheck("rules", "new", "mine", "--dir", tmp_path)
    assert (code, list((tmp_path / "mine").iterdir())) == (2, [])
    assert err == (
        f"riskcheck: {tmp_path / 'mine'} is there already;"
        " choose another name, or another folder with --dir\n"
    )


@pytest.mark.parametrize(
    "name", ["", "Chat", "9lives", "a b", "../up", "a/b", "-x-", "true", "null", "é", "a" * 61]
)
def test_names_that_cannot_be(riskcheck, tmp_path, name):
    code, _, err = riskcheck("rules", "new", "--dir", tmp_path, "--", name)
    assert (code, list(tmp_path.iterdir())) == (2, [])
    assert err == (
        f"riskcheck: a pack cannot be called '{name}'; small letters, digits and hyphens, a letter first,"
        " at most 60, like 'chat-bots'\n"
    )


def test_a_name_that_is_taken(riskcheck, tmp_path):
    code, _, err = riskcheck("rules", "new", "aigc", "--dir", tmp_path)
    assert code == 2
    assert err.startswith("riskcheck: there is a pack 'aigc' already: ")


def test_a_wrong_date(riskcheck, tmp_path):
    code, _, err = riskcheck("rules", "new", "mine", "--dir", tmp_path, "--date", "tomorrow")
    assert (code, err) == (2, "riskcheck: 'tomorrow' is not a date like 2026-11-22\n")


def test_a_folder_that_cannot_be_made(riskcheck, tmp_path):
    (tmp_path / "file").write_text("")
    code, _, err = riskcheck("rules", "new", "mine", "--dir", tmp_path / "file")
    assert (code, err) == (4, f"riskcheck: {tmp_path / 'file' / 'mine'} cannot be made: File exists\n")
