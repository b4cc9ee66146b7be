"""`riskcheck rules show`: what a rule says about its evidence and about answers that cannot both be true."""

from tests.loading.cases import BASE_PACK


def test_validity_and_contradictions_of_a_rule(riskcheck):
    _, out, _ = riskcheck("rules", "show", "TST-02", "--pack", BASE_PACK, "--lang", "en")
    lines = out.splitlines()
    assert "    Evidence holds for 365 days." in lines
    assert lines[-2:] == [
        "  Cannot be true together",
        "    meets / “Users” is below 1: Nobody has used it yet.",
    ]


def test_the_same_in_chinese(riskcheck):
    _, out, _ = riskcheck("rules", "show", "TST-02", "--pack", BASE_PACK, "--lang", "zh")
    lines = out.splitlines()
    assert "    证据有效期：365天" in lines
    assert lines[-2:] == ["  不能同时成立", "    答案为meets，而“用户”低于1：还没有人用过。"]
