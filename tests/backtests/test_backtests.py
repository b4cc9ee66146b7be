"""Real incidents and rulings, run through the pack with what was known before them (see README.md).

After a change of rules or of topics.yaml, write the table anew and read every line of it:

    RISKCHECK_TESTS_WRITE_EXPECTED=1 pytest tests/backtests
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from riskcheck.api import open_pack
from riskcheck.core.answers.model import AnswerState, Sample
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring import METHODS
from tests.backtests.adapter import Reading, read_case
from tests.backtests.domains import domain_of
from tests.backtests.judging import judge
from tests.backtests.mapping import defects, mapping
from tests.backtests.results import HIGH
from tests.backtests.table import read_cases, table
from tests.conftest import CHECKOUT

HERE = Path(__file__).parent
EXPECTED = HERE / "expected.txt"
SAMPLE = HERE / "sample.json"
SHARED = CHECKOUT.parent / "shared"
CASES = SHARED / "backtests" / "incidents.json"
needs_cases = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared is absent")


@cache
def pack() -> RulePack:
    return open_pack().pack


def reading(facts: Mapping[str, Any], product: str = "", where: str = "", **more: Any) -> Reading:
    case = {"product_type": product, "where": where, "facts_before": facts, **more}
    return read_case(case, pack(), inferred=False)


def values(sheet: Any) -> dict[str, Any]:
    return {name: answer.value for name, answer in sheet.answers.items()}


# ---------------------------------------------------------------- the real cases


@needs_cases
def test_the_table_of_the_real_cases() -> None:
    printed = table(read_cases(CASES), pack())
    if os.environ.get("RISKCHECK_TESTS_WRITE_EXPECTED"):
        EXPECTED.write_text(printed, encoding="utf-8")
    assert printed == EXPECTED.read_text(encoding="utf-8")


@needs_cases
@pytest.mark.parametrize("inferred", [True, False])
def test_a_control_is_not_raised_to_the_top_band_of_a_domain_that_it_names(inferred: bool) -> None:
    controls = [case for case in read_cases(CASES)["cases"] if case["kind"] == "control"]
    judged = [judge(case, pack(), inferred=inferred) for case in controls]
    assert [[(part.domain.name, part.raised) for part in result.named] for result in judged] == [
        [("copyright", False)]
    ]


@needs_cases
def test_every_topic_and_domain_of_the_real_cases_has_a_mapping() -> None:
    data = read_cases(CASES)
    named = [name for case in data["cases"] for name in (*case["expect_primary"], *case["expect_secondary"])]
    sectors = {f"sector:{choice.id}" for choice in pack().questions["sectors"].choices}
    assert set(data["topics"]) == set(mapping()["topics"])
    assert sorted(set(named) - set(mapping()["domains"]) - sectors) == []


# ---------------------------------------------------------------- the data file


def test_topics_say_only_what_the_pack_understands() -> None:
    assert defects(pack()) == []


def test_every_topic_says_something_of_yes_no_and_partial() -> None:
    topics = mapping()["topics"]
    assert [topic for topic, says in topics.items() if set(says) != {"yes", "no", "partial"}] == []


def test_high_is_where_the_bench_looks_for_it() -> None:
    assert METHODS["risk"].severities(pack())[HIGH].id == "high"


# ---------------------------------------------------------------- the adapter, on facts made up here


def test_a_fact_at_its_mildest_and_at_its_gravest() -> None:
    found = reading({"crisis_handling": "partial", "misuse_controls": "no", "access_control": "no"})
    least, most = values(found.least), values(found.most)
    assert (least["PRO-09"], most["PRO-09"]) == ("referral", "untested")
    assert (least["FRA-06"], most["FRA-06"]) == (("review", "exercise"), ())
    assert least["PRI-23"] == ("untested-separation", "retrieval-rights")
    assert "open-link" in most["PRI-23"]  # a hazard that no fact excludes


def test_facts_about_one_rule_are_intersected() -> None:
    found = reading({"works_licensed": "no", "pirated_source": "no"})
    assert values(found.least)["COP-01"] == values(found.most)["COP-01"] == "unregistered"


def test_facts_that_contradict_each_other_are_told() -> None:
    found = reading({"works_licensed": "yes", "pirated_source": "yes"})
    assert values(found.least)["COP-01"] == "recorded"
    assert found.notes == ("pirated_source: contradicts another fact about COP-01, which stays",)


def test_a_test_that_was_not_made_and_a_rule_that_does_not_apply() -> None:
    found = reading({"accuracy_tested": "no", "personal_data_in_training": "no"})
    assert values(found.least)["FRA-01"] == Sample(0, 0)
    assert found.least.answers["PRI-03"].state is AnswerState.NOT_APPLICABLE


def test_what_topics_yaml_does_not_know_is_told_and_left_out() -> None:
    found = reading({"weather": "fine", "age_check": "sometimes", "opt_out": "unknown", "ai_label": False})
    assert values(found.least) == {
        "FRA-09": "nothing",
        "CRE-03": ("approved", "cut-off", "no-life", "veto"),
    }
    assert found.notes == (
        "weather: no such topic in topics.yaml",
        "age_check: the value sometimes is not in topics.yaml",
    )


def test_an_inferred_topic_counts_as_asked_and_not_known() -> None:
    found = reading({"crisis_handling": "no", "age_check": "no"}, inferred_topics=["crisis_handling"])
    assert set(values(found.least)) == {"audience", "PRI-06", "PRO-08"}
    assert found.linked == {"PRI-06", "PRO-08"}
    assert found.touched == {"PRI-06", "PRO-08", "PRO-09"}


def test_the_product_type_and_the_place_answer_profile_questions() -> None:
    found = values(reading({}, "Customer-service bots", "FR; cn, BR").least)
    assert found == {
        "modalities": ("text",),
        "offering": "public",
        "regions": ("cn", "eu", "other"),
        "sectors": ("customer-service",),
        "personal-data": "yes",
    }
    assert values(reading({}, "robotic abbot", "").least) == {}  # words count whole


def test_the_wider_of_two_answers_counts_and_a_presumed_one_gives_way() -> None:
    found = reading({"companion_design": "no", "works_licensed": "no"}, "model-sharing companion")
    answers = values(found.least)
    assert (answers["companion"], answers["role"]) == ("yes", "hosts-open-model")
    assert found.notes == ("companion_design: another source says yes to companion; yes counts",)


def test_facts_that_say_more_together() -> None:
    assert values(reading({"decides_about_people": "yes"}).least)["decisions"] == "supports"
    both = reading({"decides_about_people": "yes", "human_review": "no"})
    assert values(both.least)["decisions"] == "decides"


# ---------------------------------------------------------------- domains, verdicts, the command


def test_a_domain_without_a_section_is_found_by_its_rules() -> None:
    deceased = domain_of("sector:deceased", pack())
    assert (deceased.own, "FRA-08" in deceased.rules, "fraud" in deceased.sections) == ((), True, True)
    assert "LIA-09" in domain_of("sector:finance", pack()).rules  # not listed: a choice of the profile
    assert "LIA-04" not in domain_of("sector:finance", pack()).rules  # names too many sectors
    assert domain_of("tides", pack()).rules == frozenset()


def test_verdicts_with_and_without_the_inferred_topic() -> None:
    first, control, nothing = read_cases(SAMPLE)["cases"]
    companion, privacy = judge(first, pack(), inferred=True).rows
    assert (companion.holds, companion.first, companion.finding.split()[0]) == (True, False, "PRO-09")
    assert (privacy.holds, privacy.why) == (False, "no topic of the case answers a rule on it")
    companion, _ = judge(first, pack(), inferred=False).rows
    assert (companion.holds, companion.why) == (False, "only inferred topics answer a rule on it")
    assert companion.at_worst.startswith("PRO-09 ")
    (named,) = judge(control, pack(), inferred=True).named
    assert (named.known, named.answered, named.raised) == ("low", "low", False)
    (row,) = judge(nothing, pack(), inferred=True).rows
    assert (row.rank, row.why) == (0, "the pack has no rule on it")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.backtests", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)


def test_the_command_prints_the_table_of_any_file() -> None:
    done = run(str(SAMPLE))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == table(read_cases(SAMPLE), pack())
    assert "topics without a mapping: weather\n" in done.stdout
    assert "S1 A bond without a way out: weather: no such topic in topics.yaml\n" in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "is not JSON"), ("[]", "has no list 'cases'"), ('{"cases": [1]}', "has no list 'cases'")],
)
def test_the_command_says_what_is_wrong_with_a_file(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "cases.json"
    file.write_text(content, encoding="utf-8")
    done = run(str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"cases.json {said}")
