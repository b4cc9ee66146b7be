"""What a YAML file means, and what a file may do: every refusal is one exact line with its place."""

import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from riskcheck.errors import InvalidInputError
from riskcheck.loading.bytes_in import MAX_BYTES, read_file
from riskcheck.loading.yaml_building import MAX_REPEATED, checked_data
from riskcheck.loading.yaml_plain import MAX_DEPTH, MAX_NODES, UnusualError, plain_data
from riskcheck.loading.yaml_reading import compose, parse_yaml
from riskcheck.resources import rules_dir


def read(text: str | bytes) -> Any:
    return parse_yaml(text if isinstance(text, bytes) else text.encode(), "f.yaml").data


def refused(text: str | bytes) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        read(text)
    return [str(issue) for issue in caught.value.issues]


# ---------------------------------------------------------------- meaning


@pytest.mark.parametrize(
    "word",
    [
        *("yes", "no", "on", "off", "Yes", "NO", "y", "n", "tRUE", "nULL", "None"),
        *("2026-11-22", "2026-11-22T10:00:00Z", "1:30", "190:20:30"),
        *("012", "00", "0o17", "0x1F", "0b1", "1_000", "1e3", "1.5E3", ".5", "5.", "--1", "+", "."),
        *(".inf", "-.inf", ".nan", "=", "<<", "1.2.3", "12a", "٣", "１２"),
    ],
)
def test_words_are_text(word: str) -> None:
    assert read(f"a: {word}") == {"a": word}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(
            ("0", 0),
            ("7", 7),
            ("-7", -7),
            ("+1", 1),
            ("-0", 0),
            ("12345678901234567890123", 12345678901234567890123),
        ),
        *(
            ("true", True),
            ("True", True),
            ("TRUE", True),
            ("false", False),
            ("False", False),
            ("FALSE", False),
        ),
        *(("null", None), ("Null", None), ("NULL", None), ("~", None), ("", None), ("# nothing", None)),
    ],
)
def test_plain_values(written: str, meant: object) -> None:
    value = read(f"a: {written}")["a"]
    assert value == meant
    assert type(value) is type(meant)


@pytest.mark.parametrize(
    "written", ["0.1", "-1.50", "+0.5", "0.12345678901234567890123456789", "100.0", "0.0000001"]
)
def test_decimals_are_exact(written: str) -> None:
    value = read(f"a: {written}")["a"]
    assert isinstance(value, Decimal)
    assert value.as_tuple() == Decimal(written).as_tuple()


def test_numbers_of_endless_length_are_text() -> None:
    assert read("a: " + "1" * 1000)["a"] == int("1" * 1000)
    assert read("a: " + "1" * 1001)["a"] == "1" * 1001
    assert read("a: 1." + "1" * 100_000)["a"] == "1." + "1" * 100_000


@pytest.mark.parametrize("written", ['"1"', "'1'", "|-\n  1", ">-\n  1"])
def test_a_quoted_number_is_text(written: str) -> None:
    assert read(f"a: {written}") == {"a": "1"}


@pytest.mark.parametrize("written", ["''", '""', "|", ">"])
def test_a_quoted_nothing_is_an_empty_text(written: str) -> None:
    assert read(f"a: {written}") == {"a": ""}


def test_keys_are_text() -> None:
    assert read("1: a\ntrue: b\nnull: c\n2026-11-22: d\n'': e\n隐私: f") == {
        "1": "a",
        "true": "b",
        "null": "c",
        "2026-11-22": "d",
        "": "e",
        "隐私": "f",
    }


def test_lists_are_tuples() -> None:
    assert read("- a\n- [b, {c: d}]\n- []\n- {}\n-") == ("a", ("b", {"c": "d"}), (), {}, None)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = f"a: 1{end}b: |{end}  x{end}  y{end}c: 'p{end}  q'{end}a: 2{end}"
    assert refused(text) == ["f.yaml:7:1: the key 'a' stands here twice [YA002]"]
    assert read(text.removesuffix(f"a: 2{end}")) == {"a": 1, "b": "x\ny\n", "c": "p q"}


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read(b"\xef\xbb\xbfa: 1") == {"a": 1}
    assert refused(b"\xef\xbb\xbfa: 1\na: 2") == ["f.yaml:2:1: the key 'a' stands here twice [YA002]"]
    assert refused(b"\xef\xbb\xbf: :\n\x80") == [
        "f.yaml:2:1: the file is not in UTF-8; save it as UTF-8 [FI005]"
    ]


