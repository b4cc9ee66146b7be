"""Which obligations apply: their condition on the profile, and the level from which they hold."""

from pathlib import Path

import pytest

from riskcheck.core.assessment import Applies, LevelRange
from riskcheck.core.obligations import assess_obligations
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.loading.packs import load_pack
from tests.support.packs import assessed, build_sheet, rule, section, write_pack

DUTIES = """\
obligations:
  - {id: ALWAYS, kind: record, who: team, text: Keep it, sources: [law-1]}
  - {id: PUBLIC, kind: filing, who: team, when: {public: yes}, text: File it, sources: [law-1]}
  - {id: HIGH, kind: approval, who: team, level: high, text: Sign it, sources: [law-1]}
  - {id: BOTH, kind: review, who: team, when: {public: yes}, level: high, text: Look, sources: [law-1]}
"""
ORDER = ("low", "moderate", "high", "critical")
YES, NO, MAYBE = Applies.YES, Applies.NO, Applies.MAYBE


@pytest.fixture
def pack(tmp_path: Path) -> RulePack:
    folder = write_pack(tmp_path / "demo", {"main": section("main", rule("R-1"))})
    (folder / "obligations.yaml").write_text(DUTIES, encoding="utf-8")
    return load_pack(folder).pack


@pytest.mark.parametrize(
    ("public", "best", "worst", "expected"),
    [
        ("yes", "low", "moderate", (YES, YES, NO, NO)),
        ("no", "high", "high", (YES, NO, YES, NO)),
        ("yes", "high", "critical", (YES, YES, YES, YES)),
        ("yes", "low", "critical", (YES, YES, MAYBE, MAYBE)),
        ("no", "low", "critical", (YES, NO, MAYBE, NO)),
        ("unknown", "critical", "critical", (YES, MAYBE, YES, MAYBE)),
        (None, "moderate", "high", (YES, MAYBE, MAYBE, MAYBE)),
        (None, "low", "moderate", (YES, MAYBE, NO, NO)),
    ],
)
def test_when_and_level(
    pack: RulePack, public: str | None, best: str, worst: str, expected: tuple[Applies, ...]
) -> None:
    answers = {} if public is None else {"public": public}
    facts = Questionnaire(pack, build_sheet(pack, answers).answers)
    found = assess_obligations(pack, facts, LevelRange(best, worst, worst), ORDER)
    assert tuple(duty.applies for duty in found) == expected
    assert [duty.obligation for duty in found] == ["ALWAYS", "PUBLIC", "HIGH", "BOTH"]


def test_an_assessment_tells_them(pack: RulePack) -> None:
    done = assessed(pack, {"public": "yes", "R-1": "done"}).obligations
    assert [duty.applies for duty in done] == [YES, YES, NO, NO]
    assert [duty.applies for duty in assessed(pack, {"R-1": "open"}).obligations] == [YES, MAYBE, YES, MAYBE]
    first = done[0]
    assert (first.kind, first.who, first.text.pick("en")) == ("record", "team", "Keep it")


def test_a_pack_without_obligations_has_none(pack: RulePack) -> None:
    bare = pack.model_copy(update={"obligations": ()})
    assert assessed(bare, {}).obligations == ()
    assert assessed(pack, {})._replace(obligations=()).score == assessed(bare, {}).score


def test_the_file_is_part_of_the_digest(pack: RulePack, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    (folder / "obligations.yaml").write_text(DUTIES.replace("Keep it", "Keep them"), encoding="utf-8")
    changed = load_pack(folder).pack
    assert changed.sha256 != pack.sha256
    (folder / "obligations.yaml").unlink()
    assert load_pack(folder).pack.obligations == ()
