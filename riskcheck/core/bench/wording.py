"""BN050, BN051: questions that ask nearly the same, and questions too long to read once."""

import re
from collections.abc import Iterator
from fractions import Fraction

from riskcheck.core.bench.material import Material
from riskcheck.core.bench.model import BenchFinding, Looked, looked
from riskcheck.core.pack.question import Question

# Shared words / all words of both. Unrelated questions of the pack `aigc` stay below 0.45 (words) and 0.28
# (pairs of characters); the same question in other words lies above 0.6. Half means: more in common than not.
ALIKE_IN_WORDS = Fraction(1, 2)
ALIKE_IN_CHARACTERS = Fraction(2, 5)  # Chinese questions share fewer pairs, as each word is only 2 characters
LEAST_PARTS = 4  # content words or pairs of characters; with fewer, one word in common is half of all

MOST_WORDS = 30  # two lines of a terminal; people lose the beginning of a longer question before its end
MOST_CHARACTERS = 50  # one line of 100 columns, and about as much to say as 30 English words
BY_CHARACTER = frozenset({"zh", "ja"})  # languages written without spaces

_COMMON = """
a an and any are as at be been before by can could do does each every for from had has have how if in into is
it its last many much of often on one or out over product than that the their them there these they this those
to under up was were what when where which while who whom whose why will with within without would
"""
COMMON_WORDS = frozenset(_COMMON.split())


def near_duplicates(material: Material) -> Looked:
    """BN050: two questions that share half of their words or more."""
    questions = list(material.pack.questions.values())
    languages = material.pack.head.languages
    findings: dict[tuple[str, str], BenchFinding] = {}
    for language in languages:
        parts = [(question.id, _parts(question, language)) for question in questions]
        limit = ALIKE_IN_CHARACTERS if language in BY_CHARACTER else ALIKE_IN_WORDS
        for first, second, share in _alike(parts, limit):
            message = (
                f"{second} asks nearly the same as {first}: {round(share * 100)} % in common ({language})"
            )
            hint = "ask it once, or say what sets them apart"
            finding = BenchFinding("BN050", second, (*material.places[second], "ask"), message, hint)
            findings.setdefault((first, second), finding)
    return looked(findings.values(), len(questions) * (len(questions) - 1) // 2)


def _alike(parts: list[tuple[str, frozenset[str]]], limit: Fraction) -> Iterator[tuple[str, str, Fraction]]:
    for index, (second, mine) in enumerate(parts):
        for first, other in parts[:index]:
            if min(len(mine), len(other)) >= LEAST_PARTS:
                share = Fraction(len(mine & other), len(mine | other))
                if share >= limit:
                    yield first, second, share


def _parts(question: Question, language: str) -> frozenset[str]:
    text = question.ask.pick(language).casefold()
    if language in BY_CHARACTER:
        letters = re.sub(r"[\W_]", "", text)
        return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))
    return frozenset(re.findall(r"\w+", text)) - COMMON_WORDS


def too_long(material: Material) -> Looked:
    """BN051: a question that is too long."""
    questions = list(material.pack.questions.values())
    languages = material.pack.head.languages
    found = (f for question in questions for name in languages for f in _too_long(question, name, material))
    return looked(found, len(questions) * len(languages))


def _too_long(question: Question, language: str, material: Material) -> Iterator[BenchFinding]:
    text = question.ask.pick(language)
    by_character = language in BY_CHARACTER
    length = len(re.sub(r"\s", "", text)) if by_character else len(text.split())
    most, unit = (MOST_CHARACTERS, "characters") if by_character else (MOST_WORDS, "words")
    if length > most:
        message = (
            f"{question.id}: the question has {length} {unit} ({language}); at most {most} are read once"
        )
        hint = "move what counts and what does not to `help`"
        keys = ("ask", language) if question.ask.languages else ("ask",)
        yield BenchFinding("BN051", question.id, (*material.places[question.id], *keys), message, hint)
