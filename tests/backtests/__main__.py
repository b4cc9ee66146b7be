"""Print the table for a file of cases: python -m tests.backtests CASES.json [PACK]."""

import sys
from pathlib import Path

from riskcheck.api import open_pack
from riskcheck.errors import RiskcheckError
from tests.backtests.mapping import defects
from tests.backtests.table import read_cases, table

if len(sys.argv) not in (2, 3):
    sys.exit(__doc__)
try:
    pack = open_pack(*sys.argv[2:]).pack
    cases = read_cases(Path(sys.argv[1]))
except RiskcheckError as error:
    sys.exit(str(error))
for defect in defects(pack):
    sys.stderr.write(f"topics.yaml: {defect}\n")
sys.stdout.write(table(cases, pack))
