"""The packs that travel with the program: sound, complete in both languages, careful in what they claim."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from riskcheck.api import examples, open_case
from riskcheck.core.answers.model import Answer
from riskcheck.core.pack.draft import Placed, texts_in
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.rule import Rule
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring import METHODS
from riskcheck.core.text import Text
from riskcheck.core.tiers import SCREENING, rules_of
from riskcheck.loading.pack_files import packs_in
from riskcheck.loading.packs import load_pack
from riskcheck.resources import rules_dir
from tests.support.typography import CHINESE, CJK, ENGLISH, faults_in

PACKS = packs_in([rules_dir()])


@cache
def pack(name: str) -> RulePack:
    loaded = load_pack(PACKS[name], name)
    assert [str(issue) for issue in loaded.warnings] == []
    return loaded.pack


@pytest.fixture(params=sorted(PACKS))
def bundled(request: pytest.FixtureRequest) -> RulePack:
    return pack(request.param)


@pytest.fixture
def aigc() -> RulePack:
    return pack("aigc")


def texts(of: RulePack) -> Iterator[tuple[str, Text]]:
    """Yield every text of a pack with the place where it is to be found."""
    parts = [
        Placed(("pack",), of.head),
        Placed(("pack", "scoring"), of.parameters),
        *(Placed((question.id,), question) for question in of.questions.values()),
        *(Placed((section.id,), section) for section in of.sections),
        *(Placed((document.id,), document) for document in of.documents),
        *(Placed((duty.id,), duty) for duty in of.obligations),
    ]
    for part in parts:
        for path, text in texts_in(part.item, part.path):
            yield ".".join(map(str, path)), text


def said(of: RulePack, language: str) -> Iterator[tuple[str, str]]:
    for place, text in texts(of):
        if language in text.languages:
            yield place, text.pick(language)


# ---------------------------------------------------------------- form


def test_there_is_a_pack() -> None:
    assert "aigc" in PACKS


def test_a_pack_is_sound_and_called_like_its_folder(bundled: RulePack) -> None:
    assert bundled.head.id in PACKS
    assert PACKS[bundled.head.id].name == bundled.head.id


def test_every_file_of_a_pack_is_used(bundled: RulePack) -> None:
    folder = PACKS[bundled.head.id]
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")}
    examples = {name for name in files if name.startswith("examples/")}
    sections = {f"sections/{section.id}.yaml" for section in bundled.sections}
    duties = {"obligations.yaml"} if bundled.obligations else set()
    beside = files & {"coverage.yaml", "bench.yaml"}  # what commands on packs read, no part of the pack
    assert files - examples - beside == {"pack.yaml", "profile.yaml", "sources.yaml"} | sections | duties


def test_files_are_written_alike(bundled: RulePack) -> None:
    folder = PACKS[bundled.head.id]
    odd = []
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_bytes().decode("utf-8")
        odd += [path.name] if "\r" in text or "\t" in text or not text.endswith("\n") else []
        odd += [f"{path.name}:{i}" for i, line in enumerate(text.split("\n"), 1) if line != line.rstrip()]
    assert odd == []


def test_ids(bundled: RulePack) -> None:
    rules = [*bundled.rules()]
    assert [rule.id for rule in rules if not re.fullmatch("[A-Z]{3}-[0-9]{2}", rule.id)] == []
    words = "[a-z]+(-[a-z0-9]+)*"
    names = [q.id for q in bundled.profile] + [section.id for section in bundled.sections]
    names += [name for rule in rules for name in rule.outcome_ids()]
    assert [name for name in names if not re.fullmatch(words, name)] == []
    for rule in rules:
        assert [m.id for m in rule.mitigations if not re.fullmatch(f"{rule.id}-[a-z]", m.id)] == []


def test_the_rules_of_a_section_share_a_prefix(bundled: RulePack) -> None:
    prefixes = {section.id: {rule.id[:3] for rule in section.rules} for section in bundled.sections}
    assert {name for name, found in prefixes.items() if len(found) != 1} == set()


def test_every_rule_asks_and_says_something_of_its_own(bundled: RulePack) -> None:
    for language in bundled.head.languages:
        for field in ("title", "ask", "why"):
            found: dict[str, str] = {}
            for rule in bundled.rules():
                text = getattr(rule, field).pick(language)
                assert text not in found, f"{rule.id} and {found.get(text)} have the same {field}"
                found[text] = rule.id


# ---------------------------------------------------------------- typography

FAULTS = {"zh": CHINESE, "en": ENGLISH}
EVERYWHERE = {
    "a space at an end": "^\\s|\\s$",
    "a line break": "[\r\n]",
    "an invisible character": "[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]",
    "a place holder": "\\b(?:TODO|TBD|FIXME|XXX|lorem)\\b|待补|待定",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_typography(bundled: RulePack, language: str) -> None:
    faults = FAULTS[language] | EVERYWHERE
    found = {place: faults_in(text, faults) for place, text in said(bundled, language)}
    assert {place: odd for place, odd in found.items() if odd} == {}


def test_the_chinese_is_chinese(bundled: RulePack) -> None:
    names = {document.id for document in bundled.documents}  # such as that of the MIT AI Risk Repository
    said_here = [(place, text) for place, text in said(bundled, "zh") if place.split(".")[0] not in names]
    assert [place for place, text in said_here if not re.search(CJK, text) and " " in text] == []


@pytest.mark.parametrize(("language", "ends"), [("en", "?"), ("zh", "？")])
def test_a_question_ends_like_one(bundled: RulePack, language: str, ends: str) -> None:
    odd = [q.id for q in bundled.questions.values() if not q.ask.pick(language).endswith(ends)]
    assert odd == []


@pytest.mark.parametrize(("language", "ends"), [("en", "."), ("zh", "。")])
def test_a_reason_ends_like_a_sentence(bundled: RulePack, language: str, ends: str) -> None:
    assert [rule.id for rule in bundled.rules() if not rule.why.pick(language).endswith(ends)] == []


# ---------------------------------------------------------------- what aigc must have


def test_at_least_sixty_rules(aigc: RulePack) -> None:
    assert len([*aigc.rules()]) >= 60


def test_both_languages(aigc: RulePack) -> None:
    assert aigc.head.languages == ("en", "zh")


def test_every_principle_has_a_rule_of_its_own(aigc: RulePack) -> None:
    principles = next(section for section in aigc.sections if section.id == "principles")
    cited = {source for rule in principles.rules for source in rule.sources}
    assert [f"omb-{n}" for n in range(1, 11) if f"omb-{n}" not in cited] == []
    document = next(document for document in aigc.documents if document.id == aigc.head.principles)
    assert list(document.points) == [f"omb-{n}" for n in range(1, 11)]


def test_every_owner_has_something_to_do(aigc: RulePack) -> None:
    used = {mitigation.owner for rule in aigc.rules() for mitigation in rule.mitigations}
    assert sorted(set(aigc.head.owners) - used) == []


def bases(of: RulePack, rule: Rule) -> list[str | None]:
    """Return what the articles of the seed inventory do where the rule cites them."""
    cited = [of.source_points[source] for source in rule.sources]
    return [point.basis for document, point in cited if document.kind == "article"]


CLAIMS = {
    "en": r"\b(?:articles?|authors?|papers?|pieces?|reports?|studies|study|inventory)\b[^.]*\bwarn",
    "zh": "(?:文章|作者|原文|报道|该文|论文|材料)[^。]*(?:警告|警示|告诫|提醒)",
}


def test_a_use_is_not_passed_off_as_a_warning(aigc: RulePack) -> None:
    """Where the seed articles only describe a use, the risk is inferred by us: no article warned of it."""
    found = []
    for rule in aigc.rules():
        kinds = bases(aigc, rule)
        if kinds and set(kinds) == {"use"}:
            found += [
                f"{rule.id}: {rule.why.pick(language)}"
                for language, claim in CLAIMS.items()
                if re.search(claim, rule.why.pick(language), re.IGNORECASE)
            ]
    assert found == []


def test_the_places_of_an_article_say_what_they_do(aigc: RulePack) -> None:
    points = [(name, *found) for name, found in aigc.source_points.items()]
    articles = {name: point.basis for name, document, point in points if document.kind == "article"}
    assert [name for name, basis in articles.items() if basis is None] == []
    assert [name for name in articles if not re.fullmatch("S[0-9]+-[0-9]{2}", name)] == []
    assert [name for name, document, point in points if document.kind != "article" and point.basis] == []


def test_a_law_binds_under_a_condition(aigc: RulePack) -> None:
    assert [d.id for d in aigc.documents if d.kind == "binding" and d.binds_when is None] == []
    assert [d.id for d in aigc.documents if d.kind != "binding" and d.binds_when is not None] == []


def test_impacts_and_likelihoods_are_not_all_the_same(aigc: RulePack) -> None:
    for section in aigc.sections:
        rated = {(getattr(rule, "impact", 0), getattr(rule, "likelihood", 0)) for rule in section.rules}
        assert len(rated) > 1, section.id


def test_the_digest_can_be_done_again_by_hand(bundled: RulePack) -> None:
    folder = PACKS[bundled.head.id]
    names = ["pack.yaml", "profile.yaml", "sources.yaml"]
    names += [f"sections/{section.id}.yaml" for section in bundled.sections]
    names += ["obligations.yaml"] if bundled.obligations else []
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(names)
    ]
    assert bundled.sha256 == hashlib.sha256("".join(lines).encode()).hexdigest()


# ---------------------------------------------------------------- the short interview


def test_the_short_interview_is_short_and_holds_red_lines(aigc: RulePack) -> None:
    chosen = rules_of(aigc, SCREENING)
    assert 12 <= len(chosen) <= 18
    with_red_line = [rule.id for rule in chosen if rule.red_lines()]  # type: ignore[attr-defined]
    assert len(with_red_line) >= len(chosen) // 2


@pytest.mark.parametrize("name", sorted(examples("aigc")))
def test_a_screening_of_an_example_is_an_honest_range(name: str) -> None:
    """What the full answers come to lies within the range that the short interview gives."""
    case = open_case(examples("aigc")[name], "aigc")
    answers: dict[str, Answer] = {}
    while ahead := [
        q for q in Questionnaire(case.pack, answers).open(SCREENING) if q.id in case.sheet.answers
    ]:
        answers[ahead[0].id] = case.sheet.answers[ahead[0].id]
    assert 15 <= len(answers) <= 40
    short = METHODS[case.pack.method].assess(case.pack, replace(case.sheet, answers=answers), "test")
    levels = [level.id for level in METHODS[case.pack.method].levels(case.pack)]
    full = case.assessment
    assert short.score.best <= full.score.best <= full.score.point <= short.score.worst
    assert levels.index(short.level.best) <= levels.index(full.level.best)
    assert levels.index(full.level.point) <= levels.index(short.level.worst)
    assert short.unanswered
