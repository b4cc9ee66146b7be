"""Answers are put into a sheet, and nothing else in it changes."""

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskcheck.errors import NotWrittenError
from riskcheck.loading import sheet_writing
from riskcheck.loading.sheet_writing import SheetEditor
from riskcheck.loading.yaml_reading import parse_yaml


def edited(text: str, *answers: tuple[str, Any]) -> str:
    editor = SheetEditor(text.encode())
    for question, raw in answers:
        editor.set_answer(question, raw)
    return editor.render().decode()


def as_read(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: as_read(value) for key, value in data.items()}
    return tuple(as_read(item) for item in data) if isinstance(data, list) else data


SHEET = """\
# my sheet
riskcheck: 1
product: { name: X,   version: 012 }   # spaces stay
answers:
    # the first ones
    a:   yes      # sure
    b: "q"

    # PRI-01:
    # ---- second part
    c:
    - x   # seen by Ann
    -   y
    d: >-
      folded text
      # no comment
    e:
      value: partly   # for now
      note: 'it''s'
    h:   # later
      # asked twice
      owner: Bo   # or Cy
    f: {tested: 5, passed: 4}

    # the end of the answers
date: 2026-11-22
"""
FULL = {"value": "partly", "note": "see: #1", "evidence": [{"file": "a.pdf"}, {"url": "https://x.y/z"}]}

EDITS: dict[str, tuple[str, Any, str, str]] = {
    "a value is exchanged and its comment stays": ("a", "no", "a:   yes      # sure", "a:   no      # sure"),
    "a quoted value": ("b", ["u", "v"], 'b: "q"', "b: [u, v]"),
    "an empty commented line is filled in": ("PRI-01", "open", "# PRI-01:", "PRI-01: open"),
    "a new answer goes to the end": ("g", 12, "passed: 4}", "passed: 4}\n    g: 12"),
    "a list of several lines": (
        "c",
        ["z"],
        "c:\n    - x   # seen by Ann\n    -   y",
        "# seen by Ann\n    c: [z]",
    ),
    "a folded text": ("d", "unknown", "d: >-\n      folded text\n      # no comment", "d: unknown"),
    "a part of a full answer": (
        "e",
        {"value": "none", "note": "it's"},
        "value: partly   # for now",
        "value: none   # for now",
    ),
    "an owner, a date and an acceptance": (
        "e",
        {
            "value": "partly",
            "note": "it's",
            "owner": "Li",
            "due": "2027-01-31",
            "accepted": {"by": "Zhao", "reason": "a: b"},
        },
        "note: 'it''s'",
        "note: 'it''s'\n      owner: Li\n      due: 2027-01-31\n"
        '      accepted:\n          by: Zhao\n          reason: "a: b"',
    ),
    "a full answer grows": (
        "e",
        {"value": "partly", "note": "it's", "evidence": [{"file": "a b.pdf"}]},
        "note: 'it''s'",
        "note: 'it''s'\n      evidence:\n          - {file: a b.pdf}",
    ),
    "a full answer becomes short": (
        "e",
        "none",
        "e:\n      value: partly   # for now\n      note: 'it''s'",
        "# for now\n    e: none",
    ),
    "a short answer becomes full": (
        "a",
        FULL,
        "a:   yes      # sure",
        'a:      # sure\n        value: partly\n        note: "see: #1"\n        evidence:\n'
        '            - {file: a.pdf}\n            - {url: "https://x.y/z"}',
    ),
    "a value goes before what was noted": (
        "h",
        {"value": "partly", "owner": "Bo"},
        "owner: Bo   # or Cy",
        "value: partly\n      owner: Bo   # or Cy",
    ),
    "counts": ("f", {"tested": 6, "passed": 4}, "tested: 5", "tested: 6"),
    "a reason": ("b", {"not-applicable": "No voice."}, 'b: "q"', "b: {not-applicable: No voice.}"),
}


@pytest.mark.parametrize("case", EDITS.values(), ids=EDITS.keys())
def test_only_the_answer_changes(case: tuple[str, Any, str, str]) -> None:
    question, raw, before, after = case
    assert SHEET.count(before) == 1
    assert edited(SHEET, (question, raw)) == SHEET.replace(before, after)