def test_one_document_may_be_marked() -> None:
    assert read("%YAML 1.2\n---\na: yes\n...\n") == {"a": "yes"}


def test_characters_beyond_the_basic_plane() -> None:
    assert read("a: 😀𠮷\nb: '\\U0001f600'\nc: \"\\U0001F600\\u00e9\\n\"") == {
        "a": "😀𠮷",
        "b": "\\U0001f600",
        "c": "😀é\n",
    }


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n'b': [x, 'y', \"z\", 1.5, ~, true, [], {}]\nc: |\n  d\n",
        *(path.read_text(encoding="utf-8") for path in sorted(rules_dir().glob("aigc/**/*.yaml"))),
    ],
)
def test_the_close_look_reads_the_same(text: str) -> None:
    file = parse_yaml(text.encode(), "f.yaml")
    assert file.data == plain_data(file.root) == checked_data(file.root, "f.yaml")


def test_the_short_way_admits_no_more_than_the_close_look() -> None:
    most = "[" + "1," * (MAX_NODES - 1) + "]"
    assert len(plain_data(compose(most, "f.yaml"))) == MAX_NODES - 1
    for unusual in (
        *("!!str a", "[!x a]", "!x []", "!x {}", "{!x a: 1}", '"\\0"', '{"\\0": 1}'),
        *("{a: 1, 'a': 2}", "{<<: {}}", "{[a]: 1}", "{{a: b}: 1}", "[" * 51 + "]" * 51, "[1," + most[1:]),
    ):
        with pytest.raises(UnusualError):
            plain_data(compose(unusual, "f.yaml"))


# ---------------------------------------------------------------- places


def test_places() -> None:
    file = parse_yaml("a:\n  - {隐私: [x, y], b: 1}\n  - z\nc: d\n".encode(), "f.yaml")
    places = {
        ("a",): "f.yaml:2:3",
        ("a", 0): "f.yaml:2:5",
        ("a", 0, "隐私", 1): "f.yaml:2:14",
        ("a", 1): "f.yaml:3:5",
        ("c",): "f.yaml:4:4",
        ("nowhere",): "f.yaml:1:1",
        ("a", 0, "nowhere", 5): "f.yaml:2:5",
        ("a", 7): "f.yaml:2:3",
        ("a", "x"): "f.yaml:2:3",
        (): "f.yaml:1:1",
    }
    assert {path: str(file.locate(path)) for path in places} == places
    assert str(file.locate(("a", 0, "b"), of_key=True)) == "f.yaml:2:18"
    assert str(file.locate(("c",), of_key=True)) == "f.yaml:4:1"
    assert str(file.locate(("a", 1), of_key=True)) == "f.yaml:3:5"


def test_places_that_are_seldom_asked_for() -> None:
    text = "a:\n  - {隐私: [x, y], b: 1}\n".encode()
    file, ready = parse_yaml(text, "f.yaml", seldom_located=True), parse_yaml(text, "f.yaml")
    assert file.data == ready.data
    for path in ((), ("a",), ("a", 0, "隐私", 1), ("a", 0, "nowhere")):
        assert file.locate(path) == ready.locate(path)
        assert file.locate(path, of_key=True) == ready.locate(path, of_key=True)
    assert file.root is file.root


def test_the_place_of_a_key_that_its_parents_are_called_like() -> None:
    file = parse_yaml(b"a:\n  a:\n    a: 1\n", "f.yaml")
    assert str(file.locate(("a", "a", "a"), of_key=True)) == "f.yaml:3:5"
    assert str(file.locate(("a", "a", "b", "a"), of_key=True)) == "f.yaml:3:5"


# ---------------------------------------------------------------- what is refused

AT_LINE_ABOVE = "put a text that holds ': ' in quotes; else look at the indentation and at the line above"
QUOTES = "put the text in quotes"
NO_ESCAPE = "not YAML: this is not an escape; write \\\\ for a backslash, or use single quotes"
UTF8 = "the file is not in UTF-8; save it as UTF-8"
EMPTY = "f.yaml: the file is empty [FI004]"
NUL = "f.yaml: this is not a text file in UTF-8: it holds NUL bytes [FI006]"
UTF16 = "f.yaml: the file is in UTF-16, not in UTF-8; save it as UTF-8 [FI005]"


