"""The checks across the files of a pack: ids, sources, owners, targets of mitigations, languages."""

from collections.abc import Iterable, Iterator

from riskcheck.core.pack.base import RESERVED_WORDS
from riskcheck.core.pack.condition_checks import check_conditions
from riskcheck.core.pack.contradiction_checks import check_contradictions
from riskcheck.core.pack.draft import Draft, Placed, all_speak, texts_in
from riskcheck.core.pack.obligation_checks import check_obligations
from riskcheck.core.pack.question import ManyShape, OneShape, Question
from riskcheck.core.pack.rule import Rule
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.core.text import Text
from riskcheck.errors import Gravity, PathKey, Problem

CONDITION_WORDS = ("all", "any", "not")


def check_references(draft: Draft) -> list[Problem]:
    """Return every defect across the parts of a pack; paths start with the file within the pack."""
    conditions = check_conditions(draft)
    return [
        *_check_ids(draft),
        *_check_choices(draft),
        *conditions,
        *check_contradictions(draft, sound=not conditions),
        *(problem for question in draft.questions() for problem in _check_sources(question, draft)),
        *(problem for rule in draft.rules for problem in _check_rule(rule, draft)),
        *_check_who_answers(draft),
        *_check_principles(draft),
        *check_obligations(draft),
        *_check_languages(draft),
    ]


def _check_ids(draft: Draft) -> Iterator[Problem]:
    head = draft.head
    yield from _duplicates(
        (name, (*head.path, "sections", index)) for index, name in enumerate(head.item.sections)
    )
    yield from _duplicates(
        (name, (*head.path, "languages", index)) for index, name in enumerate(head.item.languages)
    )
    yield from _duplicates((question.item.id, (*question.path, "id")) for question in draft.questions())
    yield from _duplicates((document.item.id, (*document.path, "id")) for document in draft.documents)
    yield from _duplicates((duty.item.id, (*duty.path, "id")) for duty in draft.obligations)
    yield from _duplicates(
        (key, (*document.path, "points", key)) for document in draft.documents for key in document.item.points
    )
    yield from _duplicates(
        (mitigation.id, (*rule.path, "mitigations", index, "id"))
        for rule in draft.rules
        for index, mitigation in enumerate(rule.item.mitigations)
    )


def _duplicates(named: Iterable[tuple[str, tuple[PathKey, ...]]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, path in named:
        if name in seen:
            yield Problem("PK003", f"the id '{name}' is used twice", path)
        seen.add(name)


def _check_choices(draft: Draft) -> Iterator[Problem]:
    for question in draft.questions():
        if question.item.id in CONDITION_WORDS:
            message = f"'{question.item.id}' is a reserved word of conditions"
            yield Problem("PK005", message, (*question.path, "id"))
        parts = question.item.choices if isinstance(question.item, OneShape | ManyShape) else ()
        key = "choices" if parts else "bands"
        names = [part.id for part in parts or getattr(question.item, "bands", ())]
        for index, name in enumerate(names):
            path = (*question.path, key, index, "id")
            if name in names[:index]:
                yield Problem("PK003", f"{question.item.id}: the id '{name}' is used twice", path)
            if name in RESERVED_WORDS:
                yield Problem("PK005", f"{question.item.id}: '{name}' is a reserved word", path)


def _check_sources(question: Placed[Question], draft: Draft) -> Iterator[Problem]:
    for index, source in enumerate(question.item.sources):
        if source not in draft.source_points and source not in draft.broken:
            message = f"{question.item.id}: there is no source '{source}' in sources.yaml"
            hint = did_you_mean(source, sorted(draft.source_points))
            yield Problem("PK006", message, (*question.path, "sources", index), hint)


def _check_rule(rule: Placed[Rule], draft: Draft) -> Iterator[Problem]:
    outcomes = rule.item.outcome_ids()
    lead = f"{rule.item.id}: "
    for index, mitigation in enumerate(rule.item.mitigations):
        path = (*rule.path, "mitigations", index)
        yield from _check_owner(mitigation.owner, (*path, "owner"), rule.item.id, draft)
        for target in mitigation.targets:
            if target not in outcomes:
                message = f"{lead}'{target}' is not one of {one_of(outcomes)}"
                yield Problem("PK008", message, (*path, "reaches"), did_you_mean(target, outcomes))


def _check_who_answers(draft: Draft) -> Iterator[Problem]:
    named = [(part.path, part.item.id, part.item.owner) for part in draft.questions()]
    named += [(part.path, part.item.id, part.item.owner) for part in draft.sections]
    for path, subject, owner in named:
        if owner is not None:
            yield from _check_owner(owner, (*path, "owner"), subject, draft)


def _check_owner(owner: str, path: tuple[PathKey, ...], subject: str, draft: Draft) -> Iterator[Problem]:
    owners = tuple(draft.head.item.owners)
    if owner not in owners:
        message = f"{subject}: the owner '{owner}' is not one of {one_of(owners)}"
        yield Problem("PK007", message, path, did_you_mean(owner, owners))


def _check_principles(draft: Draft) -> Iterator[Problem]:
    name = draft.head.item.principles
    documents = [document.item.id for document in draft.documents]
    if name is not None and name not in documents and name not in draft.broken:
        message = f"there is no document '{name}' in sources.yaml"
        yield Problem("PK006", message, (*draft.head.path, "principles"), did_you_mean(name, documents))


def _check_languages(draft: Draft) -> Iterator[Problem]:
    languages = draft.head.item.languages
    for part in draft.parts():
        if all_speak(part.item, languages):
            continue  # paths are only worth making for a defect
        for path, text in texts_in(part.item, part.path):
            if text.languages and text.languages != languages:
                yield from check_text(text, path, languages)


def check_text(text: Text, path: tuple[PathKey, ...], languages: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a problem for every language of a text that is missing or not one of the pack."""
    for language in text.languages:
        if language not in languages:
            message = f"the language '{language}' is not one of {one_of(languages)}"
            yield Problem("PK009", message, (*path, language), did_you_mean(language, languages), of_key=True)
    missing = [language for language in languages if language not in text.languages]
    if missing:
        message = f"the translation into {one_of(missing)} is missing"
        shown = next((language for language in languages if language not in missing), text.languages[0])
        yield Problem("PK030", message, path, f"{shown} is shown instead", Gravity.WARNING)
