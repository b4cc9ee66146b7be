"""What a report may print as it is, and how the rest is written out."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from riskcheck.reporting.glyphs import _USUAL, Coverage, _is_mark

FONTS = Path(__file__).parents[2] / "reports" / "fonts"
# weight class, selection bits, style bits
FACES = {"Regular": (400, 0x40, 0), "Bold": (700, 0x20, 1)}


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    return Coverage.parse((FONTS / "coverage.txt").read_text(encoding="ascii"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "生成式人工智能服务安全评估报告（2026）：高风险，不得上线！“引用”《办法》——第１条…",
        "Łukasz Škvorecký, Erdoğan İnönü, Ștefan, Øyvind, Nguyễn Thị Ánh, Straße, Ελλάδα ή, Україна ґ",
        "王喆 陈镕基 李堃 赵\u4dae 钱\U0002cd8b 孙\U0002ca0e",  # of the list of 8105, outside GB 2312
        "≤ ≥ × ÷ − ± ≈ ≠ ∑ ■ □ ● ○ ▲ ▼ ◆ ✓ ✗ ☐ ☑ ☒ → ⇒ ① ⑳ ㎡ ℃ ™ № ½ ⅔ x⁰¹²³⁹ H₂O € £ ¥ ₹",
        "かな カタカナ ー ｶﾅ ㄅㄆㄇ ⼈⼯智能",
        "column\tcolumn\nline\u00a0line\u3000line\u2011line",
    ],
)
def test_a_text_that_the_fonts_can_draw_stays_as_it_is(coverage: Coverage, text: str) -> None:
    assert coverage.printable(text) == text
    assert coverage.missing(text) == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("ok 👍", "ok [U+1F44D]", id="emoji"),
        pytest.param("مرحبا", "[U+0645][U+0631][U+062D][U+0628][U+0627]", id="Arabic"),
        pytest.param("陳大文", "[U+9673]大文", id="traditional character outside the lists"),
        pytest.param("a\x00b\x1b[31m\x7f\x85", "a[U+0000]b[U+001B][31m[U+007F][U+0085]", id="controls"),
        pytest.param("line\r\nline\x0b\x0c", "line[U+000D]\nline[U+000B][U+000C]", id="other line controls"),
        pytest.param("a\u2028b\u2029c", "a[U+2028]b[U+2029]c", id="line and paragraph separator"),
        pytest.param("\ud800x\udfff", "[U+D800]x[U+DFFF]", id="lone surrogates"),
        pytest.param("no\u202eton\u202c", "no[U+202E]ton[U+202C]", id="bidi override"),
        pytest.param("\u2066\u2067\u2068\u2069", "[U+2066][U+2067][U+2068][U+2069]", id="bidi isolates"),
        pytest.param("\u200e\u200f\u061c", "[U+200E][U+200F][U+061C]", id="bidi marks"),
        pytest.param(
            "a\u200bb\u200cc\u200dd\u2060e", "a[U+200B]b[U+200C]c[U+200D]d[U+2060]e", id="zero width"
        ),
        pytest.param("\ufeffBOM", "[U+FEFF]BOM", id="byte order mark"),
        pytest.param("dis\u00adarm", "dis[U+00AD]arm", id="soft hyphen"),
        pytest.param("✓\ufe0f葛\U000e0100", "✓[U+FE0F]葛[U+E0100]", id="variation selectors"),
        pytest.param("a\U000e0041b", "a[U+E0041]b", id="tag character"),
        pytest.param("\u3164\uffa0\u115f\u034f", "[U+3164][U+FFA0][U+115F][U+034F]", id="invisible letters"),
        pytest.param("\ue000\uffff\U0010ffff", "[U+E000][U+FFFF][U+10FFFF]", id="private use"),
        pytest.param("q\u0301", "q[U+0301]", id="mark that does not compose"),
    ],
)
def test_everything_else_is_written_out(coverage: Coverage, text: str, printed: str) -> None:
    assert coverage.printable(text) == printed
    assert coverage.printable(printed) == printed


def test_marks_that_compose_are_composed_first(coverage: Coverage) -> None:
    assert coverage.printable("e\u0301 n\u030c u\u0308\u030c ガ".replace("ガ", "カ\u3099")) == "é ň ǚ ガ"
    assert coverage.missing("e\u0301 n\u030c u\u0308\u030c カ\u3099") == ()


def test_missing_names_each_replaced_character_once_in_code_point_order(coverage: Coverage) -> None:
    assert coverage.missing("👍 合\u202e规 👍\x00 \u202e陳") == ("\x00", "\u202e", "陳", "👍")


def test_invisible_characters_are_replaced_even_where_a_font_has_a_glyph_for_them() -> None:
    everything = Coverage.parse("0000-10FFFF\n")
    text = "a\x07\u00ad\u200b\u202e\u2028\u3164\ufe0f\ufeff\U000e0100\ud800"
    expected = "a[U+0007][U+00AD][U+200B][U+202E][U+2028][U+3164][U+FE0F][U+FEFF][U+E0100][U+D800]"
    assert everything.printable(text) == expected
    assert everything.missing("👍 陳 é\n\t\u00a0") == ()


def test_a_run_of_marks_is_composed_and_sorted_in_its_first_thirty_only(coverage: Coverage) -> None:
    below, acute = "[U+0323]", "[U+0301]"
    printed = coverage.printable("e" + "\u0301\u0323" * 50_000)
    assert printed == "ẹ" + below * 14 + acute * 15 + (acute + below) * 49_985


def test_marks_that_decompose_into_marks_count_as_marks(coverage: Coverage) -> None:
    first, second = "[U+0F71]", "[U+0F72]"
    printed = coverage.printable("e" + "\u0f73" * 100_000)
    assert printed == "e" + first * 30 + second * 30 + (first + second) * 99_970


def test_a_long_text_is_replaced_completely(coverage: Coverage) -> None:
    assert coverage.printable("风险\u202e审计👍abc" * 10_000) == "风险[U+202E]审计[U+1F44D]abc" * 10_000


def test_a_usual_character_stays_as_it_is_whatever_stands_beside_it() -> None:
    everything = [chr(code) for code in range(0x110000)]
    usual = [character for character in everything if _USUAL.fullmatch(character)]
    pairs = [unicodedata.decomposition(character).split() for character in everything]
    second = {chr(int(pair[1], 16)) for pair in pairs if len(pair) == 2 and pair[0][0] != "<"}
    assert "\u0301" in second
    assert {"a", "风", "。", "！"} < set(usual)
    assert second.isdisjoint(usual)
    assert [one for one in usual if unicodedata.normalize("NFC", one) != one or _is_mark(one)] == []


def test_parse_reads_single_code_points_and_ranges() -> None:
    parsed = Coverage.parse("0041-0043\n0061\n2CD8B\n")
    assert parsed.characters == frozenset("\n\tABCa\U0002cd8b")


@pytest.mark.parametrize("line", ["", "41-43", "0043-0041", "0041-", "0041 - 0043", "00e9", "110000", "#"])
def test_parse_refuses_any_other_line_and_names_it(line: str) -> None:
    with pytest.raises(ValueError, match=r"^line 2: .* is not a range of code points such as 0020-007E$"):
        Coverage.parse(f"0020-007E\n{line}\n00A0\n")


def test_the_coverage_file_is_what_both_fonts_have() -> None:
    tables = [set(TTFont(FONTS / f"RiskcheckSans-{style}.ttf").getBestCmap()) for style in FACES]
    lines = (FONTS / "coverage.txt").read_text(encoding="ascii").splitlines()
    ends = [[int(end, 16) for end in line.split("-")] for line in lines]
    listed = [code for first, *last in ends for code in range(first, (last or [first])[0] + 1)]
    assert listed == sorted(tables[0] & tables[1])
    assert all(line == "-".join(f"{end:04X}" for end in pair) for line, pair in zip(lines, ends, strict=True))
    assert all(before[-1] + 1 < after[0] for before, after in pairwise(ends))


def test_every_ideograph_of_gb_2312_is_covered(coverage: Coverage) -> None:
    rows = [bytes((first, second)) for first in range(0xB0, 0xF8) for second in range(0xA1, 0xFF)]
    ideographs = "".join(row.decode("gb2312", "ignore") for row in rows)
    assert len(ideographs) == 6763
    assert coverage.missing(ideographs) == ()


@pytest.mark.parametrize("style", FACES)
def test_the_fonts_form_one_family_of_their_own(style: str) -> None:
    font = TTFont(FONTS / f"RiskcheckSans-{style}.ttf")
    names = {number: font["name"].getDebugName(number) for number in (1, 2, 3, 4, 6, 16, 17)}
    assert names == {
        1: "Riskcheck Sans",
        2: style,
        3: f"2.004-H2;riskcheck;RiskcheckSans-{style}",
        4: f"Riskcheck Sans {style}",
        6: f"RiskcheckSans-{style}",
        16: None,
        17: None,
    }
    os2 = font["OS/2"]
    assert (os2.usWeightClass, os2.fsSelection, font["head"].macStyle) == FACES[style]
    assert os2.fsType == 0  # may be embedded
    assert "Reserved Font Name 'Source'" in font["name"].getDebugName(0)
    assert "SIL Open Font License, Version 1.1" in font["name"].getDebugName(13)


def test_only_blanks_have_an_empty_glyph() -> None:
    for style in FACES:
        font = TTFont(FONTS / f"RiskcheckSans-{style}.ttf")
        glyphs, names = font["glyf"], font.getBestCmap()
        empty = [chr(code) for code, name in names.items() if glyphs[name].numberOfContours == 0]
        assert set(map(unicodedata.category, empty)) == {"Zs"}


@pytest.mark.parametrize("style", FACES)
def test_no_two_characters_share_a_glyph(style: str) -> None:
    """A PDF says of a glyph only once which character it is: a shared 人 might be copied as radical ⼈."""
    names = TTFont(FONTS / f"RiskcheckSans-{style}.ttf").getBestCmap()
    assert len(set(names.values())) == len(names)
