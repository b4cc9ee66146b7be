"""Obligations, the short interview and the age of sources on the command line."""

import json
import shutil
from pathlib import Path

import pytest

from riskcheck import api
from riskcheck.errors import UsageError
from tests.loading.cases import BASE_PACK

DUTIES = """\
obligations:
  - {id: OBL-01, kind: record, who: legal, text: {en: Keep it., zh: 存档。}, sources: [pipl-13]}
  - id: OBL-02
    kind: filing
    who: engineering
    when: {regions: cn}
    text:
      en: >-
        File it with the authority that is competent for the place
        where the people who use the product live.
      zh: 向使用者所在地的主管部门备案。
    sources: [pipl-13]
  - {id: OBL-03, kind: approval, who: legal, level: high, text: {en: Sign it., zh: 签字。}, sources: [ten-1]}
"""
SHEET = """\
riskcheck: 1
pack: mini@1.2.0
product: {name: Boat}
assessor: {name: Ann}
date: 2026-11-22
answers: {regions: cn}
"""


def pack_of(tmp_path: Path) -> tuple[Path, Path]:
    folder = shutil.copytree(BASE_PACK, tmp_path / "mini")
    (folder / "obligations.yaml").write_text(DUTIES, encoding="utf-8")
    sheet = tmp_path / "boat.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    return folder, sheet


def test_score_lists_the_obligations(riskcheck, tmp_path):
    folder, sheet = pack_of(tmp_path)
    code, out, err = riskcheck("score", sheet, "--pack", folder, "--lang", "en")
    assert (code, err) == (0, "")
    assert out.splitlines()[-4:] == [
        "Obligations of this product (2; in full in the report):",
        "  OBL-01 record, Legal: Keep it.",
        "  OBL-02 filing, Engineering: File it with the authority that is competent for the place where the…",
        "Obligations that open questions decide on (1): OBL-03",
    ]
    assert riskcheck("score", sheet, "--pack", folder, "--lang", "zh")[1].splitlines()[-3:] == [
        "  OBL-01 记录（法务）：存档。",
        "  OBL-02 备案（研发）：向使用者所在地的主管部门备案。",
        "是否适用取决于未答问题的义务（1项）：OBL-03",
    ]


def test_the_json_holds_them(riskcheck, tmp_path):
    folder, sheet = pack_of(tmp_path)
    found = json.loads(riskcheck("score", sheet, "--pack", folder, "--json")[1])["obligations"]
    assert [(duty["obligation"], duty["applies"]) for duty in found] == [
        ("OBL-01", "applicable"),
        ("OBL-02", "applicable"),
        ("OBL-03", "undetermined"),
    ]
    assert found[0] == {
        "obligation": "OBL-01",
        "applies": "applicable",
        "kind": "record",
        "who": "legal",
        "text": {"en": "Keep it.", "zh": "存档。"},
    }


def test_a_pack_is_checked_as_of_a_day(riskcheck, tmp_path):
    folder, _ = pack_of(tmp_path)
    head = folder / "pack.yaml"
    head.write_text(head.read_text() + "review-every-days: 30\n")
    assert riskcheck("rules", "check", folder, "--as-of", "2026-10-30")[2] == ""
    code, out, err = riskcheck("rules", "check", folder, "--as-of", "2026-11-22")
    assert (code, out.splitlines()[0]) == (0, "mini@1.2.0: no defects; rules: 4, warnings: 2")
    assert [line.split(": ", 2)[2] for line in err.splitlines()] == [
        "pipl: last checked on 2026-09-30, more than 30 days before 2026-11-22; "
        "check the source again, then move its date [PK031]",
        "ten: last checked on 2026-09-30, more than 30 days before 2026-11-22; "
        "check the source again, then move its date [PK031]",
    ]
    assert riskcheck("rules", "check", folder, "--as-of", "22.11.2026")[::2] == (
        2,
        "riskcheck: '22.11.2026' is not a date like 2026-11-22\n",
    )


def test_a_tier_that_the_pack_does_not_have(riskcheck, tmp_path):
    folder, sheet = pack_of(tmp_path)
    pack = api.open_pack(str(folder)).pack
    with pytest.raises(UsageError) as caught:
        api.demand_tier(pack, "screening")
    assert caught.value.message == "no rule of mini@1.2.0 is of the tier 'screening'"
    api.demand_tier(pack, None)
    code, _, err = riskcheck("assess", sheet, "--tier", "quick")
    assert (code, "'quick' is not 'screening'" in err) == (2, True)
