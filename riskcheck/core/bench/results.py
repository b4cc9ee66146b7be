"""An assessment under the names of NAME.expected.yaml, and where the two differ.

Fractions are compared as fractions, lists in their order.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from riskcheck.core.assessment import Assessment, LevelRange, ScoreRange
from riskcheck.core.bench.places import Place
from riskcheck.core.questionnaire import Status


def _score(score: ScoreRange) -> dict[str, Fraction]:
    return {"best": score.best, "point": score.point, "worst": score.worst}


def _level(level: LevelRange) -> dict[str, str]:
    return {"best": level.best, "point": level.point, "worst": level.worst}


def computed(result: Assessment) -> dict[str, Any]:
    """Return an assessment under the names of an expected file."""
    severities = result.sections[0].findings
    return {
        "pack": result.stamp.pack,
        "sections": {
            part.section: {
                "rules": part.rules,
                "inherent": part.inherent,
                "residual": part.residual,
                "score": _score(part.score),
                "level": _level(part.level),
                "findings": dict(part.findings),
            }
            for part in result.sections
        },
        "rules": sum(part.rules for part in result.sections),
        "inherent": sum(row.inherent for row in result.ledger if row.status is not Status.NOT_APPLICABLE),
        "residual": sum(row.residual for row in result.ledger),
        "score": _score(result.score),
        "level": _level(result.level),
        "verdict": result.verdict,
        "findings": {name: sum(found.severity == name for found in result.findings) for name in severities},
        "red-lines": [
            {"rule": line.rule, "outcome": line.outcome, "state": "crossed" if line.certain else "open"}
            for line in result.red_lines
        ],
        "unanswered": list(result.unanswered),
        "unknown": list(result.unknown),
        "not-applicable": [declared.rule for declared in result.not_applicable],
        "settle": list(result.settle),
        "claimed": result.assurance.claimed,
        "evidenced": result.assurance.evidenced,
        "assurance": result.assurance.share,
    }


def differences(expected: Any, result: Any, at: Place = ()) -> Iterable[tuple[Place, str]]:
    """Yield the path and the words of every place where the two differ."""
    if isinstance(result, Mapping) and isinstance(expected, Mapping):
        yield from _in_mapping(expected, result, at)
    elif _plain(expected, result) != result:
        yield at, f"expected {_shown(_plain(expected, result))}, the program says {_shown(result)}"


def _in_mapping(
    expected: Mapping[str, Any], result: Mapping[str, Any], at: Place
) -> Iterable[tuple[Place, str]]:
    for key in [*result, *(key for key in expected if key not in result)]:
        if key not in expected:
            yield (*at, key), f"the program says {_shown(result[key])}, the expected file says nothing"
        elif key not in result:
            yield (*at, key), f"the expected file says {_shown(expected[key])}, the program says nothing"
        else:
            yield from differences(expected[key], result[key], (*at, key))


def _plain(expected: Any, result: Any) -> Any:
    """Return what is expected in the form of the result."""
    if isinstance(result, list) and isinstance(expected, list | tuple):
        return [dict(part) if isinstance(part, Mapping) else part for part in expected]
    if isinstance(result, Fraction):
        try:
            return Fraction(expected)
        except (TypeError, ValueError, ZeroDivisionError):
            return expected
    return expected


def _shown(value: Any) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 200 else text[:200] + " ..."
