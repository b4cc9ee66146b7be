"""Questions and sections found by a few typed words."""

import pytest

from riskcheck.core.walk import Hit, Search
from tests.support.packs import COMMON, HEAD, YES_NO, build_pack, rule, section


def titled(name, title, ask):
    return rule(name, YES_NO, common=COMMON.replace("Title", title).replace("Question?", ask))


SECTION = section(
    "pri",
    titled("PRI-1", "{en: Lawful basis, zh: 合法性基础}", "{en: Is there one?, zh: 是否有合法性基础？}"),
    titled("PRI-10", "{en: Retention, zh: 保存期限}", "{en: How long is it kept?, zh: 保存多久？}"),
    titled("OTH-1", "{en: Other}", "{en: 'Is privacy, retention and the rest looked after?', zh: 其他？}"),
).replace("Pri", "{en: Privacy, zh: 隐私}")
PROFILE = """\
questions:
  - {id: purpose, type: text, title: {en: Purpose, zh: 用途}, ask: {en: What is it for?, zh: 有什么用？}}
"""


@pytest.fixture
def pack(tmp_path):
    return build_pack(tmp_path, {"pri": SECTION}, profile=PROFILE, head=HEAD.replace("[en]", "[en, zh]"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("PRI-1", ["PRI-1", "PRI-10"]),
        ("pri-10", ["PRI-10"]),
        ("ＰＲＩ－１０", ["PRI-10"]),
        ("privacy", ["pri", "OTH-1"]),
        ("BASIS lawful", ["PRI-1"]),
        ("retention", ["PRI-10", "OTH-1"]),
        ("合法性", ["PRI-1"]),
        ("多久", ["PRI-10"]),
        ("隐私", ["pri"]),
        ("what", ["purpose"]),
        ("nothing like it", []),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_found_and_in_which_order(pack, typed, expected, language):
    assert [hit.id for hit in Search(pack, language).find(typed)] == expected


def test_a_hit_says_what_it_is_in_the_language_of_the_search(pack):
    assert Search(pack, "zh").find("retention") == (
        Hit("PRI-10", "保存期限", "隐私", False),
        Hit("OTH-1", "Other", "隐私", False),
    )
    assert Search(pack, "en").find("隐私") == (Hit("pri", "Privacy", "", True),)
    assert Search(pack, "en").find("用途") == (Hit("purpose", "Purpose", "", False),)


def test_nothing_typed_finds_everything_in_order(pack):
    assert [hit.id for hit in Search(pack, "en").find(" ")] == ["pri", "purpose", "PRI-1", "PRI-10", "OTH-1"]
