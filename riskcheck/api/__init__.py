"""The use cases of riskcheck, in the order of its work; the only module that composes the layers.

A script may call these functions; the command line does nothing else. A module is imported when one of its
functions is asked for, so that a command starts with what it needs alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riskcheck.api.cases import (
        Case,
        at_or_above,
        case_from,
        case_of,
        demand_complete,
        open_case,
        open_store,
        pack_for,
    )
    from riskcheck.api.doctor import Diagnosis, diagnose
    from riskcheck.api.example_products import asked_by_example, example, example_summaries, examples
    from riskcheck.api.interviews import begin_sheet, blank_sheet, interview, old_sheet, sections_named
    from riskcheck.api.packs import (
        DEFAULT_PACK,
        bands_of,
        bench,
        coverage,
        demand_tier,
        known_packs,
        lengths,
        method_of,
        new_pack,
        open_pack,
        pack_folders,
        pack_schema,
        question_of,
    )
    from riskcheck.api.reports import (
        assessment_schema,
        demand_free,
        open_overlay,
        public_case,
        render,
        render_all,
        wording,
        write_file,
        write_report,
    )
    from riskcheck.api.reviews import evidence_digest, review
    from riskcheck.api.sharing import Part, merge, part_for, part_of, part_sheet
    from riskcheck.api.verifying import carried_sheet, read_report, verify

__all__ = [
    "DEFAULT_PACK",
    "Case",
    "Diagnosis",
    "Part",
    "asked_by_example",
    "assessment_schema",
    "at_or_above",
    "bands_of",
    "begin_sheet",
    "bench",
    "blank_sheet",
    "carried_sheet",
    "case_from",
    "case_of",
    "coverage",
    "demand_complete",
    "demand_free",
    "demand_tier",
    "diagnose",
    "evidence_digest",
    "example",
    "example_summaries",
    "examples",
    "interview",
    "known_packs",
    "lengths",
    "merge",
    "method_of",
    "new_pack",
    "old_sheet",
    "open_case",
    "open_overlay",
    "open_pack",
    "open_store",
    "pack_folders",
    "pack_for",
    "pack_schema",
    "part_for",
    "part_of",
    "part_sheet",
    "public_case",
    "question_of",
    "read_report",
    "render",
    "render_all",
    "review",
    "sections_named",
    "verify",
    "wording",
    "write_file",
    "write_report",
]

# where a name comes from, at run time
_HOMES = {
    "cases": "Case at_or_above case_from case_of demand_complete open_case open_store pack_for",
    "doctor": "Diagnosis diagnose",
    "example_products": "asked_by_example example example_summaries examples",
    "interviews": "begin_sheet blank_sheet interview old_sheet sections_named",
    "packs": (
        "DEFAULT_PACK bands_of bench coverage demand_tier known_packs lengths method_of new_pack "
        "open_pack pack_folders pack_schema question_of"
    ),
    "reports": (
        "assessment_schema demand_free open_overlay public_case render render_all wording write_file "
        "write_report"
    ),
    "reviews": "evidence_digest review",
    "sharing": "Part merge part_for part_of part_sheet",
    "verifying": "carried_sheet read_report verify",
}


def _imported(name: str) -> object:
    home = next((home for home, names in _HOMES.items() if name in names.split()), None)
    if home is None:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    return getattr(import_module(f"{__name__}.{home}"), name)


if not TYPE_CHECKING:  # a type checker shall know the names above, and no others
    __getattr__ = _imported
