"""A sheet written anew says what it said before."""

from dataclasses import replace
from pathlib import Path

import pytest

from riskcheck import api
from riskcheck.core.answers.model import Answer, AnswerSheet, AnswerState, Assessor, Product
from riskcheck.core.answers.sheet import read_sheet
from riskcheck.loading.whole_sheet import whole_sheet
from riskcheck.loading.yaml_reading import parse_yaml
from tests.support.packs import build_pack, rule, section

EXAMPLES = sorted(api.examples().values())


def read_again(content: bytes, pack) -> AnswerSheet:
    sheet, problems = read_sheet(parse_yaml(content, "sheet").data, pack, "")
    assert sheet is not None, problems
    return sheet


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_an_example_says_what_it_said(path: Path) -> None:
    case = api.open_case(path)
    written = whole_sheet(case.sheet)
    assert read_again(written, case.pack) == replace(case.sheet, sha256="")
    assert whole_sheet(read_again(written, case.pack)) == written


def test_it_looks_like_a_sheet_that_a_person_writes(tmp_path: Path) -> None:
    pack = build_pack(tmp_path, {"main": section("main", rule("R-1"), rule("R-2"))})
    answers = {
        "R-1": Answer(AnswerState.ANSWERED, "done", note="one: two # three"),
        "R-2": Answer(AnswerState.UNKNOWN),
    }
    sheet = AnswerSheet(pack.name, Product("Boat: '船'", "2"), Assessor("{{7*7}}"), "2026-11-22", answers)
    assert whole_sheet(sheet).decode() == (
        "riskcheck: 1\n"
        "pack: demo@1.0.0\n"
        "product:\n"
        "  name: \"Boat: '船'\"\n"
        '  version: "2"\n'
        "assessor:\n"
        '  name: "{{7*7}}"\n'
        "date: 2026-11-22\n"
        "answers:\n"
        "  R-1:\n"
        "    value: done\n"
        '    note: "one: two # three"\n'
        "  R-2: unknown\n"
    )


def test_a_sheet_without_answers_is_a_sheet(tmp_path: Path) -> None:
    pack = build_pack(tmp_path, {"main": section("main", rule("R-1"))})
    sheet = AnswerSheet(pack.name, Product("Boat"), Assessor("Sun"), "2026-11-22")
    assert read_again(whole_sheet(sheet), pack) == sheet


def test_a_long_number_keeps_every_digit(tmp_path: Path) -> None:
    number = "type: number\nimpact: 2\nlikelihood: 3\nbands: [{id: few, below: 10, exposure: 0, text: Few}, "
    number += "{id: more, exposure: 100, text: More}]\n"
    pack = build_pack(tmp_path, {"main": section("main", rule("R-1", number))})
    given = b"riskcheck: 1\npack: demo\nproduct: {name: a}\nassessor: {name: b}\ndate: 2026-11-22\n"
    given += b"answers: {R-1: 1.0000000000000000000000000000000000000001}\n"
    sheet = read_again(given, pack)
    assert read_again(whole_sheet(sheet), pack) == sheet
