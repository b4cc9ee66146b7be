"""`riskcheck check`: advice beside defects, its exit codes, and its JSON."""

import hashlib
import json

SHEET = """\
riskcheck: 1
pack: aigc
product: {name: Paper boat}
assessor: {name: A. Nother}
date: 2026-11-22
answers:
  modalities: text
  offering: public
  role: fine-tunes
  PRI-04: {value: approved, evidence: [{file: register.txt, sha256: %s}]}
  COP-03: unknown
"""


def write(folder, digest):
    (folder / "register.txt").write_bytes(b"x")
    path = folder / "sheet.yaml"
    path.write_text(SHEET % digest, encoding="utf-8")
    return path


def test_a_sheet_of_which_nobody_would_ask_back(riskcheck, tmp_path):
    path = write(tmp_path, hashlib.sha256(b"x").hexdigest())
    code, out, err = riskcheck("check", path, "--strict", "--lang", "en")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"{path}: no defects"
    assert out.splitlines()[1].startswith("5 of ")


def test_advice_counts_for_the_exit_code_only_when_strict(riskcheck, tmp_path):
    path = write(tmp_path, "0" * 64)
    found = hashlib.sha256(b"x").hexdigest()
    warning = (
        f"{path}:10:69: warning: PRI-04: the evidence 'register.txt' has changed since it was attached; "
        f"look at it again; if it still holds, write sha256: {found} [EV002]\n"
    )
    for options, code in (((), 0), (("--strict",), 3)):
        result, out, err = riskcheck("check", path, "--lang", "en", *options)
        assert (result, err) == (code, warning)
        assert out.splitlines()[1:3] == [
            "A reviewer would ask about this (1, each with its line in the warnings):",
            "  evidence files that have changed since they were attached: 1 [EV002]",
        ]
    _, out, _ = riskcheck("check", path, "--lang", "zh")
    assert out.splitlines()[2] == "  证据文件在登记之后被改动过：1处 [EV002]"


def test_json_of_a_sound_sheet(riskcheck, tmp_path):
    path = write(tmp_path, "0" * 64)
    code, out, err = riskcheck("check", path, "--json", "--strict")
    content = json.loads(out)
    assert (code, err) == (3, "")
    assert list(content) == ["riskcheck-check", "file", "sound", "issues", "unanswered", "unknown"]
    assert (content["file"], content["sound"], content["unknown"]) == (str(path), True, ["COP-03"])
    assert content["unanswered"][:2] == ["product-purpose", "launch-date"]
    found = hashlib.sha256(b"x").hexdigest()
    assert content["issues"] == [
        {
            "code": "EV002",
            "severity": "warning",
            "file": str(path),
            "line": 10,
            "column": 69,
            "message": "PRI-04: the evidence 'register.txt' has changed since it was attached",
            "hint": f"look at it again; if it still holds, write sha256: {found}",
        }
    ]


def test_json_of_a_sheet_with_defects(riskcheck, tmp_path):
    path = write(tmp_path, "abc")
    code, out, err = riskcheck("check", path, "--json")
    assert (code, err) == (3, "")
    assert json.loads(out) == {
        "riskcheck-check": 1,
        "file": str(path),
        "sound": False,
        "issues": [
            {
                "code": "AS016",
                "severity": "error",
                "file": str(path),
                "line": 10,
                "column": 69,
                "message": "PRI-04: sha256 must have 64 hexadecimal digits",
                "hint": "",
            }
        ],
    }


def test_a_note_counts_where_its_question_applies(riskcheck, tmp_path):
    path = write(tmp_path, hashlib.sha256(b"x").hexdigest())
    text = path.read_text(encoding="utf-8").replace("role: fine-tunes", "personal-data: no")
    text = text.replace("PRI-04: {value: approved, ", "PRI-04: {")
    path.write_text(text + "  LIA-01: {note: Ask Bo.}\n", encoding="utf-8")
    assert riskcheck("check", path, "--lang", "en")[2].splitlines() == [
        f"{path}:10:3: warning: PRI-04: does not apply to this product; what is noted there counts for "
        "nothing; it is kept, and counts again once the question applies [AS008]",
        f"{path}:12:11: warning: LIA-01: has neither a value nor not-applicable; "
        "it counts as unanswered [AS025]",
    ]


def test_warnings_stand_in_the_order_of_the_sheet(riskcheck, tmp_path):
    path = write(tmp_path, "0" * 64)
    text = path.read_text(encoding="utf-8").replace("role: fine-tunes", "personal-data: no")
    path.write_text(text + "  LIA-01: {value: unknown, due: 2026-01-01}\n", encoding="utf-8")
    _, _, err = riskcheck("check", path, "--as-of", "2026-01-02")
    assert [line.rsplit("[")[1] for line in err.splitlines()] == [
        "EV034]",
        "AS008]",
        "EV032]",
    ]  # lines 5, 10, 12


def test_many_files_of_a_folder_that_is_missing_are_told_once_and_counted_all(riskcheck, tmp_path):
    path = write(tmp_path, hashlib.sha256(b"x").hexdigest())
    files = ", ".join(f"{{file: gone/{name}.pdf, sha256: {'0' * 64}}}" for name in "abcde")
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}  LIA-01: {{value: unknown, evidence: [{files}]}}\n", encoding="utf-8")
    code, out, err = riskcheck("check", path, "--lang", "en")
    missing = [line for line in err.splitlines() if line.endswith("[EV001]")]
    hint = f"paths start at the folder of the sheet; there is no folder {tmp_path}/gone"
    told = "warning: LIA-01: the evidence 'gone/a.pdf' is missing, and 4 more are, too"
    assert (code, missing) == (0, [f"{path}:12:46: {told}; {hint} [EV001]"])
    assert "  evidence files that are missing: 5 [EV001]" in out.splitlines()
    issues = json.loads(riskcheck("check", path, "--json")[1])["issues"]
    assert sum(issue["code"] == "EV001" for issue in issues) == 5
