"""Sources whose check lies further back than the pack allows."""

from pathlib import Path

import pytest

from riskcheck.core.pack.source_age import overdue
from riskcheck.loading.packs import load_pack
from tests.support.packs import HEAD, build_pack, rule, section, write_pack

SOURCES = """\
documents:
  - {id: old, kind: guidance, title: Old, checked-on: 2026-01-01, checked: text, points: {law-1: {name: A}}}
  - {id: new, kind: guidance, title: New, checked-on: 2026-06-30, checked: text, points: {law-2: {name: B}}}
"""
SECTIONS = {"main": section("main", rule("R-1"))}


@pytest.mark.parametrize(
    ("days", "as_of", "expected"),
    [
        (180, "2026-06-30", []),  # 180 days later: still within the limit
        (180, "2026-07-01", ["old"]),
        (180, "2026-12-28", ["old", "new"]),
        (1, "2026-01-02", []),
        (1, "2026-01-03", ["old"]),
        (180, "2025-01-01", []),
        (None, "2099-01-01", []),
    ],
)
def test_overdue(tmp_path: Path, days: int | None, as_of: str, expected: list[str]) -> None:
    documents = build_pack(tmp_path, SECTIONS, sources=SOURCES).documents
    assert [document.id for document in overdue(documents, days, as_of)] == expected


def test_the_check_of_a_pack_warns_on_a_day(tmp_path: Path) -> None:
    head = HEAD + "review-every-days: 180\n"
    folder = write_pack(tmp_path / "demo", SECTIONS, head=head, sources=SOURCES)
    assert load_pack(folder, "demo").warnings == ()
    assert load_pack(folder, "demo", "2026-06-30").warnings == ()
    assert [str(issue) for issue in load_pack(folder, "demo", "2026-11-22").warnings] == [
        "demo/sources.yaml:2:55: warning: old: last checked on 2026-01-01, "
        "more than 180 days before 2026-11-22; check the source again, then move its date [PK031]"
    ]
