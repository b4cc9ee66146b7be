"""A sheet cut into pieces: quicker, and to the byte what the editor of the whole text makes of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskcheck import resources
from riskcheck.errors import NotWrittenError
from riskcheck.loading import sheet_pieces
from riskcheck.loading.locales import load_wording
from riskcheck.loading.sheet_pieces import QuickEditor
from riskcheck.loading.sheet_writing import SheetEditor
from riskcheck.loading.template import new_sheet
from tests.loading.cases import base_pack
from tests.loading.test_sheet_writing import EDITS, SHEET, names, raws, sheets

BOTH = (QuickEditor, SheetEditor)


def results(text: str, answers: list[tuple[str, Any]]) -> list[list[str]]:
    """What each editor makes of a sheet, after every answer; what it says where it refuses one."""
    found = []
    for kind in BOTH:
        editor = kind(text.encode())
        states = []
        for question, raw in answers:
            try:
                editor.set_answer(question, raw)
                states.append(editor.render().decode())
            except NotWrittenError as error:
                states.append(f"{error.message}; {error.hint}")
        found.append(states)
    return found


@given(sheets, st.sampled_from(["\n", "\r\n"]), st.lists(st.tuples(names, raws), min_size=1, max_size=8))
def test_it_does_what_the_editor_of_the_whole_text_does(
    sheet: str, newline: str, answers: list[tuple[str, Any]]
) -> None:
    quick, whole = results(sheet.replace("\n", newline), answers)
    assert quick == whole


HARD = {
    "a text that looks like lines to fill in": "answers:\n  A: |\n    x\n    # B:\n  # B:\n  C: d\n",
    "blank lines kept": "answers:\n  A: |+\n    x\n\n\n  # B:\n",
    "a folded plain text": "answers:\n  A: x\n    y # z\n\n    # B:\n  C: d\n",
    "a list without indentation": "answers:\n  A:\n  - x\n  # B:\n  C:\n  - y\n",
    "a key after the answers": "answers:\n  A: x\n\n  # B:\n# about the date\ndate: 1\np:\n    n: x\n",
    "an end mark": "---\nanswers:\n  A: x\n  # B:\n...\n",
    "no newline at the end": "answers:\n  A: x\n  # B:",
    "no newline after the last answer": "answers:\n  # B:\n  A: x",
    "two lines for one answer": "answers:\n  # B:\n  A: x\n  # B:\n",
    "deep": "product:\n   name: x\nanswers:\n      A: x\n      # B:\n",
    "outside": "# B:\nanswers:\n  A: x\n",
    "the dummy": "answers:\n  _: x\n  # B:\n",
    "another indentation": "answers:\n    # B:\n  A: x\n    # C:\n",
    "a question mark": "answers:\n  ? A\n  : x\n  # B:\n",
    "an anchor": "answers:\n  A: &x y\n  D: *x\n  # B:\n",
    "in one line": "answers: {A: x}\n# B:\n",
    "a mark": "\ufeffanswers:\n  A: x\n  # B:\n",
    "mixed line ends": "answers:\r\n  A: x\n  # B:\r\n  C: y\n",
}
CHANGES = [
    ("B", "b"),
    ("A", ["p", "q"]),
    ("C", {"value": "v", "note": "n: #"}),
    ("B", 5),
    ("D", "d"),
    ("A", "x"),
]


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_sheets_in_which_pieces_are_hard_to_find(text: str) -> None:
    quick, whole = results(text, CHANGES)
    assert quick == whole


@pytest.mark.parametrize("case", EDITS.values(), ids=EDITS.keys())
def test_every_way_of_editing_is_the_same(case: tuple[str, Any, str, str]) -> None:
    quick, whole = results(SHEET, [(case[0], case[1]), ("PRI-01", "x"), (case[0], "y")])
    assert quick == whole


def test_the_whole_text_is_read_for_the_first_answer_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = base_pack()
    content = new_sheet(pack, load_wording(resources.locale_file("en")), "en", "2026-11-22")
    quick, whole = QuickEditor(content), SheetEditor(content)
    read = []

    class Noted(SheetEditor):
        def __init__(self, content: bytes, name: str = "the sheet") -> None:
            read.append(len(content))
            super().__init__(content, name)

    monkeypatch.setattr(sheet_pieces, "SheetEditor", Noted)
    for question in reversed(pack.questions):
        quick.set_answer(question, {"value": "unknown", "note": "x"})
        whole.set_answer(question, {"value": "unknown", "note": "x"})
    assert quick.render() == whole.render()
    assert dict(quick.answers) == whole.tree.data["answers"]
    assert [size > len(content) // 2 for size in read] == [True] + [False] * (len(pack.questions) - 1)


def test_a_sheet_never_grows_beyond_what_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riskcheck.loading.sheet_pieces.MAX_BYTES", 40)
    monkeypatch.setattr("riskcheck.loading.sheet_writing.MAX_BYTES", 40)
    editor = QuickEditor(b"answers:\n  A: b\n")
    editor.set_answer("B", "12345678901")
    with pytest.raises(NotWrittenError, match="'C' could not be written"):
        editor.set_answer("C", "12345678")
    assert editor.render() == b'answers:\n  A: b\n  B: "12345678901"\n'
