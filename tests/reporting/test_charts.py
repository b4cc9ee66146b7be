"""The pictures: what they show, where, and the text that says the same."""

import re
from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace

import pytest
from markupsafe import Markup

from riskcheck.reporting.charts import charts_in
from riskcheck.reporting.palette import Palette
from riskcheck.reporting.view.pictures import CountedRow
from tests.reporting.sample import FULL, HALF, view_of

PALETTE = Palette()
CHARTS = SimpleNamespace(**charts_in(PALETTE))


def texts(chart: Markup) -> list[str]:
    return re.findall(r">([^<>]+)</text>", chart)


def fills(chart: Markup) -> list[str]:
    return re.findall(r'<rect [^>]*fill="([^"]+)"', chart)


def test_a_chart_has_its_text_and_font_and_escapes_its_words() -> None:
    matrix = view_of(FULL).matrix
    chart = CHARTS.matrix(matrix._replace(impact="a&b", inherent_text="<t>"), residual=False)
    assert isinstance(chart, Markup)
    assert "<title>&lt;t&gt;</title>" in chart
    assert ">a&amp;b</text>" in chart
    assert "font-family=\"'Riskcheck Sans'" in chart


def test_the_inherent_matrix_names_every_rule_in_its_cell() -> None:
    chart = CHARTS.matrix(view_of(FULL).matrix, residual=False)
    shown = texts(chart)
    assert [text for text in shown if "-" in text] == ["T-2", "P-1", "T-1", "P-2"]
    place = dict(re.findall(r'<text x="([\d.]+)"[^>]*>([PT]-\d)</text>', chart))
    # of 13 places for an id, 32.62 wide, impact 1 has one and the others 3 each; 6.4 are around them
    assert place == {"68.22": "T-1", "172.46": "P-2", "276.71": "T-2", "380.95": "P-1"}
    assert PALETTE.tones[3][0] in fills(chart)


def test_the_residual_matrix_names_what_is_left_on_the_colour_of_the_worst() -> None:
    chart = CHARTS.matrix(view_of(FULL).matrix, residual=True)
    assert [text for text in texts(chart) if "-" in text] == ["P-1", "T-1", "P-2"]
    assert [text for text in texts(chart) if "/" in text] == ["0/1", "1/1", "1/1", "1/1"]
    coloured = [fill for fill in fills(chart) if fill != "#ffffff"]
    assert coloured == [PALETTE.tones[2][0], PALETTE.tones[1][0], PALETTE.tones[0][0]]


def test_the_scale_shows_the_levels_the_range_and_the_score() -> None:
    view = view_of(HALF).summary.scale
    chart = CHARTS.scale(view)
    assert [band.up_to for band in view.bands] == [15, 60, 100]
    assert [text for text in texts(chart) if text.isdecimal()] == ["0", "15", "60", "100"]
    assert fills(chart) == [PALETTE.tones[0][0], PALETTE.tones[2][0], PALETTE.tones[3][0]]
    best, point, worst = (f"{float(end) * 4.82:.2f}" for end in (view.best, view.point, view.worst))
    assert f"M{best} 15v6M{worst} 15v6M{best} 18H{worst}" in chart
    assert f"M{point} 9V26" in chart
    assert f'font-weight="700" fill="{PALETTE.ink}" text-anchor="middle">{view.shown}<' in chart
    summary = view_of(HALF).summary
    assert view.text == (
        f"Score {summary.score} on a scale from 0 to 100, range {summary.range}, level Low risk – Top risk"
    )


@pytest.mark.parametrize(
    ("score", "shown", "mark", "middle"), [(0, "0.0", "1.00", "7.5"), (100, "100.0", "481.00", "469.5")]
)
def test_a_score_at_an_end_of_the_scale_stays_within_it(
    score: int, shown: str, mark: str, middle: str
) -> None:
    chart = CHARTS.scale(view_of(HALF).summary.scale._replace(point=Fraction(score), shown=shown))
    assert f"M{mark} 9V26" in chart
    assert re.findall(rf'<text x="([\d.]+)"[^>]*>{shown}<', chart) == [middle]


def test_a_range_of_levels_is_named_whole_beside_its_bar() -> None:
    line = view_of(HALF).summary.sections[0]._replace(point="100.0", level_words="低风险 – 严重风险")
    assert texts(CHARTS.bars([line], [100], "t"))[1] == "100.0  低风险 – 严重风险"


def test_the_bar_of_a_section_shows_point_and_range() -> None:
    line = view_of(HALF).summary.sections[0]
    chart = CHARTS.bar(line)
    assert (
        f'width="{round(float(line.score) * 2.4, 2):g}" height="8" fill="{PALETTE.fill(line.level.tone)}"'
        in chart
    )
    assert f"{float(line.best) * 2.4:.2f} 3v6M{float(line.worst) * 2.4:.2f} 3v6" in chart
    assert f"<title>{line.text}</title>" in chart
    assert line.text == f"Privacy: score {line.range}, level {line.level_words}"