def not_allowed(character: str, line: int = 1, column: int = 4) -> str:
    words = f"the character {character} may not stand in a YAML file; remove it"
    return f"f.yaml:{line}:{column}: {words} [FI006]"


FORM = [
    # the same key, however it is written
    ("a: 1\nb: 2\na: 3", "f.yaml:3:1: the key 'a' stands here twice [YA002]"),
    ("{a: 1, 'a': 2}", "f.yaml:1:8: the key 'a' stands here twice [YA002]"),
    ("- 1: a\n  '1': b", "f.yaml:2:3: the key '1' stands here twice [YA002]"),
    (f"{'k' * 90}: 1\n{'k' * 90}: 2", f"f.yaml:2:1: the key '{'k' * 60}' stands here twice [YA002]"),
    # tags
    ("a: !!str 1", f"f.yaml:1:4: the tag !!str is not allowed; {QUOTES} [YA003]"),
    ("a: !!int '1'", f"f.yaml:1:4: the tag !!int is not allowed; {QUOTES} [YA003]"),
    ("a: !mine {b: 1}", "f.yaml:1:4: the tag !mine is not allowed [YA003]"),
    ("!!binary aGk=: 1", f"f.yaml:1:1: the tag !!binary is not allowed; {QUOTES} [YA003]"),
    (
        "a: !!python/object/apply:os.system [x]",
        "f.yaml:1:4: the tag !!python/object/apply:os.system is not allowed [YA003]",
    ),
    ("%TAG ! tag:x,2000:\n---\na: !b [1]", "f.yaml:3:4: the tag tag:x,2000:b is not allowed [YA003]"),
    # keys
    ("? [a]\n: 1", "f.yaml:1:3: a key must be a plain word [YA007]"),
    ("? {a: 1}\n: 1", "f.yaml:1:3: a key must be a plain word [YA007]"),
    (
        "a: &x {b: 1}\nc: {<<: *x}",
        "f.yaml:2:5: the merge key '<<' is not allowed; write its keys out [YA008]",
    ),
    # aliases
    ("a: &x [*x]", "f.yaml:1:4: this holds an alias of itself [YA005]"),
    ("a: &x {b: {c: [*x]}}", "f.yaml:1:4: this holds an alias of itself [YA005]"),
    ("&x\n- *x", "f.yaml:1:1: this holds an alias of itself [YA005]"),
    ("a: *x", f"f.yaml:1:4: not YAML: a text cannot start with '*'; {QUOTES} [YA001]"),
    ("a: &x 1\nb: &x 2", "f.yaml:2:4: not YAML: the anchor stands here for the second time [YA001]"),
    # documents
    ("a: 1\n---\nb: 2", "f.yaml:2:1: not YAML: a second document starts here; a file holds one [YA001]"),
    ("---\n---\n", "f.yaml:2:1: not YAML: a second document starts here; a file holds one [YA001]"),
    ("a: 1\n...\nb", "f.yaml:3:1: not YAML: nothing may follow here: the document has ended [YA001]"),
    ("[a]\nb: 1", "f.yaml:2:1: not YAML: nothing may follow here: the document has ended [YA001]"),
    # tabs
    ("a:\n\tb: 1", "f.yaml:2:1: not YAML: a tab cannot indent; indent with spaces [YA001]"),
    ("a: 1\n\tb: 2", "f.yaml:2:1: not YAML: a tab cannot indent; indent with spaces [YA001]"),
    ("a:\n  - b\n\t- c", "f.yaml:3:1: not YAML: a tab cannot indent; indent with spaces [YA001]"),
    # what people write
    ("a: b: c", f"f.yaml:1:5: not YAML: a ':' cannot stand here; {AT_LINE_ABOVE} [YA001]"),
    ("a\nb: 1", f"f.yaml:2:2: not YAML: a ':' cannot stand here; {AT_LINE_ABOVE} [YA001]"),
    ("a: 1\n  b: 2", f"f.yaml:2:4: not YAML: a ':' cannot stand here; {AT_LINE_ABOVE} [YA001]"),
    ("a: 1\nPRI-01 partly\nc: 1", "f.yaml:2:1: not YAML: this line has no ':' after its key [YA001]"),
    (
        "a:\n    b: 1\n  c: 2",
        "f.yaml:3:3: not YAML: this cannot stand here; check the indentation and the quotes [YA001]",
    ),
    (
        "a: 'it's'",
        "f.yaml:1:8: not YAML: this cannot stand here; check the indentation and the quotes [YA001]",
    ),
    (
        "- a\nb: 1",
        "f.yaml:2:1: not YAML: the list goes on, but this has no '-'; "
        "check the indentation and the quotes [YA001]",
    ),
    ("a: 'x\nb: 1", "f.yaml:1:4: not YAML: the quotes opened here are never closed [YA001]"),
    (
        "a: [1,\n  2\nb: 3",
        "f.yaml:3:2: not YAML: the list opened with '[' in line 1 needs a ',' or its ']' before this [YA001]",
    ),
    (
        "a: {en: What, zh: 问，{x}}",
        "f.yaml:1:21: not YAML: the mapping opened with '{' in line 1 needs a ',' or its '}' before this; "
        "a text that holds , { or } needs quotes [YA001]",
    ),
    ("a: @x", f"f.yaml:1:4: not YAML: a text cannot start with '@'; {QUOTES} [YA001]"),
    ("a: `x`", f"f.yaml:1:4: not YAML: a text cannot start with '`'; {QUOTES} [YA001]"),
    ("a: 5\nb: % of all", f"f.yaml:2:4: not YAML: a text cannot start with '%'; {QUOTES} [YA001]"),
    ("a: * important", f"f.yaml:1:4: not YAML: a text cannot start like this; {QUOTES} [YA001]"),
    ("a: & more", f"f.yaml:1:4: not YAML: a text cannot start like this; {QUOTES} [YA001]"),
    ("a: , b", f"f.yaml:1:4: not YAML: a value is missing here; {QUOTES} [YA001]"),
    ("a: - b", f"f.yaml:1:4: not YAML: a '- ' cannot stand here; {QUOTES} [YA001]"),
    ('a: "C:\\Users"', f"f.yaml:1:9: {NO_ESCAPE} [YA001]"),
    ('a: "C:\\program"', f"f.yaml:1:7: {NO_ESCAPE} [YA001]"),
    ("%FOO {x}\n---\na: 1", "f.yaml:1:5: not YAML: found unknown directive name [YA001]"),
]
CHARACTERS = [
    ('a: "\\ud800"', "f.yaml:1:7: not YAML: this escape stands for no character [YA001]"),
    ('a: "\\ud83d\\ude00"', "f.yaml:1:7: not YAML: this escape stands for no character [YA001]"),
    ('a: "\\Uffffffff"', "f.yaml:1:7: not YAML: this escape stands for no character [YA001]"),
    ('a: "\\0"', "f.yaml:1:4: the text holds the character U+0000; remove it [YA009]"),
    ('a: ["\\e[31m"]', "f.yaml:1:5: the text holds the character U+001B; remove it [YA009]"),
    ('"\\x7f": 1', "f.yaml:1:1: the text holds the character U+007F; remove it [YA009]"),
    ('a: "\\uffff"', "f.yaml:1:4: the text holds the character U+FFFF; remove it [YA009]"),
    ("a: \x1b[31m", not_allowed("U+001B")),
    ("a: 1\n隐私: 教\x0b学", not_allowed("U+000B", 2, 6)),
    ("a: \x7f", not_allowed("U+007F")),
    ("a: \x80", not_allowed("U+0080")),
    ("a: \ufffe", not_allowed("U+FFFE")),
    ("a: \uffff", not_allowed("U+FFFF")),
    ("a: \x85b: 1", not_allowed("U+0085")),
    ("隐私: |\n  教学\u2028b", not_allowed("U+2028", 2, 5)),
    ("\r\n\r\na: \u2029", not_allowed("U+2029", 3)),
    ("a: 1\n# " + "教" * 20_000 + "\nb: \x01", not_allowed("U+0001", 3)),
]
BYTES = [
    (b"", EMPTY),
    (b" \t\r\n\n", EMPTY),
    (b"\xef\xbb\xbf", EMPTY),
    (b"# my answers\n\n  # none yet\n", EMPTY),
    (b"---\n...\n", EMPTY),
    (b"null", EMPTY),
    (b"~\n", EMPTY),
    ("a: 1".encode("utf-16"), UTF16),
    (b"\xfe\xff" + "a: 1".encode("utf-16-be"), UTF16),
    ("a: 1".encode("utf-16-le"), NUL),
    ("a: 1".encode("utf-32-le"), NUL),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NUL),
    (b"a: \x00", NUL),
    ("a: 1\n隐私: 教学".encode("gb18030"), f"f.yaml:2:1: {UTF8} [FI005]"),
    ("a: 1\r\nb: caf\u00e9".encode("latin-1"), f"f.yaml:2:7: {UTF8} [FI005]"),
    ("隐私: 教".encode() + b"\xff", f"f.yaml:1:6: {UTF8} [FI005]"),
    (b"a: \xed\xa0\x80", f"f.yaml:1:4: {UTF8} [FI005]"),  # a surrogate
    (b"a: \xc0\xaf", f"f.yaml:1:4: {UTF8} [FI005]"),  # an overlong slash
    ("教".encode()[:2], f"f.yaml:1:1: {UTF8} [FI005]"),
]