def test_the_same_answer_again_changes_nothing() -> None:
    same = [("a", "yes"), ("c", ["x", "y"]), ("e", {"note": "it's", "value": "partly"})]
    assert edited(SHEET, same[0]) == SHEET
    assert edited(SHEET, same[2]) == SHEET


BEGINNINGS: dict[str, tuple[str, str]] = {
    "nothing": ("riskcheck: 1\n", "riskcheck: 1\nanswers:\n  A: b\n  B: 12\n"),
    "no answers": ("answers:\nriskcheck: 1\n", "answers:\n  A: b\n  B: 12\nriskcheck: 1\n"),
    "null": ("answers: ~   # none\n\ndate: 1\n", "answers:   # none\n  A: b\n  B: 12\n\ndate: 1\n"),
    "braces": ("answers: {}\n", "answers:\n  A: b\n  B: 12\n"),
    "a comment in braces": ("answers: {\n  # none\n}\n", "answers: {A: b, B: 12\n  # none\n}\n"),
    "in braces": ("answers: {C: d}  # one\n", "answers: {C: d, A: b, B: 12}  # one\n"),
    "lines to fill in": ("answers:\n  # B:\n\n  # A: \n", "answers:\n  B: 12\n\n  A: b\n"),
    "JSON": (
        '{"riskcheck": 1,\n "answers": {\n   "C": "d"\n }\n}\n',
        '{"riskcheck": 1,\n "answers": {\n   "C": "d",\n   "A": "b",\n   "B": 12\n }\n}\n',
    ),
    "empty JSON": ('{"answers": {}}', '{"answers": {"A": "b", "B": 12}}'),
    "no newline at the end": ("answers:\n  C: d", "answers:\n  C: d\n  A: b\n  B: 12"),
    "blank lines that belong to a text": (
        "answers:\n  C: |+\n    d\n\n\ndate: 1\n",
        "answers:\n  C: |+\n    d\n\n\n  A: b\n  B: 12\ndate: 1\n",
    ),
    "a list without indentation": ("answers:\n  C:\n  - d\n", "answers:\n  C:\n  - d\n  A: b\n  B: 12\n"),
    "document marks": ("---\nanswers:\n  C: d\n...\n", "---\nanswers:\n  C: d\n  A: b\n  B: 12\n...\n"),
    "quoted keys": ('"answers":\n  "C": d\n', '"answers":\n  "C": d\n  A: b\n  B: 12\n'),
    "an answer without a value": ("answers:\n  A:   # ?\n", "answers:\n  A: b   # ?\n  B: 12\n"),
    "an answer on the next line": ("answers:\n  A:\n    c\n", "answers:\n  A: b\n  B: 12\n"),
    "an alias": (
        "answers:\n  C: &x d\n  A: *x   # as C\n",
        "answers:\n  C: &x d\n  A: b   # as C\n  B: 12\n",
    ),
}


@pytest.mark.parametrize("case", BEGINNINGS.values(), ids=BEGINNINGS.keys())
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
def test_answers_are_put_into_any_kind_of_sheet(case: tuple[str, str], newline: str, mark: str) -> None:
    before, after = (mark + text.replace("\n", newline) for text in case)
    assert edited(before, ("A", "b"), ("B", 12)) == after


WRITTEN: dict[Any, str] = {
    "yes": "yes",
    "no": "no",
    "on": "on",
    "true": '"true"',
    "Null": '"Null"',
    "012": '"012"',
    "1e3": '"1e3"',
    "0x1F": '"0x1F"',
    "~": '"~"',
    "2026-11-22": "2026-11-22",
    "-": '"-"',
    "a: b": '"a: b"',
    "a #b": '"a #b"',
    " a": '" a"',
    "a ": '"a "',
    "": '""',
    'a "b" \\': '"a \\"b\\" \\\\"',
    "a\nb\tc\r": '"a\\nb\\tc\\r"',
    "\u2028\u202e": '"\\u2028\\u202E"',
    "王小明（法务）": "王小明（法务）",
    "👩\u200d🚒 ok": '"👩\u200d🚒 ok"',
    "don't": "don't",
    5: "5",
    -5: "-5",
    Decimal("0.50"): "0.50",
    Decimal("1E+2"): "100",
}


