"""BN040, BN041: rules that lack something, and sections whose ratings nobody decided."""

from collections.abc import Iterator

from riskcheck.core.bench.material import Material
from riskcheck.core.bench.model import BenchFinding, Looked, looked
from riskcheck.core.bench.places import section_place
from riskcheck.core.pack.draft import texts_in
from riskcheck.core.pack.rule import Rule

LEAST_RULES = 3  # of a section, before equal ratings say anything
NEUTRAL_KEYS = frozenset({"unit"})  # names and units may be the same in every language


def lacking(material: Material) -> Looked:
    """BN040: a rule without source, mitigation, evidence, or one of the pack's languages."""
    rules = list(material.pack.rules())
    return looked((finding for rule in rules for finding in _lacking(rule, material)), len(rules))


def _lacking(rule: Rule, material: Material) -> Iterator[BenchFinding]:
    place = material.places[rule.id]
    for key in ("sources", "mitigations", "evidence"):
        if not getattr(rule, key):
            yield BenchFinding("BN040", rule.id, place, f"{rule.id}: it has no {key}", "add at least one")
    languages = material.pack.head.languages
    for path, text in texts_in(rule, ()):
        missing = [name for name in languages if name not in text.languages]
        if not missing or path[-1] in NEUTRAL_KEYS:
            continue
        if not text.languages and len(languages) < 2:
            continue  # a plain text in a pack of one language
        shown = ".".join(str(key) for key in path)
        message = f"{rule.id}: {shown} has no words of its own in {', '.join(missing)}"
        yield BenchFinding("BN040", rule.id, (*place, *path), message, "write it as {en: ..., zh: ...}")


def same_ratings(material: Material) -> Looked:
    """BN041: all rules of a section have the same impact and likelihood."""
    sections = material.pack.sections
    findings = []
    for section in sections:
        ratings = {(getattr(r, "impact", None), getattr(r, "likelihood", None)) for r in section.rules}
        if len(section.rules) >= LEAST_RULES and len(ratings) == 1:
            impact, likelihood = next(iter(ratings))
            message = f"{section.id}: all {len(section.rules)} rules have {impact} x {likelihood}"
            hint = "rate each rule against the anchors"
            findings.append(BenchFinding("BN041", section.id, section_place(section.id), message, hint))
    return looked(findings, len(sections))
