"""A small pack with every answer type and every kind of source, and sheets for it."""

from fractions import Fraction
from functools import cache
from typing import Any

from riskcheck.core.answers.model import Answer, AnswerSheet, AnswerState, Assessor, Evidence, Product, Sample
from riskcheck.core.assessment import Assessment
from riskcheck.core.pack.pack import PackHead, RulePack
from riskcheck.core.pack.profile import PROFILE_TYPES
from riskcheck.core.pack.rule import Section
from riskcheck.core.pack.source import Document
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.risk.parameters import Parameters
from riskcheck.core.scoring.risk.rules import RULE_TYPES
from riskcheck.core.wording import Wording
from riskcheck.loading.locales import load_wording
from riskcheck.reporting.formats import Report, ReportOptions
from riskcheck.reporting.glyphs import Coverage
from riskcheck.reporting.view import ReportView, build_view
from riskcheck.resources import locale_file, reports_dir


def both(en: str, zh: str) -> dict[str, str]:
    return {"en": en, "zh": zh}


def level(name: str, up_to: int, title: dict[str, str], verdict: dict[str, str]) -> dict[str, Any]:
    return {"id": name, "up-to": up_to, "name": title, "verdict": verdict}


SCORING: dict[str, Any] = {
    "method": "risk",
    "severities": (
        {"id": "low", "up-to": 4, "name": both("Low", "低")},
        {"id": "moderate", "up-to": 9, "name": both("Moderate", "中")},
        {"id": "high", "up-to": 16, "name": both("High", "高")},
        {"id": "critical", "up-to": 25, "name": both("Critical", "严重")},
    ),
    "levels": (
        level("low", 15, both("Low risk", "低风险"), both("May launch.", "可以上线。")),
        level("high", 60, both("High risk", "高风险"), both("Not yet.", "暂不上线。")),
        level("top", 100, both("Top risk", "最高风险"), both("Never.", "不得上线。")),
    ),
    "floors": ({"severity": "critical", "at-least": "high"}, {"red-line": True, "at-least": "top"}),
    "below-worst-section": 1,
}

HEAD: dict[str, Any] = {
    "riskcheck-pack": 1,
    "id": "small",
    "version": "1.2.0",
    "title": both("Small pack", "小规则包"),
    "languages": ("en", "zh"),
    "checked-on": "2026-09-30",
    "owners": {"legal": both("Legal", "法务"), "data": both("Data", "数据")},
    "principles": "creed",
    "scoring": SCORING,
    "sections": ("privacy", "tests"),
}

PROFILE: tuple[dict[str, Any], ...] = (
    {"id": "purpose", "type": "text", "title": both("Purpose", "用途"), "ask": both("What?", "做什么？")},
    {
        "id": "regions",
        "type": "many",
        "title": both("Regions", "地区"),
        "ask": both("Where?", "在哪里？"),
        "choices": ({"id": "cn", "text": both("China", "中国")}, {"id": "eu", "text": both("EU", "欧盟")}),
    },
    {
        "id": "voice",
        "type": "one",
        "title": both("Voice", "语音"),
        "ask": both("Is there sound?", "有声音吗？"),
        "choices": ({"id": "yes", "text": both("Yes", "是")}, {"id": "no", "text": both("No", "否")}),
    },
)


def rule(name: str, en: str, zh: str, sources: tuple[str, ...], **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "title": both(en, zh),
        "ask": both(f"How is it with {en}?", f"{zh}的情况如何？"),
        "why": both(f"Without {en} it goes wrong.", f"没有{zh}就会出问题。"),
        "evidence": (both("Record", "记录"),),
        "sources": sources,
        **more,
    }


def mitigation(name: str, effort: str, owner: str, reaches: str | tuple[str, ...] | None) -> dict[str, Any]:
    given = {} if reaches is None else {"reaches": reaches}
    return {"id": name, "effort": effort, "owner": owner, "text": both(f"Do {name}", f"执行{name}"), **given}


RULES: dict[str, tuple[dict[str, Any], ...]] = {
    "privacy": (
        rule(
            "P-1",
            "lawful basis",
            "合法依据",
            ("a-risk", "a-use", "law-1", "law-2", "creed-1"),
            impact=5,
            likelihood=4,
            choices=(
                {"id": "written", "exposure": 0, "text": both("Written down", "有书面记录")},
                {"id": "partly", "exposure": 50, "text": both("For some", "部分有")},
                {
                    "id": "nothing",
                    "exposure": 100,
                    "text": both("For none.", "都没有。"),
                    "red-line": {"reason": both("It is unlawful.", "这是违法的。")},
                },
            ),
            mitigations=(
                mitigation("P-1-a", "M", "legal", "written"),
                mitigation("P-1-b", "S", "data", "partly"),
            ),
        ),
        rule(
            "P-2",
            "safeguards",
            "防护措施",
            ("guide-1", "creed-2"),
            type="many",
            impact=3,
            likelihood=3,
            choices=(
                {"id": "lock", "reduces": 60, "text": both("A lock", "锁")},
                {"id": "key", "reduces": 40, "text": both("A key", "钥匙")},
            ),
            mitigations=(mitigation("P-2-a", "L", "data", ("key",)),),
        ),
        rule(
            "P-3",
            "voice consent",
            "语音同意",
            ("foreign-1",),
            when={"voice": "yes"},
            impact=4,
            likelihood=2,
            choices=(
                {"id": "asked", "exposure": 0, "text": both("Asked", "已征得")},
                {"id": "not", "exposure": 100, "text": both("Not asked", "未征得")},
            ),
            mitigations=(mitigation("P-3-a", "S", "legal", None),),
        ),
    ),
    "tests": (
        rule(
            "T-1",
            "answer time",
            "答复时间",
            ("standard-1",),
            type="number",
            unit=both("hours", "小时"),
            impact=2,
            likelihood=3,
            adjust=({"when": {"voice": "yes"}, "impact": 1},),
            bands=(
                {"id": "fast", "below": 24, "exposure": 0, "text": both("Within a day", "一天之内")},
                {"id": "slow", "exposure": 70, "text": both("Later", "更晚")},
            ),
            mitigations=(mitigation("T-1-a", "S", "data", "fast"),),
        ),
        rule(
            "T-2",
            "refusals",
            "拒答",
            ("creed-2",),
            type="sample",
            judge="rate",
            least=100,
            **{"allow-not-applicable": True},
            impact=4,
            likelihood=4,
            bands=(
                {"id": "meets", "at-least": 96, "exposure": 0, "text": both("Meets", "达标")},
                {"id": "fails", "exposure": 100, "text": both("Fails", "不达标")},
            ),
            mitigations=(mitigation("T-2-a", "M", "data", "meets"),),
        ),
    ),
}


