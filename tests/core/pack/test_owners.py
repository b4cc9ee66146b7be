"""Who is asked a question."""

from pathlib import Path

from riskcheck.core.pack.owners import owned_by, owner_of
from tests.support.packs import HEAD, PROFILE, YES_NO, build_pack, pack_issues, rule, section

OWNERS = HEAD.replace("owners: {team: Team}", "owners: {team: Team, legal: Legal, data: Data}")

OTHER = PROFILE.removeprefix("questions:\n").replace("public", "spot") + "    owner: legal\n"


def todo(*owners: str) -> str:
    return ", ".join(
        f"{{id: T-{index}, effort: S, owner: {owner}, text: Do}}" for index, owner in enumerate(owners)
    )


def test_what_is_named_counts_before_the_section_and_before_the_mitigations(tmp_path: Path) -> None:
    first = section(
        "first",
        rule("R-1", mitigation=todo("legal", "data", "data").replace("T-", "A-")),
        rule("R-2", mitigation=todo("legal", "data").replace("T-", "B-")),
        rule("R-3", "owner: legal\n" + YES_NO, mitigation=todo("data").replace("T-", "C-")),
    )
    second = section("second", rule("S-1"), rule("S-2", "owner: team\n" + YES_NO))
    pack = build_pack(
        tmp_path,
        {"first": first, "second": second.replace("title:", "owner: data\ntitle:", 1)},
        head=OWNERS,
        profile=PROFILE
        + PROFILE.replace("questions:\n", "").replace("public", "spot")
        + "    owner: legal\n",
    )
    assert {name: owner_of(pack, question) for name, question in pack.questions.items()} == {
        "public": "team",  # the first owner of the pack
        "spot": "legal",
        "R-1": "data",  # most mitigations
        "R-2": "legal",  # the first of equals
        "R-3": "legal",
        "S-1": "data",  # the section
        "S-2": "team",
    }
    assert owned_by(pack, "legal") == {"spot", "R-2", "R-3"}


def test_an_owner_that_the_pack_does_not_have(tmp_path: Path) -> None:
    wrong = rule("R-1", "owner: teem\n" + YES_NO)
    profile = PROFILE + "    owner: nobody\n"
    assert pack_issues(tmp_path, wrong, profile=profile) == [
        "profile.yaml: <nobody>: public: the owner 'nobody' is not one of team [PK007]",
        "main.yaml: <teem>: R-1: the owner 'teem' is not one of team; did you mean 'team'? [PK007]",
    ]
