"""The commented sheet that `riskcheck new` hands out: every question with its choices, to be filled in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from riskcheck.core.answers.sheet import ASSESSOR_KEYS, FORMAT_VERSION, PRODUCT_KEYS
from riskcheck.core.answers.values import is_date
from riskcheck.core.columns import visible, width, wrap
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.wording import Wording
from riskcheck.errors import UsageError
from riskcheck.loading.bytes_in import MAX_BYTES
from riskcheck.loading.sheet_edits import STEP
from riskcheck.loading.template_question import question_lines
from riskcheck.loading.yaml_writing import entry, flow

MOST = MAX_BYTES // 2  # the other half is for the answers
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
    begin = Beginning({"name": product} if product else {}, {"name": assessor} if assessor else {})
    return sheet_with(begin, pack, wording, language, as_of)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new sheet begins with, as plain data: the head, and answers that are known already.

    With `questions` it explains these alone; answers to others stand there without a word. `part` is the
    owner for whom it is made, `pack` what it says of its pack where that is not the name of the present one,
    and `intro` opens the sheet.
    """

    product: Mapping[str, Any] = field(default_factory=dict)
    assessor: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    questions: frozenset[str] | None = None
    part: str | None = None
    pack: str | None = None
    intro: str = ""


def sheet_with(begin: Beginning, pack: RulePack, wording: Wording, language: str, as_of: str) -> bytes:
    """Return a sheet that holds what it begins with and explains its questions.

    A sheet that would leave too little room for the answers only names them.
    """
    full = _sheet(_Writer(begin, pack, wording, language, in_full=True), pack, language, as_of)
    if len(full) <= MOST:
        return full
    return _sheet(_Writer(begin, pack, wording, language, in_full=False), pack, language, as_of)


def _sheet(writer: "_Writer", pack: RulePack, language: str, as_of: str) -> bytes:
    lines = [*writer.head(as_of), *writer.profile()]
    for section in pack.sections:
        title = pack.say(section.title, language)
        intro = pack.say(section.intro, language) if section.intro else ""
        lines += writer.questions(section.rules, title, intro)
    return ("\n".join(lines) + "\n").encode()


class _Writer:
    """Writes the lines of one sheet."""

    def __init__(
        self, begin: Beginning, pack: RulePack, wording: Wording, language: str, *, in_full: bool
    ) -> None:
        self.in_full = in_full
        self.begin = begin
        self.pack = pack
        self.wording = wording
        self.language = language

    def head(self, as_of: str) -> Iterator[str]:
        pack, wording = self.pack, self.wording
        yield from _comment(pack.say(pack.head.title, self.language), "")
        yield "#"
        if self.begin.intro:
            yield from _comment(self.begin.intro, "")
            yield "#"
        for key, sample in _samples(pack, wording):
            yield from _comment(wording.say(f"template.how.{key}"), "")
            yield from (f"#   {line}" for line in sample)
        if not self.in_full:
            yield from _comment(wording.say("template.large"), "")
        yield f"riskcheck: {FORMAT_VERSION}"
        yield f"pack: {flow(self.begin.pack or pack.name)}"
        yield from self._names("product", PRODUCT_KEYS, self.begin.product)
        yield from self._names("assessor", ASSESSOR_KEYS, self.begin.assessor)
        yield from _comment(wording.say("template.date"), "")
        yield f"date: {as_of}"
        if self.begin.part is not None:
            yield f"for: {flow(self.begin.part)}"
        yield "answers:"

    def _names(self, part: str, keys: Iterable[str], given: Mapping[str, Any]) -> Iterator[str]:
        values = {"name": self.wording.say(f"template.{part}"), **given}
        yield f"{part}:"
        for key in keys:
            yield f"  #{key}:" if values.get(key) is None else f"  {key}: {flow(values[key])}"

    def profile(self) -> list[str]:
        title, begin = self.wording.say("interview.profile"), self.begin
        others = (
            () if begin.questions is None else [q for q in self.pack.profile if q.id not in begin.questions]
        )
        known = [line for q in others for line in self._answer(q) if q.id in begin.answers]
        lines = [*_heading(title, self.wording.say("template.known")), "", *known] if known else []
        return lines + self.questions(self.pack.profile, title, self.wording.say("template.profile"))

    def questions(self, questions: Iterable[Question], title: str, intro: str) -> list[str]:
        """Return the lines of those of the questions that belong to the sheet; none where there are none."""
        wanted = self.begin.questions
        lines: list[str] = []
        for question in questions:
            if wanted is None or question.id in wanted:
                lines += self._explained(question)
                lines += self._answer(question)
        return [*_heading(title, intro), *lines] if lines else []

    def _explained(self, question: Question) -> Iterator[str]:
        if not self.in_full:
            yield from _comment(self.pack.say(question.title, self.language), "  ")
            return
        yield ""
        for indent, text in question_lines(self.pack, question, self.wording, self.language):
            yield from _comment(text, "  ", indent)

    def _answer(self, question: Question) -> list[str]:
        if question.id in self.begin.answers:
            return entry(question.id, self.begin.answers[question.id], STEP, STEP)
        return [f"  #{question.id}:"]


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


def _heading(title: str, intro: str) -> Iterator[str]:
    lead = f"  # ==== {visible(title)} "
    yield ""
    yield lead + "=" * max(4, WIDTH - width(lead))
    yield from _comment(intro, "  ")


def _comment(text: str, lead: str, indent: int = 0) -> Iterator[str]:
    """Yield comment lines; those after the first are indented by `indent` more."""
    for number, line in enumerate(wrap(visible(text), WIDTH - len(lead) - 2 - indent) if text else ()):
        yield f"{lead}# {' ' * indent if number else ''}{line}".rstrip()
