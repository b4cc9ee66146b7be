"""One example, every number of it worked out by hand.

Profile: minors use the product, 2,000,000 people a month, in mainland China; nobody knows whether it has a
voice.

rule  weight  impact x likelihood        inherent  answer          exposure  residual (point)
A-1   2       4+1 (minors) x 3           15        partly          40        15 x 0.4 = 6
A-2   2       3 x 4                      12        x and z         100-30-20 = 50        6
A-3   2       2 x 5                      10        unknown         0..100    10
B-1   1       5 x 4                      20        470 of 500: 94 %  50      10
B-2   1       4 (+1 if a voice) x 4      16..20    hazard a        40        20 x 0.4 = 8
B-3   1       5 x 2 (if a voice)         0 or 10   nothing         100       10
C-1   4       3 x 2+2 (many users)       12        188 of 200      30        3.6
C-2 applies in the EU only; C-3 was declared not applicable.

C-1 by the bound: 188 - 200 x 0.85 = 18 and 18^2 = 324 >= 1.6449^2 x 200 x 0.85 x 0.15 = 69.0, so 85 % is
reached; 188 < 200 x 0.95, so 95 % is not: the band `fair`, exposure 30.
"""

from fractions import Fraction as F

import pytest

from riskcheck.core.assessment import Adjustment, LevelRange, NotApplicable, RedLine, ScoreRange
from riskcheck.core.text import Text
from tests.support.packs import YES_NO, assessed, build_pack, rule, section

PROFILE = """\
questions:
  - {id: purpose, type: text, title: Purpose, ask: What for?}
  - id: audience
    type: many
    title: Audience
    ask: For whom?
    choices: [{id: adults, text: Adults}, {id: minors, text: Minors}]
  - {id: users, type: number, title: Users, ask: How many?, min: 0, integer: true}
  - id: region
    type: one
    title: Region
    ask: Where?
    choices: [{id: cn, text: China}, {id: eu, text: EU}]
  - id: voice
    type: one
    title: Voice
    ask: Does it speak?
    choices: [{id: yes, text: Yes}, {id: no, text: No}]
"""
PRIVACY = section(
    "privacy",
    rule(
        "A-1",
        """\
        impact: 4
        likelihood: 3
        adjust: [{when: {audience: minors}, impact: +1}]
        choices:
          - {id: full, exposure: 0, text: All of it}
          - {id: partly, exposure: 40, text: Some of it}
          - {id: nothing, exposure: 100, text: Nothing, red-line: {when: {audience: minors}, reason:
          Children}}
        """,
    ),
    rule(
        "A-2",
        """\
        type: many
        impact: 3
        likelihood: 4
        choices: [{id: x, reduces: 30, text: X}, {id: y, reduces: 50, text: Y}, {id: z, reduces: 20, text: Z}]
        """,
    ),
    rule(
        "A-3",
        """\
        type: number
        impact: 2
        likelihood: 5
        min: 0
        bands:
          - {id: fast, below: 24, exposure: 0}
          - {id: slow, below: 72, exposure: 50}
          - {id: late, exposure: 100, red-line: {}}
        """,
    ),
    weight=2,
)
CONTENT = section(
    "content",
    rule(
        "B-1",
        """\
        type: sample
        judge: rate
        least: 100
        impact: 5
        likelihood: 4
        bands:
          - {id: meets, at-least: 96, exposure: 0}
          - {id: near, at-least: 90, exposure: 50}
          - {id: fails, exposure: 100}
        """,
    ),
    rule(
        "B-2",
        """\
        type: many
        impact: 4
        likelihood: 4
        adjust: [{when: {voice: yes}, impact: +1}]
        choices: [{id: a, adds: 40, text: A}, {id: b, adds: 35, text: B, red-line: {}}]
        """,
    ),
    rule(
        "B-3",
        """\
        when: {voice: yes}
        impact: 5
        likelihood: 2
        choices: [{id: review, exposure: 20, text: Review}, {id: nothing, exposure: 100, text: Nothing}]
        """,
    ),
)
SECURITY = section(
    "security",
    rule(
        "C-1",
        """\
        type: sample
        judge: bound
        least: 50
        impact: 3
        likelihood: 2
        adjust: [{when: {users: {at-least: 1000000}}, likelihood: +2}]
        bands:
          - {id: good, at-least: 95, exposure: 0}
          - {id: fair, at-least: 85, exposure: 30}
          - {id: poor, exposure: 100}
        """,
    ),
    rule("C-2", "when: {region: eu}\n" + YES_NO),
    rule("C-3", "allow-not-applicable: true\n" + YES_NO),
    weight=4,
)
EVIDENCE = [{"file": "record.pdf"}]
ANSWERS = {
    "audience": ["adults", "minors"],
    "users": 2_000_000,
    "region": "cn",
    "voice": "unknown",
    "A-1": {"value": "partly", "evidence": EVIDENCE},
    "A-2": ["x", "z"],
    "A-3": "unknown",
    "B-1": {"value": {"tested": 500, "passed": 470}, "evidence": EVIDENCE},
    "B-2": ["a"],
    "B-3": "nothing",
    "C-1": {"value": {"tested": 200, "passed": 188}, "evidence": [{"url": "https://example.org/test"}]},
    "C-2": "open",
    "C-3": {"not-applicable": "Nothing is stored."},
}