@pytest.mark.parametrize(("text", "line"), FORM + CHARACTERS)
def test_refused(text: str, line: str) -> None:
    assert refused(text) == [line]


@pytest.mark.parametrize(("data", "line"), BYTES)
def test_bytes_refused(data: bytes, line: str) -> None:
    assert refused(data) == [line]


def test_every_defect_at_once() -> None:
    assert refused("a: 1\na: 2\nb: !x y\n? [k]\n: 1\n<<: {c: 1}\nd: {e: 1, e: 2}\n") == [
        "f.yaml:2:1: the key 'a' stands here twice [YA002]",
        f"f.yaml:3:4: the tag !x is not allowed; {QUOTES} [YA003]",
        "f.yaml:4:3: a key must be a plain word [YA007]",
        "f.yaml:6:1: the merge key '<<' is not allowed; write its keys out [YA008]",
        "f.yaml:7:11: the key 'e' stands here twice [YA002]",
    ]


# ---------------------------------------------------------------- limits

DEPTHS: dict[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    # how n levels are written, and where the level n stands
    "lists": (lambda n: "[" * n + "]" * n, lambda n: f"1:{n}"),
    "open lists": (lambda n: "[" * n, lambda n: f"1:{n}"),
    "mappings": (lambda n: "{a: " * n + "}" * n, lambda n: f"1:{4 * n - 3}"),
    "dashes": (lambda n: "- " * n + "a", lambda n: f"1:{2 * n - 1}"),
    "keys": (lambda n: "? " * n + "a", lambda n: f"1:{2 * n - 1}"),
    "anchors": (lambda n: "".join(f"&a{i:06} [" for i in range(n)) + "]" * n, lambda n: f"1:{10 * n - 9}"),
    "blocks": (lambda n: "".join(" " * i + "a:\n" for i in range(n)), lambda n: f"{n}:{n}"),
}
CLOSED = [form for form in DEPTHS if form not in ("open lists", "keys")]
SCRIPT = """
import sys
from riskcheck.errors import InvalidInputError
from riskcheck.loading.yaml_reading import compose, parse_yaml
from riskcheck.resources import rules_dir
try:
    parse_yaml(sys.stdin.buffer.read(), "f.yaml")
    print("read")
except InvalidInputError as error:
    print(*error.issues, sep="\\n")
"""


