"""BN001 to BN003: the example products of a pack come to what is written beside them, and are consistent."""

from collections.abc import Iterator

from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.bench.material import GoldenExample, Material
from riskcheck.core.bench.model import BenchFinding, Looked, looked
from riskcheck.core.bench.places import Place
from riskcheck.core.bench.results import computed, differences
from riskcheck.core.review.contradictions import contradictions
from riskcheck.core.review.material import Material as Reviewed

TOOL = "bench"


def golden(material: Material) -> Looked:
    """BN001: an example does not come to its expected result."""
    ready = [e for e in material.examples if e.sheet is not None and e.expected is not None]
    return looked((finding for example in ready for finding in _compare(example, material)), len(ready))


def pairs(material: Material) -> Looked:
    """BN002: an example without an expected result, the other way round, or no example at all."""
    return looked(_unpaired(material), len(material.examples))


def _unpaired(material: Material) -> Iterator[BenchFinding]:
    if not material.examples:
        hint = "write examples/NAME.yaml and NAME.expected.yaml"
        message = "the pack has no example product with an expected result"
        yield BenchFinding("BN002", material.pack.head.id, ("pack.yaml",), message, hint)
    for example in material.examples:
        name = example.name
        if not example.has_sheet:
            message = f"{name}.expected.yaml belongs to no answer sheet"
            yield BenchFinding("BN002", name, _expected_place(example), message, f"write {name}.yaml")
        elif not example.has_expected:
            hint = f"work it out by hand and write it into {name}.expected.yaml"
            message = f"{name}: its expected result is missing"
            yield BenchFinding("BN002", name, (f"examples/{name}.yaml",), message, hint)


def _compare(example: GoldenExample, material: Material) -> Iterator[BenchFinding]:
    if example.sheet is None or example.expected is None:
        return
    expected = dict(example.expected)
    named = expected.pop("example", example.name)
    result = computed(material.method.assess(material.pack, example.sheet, TOOL))
    found = [*differences(expected, result)]
    if named != example.name:
        found.append((("example",), f"expected {named}, the file says {example.name}"))
    hint = "redo the arithmetic by hand, then mend the rule or the expected file"
    for path, words in found:
        place = (*_expected_place(example), *path)
        shown = ".".join(str(key) for key in path)
        yield BenchFinding("BN001", example.name, place, f"{example.name}: {shown}: {words}", hint)


def consistent(material: Material) -> Looked:
    """BN003: an example whose answers contradict each other."""
    sheets = [(example.name, example.sheet) for example in material.examples if example.sheet is not None]
    return looked((f for name, sheet in sheets for f in _contradictions(name, sheet, material)), len(sheets))


def _contradictions(name: str, sheet: AnswerSheet, material: Material) -> Iterator[BenchFinding]:
    assessment = material.method.assess(material.pack, sheet, TOOL)
    language = material.pack.head.languages[0]
    for problem in contradictions(
        Reviewed(material.pack, sheet, assessment, sheet.date, sheet.date, language)
    ):
        place = (f"examples/{name}.yaml", *problem.path)
        hint = "correct the example, or the contradiction where both can be true"
        yield BenchFinding("BN003", name, place, f"{name}: {problem.message}", hint)


def _expected_place(example: GoldenExample) -> Place:
    return (f"examples/{example.name}.expected.yaml",)
