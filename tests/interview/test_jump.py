"""Finding a section or a question to jump to."""

import pytest

from riskcheck.core.pack.pack import RulePack
from riskcheck.interview.frontend import Entry, Move
from riskcheck.interview.moves import MOST_FOUND, act, jump_entries
from tests.support.answers import but
from tests.support.big_packs import big_pack
from tests.support.interviews import DOWN, ENTER, ESC, new_session, terminal

SECTIONS = [
    Entry("#.profile", "About the product", "§"),
    Entry("#privacy", "Privacy", "§"),
    Entry("#tests", "Tests", "§"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", SECTIONS),
        ("privacy", [SECTIONS[1]]),
        ("PRI-01", [Entry("PRI-01", "Legal basis", "[-]")]),
        ("basis", [Entry("PRI-01", "Legal basis", "[-]")]),
        ("多少用户", [Entry("users", "Users", "[ ]")]),
        ("REFUSED should", [Entry("TST-02", "Refusals", "[x]")]),
        ("complaints", [Entry("TST-01", "Time to answer", "[?]")]),
        ("zebra", []),
    ],
)
def test_what_is_found(pack: RulePack, text: str, found: list[Entry]) -> None:
    assert jump_entries(new_session(pack, but("users")), text) == found


def test_it_is_shown_in_the_language_of_the_interview_and_found_in_any(pack: RulePack) -> None:
    session = new_session(pack, {}, language="zh")
    assert jump_entries(session, "legal basis") == [Entry("PRI-01", "合法性基础", "[ ]")]
    assert jump_entries(session, "")[0] == Entry("#.profile", "产品概况", "领域")


def test_what_does_not_apply_is_counted_but_not_offered(pack: RulePack) -> None:
    session = new_session(pack, {"personal-data": "no"})
    told = Entry("", "Found, but does not apply to this product: 1")
    assert jump_entries(session, "PRI-01") == [told]
    with terminal("PRI-01" + ENTER + DOWN + ENTER + ESC) as (front, _):  # there is nothing to choose
        act(session, front, None, Move.JUMP)
    assert session.walk.present == pack.questions["purpose"]


def test_a_long_list_is_cut_and_says_so() -> None:
    entries = jump_entries(new_session(big_pack(1000), {}), "r")
    assert len(entries) == MOST_FOUND + 1
    assert entries[-1].id == ""
    assert entries[-1].text.endswith("more; type more to narrow the list")