@pytest.mark.parametrize("form", CLOSED)
def test_fifty_levels(form: str) -> None:
    write, place = DEPTHS[form]
    assert read(write(MAX_DEPTH))
    too_deep = f"f.yaml:{place(MAX_DEPTH + 1)}: nested deeper than 50 levels [YA004]"
    assert refused(write(MAX_DEPTH + 1)) == [too_deep]
    assert refused(write(MAX_DEPTH + 2)) == [too_deep]


@pytest.mark.parametrize("form", DEPTHS)
@pytest.mark.parametrize("levels", [1_000, 200_000])
def test_no_depth_breaks_the_program(form: str, levels: int, checkout: Path) -> None:
    write, place = DEPTHS[form]
    levels = min(levels, 2_000) if form == "blocks" else levels  # its size grows with the square
    started = time.monotonic()
    # in a process of its own: what this guards against is a crash of the interpreter
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=write(levels).encode(),
        capture_output=True,
        cwd=checkout,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == f"f.yaml:{place(MAX_DEPTH + 1)}: nested deeper than 50 levels [YA004]\n"
    assert time.monotonic() - started < 30


def test_lists_in_mappings_count_as_levels_of_their_own() -> None:
    assert read("a:\n- a:\n  - a:\n    - x") == {"a": ({"a": ({"a": ("x",)},)},)}
    deep = "x"
    for level in range(MAX_DEPTH):
        deep = f"{{a: {deep}}}" if level % 2 else f"[{deep}]"
    assert read(deep)
    assert refused(f"[{deep}]") == ["f.yaml:1:126: nested deeper than 50 levels [YA004]"]


