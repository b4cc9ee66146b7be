"""Sheets for the pack `aigc` that contradict themselves, so that each of its contradictions is found once."""

from pathlib import Path

import pytest

from riskcheck import api
from riskcheck.errors import Issue
from tests.loading.cases import compare

FOLDER = Path(__file__).parent / "contradictory"
CASES = sorted(path.name for path in FOLDER.iterdir())


def contradictions(path: Path) -> tuple[Issue, ...]:
    case = api.open_case(path, "aigc")
    return tuple(issue for issue in api.review(case, path, today="2026-11-22") if issue.code == "EV040")


@pytest.mark.parametrize("name", CASES)
def test_a_sheet_that_contradicts_itself(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER / name)
    compare(FOLDER / name, contradictions(Path("answers.yaml")))


def test_every_contradiction_of_the_pack_is_found_in_one_of_them() -> None:
    pack = api.open_pack("aigc").pack
    declared = {
        (question.id, pack.say(entry.text, "en").rstrip("."))
        for question in pack.questions.values()
        for entry in question.contradicts
    }
    messages = [i.message for name in CASES for i in contradictions(FOLDER / name / "answers.yaml")]
    found = {(message.split(":")[0], message.split(": ", 2)[2]) for message in messages}
    assert found == declared
