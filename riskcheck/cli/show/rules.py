"""What `riskcheck rules` prints of a pack."""

from collections.abc import Iterator

from riskcheck import api
from riskcheck.cli.show.outcomes import outcome_line
from riskcheck.cli.show.words import wrapped
from riskcheck.core.columns import side_by_side, table
from riskcheck.core.conditions import ALWAYS
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Mitigation, Rule
from riskcheck.core.phrases import phrase
from riskcheck.core.text import Text
from riskcheck.core.wording import Wording


def pack_lines(pack: RulePack, wording: Wording) -> Iterator[str]:
    """Yield every section with its rules, one line each."""
    for section in pack.sections:
        yield f"{section.id}  {pack.say(section.title, wording.language)}"
        rows = [[f"  {rule.id}", pack.say(rule.title, wording.language), rule.kind] for rule in section.rules]
        yield from table(rows)


def question_lines(pack: RulePack, question: Question, wording: Wording) -> Iterator[str]:
    """Yield a rule or a profile question whole."""
    page = _Page(pack, wording)
    yield f"{question.id} {page.text(question.title)}"
    yield from page.labelled("asks", question.ask)
    if question.help is not None:
        yield from page.labelled("help", question.help)
    if question.when is not ALWAYS:
        words = phrase(question.when, pack, wording)
        yield from wrapped(wording.say("cli.rules-list.when", text=words), 2)
    if isinstance(question, Rule):
        yield from page.rule(question)
    else:
        yield from page.choices(question)
    yield from page.contradictions(question)


class _Page:
    """The texts of one question in one language."""

    def __init__(self, pack: RulePack, wording: Wording) -> None:
        self.pack = pack
        self.wording = wording

    def text(self, text: Text) -> str:
        return self.pack.say(text, self.wording.language)

    def named(self, name: str, text: Text) -> str:
        return self.wording.say("cli.named", name=name, text=self.text(text))

    def labelled(self, key: str, text: Text) -> list[str]:
        return wrapped(self.wording.say(f"cli.rules-list.{key}", text=self.text(text)), 2)

    def heading(self, key: str) -> str:
        return "  " + self.wording.say(f"cli.rules-list.{key}")

    def choices(self, question: Question) -> Iterator[str]:
        for choice in getattr(question, "choices", ()):
            yield from wrapped(self.named(choice.id, choice.text), 4)

    def rule(self, rule: Rule) -> Iterator[str]:
        yield from self.labelled("why", rule.why)
        impact, likelihood = getattr(rule, "impact", None), getattr(rule, "likelihood", None)
        if impact is not None:
            yield "  " + self.wording.say("cli.rules-list.risk", impact=impact, likelihood=likelihood)
        yield self.heading("answers")
        for outcome in api.method_of(self.pack).outcomes(rule):
            yield from wrapped(outcome_line(outcome, self.pack, self.wording), 4)
        yield self.heading("evidence")
        for piece in rule.evidence:
            yield from wrapped(f"- {self.text(piece)}", 4)
        if rule.evidence_valid_days is not None:
            yield "    " + self.wording.say("cli.rules-list.valid-days", days=rule.evidence_valid_days)
        yield self.heading("mitigations")
        for mitigation in rule.mitigations:
            yield from wrapped(self.mitigation(mitigation), 4)
        yield self.heading("sources")
        for source in rule.sources:
            yield from wrapped(self.source(source), 4)

    def contradictions(self, question: Question) -> Iterator[str]:
        if question.contradicts:
            yield self.heading("contradicts")
        for entry in question.contradicts:
            answers = self.wording.say("cli.comma").join(entry.answers or ()) or self.wording.say(
                "cli.rules-list.any-answer"
            )
            when = phrase(entry.when, self.pack, self.wording)
            text = self.text(entry.text)
            line = self.wording.say("cli.rules-list.contradiction", answers=answers, when=when, text=text)
            yield from wrapped(line, 4)

    def mitigation(self, mitigation: Mitigation) -> str:
        owner = self.text(self.pack.head.owners[mitigation.owner])
        text = self.text(mitigation.text)
        return self.wording.say(
            "cli.rules-list.mitigation", id=mitigation.id, owner=owner, effort=mitigation.effort, text=text
        )

    def source(self, name: str) -> str:
        document, point = self.pack.source_points[name]
        where = self.named(name, document.title)
        if point.at is not None:
            where = side_by_side(where, self.text(point.at))
        key = "uses" if point.basis == "use" else "names"
        return self.wording.say(f"cli.rules-list.{key}", where=where, text=self.text(point.name))