@pytest.mark.parametrize("value", WRITTEN, ids=map(repr, WRITTEN))
def test_how_a_value_is_written(value: Any) -> None:
    text = edited("answers:\n", ("A", value))
    assert text == f"answers:\n  A: {WRITTEN[value]}\n"
    assert parse_yaml(text.encode(), "sheet").data == {"answers": {"A": value}}


@pytest.mark.parametrize("text", ["a\x00", "a\x1b[2J", "a\x7f", "a\x85", "\ud800", "\uffff"], ids=ascii)
def test_characters_that_no_sheet_can_hold_are_refused(text: str) -> None:
    editor = SheetEditor(SHEET.encode())
    with pytest.raises(
        NotWrittenError, match=r"^a text holds the character U\+[0-9A-F]{4}, which a sheet cannot"
    ):
        editor.set_answer("a", {"value": "yes", "note": text})
    assert editor.render().decode() == SHEET


REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
texts = st.text(max_size=60).map(lambda text: REFUSED.sub("", text))
hostile = texts | st.sampled_from(
    [": ", " #", "- a", "{a}", "[", "'", '"', "&a", "*a", "!t", "%", "@", "|", ">", "```"]
)
numbers = st.integers(-(10**15), 10**15) | st.decimals(-1000, 1000, places=3)
words = st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True)
shorts = hostile | numbers | st.lists(words, min_size=1, max_size=4)
pieces = st.dictionaries(st.sampled_from(["file", "url", "note"]), hostile, min_size=1)
fulls = st.fixed_dictionaries(
    {"value": shorts}, optional={"note": hostile, "evidence": st.lists(pieces, min_size=1)}
)
raws = shorts | fulls | st.fixed_dictionaries({"not-applicable": hostile}, optional={"note": hostile})
names = st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "PRI-01", "PRI-02"])
sheets = st.sampled_from([SHEET, *(before for before, _ in BEGINNINGS.values() if "*x" not in before)])


@given(sheets, st.sampled_from(["\n", "\r\n"]), st.lists(st.tuples(names, raws), min_size=1, max_size=5))
def test_every_answer_reads_back_and_no_comment_is_lost(
    sheet: str, newline: str, answers: list[tuple[str, Any]]
) -> None:
    before = sheet.replace("\n", newline)
    after = edited(before, *answers)
    was = parse_yaml(before.encode(), "sheet").data
    wanted = {**was, "answers": {**(was.get("answers") or {}), **{key: as_read(raw) for key, raw in answers}}}
    assert parse_yaml(after.encode(), "sheet").data == wanted
    for comment in re.findall(r"# [a-z-].*", sheet.replace("# no comment", "")):
        assert comment.rstrip() in after
    assert after.count("\n") == after.count(newline)
    assert after.startswith(before[: before.find("answers")])


@pytest.mark.parametrize(
    "text",
    [
        "answers:\n  A: &x b\n  B: *x\n",
        "answers:\n  ? A\n  : b\n",
        "? answers\n:\n",
        "answers: [A, b]\n",
        "answers: A\n",
        "[answers]\n",
    ],
)
def test_an_edit_that_would_change_something_else_is_refused(text: str) -> None:
    editor = SheetEditor(text.encode(), "my.yaml")
    with pytest.raises(NotWrittenError) as caught:
        editor.set_answer("A", "c")
    assert caught.value.message == "my.yaml: 'A' could not be written without changing something else"
    assert caught.value.hint == "write it by hand: A: c"
    assert editor.render().decode() == text


def test_a_sheet_never_grows_beyond_what_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_writing, "MAX_BYTES", 30)
    editor = SheetEditor(b"answers:\n  A: b\n")
    with pytest.raises(NotWrittenError):
        editor.set_answer("B", "x" * 20)
    assert editor.render() == b"answers:\n  A: b\n"


def test_names_of_product_and_assessor() -> None:
    editor = SheetEditor(b"product:\n  name: X\n  # version:\nassessor: {name: Y}\nanswers:\n")
    editor.set_value(("product", "version"), "1.0")
    editor.set_value(("assessor", "role"), "lead: all")
    assert editor.render().decode() == (
        'product:\n  name: X\n  version: "1.0"\nassessor: {name: Y, role: "lead: all"}\nanswers:\n'
    )
