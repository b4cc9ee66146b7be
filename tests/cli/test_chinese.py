"""What the commands print in Chinese has Chinese marks, in what is put together of parts, too."""

import pytest

from riskcheck import api
from tests.loading.cases import BASE_PACK
from tests.support.typography import MARKS, badly_broken, faults_in

SHEETS = {name: path for name, path in api.examples().items() if name in ("ad-studio", "newsroom-draft")}
NAMES = ["copyright", "principles", "PRI-03", "PRI-05", "SEC-01", "COP-01", "BIA-01", "OMB-04"]
OF_PACKS = ["show PRI-03", "show modalities", "show SEC-01", "show MEC-11", "list", "coverage", "stats"]
COMMANDS = [
    *(("score", sheet) for sheet in SHEETS.values()),
    *(("check", sheet) for sheet in SHEETS.values()),
    *(("explain", sheet) for sheet in SHEETS.values()),
    *(("explain", sheet, name) for sheet in SHEETS.values() for name in NAMES),
    *(("rules", *words.split()) for words in OF_PACKS),
    ("rules", "list", "--pack", "aigc"),
    ("rules", "show", "TST-02", "--pack", BASE_PACK),
    ("example",),
    ("doctor",),
]


def called(command: tuple[object, ...]) -> str:
    return " ".join(str(part).rpartition("/")[2] for part in command)


@pytest.mark.parametrize("command", COMMANDS, ids=called)
def test_marks(riskcheck, command):
    code, out, _ = riskcheck(*command, "--lang", "zh")
    assert code == 0
    lines = [line.strip() for line in out.splitlines()]
    assert [odd for line in lines for odd in faults_in(line, MARKS)] == []
    assert badly_broken(lines) == []
