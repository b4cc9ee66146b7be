"""Sheets about one product joined: nothing is settled silently, and the first one keeps its comments."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import InvalidInputError
from riskcheck.loading.joining import JoinedSheet, join_sheets
from riskcheck.loading.sheets import SheetFile, open_sheet
from riskcheck.loading.yaml_reading import parse_yaml
from tests.loading.cases import base_pack

HEAD = """\
riskcheck: 1
pack: mini@1.2.0
product: {name: Boat}
assessor: {name: Ann}   # lead
date: 2026-11-22
"""


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return base_pack()


def sheet(folder: Path, name: str, answers: str, head: str = HEAD) -> SheetFile:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    lines = "".join(f"  {line}\n" for line in dedent(answers).strip().splitlines())
    path.write_text(f"{head}answers:\n{lines}", encoding="utf-8")
    return open_sheet(path)


def joined(pack: RulePack, *files: SheetFile, prefer: int | None = None) -> JoinedSheet:
    return join_sheets(files, pack, files[0].path.with_name("out.yaml"), prefer)


def answers_of(result: JoinedSheet) -> str:
    head, _, answers = result.content.decode().partition("answers:\n")
    assert head == HEAD
    return dedent(answers)


def differences(pack: RulePack, folder: Path, *files: SheetFile) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        joined(pack, *files)
    return [str(issue).replace(f"{folder}/", "") for issue in caught.value.issues]


def test_new_answers_come_to_the_end_and_equal_ones_stay_as_they_are_written(
    pack: RulePack, tmp_path: Path
) -> None:
    one = sheet(tmp_path, "a.yaml", "purpose: A quiz   # fun\nregions:\n- cn   # first\n- eu\nPRI-01: partly")
    two = sheet(
        tmp_path, "b.yaml", "regions: [eu, cn]\nPRI-01: {value: partly}\nTST-02: {tested: 9, passed: 8}"
    )
    three = sheet(tmp_path, "c.yaml", "# mine\nPRI-02: [logged]\npurpose: A quiz")
    result = joined(pack, one, two, three)
    assert answers_of(result) == (
        "purpose: A quiz   # fun\nregions:\n- cn   # first\n- eu\nPRI-01: partly\n"
        "TST-02: {tested: 9, passed: 8}\nPRI-02: [logged]\n"
    )
    assert (result.answers, result.settled) == (5, ())


def test_evidence_is_united_and_what_only_one_says_is_taken_over(pack: RulePack, tmp_path: Path) -> None:
    one = sheet(
        tmp_path,
        "a.yaml",
        "PRI-01:   # keep\n  value: partly\n  evidence:\n    - {file: a.pdf}   # signed\nTST-01: 5",
    )
    two = sheet(
        tmp_path,
        "b.yaml",
        "PRI-01: {value: partly, note: Since May, evidence: [{url: 'https://x.y'}, {file: a.pdf}]}\n"
        "TST-01: {value: 5, owner: Bo, due: 2027-01-31, accepted: {by: Cy, reason: A short trial}}",
    )
    assert answers_of(joined(pack, one, two)) == (
        "PRI-01:   # keep\n  value: partly\n  evidence:   # signed\n"
        '    - {file: a.pdf}\n    - {url: "https://x.y"}\n  note: Since May\n'
        "TST-01:\n  value: 5\n  owner: Bo\n  due: 2027-01-31\n"
        "  accepted:\n    by: Cy\n    reason: A short trial\n"
    )


def test_what_is_noted_on_an_open_question_comes_to_the_answer(pack: RulePack, tmp_path: Path) -> None:
    one = sheet(tmp_path, "a.yaml", "PRI-01: {note: Since May}\nTST-01: {owner: Bo}\nTST-02: {owner: Cy}")
    two = sheet(
        tmp_path, "b.yaml", "PRI-01: {value: partly, owner: Bo}\nTST-01: {note: by hand}\nPRI-02: {note: x}"
    )
    result = joined(pack, one, two)
    assert answers_of(result) == (
        "PRI-01: {value: partly, note: Since May, owner: Bo}\nTST-01: {owner: Bo, note: by hand}\n"
        "TST-02: {owner: Cy}\nPRI-02:\n  note: x\n"
    )
    assert result.answers == 1


def test_what_is_noted_stays_when_a_preferred_sheet_decides(pack: RulePack, tmp_path: Path) -> None:
    one = sheet(tmp_path, "a.yaml", "PRI-01: {value: partly, note: mine}")
    two = sheet(tmp_path, "b.yaml", "PRI-01: documented")
    three = sheet(tmp_path, "c.yaml", "PRI-01: {owner: Bo}")
    assert answers_of(joined(pack, one, two, three, prefer=1)) == (
        "PRI-01:\n  value: documented\n  owner: Bo\n"
    )


def test_two_notes_on_an_open_question_are_a_difference(pack: RulePack, tmp_path: Path) -> None:
    one, two = (sheet(tmp_path, f"{name}.yaml", f"PRI-01: {{note: {name}}}") for name in "ab")
    hint = "make them the same, or choose with --prefer [ME001]"
    assert differences(pack, tmp_path, one, two) == [
        f"b.yaml:7:18: note of PRI-01: 'b' here, but 'a' at a.yaml:7:18; {hint}"
    ]


def test_every_difference_is_listed_with_both_values_and_places(pack: RulePack, tmp_path: Path) -> None:
    one = sheet(tmp_path, "a.yaml", "PRI-01: partly\nTST-01: {value: 5, note: by hand}\nTST-02: unknown")
    two = sheet(
        tmp_path,
        "b.yaml",
        "PRI-01:\n  value: documented\nTST-01: {value: 5, note: by machine}\nTST-02: {tested: 9, passed: 8}",
        HEAD.replace("Boat", "Ship").replace("2026-11-22", "2026-11-23").replace("Ann}", "Ann, role: Lead}"),
    )
    three = sheet(
        tmp_path, "c.yaml", "PRI-01: {not-applicable: There is none}\nTST-01: {value: 5, note: by hand}"
    )
    hint = "make them the same, or choose with --prefer [ME001]"
    assert differences(pack, tmp_path, one, two, three) == [
        f"b.yaml:5:7: date: '2026-11-23' here, but '2026-11-22' at a.yaml:5:7; {hint}",
        f"b.yaml:3:17: product name: 'Ship' here, but 'Boat' at a.yaml:3:17; {hint}",
        f"b.yaml:8:12: PRI-01: 'documented' here, but 'partly' at a.yaml:7:11; {hint}",
        f"c.yaml:7:11: PRI-01: '{{not-applicable: There is none}}' here, but 'partly' at a.yaml:7:11; {hint}",
        f"b.yaml:9:28: note of TST-01: 'by machine' here, but 'by hand' at a.yaml:8:28; {hint}",
        f"b.yaml:10:11: TST-02: '{{tested: 9, passed: 8}}' here, but 'unknown' at a.yaml:9:11; {hint}",
    ]
    assert not (tmp_path / "out.yaml").exists()


def test_the_preferred_sheet_decides_where_it_says_something(pack: RulePack, tmp_path: Path) -> None:
    one = sheet(tmp_path, "a.yaml", "PRI-01: {value: partly, note: Since May}\nTST-01: 5")
    two = sheet(tmp_path, "b.yaml", "PRI-01: documented\nTST-02: unknown", HEAD.replace("Boat", "Ship"))
    result = joined(pack, one, two, prefer=1)
    text = result.content.decode()
    assert (
        text
        == HEAD.replace("Boat", "Ship") + "answers:\n  PRI-01: documented\n  TST-01: 5\n  TST-02: unknown\n"
    )
    assert [str(issue).replace(f"{tmp_path}/", "") for issue in result.settled] == [
        "a.yaml:3:17: warning: product name: 'Boat' here gives way to 'Ship' at b.yaml:3:17 [ME002]",
        "a.yaml:7:19: warning: PRI-01: 'partly' here gives way to 'documented' at b.yaml:7:11 [ME002]",
    ]
    three = sheet(tmp_path, "c.yaml", "TST-01: 6")
    with pytest.raises(InvalidInputError) as caught:  # the preferred one says nothing about this
        joined(pack, one, two, three, prefer=1)
    assert [str(issue) for issue in caught.value.issues] == [
        f"{three.path}:7:11: TST-01: '6' here, but '5' at {one.path}:8:11; "
        "make them the same, or choose with --prefer [ME001]"
    ]


def test_a_head_that_says_more_is_taken_over(pack: RulePack, tmp_path: Path) -> None:
    one = sheet(tmp_path, "a.yaml", "TST-01: 5")
    two = sheet(tmp_path, "b.yaml", "TST-01: 5", HEAD.replace("{name: Boat}", '{version: "2", name: Boat}'))
    assert joined(pack, one, two).content.decode() == (
        HEAD.replace("{name: Boat}", '{name: Boat, version: "2"}') + "answers:\n  TST-01: 5\n"
    )


def test_parts_of_different_owners_make_a_whole(pack: RulePack, tmp_path: Path) -> None:
    legal = sheet(tmp_path, "a.yaml", "PRI-01: partly", HEAD + "for: legal   # hers\n")
    other = sheet(tmp_path, "b.yaml", "TST-01: 5", HEAD + "for: engineering\n")
    again = sheet(tmp_path, "c.yaml", "PRI-01: partly", HEAD + "for: legal\n")
    assert joined(pack, legal, other).content.decode() == HEAD + "answers:\n  PRI-01: partly\n  TST-01: 5\n"
    assert joined(pack, legal, again).content == legal.content


def test_evidence_of_another_folder_is_still_found(pack: RulePack, tmp_path: Path) -> None:
    one = sheet(tmp_path, "a.yaml", "TST-01: {value: 5, evidence: [{file: x.pdf}]}")
    two = sheet(
        tmp_path,
        "legal/b.yaml",
        "TST-01: {value: 5, evidence: [{file: ../x.pdf}, {file: y.pdf}, {file: /z.pdf}, {url: 'https://x.y'}]}",
    )
    result = joined(pack, one, two)
    answers = parse_yaml(result.content, "out").data["answers"]
    assert answers["TST-01"]["evidence"] == (
        {"file": "x.pdf"},
        {"file": "legal/y.pdf"},
        {"file": "/z.pdf"},
        {"url": "https://x.y"},
    )
    elsewhere = join_sheets([one, two], pack, tmp_path / "new" / "out.yaml", None)
    answers = parse_yaml(elsewhere.content, "out").data["answers"]
    assert [piece.get("file") for piece in answers["TST-01"]["evidence"]] == [
        "../x.pdf",
        "../legal/y.pdf",
        "/z.pdf",
        None,
    ]


def test_every_defect_of_every_sheet_is_listed_first(pack: RulePack, tmp_path: Path) -> None:
    one = sheet(tmp_path, "a.yaml", "PRI-01: party")
    two = sheet(tmp_path, "b.yaml", "TST-09: 5", HEAD.replace("Boat", "Ship"))
    assert differences(pack, tmp_path, one, two) == [
        "a.yaml:7:11: PRI-01: 'party' is not one of documented, partly, nothing; "
        "did you mean 'partly'? [AS012]",
        "b.yaml:7:3: there is no question 'TST-09' in mini@1.2.0; did you mean 'TST-02'? [AS007]",
    ]


def test_evidence_that_is_too_much_together(pack: RulePack, tmp_path: Path) -> None:
    one, two = (
        sheet(
            tmp_path,
            f"{name}.yaml",
            "TST-01:\n  value: 5\n  evidence:\n"
            + "".join(f"  - {{file: {name}{i}.pdf}}\n" for i in range(30)),
        )
        for name in "ab"
    )
    assert differences(pack, tmp_path, one, two) == [
        "out.yaml:10:7: TST-01: evidence has more than 50 entries [AS015]"
    ]


ANSWERS = {
    "purpose": "A quiz",
    "regions": "[cn, eu]",
    "personal-data": "unknown",
    "users": "1000",
    "PRI-01": "{not-applicable: No data}",
    "PRI-02": "{value: [logged], note: Twice, evidence: [{file: log.pdf}, {file: l2.pdf}]}",
    "TST-01": "1.50",
    "TST-02": "{tested: 500, passed: 488}",
}
splits = st.lists(st.lists(st.sampled_from(sorted(ANSWERS)), unique=True, max_size=6), min_size=2, max_size=4)


@given(splits)
def test_whatever_is_handed_out_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, split: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("split")
    files = [
        sheet(folder, f"{index}.yaml", "\n".join(f"{name}: {ANSWERS[name]}" for name in names))
        for index, names in enumerate(split)
    ]
    found = parse_yaml(joined(base_pack(), *files).content, "out").data["answers"] or {}
    wanted = {name for names in split for name in names}
    text = "\n".join(f"{name}: {ANSWERS[name]}" for name in wanted) or "{}"
    assert found == parse_yaml(text.encode(), "all").data
