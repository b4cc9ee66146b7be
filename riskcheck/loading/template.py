"""The commented sheet that `riskcheck new` hands out: every question with its choices, to be filled in."""

from collections.abc import Iterable, Iterator
from typing import Any

from riskcheck.core.answers.sheet import FORMAT_VERSION
from riskcheck.core.answers.values import is_date
from riskcheck.core.columns import visible, width, wrap
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.wording import Wording
from riskcheck.errors import UsageError
from riskcheck.loading.sheet_edits import STEP
from riskcheck.loading.template_question import question_lines
from riskcheck.loading.yaml_writing import entry, flow

WIDTH = 98  # closing punctuation may stand one character further out


def new_sheet(
    pack: RulePack,
    wording: Wording,
    language: str,
    as_of: str,
    *,
    product: str | None = None,
    assessor: str | None = None,
) -> bytes:
    """Return a sound sheet without answers that explains every question; raises UsageError for a wrong date.

    Without `product` or `assessor` their names are placeholders for the user to replace.
    """
    if not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    names = product or wording.say("template.product"), assessor or wording.say("template.assessor")
    lines = [*_head(pack, wording, language, as_of, *names), *_profile(pack, wording, language)]
    for section in pack.sections:
        title = pack.say(section.title, language)
        intro = pack.say(section.intro, language) if section.intro else ""
        lines += [*_heading(title, intro), *_questions(section.rules, pack, wording, language)]
    return ("\n".join(lines) + "\n").encode()


def _head(
    pack: RulePack, wording: Wording, language: str, as_of: str, product: str, assessor: str
) -> Iterator[str]:
    yield from _comment(pack.say(pack.head.title, language), "")
    yield "#"
    for key, sample in _samples(pack, wording):
        yield from _comment(wording.say(f"template.how.{key}"), "")
        yield from (f"#   {line}" for line in sample)
    yield f"riskcheck: {FORMAT_VERSION}"
    yield f"pack: {flow(pack.name)}"
    yield "product:"
    yield f"  name: {flow(product)}"
    yield from ("  # version:", "  # owner:", "  # summary:")
    yield "assessor:"
    yield f"  name: {flow(assessor)}"
    yield "  # role:"
    yield from _comment(wording.say("template.date"), "")
    yield f"date: {as_of}"
    yield "answers:"


def _samples(pack: RulePack, wording: Wording) -> Iterator[tuple[str, list[str]]]:
    """Yield what the head explains, with lines that are right for this pack where it has a fitting rule."""
    one = next((rule for rule in pack.rules() if rule.kind == "one"), None)
    spare = next((rule.id for rule in pack.rules() if rule.allow_not_applicable), None)
    if one is not None:
        yield "fill", entry(one.id, one.outcome_ids()[0], 0, STEP)
    yield "unknown", []
    if spare is not None:
        yield (
            "not-applicable",
            entry(spare, {"not-applicable": wording.say("template.sample.reason")}, 0, STEP),
        )
    if one is not None:
        yield "full", entry(one.id, _full_form(one.outcome_ids()[1], wording), 0, STEP)


def _full_form(choice: str, wording: Wording) -> dict[str, Any]:
    words = {key: wording.say(f"template.sample.{key}") for key in ("note", "owner", "by", "because")}
    return {
        "value": choice,
        "note": words["note"],
        "evidence": [{"file": "dpia.pdf", "date": "2026-05-20"}],
        "owner": words["owner"],
        "due": "2027-01-31",
        "accepted": {"by": words["by"], "reason": words["because"], "until": "2027-05-31"},
    }


def _profile(pack: RulePack, wording: Wording, language: str) -> Iterator[str]:
    yield from _heading(wording.say("interview.profile"), wording.say("template.profile"))
    yield from _questions(pack.profile, pack, wording, language)


def _heading(title: str, intro: str) -> Iterator[str]:
    lead = f"  # ==== {visible(title)} "
    yield ""
    yield lead + "=" * max(4, WIDTH - width(lead))
    yield from _comment(intro, "  ")


def _questions(
    questions: Iterable[Question], pack: RulePack, wording: Wording, language: str
) -> Iterator[str]:
    for question in questions:
        yield ""
        for indent, text in question_lines(pack, question, wording, language):
            yield from _comment(text, "  ", indent)
        yield f"  # {question.id}:"


def _comment(text: str, lead: str, indent: int = 0) -> Iterator[str]:
    """Yield comment lines; those after the first are indented by `indent` more."""
    for number, line in enumerate(wrap(visible(text), WIDTH - len(lead) - 2 - indent) if text else ()):
        yield f"{lead}# {' ' * indent if number else ''}{line}".rstrip()
