"""An answer to every question of the pack in `tests/loading/base_pack`, as plain data."""

from typing import Any

ANSWERS: dict[str, Any] = {
    "purpose": "A quiz",
    "launch": "2026-12-01",
    "regions": ["cn", "eu"],
    "sectors": "none",
    "personal-data": "yes",
    "users": 1000,
    "PRI-01": {"not-applicable": "No data"},
    "PRI-02": ["logged"],
    "TST-01": "unknown",
    "TST-02": {"tested": 500, "passed": 488},
}


def but(*names: str) -> dict[str, Any]:
    """All answers but these."""
    return {name: raw for name, raw in ANSWERS.items() if name not in names}
