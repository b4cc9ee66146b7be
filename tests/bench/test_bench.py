"""The files beside a pack on the bench: examples and allowances."""

import shutil
from pathlib import Path

import pytest

from riskcheck.errors import InvalidInputError
from riskcheck.loading.bench import run_bench
from riskcheck.loading.packs import load_pack
from tests.bench.cases import AS_OF, BASE_PACK, build


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE_PACK, tmp_path / "mini"))


def _lines(folder: Path) -> list[str]:
    return [str(issue) for issue in run_bench(folder, "mini", AS_OF).issues]


def test_bench_yaml_is_no_part_of_the_pack(pack: Path) -> None:
    before = load_pack(pack).pack
    (pack / "bench.yaml").write_text("allow: []\n", encoding="utf-8")
    assert load_pack(pack).pack.sha256 == before.sha256
    assert _lines(pack) == []


def test_bench_yaml_with_defects(pack: Path) -> None:
    lines = ["allow:", "- {code: BN021, at: mini}", "- {code: BN030, at: users, because: it is, reason: So}"]
    (pack / "bench.yaml").write_text("\n  ".join(lines), encoding="utf-8")
    with pytest.raises(InvalidInputError) as caught:
        run_bench(pack, "mini", AS_OF)
    assert [str(issue) for issue in caught.value.issues] == [
        "mini/bench.yaml:2:5: 'reason' is missing [PK002]",
        "mini/bench.yaml:3:30: unknown key 'because'; allowed here: code, at, reason [PK001]",
    ]


def test_an_example_with_defects(pack: Path) -> None:
    sheet = pack / "examples" / "tidy.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("partly", "partially"), encoding="utf-8")
    assert _lines(pack) == [
        "mini/examples/tidy.yaml:10:11: ONE-01: 'partially' is not one of documented, partly, nothing; "
        "did you mean 'partly'? [AS012]"
    ]


def test_an_example_with_an_answer_that_counts_for_nothing(pack: Path) -> None:
    sheet = pack / "examples" / "tidy.yaml"
    text = sheet.read_text(encoding="utf-8") + "  SAM-01: unknown\n"
    sheet.write_text(text, encoding="utf-8")
    assert _lines(pack) == [
        "mini/examples/tidy.yaml:13:3: warning: SAM-01: does not apply to this product; "
        "its answer counts for nothing; it is kept, and counts again once the question applies [AS008]"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[a, list]\n", "1:1: must be a mapping [PK004]"),
        ("verdict: high\nverdict: low\n", "2:1: the key 'verdict' stands here twice [YA002]"),
    ],
)
def test_an_expected_file_with_defects(pack: Path, text: str, line: str) -> None:
    (pack / "examples" / "tidy.expected.yaml").write_text(text, encoding="utf-8")
    assert _lines(pack) == [f"mini/examples/tidy.expected.yaml:{line}"]


def test_an_allowance_covers_its_code_at_its_place_alone(tmp_path: Path) -> None:
    report = run_bench(build("BN021/failing-score", tmp_path / "mini"), "mini", AS_OF)
    assert {issue.code for issue in report.issues} == {"BN001", "BN021"}
    (tmp_path / "mini" / "bench.yaml").write_text(
        "allow:\n  - {code: BN021, at: NUM-01, reason: It is so}\n", encoding="utf-8"
    )
    allowed = run_bench(tmp_path / "mini", "mini", AS_OF)
    gone = [issue for issue in report.issues if issue not in allowed.issues]
    assert [issue.message.partition(":")[0] for issue in gone] == ["NUM-01"]
    assert [(used.allowance.at, used.findings) for used in allowed.allowed] == [("NUM-01", 1)]


def test_the_same_search_twice(tmp_path: Path) -> None:
    folder = build("BN010/passing", tmp_path / "mini")
    first, second = (run_bench(folder, "mini", AS_OF) for _ in range(2))
    assert first == second
    assert {code for code, looked in first.checks.items() if looked.seed is not None} == {
        *("BN014", "BN015", "BN020", "BN021")
    }
