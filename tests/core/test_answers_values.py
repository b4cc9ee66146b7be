"""Values of every answer type: what they are read as, and the exact words for what is wrong with them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from riskcheck.core.answers.model import Sample
from riskcheck.core.answers.values import is_date, read_value
from tests.support.packs import build_pack, rule, section

PROFILE = """\
questions:
  - {id: purpose, type: text, title: Purpose, ask: What for?}
  - {id: launch, type: date, title: Launch, ask: When?}
  - id: media
    type: many
    title: Media
    ask: Which?
    choices: [{id: text, text: Text}, {id: image, text: Image}, {id: audio, text: Audio}]
  - {id: users, type: number, title: Users, ask: How many?, min: 0, integer: true}
  - {id: share, type: number, title: Share, ask: How much?, min: -1.5, max: 100}
"""
RULES = section(
    "main",
    rule("ONE"),
    rule("MANY", "type: many\nimpact: 1\nlikelihood: 1\nchoices: [{id: a, reduces: 60, text: A},"
         " {id: b, reduces: 60, text: B}]\n"),
    rule("TEST", "type: sample\njudge: rate\nimpact: 1\nlikelihood: 1\n"
         "bands: [{id: ok, at-least: 90, exposure: 0}, {id: bad, exposure: 100}]\n"),
)  # fmt: skip


@pytest.fixture
def read(tmp_path):
    pack = build_pack(tmp_path, {"main": RULES}, profile=PROFILE)

    def read_one(name, raw):
        value, problems = read_value(pack.questions[name], raw)
        return value, [(p.code, p.message, p.path, p.hint) for p in problems]

    return read_one


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("ONE", "done", "done"),
        ("MANY", ("b", "a"), ("a", "b")),
        ("MANY", ["b"], ("b",)),
        ("MANY", "a", ("a",)),
        ("MANY", "none", ()),
        ("MANY", ("none",), ()),
        ("media", ("audio", "text"), ("text", "audio")),
        ("users", 0, Fraction(0)),
        ("users", Decimal("12.0"), Fraction(12)),
        ("users", 10**15, Fraction(10**15)),
        ("share", Decimal("0.1"), Fraction(1, 10)),
        ("share", Decimal("-1.5"), Fraction(-3, 2)),
        ("share", 100, Fraction(100)),
        ("TEST", {"tested": 500, "passed": 488}, Sample(500, 488)),
        ("TEST", {"passed": 0, "tested": 0}, Sample(0, 0)),
        ("purpose", "A tutor", "A tutor"),
        ("purpose", 2026, "2026"),
        ("purpose", Decimal("1.50"), "1.50"),
        ("purpose", "x" * 10_000, "x" * 10_000),
        ("launch", "2028-02-29", "2028-02-29"),
    ],
)
def test_a_value_is_read(read, name, raw, value):
    assert read(name, raw) == (value, [])


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("ONE", "don", ("AS012", "ONE: 'don' is not one of done, open", (), "did you mean 'done'?")),
        ("ONE", "DONE", ("AS012", "ONE: 'DONE' is not one of done, open", (), "did you mean 'done'?")),
        ("ONE", "zzz", ("AS012", "ONE: 'zzz' is not one of done, open", (), "")),
        ("ONE", True, ("AS012", "ONE: 'true' is not one of done, open", (), "")),
        ("ONE", 5, ("AS012", "ONE: '5' is not one of done, open", (), "")),
        ("ONE", ("done",), ("AS012", "ONE: takes one of done, open, not a list", (), "")),
        (
            "MANY",
            (),
            ("AS012", "MANY: choose at least one of a, b, none", (), "write none for none of these"),
        ),
        ("media", (), ("AS012", "media: choose at least one of text, image, audio", (), "")),
        ("media", "none", ("AS012", "media: 'none' is not one of text, image, audio", (), "")),
        ("MANY", "a, b", ("AS012", "MANY: 'a, b' is not one of a, b, none", (), "write a list: [a, b]")),
        (
            "media",
            "audio、text",
            (
                "AS012",
                "media: 'audio、text' is not one of text, image, audio",
                (),
                "write a list: [audio, text]",
            ),
        ),
        ("MANY", "a b c", ("AS012", "MANY: 'a b c' is not one of a, b, none", (), "")),
        ("MANY", ("a", "c"), ("AS012", "MANY: 'c' is not one of a, b, none", (1,), "")),
        ("MANY", ("a", None), ("AS012", "MANY: takes one of a, b, none, not nothing", (1,), "")),
        ("MANY", ("a", ("b",)), ("AS012", "MANY: takes one of a, b, none, not a list", (1,), "")),
        ("MANY", ("a", "b", "a"), ("AS018", "MANY: 'a' is chosen twice", (2,), "")),
        ("MANY", ("a", "none"), ("AS018", "MANY: 'none' cannot stand beside other choices", (1,), "")),
        (
            "MANY",
            ("a", "unknown"),
            ("AS018", "MANY: 'unknown' cannot stand in a list", (1,), "write it alone"),
        ),
        (
            "media",
            ("imag",),
            ("AS012", "media: 'imag' is not one of text, image, audio", (0,), "did you mean 'image'?"),
        ),
        ("users", "many", ("AS019", "users: 'many' is not a number", (), "write it like 1200 or 0.5")),
        ("users", True, ("AS019", "users: 'true' is not a number", (), "write it like 1200 or 0.5")),
        ("users", Decimal("1.5"), ("AS019", "users: 1.5 is not a whole number", (), "")),
        ("users", -1, ("AS019", "users: -1 is below the least possible value, 0", (), "")),
        ("users", 10**15 + 1, ("AS019", "users: the number is too large", (), "")),
        (
            "share",
            Decimal("-1.51"),
            ("AS019", "share: -1.51 is below the least possible value, -1.5", (), ""),
        ),
        (
            "share",
            Decimal("100.01"),
            ("AS019", "share: 100.01 is above the greatest possible value, 100", (), ""),
        ),
        ("TEST", 97, ("AS020", "TEST: takes the counts of a test: {tested: 500, passed: 488}", (), "")),
        (
            "TEST",
            {"tested": 5},
            ("AS020", "TEST: takes the counts of a test: {tested: 500, passed: 488}", (), ""),
        ),
        (
            "TEST",
            {"tested": 5, "passed": 6},
            ("AS020", "TEST: passed (6) is more than tested (5)", ("passed",), ""),
        ),
        (
            "TEST",
            {"tested": 5, "passed": -1},
            ("AS020", "TEST: 'passed' must be a whole number, 0 or more", ("passed",), ""),
        ),
        (
            "TEST",
            {"tested": Decimal("5.5"), "passed": 1},
            ("AS020", "TEST: 'tested' must be a whole number, 0 or more", ("tested",), ""),
        ),
        ("purpose", "  ", ("AS011", "purpose: the answer is empty", (), "")),
        ("purpose", True, ("AS011", "purpose: the answer must be text", (), "")),
        ("purpose", ("a",), ("AS011", "purpose: the answer must be text", (), "")),
        (
            "purpose",
            "x" * 10_001,
            ("AS017", "purpose: the answer is longer than 10,000 characters (10,001)", (), ""),
        ),
        ("launch", "22.11.2026", ("AS021", "launch: '22.11.2026' is not a date like 2026-11-22", (), "")),
        ("launch", 2026, ("AS021", "launch: '2026' is not a date like 2026-11-22", (), "")),
    ],
)
def test_the_words_for_what_is_wrong(read, name, raw, problem):
    assert read(name, raw) == (None, [problem])


def test_every_defect_of_a_list_is_named(read):
    assert read("MANY", ("c", "a", "a")) == (
        None,
        [
            ("AS012", "MANY: 'c' is not one of a, b, none", (0,), ""),
            ("AS018", "MANY: 'a' is chosen twice", (2,), ""),
        ],
    )


@pytest.mark.parametrize(
    "raw", ["2026-02-29", "2026-13-01", "20261122", "2026-W10-1", "2026-1-1", " 2026-11-22", "", None]
)
def test_no_calendar_date(raw):
    assert not is_date(raw)