@pytest.fixture
def pack(tmp_path):
    sections = {"privacy": PRIVACY, "content": CONTENT, "security": SECURITY}
    return build_pack(tmp_path, sections, profile=PROFILE)


@pytest.fixture
def result(pack):
    return assessed(pack, ANSWERS)


def test_the_score_of_the_whole(result):
    # mass = weight x inherent, points = mass x exposure.
    # point: 82 + 4.4 = (2 x 22 + 28 + 4 x 3.6) = 86.4 of (2 x 37 + 50 + 4 x 12) = 172
    # best: A-3 at 0, B-3 out, B-2 (40 %, above the mean) at its least: (2 x 12 + 16.4 + 14.4) = 54.8 of 74 +
    # 36 + 48 worst: A-3 at 100, B-3 in, B-2 (40 %, below the mean) at its least: (44 + 26.4 + 14.4) = 84.8 of
    # 74 + 46 + 48
    assert result.score == ScoreRange(F(5480, 158), F(8640, 172), F(8480, 168))


def test_the_level_of_the_whole(result):
    # best: 34.7 is moderate; B alone is high at best, so the whole is at least moderate.
    # point and worst: A-3 may cross a red line.
    assert result.level == LevelRange("moderate", "critical", "critical")
    assert result.verdict == "undecided"


def test_the_sections(result):
    privacy, content, security = result.sections
    # A: (6 + 6 + 0..10) of 15 + 12 + 10 = 37; a red line may be crossed
    assert (privacy.section, privacy.weight, privacy.rules, privacy.open) == ("privacy", 2, 3, 1)
    assert (privacy.inherent, privacy.residual) == (37, 22)
    assert privacy.score == ScoreRange(F(1200, 37), F(2200, 37), F(2200, 37))
    assert privacy.level == LevelRange("moderate", "critical", "critical")
    assert privacy.findings == {"critical": 0, "high": 1, "moderate": 2, "low": 0}
    # B: point (10 + 8 + 10) of 20 + 20 + 10; best (10 + 8) of 20 + 20, because B-2 at 40 % lies below the
    # mean of 50 % and counts most when it is heavy; worst (10 + 6.4 + 10) of 20 + 16 + 10
    assert (content.section, content.weight, content.rules, content.open) == ("content", 1, 3, 0)
    assert (content.inherent, content.residual) == (50, 28)
    assert content.score == ScoreRange(F(45), F(56), F(1320, 23))
    assert content.level == LevelRange("high", "high", "high")
    assert content.findings == {"critical": 0, "high": 2, "moderate": 1, "low": 0}
    # C: 3.6 of 12
    assert (security.section, security.weight, security.rules, security.open) == ("security", 4, 1, 0)
    assert (security.inherent, security.residual) == (12, F(18, 5))
    assert security.score == ScoreRange(F(30), F(30), F(30))
    assert security.level == LevelRange("moderate", "moderate", "moderate")
    assert security.findings == {"critical": 0, "high": 0, "moderate": 0, "low": 1}


def test_the_ledger(result):
    shown = [
        (r.rule, r.impact, r.likelihood, r.inherent_least, r.exposure, r.residual, r.of_section, r.of_whole)
        for r in result.ledger
    ]
    assert shown == [
        # of_section = 100 x residual / 37, 50, 12; of_whole = 100 x weight x residual / 172
        ("A-1", 5, 3, 15, 40, 6, F(600, 37), F(1200, 172)),
        ("A-2", 3, 4, 12, 50, 6, F(600, 37), F(1200, 172)),
        ("A-3", 2, 5, 10, 100, 10, F(1000, 37), F(2000, 172)),
        ("B-1", 5, 4, 20, 50, 10, F(20), F(1000, 172)),
        ("B-2", 5, 4, 16, 40, 8, F(16), F(800, 172)),
        ("B-3", 5, 2, 10, 100, 10, F(20), F(1000, 172)),
        ("C-1", 3, 4, 12, 30, F(18, 5), F(30), F(1440, 172)),
        ("C-2", 2, 3, 6, 100, 0, 0, 0),
        ("C-3", 2, 3, 6, 100, 0, 0, 0),
    ]
    assert [(row.applies.value, row.status.value) for row in result.ledger] == [
        ("applicable", "answered"),
        ("applicable", "answered"),
        ("applicable", "unknown"),
        ("applicable", "answered"),
        ("applicable", "answered"),
        ("undetermined", "answered"),
        ("applicable", "answered"),
        ("not-applicable", "not-applicable"),
        ("not-applicable", "not-applicable"),
    ]


