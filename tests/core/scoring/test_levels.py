"""Bands at their limits, floors, and the tie of the whole to its worst section: each by itself."""

from fractions import Fraction

import pytest

from riskcheck.core.assessment import LevelRange
from tests.support.packs import HEAD, assessed, build_pack, rule, section


def one(impact, likelihood, *exposures):
    choices = ", ".join(f"{{id: e{e}, exposure: {e}, text: T}}" for e in (0, *exposures))
    return f"impact: {impact}\nlikelihood: {likelihood}\nchoices: [{choices}]\n"


def level_of(pack, **answers):
    level = assessed(pack, answers).level
    assert level == LevelRange(level.point, level.point, level.point)
    return level.point


@pytest.mark.parametrize(
    ("exposure", "level"),
    [
        (0, "low"),
        (15, "low"),
        (16, "moderate"),
        (35, "moderate"),
        (36, "high"),
        (60, "high"),
        (61, "critical"),
    ],
)
def test_the_upper_bound_of_a_band_belongs_to_it(tmp_path, exposure, level):
    pack = build_pack(tmp_path, {"main": section("main", rule("R-1", one(1, 1, exposure or 100)))})
    assert level_of(pack, **{"R-1": f"e{exposure}"}) == level


@pytest.mark.parametrize(
    ("impact", "exposure", "severity"),
    [
        (1, 80, "low"),
        (1, 81, "moderate"),
        (2, 90, "moderate"),
        (2, 91, "high"),
        (4, 80, "high"),
        (4, 81, "critical"),
    ],
)
def test_the_severity_of_a_finding(tmp_path, impact, exposure, severity):
    """Residuals of 4, 9 and 16 belong to the lower band: 5 x 0.8 = 4; 10 x 0.9 = 9; 20 x 0.8 = 16."""
    pack = build_pack(tmp_path, {"main": section("main", rule("R-1", one(impact, 5, exposure)))})
    assert [f.severity for f in assessed(pack, {"R-1": f"e{exposure}"}).findings] == [severity]


def padded(tmp_path, *rules, head=HEAD):
    """Return a pack in which these rules of section `bad` weigh little beside a safe section."""
    safe = section("safe", *(rule(f"S-{index}", one(5, 5, 100)) for index in range(4)), weight=1000)
    return build_pack(tmp_path, {"bad": section("bad", *rules), "safe": safe}, head=head)


SAFE = {f"S-{index}": "e0" for index in range(4)}


def test_a_critical_finding_makes_its_section_and_the_whole_at_least_high(tmp_path):
    many = [rule(f"R-{index}", one(5, 5, 100)) for index in range(9)]
    pack = padded(tmp_path, *many)
    answers = SAFE | {f"R-{index}": "e0" for index in range(9)} | {"R-0": "e100"}
    result = assessed(pack, answers)
    # the section scores 100 / 9 = 11.1, the whole next to nothing
    assert [part.score.point for part in result.sections] == [Fraction(100, 9), 0]
    assert [part.level.point for part in result.sections] == ["high", "low"]
    assert result.level == LevelRange("high", "high", "high")


def test_the_floor_of_a_severity_holds_for_worse_findings_too(tmp_path):
    """Else a safer answer, from critical to high, would raise the level."""
    head = HEAD.replace("severity: critical, at-least: high", "severity: high, at-least: moderate")
    pack = padded(tmp_path, *[rule(f"R-{i}", one(5, 5, 64, 100)) for i in range(9)], head=head)
    safe = SAFE | {f"R-{index}": "e0" for index in range(9)}
    assert level_of(pack, **safe) == "low"
    assert level_of(pack, **safe | {"R-0": "e64"}) == "moderate"
    assert level_of(pack, **safe | {"R-0": "e100"}) == "moderate"


@pytest.mark.parametrize(
    ("steps", "level"), [(0, "critical"), (1, "high"), (2, "moderate"), (3, "low"), (9, "low")]
)
def test_the_whole_is_tied_to_its_worst_section(tmp_path, steps, level):
    head = HEAD.replace("below-worst-section: 1", f"below-worst-section: {steps}")
    assert (
        level_of(padded(tmp_path, rule("R-1", one(1, 1, 100)), head=head), **SAFE, **{"R-1": "e100"}) == level
    )


def test_without_the_tie_the_whole_goes_by_its_own_score(tmp_path):
    head = HEAD.replace("  below-worst-section: 1\n", "")
    assert (
        level_of(padded(tmp_path, rule("R-1", one(1, 1, 100)), head=head), **SAFE, **{"R-1": "e100"}) == "low"
    )


def test_an_adjustment_is_clamped_after_all_are_added(tmp_path):
    adjust = (
        "adjust: [{when: {public: yes}, impact: +4}, {when: {public: yes}, impact: -1, likelihood: -4}]\n"
    )
    pack = build_pack(tmp_path, {"main": section("main", rule("R-1", adjust + one(3, 3, 100)))})
    row = assessed(pack, {"public": "yes"}).ledger[0]
    # impact 3 + 4 - 1 = 6, clamped to 5; likelihood 3 - 4 = -1, clamped to 1
    assert (row.impact, row.likelihood, row.inherent, row.inherent_least) == (5, 1, 5, 5)


def test_an_undetermined_adjustment_holds_as_a_whole_or_not_at_all(tmp_path):
    adjust = "adjust: [{when: {public: yes}, impact: +1, likelihood: -1}]\n"
    pack = build_pack(tmp_path, {"main": section("main", rule("R-1", adjust + one(3, 3, 100)))})
    row = assessed(pack, {}).ledger[0]
    # 3 x 3 = 9 or 4 x 2 = 8, never 4 x 3
    assert (row.impact, row.likelihood, row.inherent, row.inherent_least) == (3, 3, 9, 8)


def test_a_product_to_which_nothing_applies(tmp_path):
    pack = build_pack(
        tmp_path, {"main": section("main", rule("R-1", "when: {public: yes}\n" + one(5, 5, 100)))}
    )
    result = assessed(pack, {"public": "no"})
    assert (result.score.best, result.score.worst, result.level.point) == (0, 0, "low")
    assert (result.sections[0].rules, result.assurance.share, result.findings) == (0, None, ())