def test_aliases_cannot_deepen_beyond_the_limit() -> None:
    text = f"a: &x {'[' * 30}{']' * 30}\nb: {'[' * 30}*x{']' * 30}\n"
    assert refused(text) == [f"f.yaml:1:{6 + 20}: nested deeper than 50 levels [YA004]"]


def test_an_alias_repeats_a_value() -> None:
    assert read("a: &x [1, {b: c}]\nd: *x\ne: &y z\n*y : 3") == {
        "a": (1, {"b": "c"}),
        "d": (1, {"b": "c"}),
        "e": "z",
        "z": 3,
    }
    assert read(f"a: &x 1\nb: [{', '.join(['*x'] * MAX_REPEATED)}]")["b"] == (1,) * MAX_REPEATED
    assert refused(f"a: &x 1\nb: [{', '.join(['*x'] * (MAX_REPEATED + 1))}]") == [
        "f.yaml:1:4: aliases repeat more than 300 values [YA006]"
    ]


def test_a_billion_laughs_end_at_once() -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    started = time.monotonic()
    assert refused("\n".join(lines)) == ["f.yaml:1:10: aliases repeat more than 300 values [YA006]"]
    assert time.monotonic() - started < 5


def test_many_values() -> None:
    assert len(read("[" + "1," * (MAX_NODES - 1) + "]")) == MAX_NODES - 1
    too_many = "[" + "1," * (MAX_NODES + 5) + "]"
    assert refused(too_many) == [f"f.yaml:1:{2 * MAX_NODES}: more than 200,000 values [YA006]"]


def test_long_words() -> None:
    assert read(f"a: {'x' * 1_000_000}")["a"] == "x" * 1_000_000
    assert read(f"? {'k' * 2_000}\n: 1") == {"k" * 2_000: 1}


# ---------------------------------------------------------------- files


def read_refused(path: Path, shown: str | None = "f.yaml") -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        read_file(path, shown)
    return [str(issue) for issue in caught.value.issues]


def test_the_greatest_file(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert len(read_file(path)) == MAX_BYTES
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert read_refused(path) == ["f.yaml: the file is larger than 2 MiB [FI003]"]


def test_a_file_of_50_mb_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert read_refused(path) == ["f.yaml: the file is larger than 2 MiB [FI003]"]


def test_an_endless_file() -> None:
    assert read_refused(Path("/dev/zero")) == ["f.yaml: the file is larger than 2 MiB [FI003]"]


def test_what_is_not_there(tmp_path: Path) -> None:
    assert read_refused(tmp_path / "f.yaml") == ["f.yaml: no such file [FI001]"]
    assert read_refused(tmp_path / "no" / "f.yaml") == ["f.yaml: no such file [FI001]"]
    assert read_refused(tmp_path) == ["f.yaml: this is a folder, not a file [FI002]"]
    assert read_refused(tmp_path / ("x" * 300)) == ["f.yaml: cannot be opened: File name too long [FI002]"]
    (tmp_path / "file").touch()
    assert read_refused(tmp_path / "file" / "f.yaml") == ["f.yaml: cannot be opened: Not a directory [FI002]"]
    assert read_refused(Path("a\0b")) == ["f.yaml: cannot be opened: embedded null byte [FI002]"]


def test_a_file_is_called_as_the_user_called_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_refused(Path("no/../answers.yaml"), None) == ["no/../answers.yaml: no such file [FI001]"]


def test_a_link_in_a_circle(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.symlink_to(path)
    assert read_refused(path) == ["f.yaml: cannot be opened: Too many levels of symbolic links [FI002]"]