def test_what_the_ledger_says_of_the_inputs(result):
    rows = {row.rule: row for row in result.ledger}
    assert (rows["A-1"].base_impact, rows["A-1"].base_likelihood) == (4, 3)
    assert rows["A-1"].adjustments == (Adjustment("impact", 1, True, 0),)
    assert rows["B-2"].adjustments == (Adjustment("impact", 1, False, 0),)
    assert rows["C-1"].adjustments == (Adjustment("likelihood", 2, True, 0),)
    assert (rows["A-3"].exposure_least, rows["A-3"].exposure_greatest) == (0, 100)
    assert {name: row.outcomes for name, row in rows.items()} == {
        "A-1": ("partly",),
        "A-2": ("x", "z"),
        "A-3": (),
        "B-1": ("near",),
        "B-2": ("a",),
        "B-3": ("nothing",),
        "C-1": ("fair",),
        "C-2": ("open",),
        "C-3": (),
    }
    assert [name for name, row in rows.items() if row.evidence] == ["A-1", "B-1", "C-1"]


def test_the_findings_most_serious_first(result):
    line = RedLine("A-3", "late", False)
    assert [(f.rule, f.severity, f.residual, f.of_whole, f.red_lines) for f in result.findings] == [
        ("A-3", "high", 10, F(2000, 172), (line,)),  # of equal residuals the one with a red line comes first
        ("B-1", "high", 10, F(1000, 172), ()),
        ("B-3", "high", 10, F(1000, 172), ()),
        ("B-2", "moderate", 8, F(800, 172), ()),
        ("A-1", "moderate", 6, F(1200, 172), ()),
        ("A-2", "moderate", 6, F(1200, 172), ()),
        ("C-1", "low", F(18, 5), F(1440, 172), ()),
    ]
    assert result.red_lines == (line,)


def test_what_is_open_and_what_does_not_count(result):
    assert result.unanswered == ("purpose",)
    assert result.unknown == ("voice", "A-3")
    assert result.stale == ("C-2",)
    assert result.not_applicable == (NotApplicable("C-3", "Nothing is stored."),)


def test_the_assurance(result):
    # claimed: A-1 9, A-2 6, B-1 10, B-2 12, B-3 0, C-1 8.4; with evidence: A-1, B-1 and C-1
    assert (result.assurance.claimed, result.assurance.evidenced) == (F(454, 10), F(274, 10))
    assert result.assurance.share == F(137, 227)


def test_what_would_settle_it(result, pack):
    # A-3 must be asked: it may cross a red line. With A-3 at 0 the whole could still reach
    # (24 + 10 + 8 + 10 + 14.4) = 66.4 of 172 = 38.6: high. Without a voice it is 54.8 of 158 = 34.7:
    # moderate.
    assert result.settle == ("voice", "A-3")
    settled = assessed(pack, ANSWERS | {"voice": "no", "A-3": 1})
    assert settled.score == ScoreRange(F(5480, 158), F(5480, 158), F(5480, 158))
    assert (settled.level, settled.verdict) == (LevelRange("moderate", "moderate", "moderate"), "moderate")
    assert settled.settle == ()


def test_a_red_line_crossed_is_critical_whatever_else_is_open(pack):
    result = assessed(pack, ANSWERS | {"A-1": "nothing"})
    assert result.level == LevelRange("critical", "critical", "critical")
    assert (result.verdict, result.settle) == ("critical", ())
    assert [section.level.best for section in result.sections] == ["critical", "high", "moderate"]
    assert result.red_lines == (
        RedLine("A-1", "nothing", True, Text("Children")),
        RedLine("A-3", "late", False),
    )
    assert result.findings[0].rule == "A-1"
    # (15 + 6 + 10) = 31 of 37; the whole (62 + 28 + 14.4) of 172
    assert result.sections[0].score.point == F(3100, 37)
    assert result.score.point == F(10440, 172)
