"""Defects of one rule, and of the parameters of the method, with their exact words."""

import pytest

from tests.support.packs import HEAD, pack_issues, rule


def issues(tmp_path, outcomes, kind="number"):
    return pack_issues(tmp_path, rule("R-1", f"type: {kind}\nimpact: 2\nlikelihood: 2\n{outcomes}\n"))


def bands(*limits, key="below"):
    """Return bands a, b, c ... with these limits, each with another exposure."""
    listed = ", ".join(
        f"{{id: {name}, exposure: {index * 10}" + (f", {key}: {limit}}}" if limit is not None else "}")
        for index, (name, limit) in enumerate(zip("abcde", limits, strict=False))
    )
    return f"bands: [{listed}]"


@pytest.mark.parametrize(
    ("outcomes", "issue"),
    [
        (bands(5, 5, None), "R-1: 'b' can never be reached: its `below` must be above 5 [PK023]"),
        (bands(5, 4.5, None), "R-1: 'b' can never be reached: its `below` must be above 5 [PK023]"),
        (bands(5, 9), "R-1: 'b': the last band must have no `below` [PK021]"),
        (bands(None, 5, None), "R-1: 'a': only the last band has no `below` [PK021]"),
        (
            "min: 5\n" + bands(5, 9, None),
            "R-1: 'a' can never be reached: no number below 5 is left for it [PK023]",
        ),
        ("max: 4\n" + bands(5, None), "R-1: 'b' can never be reached: no number is above 4 [PK023]"),
        (
            "integer: true\n" + bands(5.2, 5.8, None),
            "R-1: 'b' can never be reached: no number below 5.8 is left for it [PK023]",
        ),
        (
            "max: 5.5\ninteger: true\n" + bands(5.2, None),
            "R-1: 'b' can never be reached: no number is above 5.5 [PK023]",
        ),
    ],
)
def test_bands_of_numbers_that_no_answer_reaches(tmp_path, outcomes, issue):
    assert [line.split(">: ")[1] for line in issues(tmp_path, outcomes)] == [issue]


def test_bands_of_numbers_at_their_limits_can_be_reached(tmp_path):
    assert issues(tmp_path, "min: 4\nmax: 6\ninteger: true\n" + bands(5, 5.5, None)) == []


@pytest.mark.parametrize(
    ("judge", "outcomes", "issue"),
    [
        (
            "rate",
            bands(90, 95, None, key="at-least"),
            "R-1: 'b' can never be reached: its `at-least` must be below 90",
        ),
        ("rate", bands(101, None, key="at-least"), "R-1: 'a' can never be reached: no sample reaches 101 %"),
        (
            "bound",
            bands(100, 90, None, key="at-least"),
            "R-1: 'a' can never be reached: no sample reaches 100 %",
        ),
        (
            "rate",
            bands(90, 0, None, key="at-least"),
            "R-1: 'c' can never be reached: every sample reaches 0 %",
        ),
    ],
)
def test_bands_of_samples_that_no_answer_reaches(tmp_path, judge, outcomes, issue):
    found = issues(tmp_path, f"judge: {judge}\n{outcomes}", "sample")
    assert [line.split(">: ")[1] for line in found] == [f"{issue} [PK023]"]


def test_all_of_a_sample_may_be_asked_for_by_its_rate(tmp_path):
    assert issues(tmp_path, "judge: rate\n" + bands(100, 90, None, key="at-least"), "sample") == []


@pytest.mark.parametrize("choice", ["{id: a, reduces: 5, adds: 5, text: A}", "{id: a, text: A}"])
def test_a_choice_of_many_is_a_safeguard_or_a_hazard(tmp_path, choice):
    assert issues(tmp_path, f"choices: [{choice}]", "many") == [
        "main.yaml: <{id: a>: R-1: 'a' must have either `reduces` (a safeguard) or `adds` (a hazard), above 0"
        " [PK022]"
    ]


def test_choices_that_change_nothing(tmp_path):
    assert issues(tmp_path, "base: 0\nchoices: [{id: a, reduces: 5, text: A}]", "many") == [
        "main.yaml: <[{id: a>: R-1: every answer comes to the same exposure [PK022]"
    ]


@pytest.mark.parametrize(
    ("kind", "outcomes"),
    [
        ("one", "choices: [{id: a, exposure: 5, text: A, red-line: {}}, {id: b, exposure: 9, text: B}]"),
        ("many", "choices: [{id: a, reduces: 5, text: A, red-line: {}}, {id: b, reduces: 9, text: B}]"),
        ("many", "choices: [{id: a, adds: 5, text: A}]\nnone: {red-line: {}}"),
        ("number", "bands: [{id: a, below: 5, exposure: 0, red-line: {}}, {id: b, exposure: 9}]"),
    ],
)
def test_a_red_line_on_the_safest_answer(tmp_path, kind, outcomes):
    """Otherwise there is no way to answer without crossing it, or a safer answer raises the level."""
    assert issues(tmp_path, outcomes, kind) == [
        "main.yaml: <id: R-1>: R-1: the safest answer crosses a red line [PK024]"
    ]


def parameters(tmp_path, old, new):
    return pack_issues(tmp_path, head=HEAD.replace(old, new))


def test_bands_of_the_method_that_leave_gaps(tmp_path):
    assert parameters(tmp_path, "{id: high, up-to: 60", "{id: high, up-to: 35") == [
        "pack.yaml: <35>: 'high' must reach above 35, where the band before it ends [PK021]"
    ]
    assert parameters(tmp_path / "b", "up-to: 100", "up-to: 99") == [
        "pack.yaml: <99>: the last of levels must reach up to 100, not 99 [PK021]"
    ]
    assert parameters(tmp_path / "c", "up-to: 25", "up-to: 24") == [
        "pack.yaml: <24>: the last of severities must reach up to 25, not 24 [PK021]"
    ]


def test_floors_that_name_what_is_not_there(tmp_path):
    assert parameters(
        tmp_path, "severity: critical, at-least: high", "severity: criticl, at-least: hihg"
    ) == [
        "pack.yaml: <criticl>: 'criticl' is not one of low, moderate, high, critical;"
        " did you mean 'critical'? [PK020]",
        "pack.yaml: <hihg>: 'hihg' is not one of low, moderate, high, critical; did you mean 'high'? [PK020]",
    ]