def test_the_waterfall_goes_from_the_whole_to_the_score() -> None:
    waterfall = view_of(FULL).pictures.waterfall
    # the whole is 29 + 2 x 22 = 73; privacy takes off 15.4, tests 2 x 17.8
    assert [(step.title, step.low, step.high, step.shown) for step in waterfall.steps] == [
        ("Inherent risk", Fraction(0), Fraction(100), "100.0"),
        ("Privacy", Fraction(5760, 73), Fraction(100), "−21.1"),
        ("Tests", Fraction(2200, 73), Fraction(5760, 73), "−48.8"),
        ("Residual risk", Fraction(0), Fraction(2200, 73), "30.1"),
    ]
    assert waterfall.text == (
        "From the inherent to the residual risk: Inherent risk 100.0; Privacy −21.1; Tests −48.8; "
        "Residual risk 30.1"
    )
    chart = CHARTS.waterfall(waterfall)
    assert texts(chart)[::2] == ["Inherent risk", "Privacy", "Tests", "Residual risk"]
    assert fills(chart) == [PALETTE.brand, PALETTE.line, PALETTE.line, PALETTE.brand]


def test_coverage_counts_the_places_of_each_document_by_state() -> None:
    coverage = view_of(FULL).pictures.coverage
    assert coverage.kinds == ("controlled", "with a finding", "open", "no rule applies")
    assert coverage.rows == (
        CountedRow("Principles", (0, 2, 0, 1)),
        CountedRow("The law", (0, 2, 0, 0)),
        CountedRow("The standard", (0, 1, 0, 0)),
        CountedRow("The guide", (0, 1, 0, 0)),
        CountedRow("The essay", (0, 2, 0, 0)),
        CountedRow("The foreign", (0, 0, 0, 1)),
    )
    assert "The foreign: no rule applies 1" in coverage.text
    half = {row.title: row.counts for row in view_of(HALF).pictures.coverage.rows}
    assert half["The law"] == (0, 0, 2, 0)  # its rule is not known


def test_questions_are_counted_by_state() -> None:
    answered = view_of(HALF).pictures.answered
    assert answered.kinds == ("answered", "not known", "not answered", "does not apply")
    assert answered.rows == (
        CountedRow("Product profile", (1, 0, 2, 0)),
        CountedRow("Privacy", (1, 1, 1, 0)),
        CountedRow("Tests", (0, 0, 1, 1)),
    )
    chart = CHARTS.stacked(answered)
    assert "1 / 0 / 2 / 0" in texts(chart)
    assert chart.startswith('<svg class="chart" width="482pt" height="52.8pt"')


def test_each_tone_is_darker_than_the_one_before_and_bears_its_ink() -> None:
    def channel(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    def light(colour: str) -> float:
        red, green, blue = (channel(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, other: str) -> float:
        low, high = sorted((light(one), light(other)))
        return (high + 0.05) / (low + 0.05)

    assert all(light(fill) > light(next_fill) for (fill, _), (next_fill, _) in pairwise(PALETTE.tones))
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in PALETTE.tones)
    assert contrast(PALETTE.soft, "#ffffff") >= 4.5
    assert contrast(PALETTE.soft, PALETTE.panel) >= 4.5


def test_pictures_of_a_large_pack_are_cut_to_what_a_page_holds() -> None:
    matrix, answered = view_of(FULL).matrix, view_of(FULL).pictures.answered
    many = tuple(f"R-{number}" for number in range(1, 1001))
    cells = tuple(
        cell._replace(rules=many, left=many) if (cell.impact, cell.likelihood) == (4, 4) else cell
        for cell in matrix.cells
    )
    chart = CHARTS.matrix(matrix._replace(cells=cells), residual=False)
    shown = [text for text in texts(chart) if text.startswith(("R-", "+"))]
    # impact 4 gets 9 of the 13 places; of 48 lines, the other row with rules has one
    assert shown[-2:] == [f"R-{9 * 47 - 1}", f"+{1000 - 9 * 47 + 1}"]
    assert float(re.findall(r'height="([\d.]+)pt"', chart)[0]) < 610
    rows = tuple(CountedRow(f"Section {number}", (1, 0, 0, 0)) for number in range(120))
    charts = CHARTS.stacked(answered._replace(rows=rows))
    assert [float(height) for height in re.findall(r'height="([\d.]+)pt"', charts)] == [621.2, 621.2, 203.6]
    assert [text for text in texts(charts) if text.startswith("Section")] == [row.title for row in rows]
