"""One sheet answered by several people: handed out with `new --for`, joined with `merge`."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def product(tmp_path: Path, checkout: Path) -> Path:
    """The sheet of an example product, in a folder of its own."""
    return Path(
        shutil.copy(checkout / "rules" / "aigc" / "examples" / "code-companion.yaml", tmp_path / "p.yaml")
    )


def test_a_part_holds_what_is_known_and_the_questions_of_one_owner(riskcheck, product, tmp_path):
    part = tmp_path / "legal.yaml"
    code, out, err = riskcheck("new", part, "--for", "legal", "--from", product)
    assert (code, out) == (0, "")
    assert err == f"riskcheck: {part} is written. Questions for Legal: 7.\n"
    text = part.read_text(encoding="utf-8")
    assert "\nfor: legal\nanswers:\n" in text
    assert (
        "# This sheet holds only the questions for Legal. Leave everything else as it is: riskcheck merge\n"
        in text
    )
    assert "\n  role: hosts-open-model\n" in text
    assert "SEC-02" not in text
    code, out, _ = riskcheck("check", part)
    assert code == 0
    assert "\n7 of 7 questions are answered (0 of them with unknown).\n" in out


def test_a_part_without_a_product_has_every_question_of_the_owner(riskcheck, tmp_path):
    part = tmp_path / "security.yaml"
    code, _, err = riskcheck("new", part, "--for", "security", "--lang", "zh", "--date", "2026-11-22")
    assert (code, err) == (0, f"riskcheck: 已写入 {part}：由“安全”回答的问题共9个。\n")
    assert "# 这份答卷只包含由“安全”回答的问题，" in part.read_text(encoding="utf-8")
    code, out, err = riskcheck("score", part, "--complete")
    assert (code, out) == (5, "")
    first, second = err.splitlines()
    assert first == (
        f"{part}:{line_of('for:', part)}:6: warning: the sheet is the part for 'security' alone; "
        "in its scores everything else is unanswered; join it with the others: riskcheck merge [AS024]"
    )
    assert second.startswith("riskcheck: the sheet is incomplete: 9 questions are unanswered (")


def test_open_profile_questions_are_named_when_a_part_is_handed_out(riskcheck, sheet, tmp_path):
    code, _, err = riskcheck("new", tmp_path / "legal.yaml", "--for", "legal", "--from", sheet)
    assert code == 0
    assert err.splitlines()[1] == (
        f"riskcheck: {sheet} leaves profile questions open (21): once they are answered, fewer questions may "
        "have to be handed out."
    )


def test_what_is_handed_out_and_joined_again_is_the_same_sheet(riskcheck, product, tmp_path):
    (tmp_path / "away").mkdir()
    parts = [tmp_path / "away" / "legal.yaml", tmp_path / "security.yaml"]
    for part in parts:
        assert riskcheck("new", part, "--for", part.stem, "--from", product)[0] == 0
    joined = tmp_path / "joined.yaml"
    code, out, err = riskcheck("merge", product, *parts, "-o", joined)
    assert (code, out) == (0, "")
    assert err == f"riskcheck: {joined} is written from 3 sheets. Answers: 67, open questions: 0.\n"
    assert joined.read_bytes() == product.read_bytes()
    assert riskcheck("merge", *parts, product, "-o", tmp_path / "other.yaml")[0] == 0
    one, other = (riskcheck("score", sheet) for sheet in (joined, tmp_path / "other.yaml"))
    assert one == other


def test_a_part_of_a_sheet_for_an_older_pack_goes_back_into_it(riskcheck, product, tmp_path):
    old = product.read_text(encoding="utf-8").replace("pack: aigc@1.2.0", "pack: aigc@1.0.0  # then")
    product.write_text(old, encoding="utf-8")
    part = tmp_path / "legal.yaml"
    assert riskcheck("new", part, "--for", "legal", "--from", product)[0] == 0
    assert "\npack: aigc@1.0.0\n" in part.read_text(encoding="utf-8")
    assert riskcheck("merge", product, part, "-o", tmp_path / "joined.yaml")[0] == 0
    assert (tmp_path / "joined.yaml").read_text(encoding="utf-8") == old


def test_a_difference_is_listed_and_nothing_is_written(riskcheck, product, tmp_path):
    part = tmp_path / "legal.yaml"
    riskcheck("new", part, "--for", "legal", "--from", product)
    text = part.read_text(encoding="utf-8")
    assert text.count("\n  offering: internal\n") == 1
    part.write_text(text.replace("\n  offering: internal\n", "\n  offering: public\n"), encoding="utf-8")
    joined = tmp_path / "joined.yaml"
    code, out, err = riskcheck("merge", product, part, "-o", joined)
    ours, theirs = (line_of("  offering:", file) for file in (product, part))
    assert (code, out) == (3, "")
    assert err == (
        f"{part}:{theirs}:13: offering: 'public' here, but 'internal' at {product}:{ours}:13; "
        "make them the same, or choose with --prefer [ME001]\n"
    )
    assert not joined.exists()
    code, _, err = riskcheck("merge", product, part, "-o", joined, "--prefer", part)
    assert code == 0
    assert err.splitlines()[0] == (
        f"{product}:{ours}:13: warning: offering: 'internal' here gives way to 'public' at "
        f"{part}:{theirs}:13 [ME002]"
    )
    assert line_of("  offering: public", joined) == ours


def test_every_sheet_that_cannot_be_read_is_named(riskcheck, product, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("", encoding="utf-8")
    code, out, err = riskcheck("merge", product, tmp_path / "no.yaml", broken, "-o", tmp_path / "joined.yaml")
    assert (code, out) == (3, "")
    assert err.splitlines() == [
        f"{tmp_path}/no.yaml: no such file [FI001]",
        f"{broken}: the file is empty; riskcheck new writes a sheet to fill in [FI004]",
    ]


def line_of(text: str, file: Path) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return 1 + next(number for number, line in enumerate(lines) if line.startswith(text))


OWNERS = "product, engineering, data, security, legal, privacy, content, operations, design, management"
USAGE = {
    "new x.yaml --for leagl": f"'leagl' is not an owner in aigc@1.2.0: {OWNERS}; did you mean 'legal'?",
    "new x.yaml --from p.yaml": "--from hands out a part of a sheet: it needs --for; a new product is begun "
    "from an old sheet by: riskcheck assess NEW --from OLD",
    "new x.yaml --for legal --date soon": "'soon' is not a date like 2026-11-22",
    "merge p.yaml -o x.yaml": "there is nothing to join: name at least two sheets",
    "merge p.yaml p.yaml -o x.yaml --prefer q.yaml": "--prefer names none of the sheets: q.yaml",
}


@pytest.mark.parametrize("command", USAGE)
def test_usage(riskcheck, product, monkeypatch, command):
    monkeypatch.chdir(product.parent)
    assert riskcheck(*command.split()) == (2, "", f"riskcheck: {USAGE[command]}\n")
    assert not Path("x.yaml").exists()


def test_a_file_that_exists_is_not_overwritten(riskcheck, product, tmp_path):
    kept = product.read_bytes()
    for command in (("merge", product, product, "-o", product), ("new", product, "--for", "legal")):
        code, _, err = riskcheck(*command)
        assert code == 4
        assert err == (
            f"riskcheck: {product}: not written: the file exists already; "
            "choose another name or use --force\n"
        )
    assert product.read_bytes() == kept


@pytest.mark.parametrize("word", ["[legal]", "{legal: legal}", "leagl"])
def test_a_sheet_for_an_owner_that_the_pack_does_not_have(riskcheck, sheet, word):
    sheet.write_text(sheet.read_text().replace("answers:\n", f"for: {word}\nanswers:\n"))
    code, _, err = riskcheck("check", sheet)
    hint = "" if "l: l" in word else "; did you mean 'legal'?"
    assert code == 3
    assert err == f"{sheet}:6:6: 'for' must name an owner in aigc@1.2.0: {OWNERS}{hint} [AS023]\n"
