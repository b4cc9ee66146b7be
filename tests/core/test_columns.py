"""Columns of a terminal: Chinese characters take two places."""

import pytest

from riskcheck.core.columns import cut, fitted, pad, side_by_side, table, visible, width, wrap


@pytest.mark.parametrize(
    ("text", "places"), [("", 0), ("abc", 3), ("风险", 4), ("é", 1), ("e\u0301", 1), ("ＡB", 3)]
)
def test_width(text, places):
    assert width(text) == places


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("Law", "Article 1", "Law Article 1"),
        ("《个人信息保护法》", "第十三条", "《个人信息保护法》第十三条"),
        ("分类（第3版）", "2.1", "分类（第3版）2.1"),
        ("附录A", "A.5.4", "附录A A.5.4"),
        ("Law", "", "Law"),
        ("", "Article 1", "Article 1"),
    ],
)
def test_two_texts_side_by_side(first, second, together):
    assert side_by_side(first, second) == together


def test_pad():
    assert pad("风险", 6) == "风险  "
    assert pad("12.5", 6, right=True) == "  12.5"


@pytest.mark.parametrize(
    ("text", "places", "short"),
    [
        ("privacy", 7, "privacy"),
        ("privacy", 6, "pri..."),
        ("隐私与权利", 10, "隐私与权利"),
        ("隐私与权利", 9, "隐私与..."),
    ],
)
def test_cut(text, places, short):
    assert cut(text, places) == short


@pytest.mark.parametrize(
    ("text", "places", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("个人信息，是否", 8, ["个人信息，", "是否"]),  # a comma never begins a line
        ("个人信息（敏感）", 10, ["个人信息", "（敏感）"]),  # a bracket never ends one
        ("见“（敏感）”", 6, ["见", "“（敏", "感）”"]),
        ("（（（（", 4, ["（（", "（（"]),
        ("a\n\nb", 10, ["a", "", "b"]),
        ("", 5, [""]),
    ],
)
def test_wrap(text, places, lines):
    assert wrap(text, places) == lines


@pytest.mark.parametrize(
    ("text", "places", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("风险点：一、二、三", 8, ["风险点：", "一、二、", "三"]),
        ("PRI-1、PRI-2、PRI-3", 14, ["PRI-1、PRI-2、", "PRI-3"]),
        ("PRI-1、PRI-2、PRI-3", 13, ["PRI-1、", "PRI-2、", "PRI-3"]),
    ],
)
def test_punctuation_keeps_within_the_places_where_that_is_demanded(text, places, lines):
    assert fitted(text, places) == lines


def test_table():
    assert table([["领域", "分"], ["ab", "12"]], right=(1,)) == ["领域  分", "ab    12"]


def test_what_would_steer_a_terminal_is_spelled_out():
    assert visible("a\x1b[2J\u202eb\n风险\u3000好") == "a\\x1b[2J\\u202eb\n风险\u3000好"