def document(name: str, kind: str, points: dict[str, dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "kind": kind,
        "title": both(f"The {name}", f"《{name}》"),
        "checked-on": "2026-09-30",
        "checked": "text",
        "points": points,
        **more,
    }


def point(at: str, **more: Any) -> dict[str, Any]:
    return {"at": at, "name": both(f"name of {at}", f"{at}之名"), **more}


DOCUMENTS = (
    document(
        "essay",
        "article",
        {"a-risk": point("line 1", basis="risk"), "a-use": point("line 2", basis="use")},
    ),
    document(
        "law",
        "binding",
        {"law-1": point("Article 1"), "law-2": point("Article 2", **{"applies-from": "2027-12-02"})},
        **{"binds-when": {"regions": "cn"}},
    ),
    document("foreign", "binding", {"foreign-1": point("Article 9")}, **{"binds-when": {"regions": "eu"}}),
    document("standard", "standard", {"standard-1": point("Clause 1")}),
    document("guide", "guidance", {"guide-1": point("Part 1")}, checked="secondary"),
    document(
        "creed",
        "guidance",
        {
            "creed-1": {"at": "1", "name": both("Trust", "信任")},
            "creed-2": {"at": "2", "name": both("Openness", "公开")},
            "creed-3": {"at": "3", "name": both("Care", "关怀")},
        },
    ),
)


@cache
def small_pack() -> RulePack:
    sections = []
    for name, rules in RULES.items():
        read = tuple(RULE_TYPES[given.get("type", "one")].model_validate(given) for given in rules)
        weight = {"privacy": 1, "tests": 2}[name]
        title = both(name.title(), {"privacy": "隐私", "tests": "测试"}[name])
        sections.append(Section.model_validate({"id": name, "title": title, "weight": weight, "rules": read}))
    return RulePack(
        head=PackHead.model_validate(HEAD),
        parameters=Parameters.model_validate(SCORING),
        profile=tuple(PROFILE_TYPES[given["type"]].model_validate(given) for given in PROFILE),
        sections=tuple(sections),
        documents=tuple(Document.model_validate(given) for given in DOCUMENTS),
        sha256="c" * 64,
    )


def answered(value: Any, **more: Any) -> Answer:
    return Answer(AnswerState.ANSWERED, value, **more)


RECORD = Evidence(file="evidence/record.pdf", sha256="d" * 64)

FULL: dict[str, Answer] = {
    "purpose": answered("Helps pupils."),
    "regions": answered(("cn",)),
    "voice": answered("no"),
    "P-1": answered(
        "partly", note="Two of four.", evidence=(RECORD, Evidence(url="https://example.org/a?b=1&c=2"))
    ),
    "P-2": answered(("lock",)),
    "T-1": answered(Fraction(30)),
    "T-2": answered(Sample(tested=200, passed=199)),
}
HALF: dict[str, Answer] = {
    "regions": answered(("cn", "eu")),
    "P-1": Answer(AnswerState.UNKNOWN, note="Asked twice."),
    "P-2": answered(("lock", "key")),
    "T-2": Answer(AnswerState.NOT_APPLICABLE, reason="It refuses nothing."),
}
CROSSED: dict[str, Answer] = {**FULL, "P-1": answered("nothing")}


def sheet_of(answers: dict[str, Answer], product: Product | None = None) -> AnswerSheet:
    known = Product("Tutor 辅导员", "2.3", "Learning", "A chatbot.")
    assessor = Assessor("Li Na 李娜", "Compliance")
    return AnswerSheet("small@1.2.0", product or known, assessor, "2026-11-22", answers, "e" * 64)


def assess(answers: dict[str, Answer], product: Product | None = None) -> Assessment:
    return METHODS["risk"].assess(small_pack(), sheet_of(answers, product), "0.1.0")


@cache
def words(language: str) -> Wording:
    return load_wording(locale_file(language))


@cache
def coverage() -> Coverage:
    return Coverage.parse((reports_dir() / "fonts" / "coverage.txt").read_text(encoding="ascii"))


def view_of(answers: dict[str, Answer], language: str = "en", product: Product | None = None) -> ReportView:
    sheet = sheet_of(answers, product)
    return build_view(small_pack(), sheet, assess(answers, product), words(language), coverage())


def report_of(answers: dict[str, Answer], language: str = "en", product: Product | None = None) -> Report:
    return Report(
        small_pack(),
        sheet_of(answers, product),
        assess(answers, product),
        (words(language),),
        ReportOptions((language,)),
    )
