"""`riskcheck rules test`: what it prints and how it ends."""

from collections.abc import Callable
from pathlib import Path

import pytest

from riskcheck.core.columns import width
from tests.bench.cases import AS_OF, BASE_PACK, build

Result = tuple[int, str, str]
EVERY_EXAMPLE = "example products come to their expected results"


def test_the_command_on_a_clean_pack(riskcheck: Callable[..., Result]) -> None:
    code, out, err = riskcheck("rules", "test", BASE_PACK, "--as-of", AS_OF, "--lang", "en")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0] == "Checks of mini@1.0.0, sources as of 2026-11-22, and the cases that each looked at:"
    assert lines[1].split() == ["BN001", *EVERY_EXAMPLE.split(), "all", "1"]
    assert lines[-1] == "mini@1.0.0: no findings left, allowed: 0"


def test_the_command_with_a_finding(riskcheck: Callable[..., Result]) -> None:
    code, out, err = riskcheck("rules", "test", BASE_PACK, "--as-of", "2028-01-01", "--lang", "en")
    lines = out.splitlines()
    assert (code, err) == (3, "")
    assert lines[0].endswith(
        "sources.yaml:6:17: law: last checked on 2026-09-30, more than 365 days before 2028-01-01; "
        "check the source again, then move its date [BN061]"
    )
    assert lines[-1] == "mini@1.0.0: findings left: 1, allowed: 0"


def test_the_command_in_chinese_with_an_allowance(riskcheck: Callable[..., Result], tmp_path: Path) -> None:
    folder = build("BN090/passing", tmp_path / "mini")
    code, out, err = riskcheck("rules", "test", folder, "--as-of", AS_OF, "--lang", "zh")
    assert (code, err) == (0, "")
    assert out.splitlines()[-3:] == [
        "已使用的豁免（1）：",
        "  BN030，users（1项）：报告会显示这一项。",
        "mini@1.0.0：没有遗留问题，豁免1项",
    ]


def test_the_command_with_a_wrong_date(riskcheck: Callable[..., Result]) -> None:
    code, out, err = riskcheck("rules", "test", BASE_PACK, "--as-of", "2026-13-01")
    assert (code, out, err) == (2, "", "riskcheck: '2026-13-01' is not a date like 2026-11-22\n")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", [100, 80, 40])
@pytest.mark.parametrize("command", ["rules test PACK --as-of 2026-11-22", "rules list"])
def test_the_lines_keep_within_the_terminal(
    riskcheck: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    columns: int,
    language: str,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    _, out, err = riskcheck(*command.replace("PACK", str(BASE_PACK)).split(), "--lang", language)
    assert err == ""
    assert [line for line in out.splitlines() if width(line) > columns] == []


def test_in_a_narrow_terminal_what_was_looked_at_stands_below(
    riskcheck: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _, out, _ = riskcheck("rules", "test", BASE_PACK, "--as-of", AS_OF, "--lang", "en")
    assert "  BN001  example products come to their\n         expected results\n         all 1\n" in out
