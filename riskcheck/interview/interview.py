"""The interview as a state machine: which question is next, and what an answer changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from riskcheck.core.answers.model import Answer
from riskcheck.core.answers.plain_data import short_form, with_extras
from riskcheck.core.answers.reading import read_answer
from riskcheck.core.asking import number_form, options_of
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import NumberShape, Question
from riskcheck.core.pack.rule import Rule
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.wording import Wording
from riskcheck.errors import Problem
from riskcheck.interview.frontend import Prompt


@dataclass(frozen=True, slots=True)
class Given:
    """A sound answer, not yet part of the interview; `raw` is what is to be saved."""

    question: Question
    raw: Any
    answer: Answer


class Interview:
    """A pack, the answers so far, and the question at which the interview stands."""

    def __init__(
        self,
        pack: RulePack,
        answers: Mapping[str, Answer],
        wording: Wording,
        language: str,
        tier: str | None = None,
    ) -> None:
        """Begin at the first open question, of a tier where one is named."""
        self.pack = pack
        self.tier = tier
        self.answers = dict(answers)
        self._wording = wording
        self._language = language
        self._revisited: Question | None = None
        self._section = ""

    @property
    def questionnaire(self) -> Questionnaire:
        """What applies, given the answers so far."""
        return Questionnaire(self.pack, self.answers)

    @property
    def question(self) -> Question | None:
        """The question at which the interview stands; None at its end."""
        return self._revisited or next(iter(self.questionnaire.open(self.tier)), None)

    @property
    def left(self) -> int:
        """How many questions are open."""
        return len(self.questionnaire.open(self.tier))

    def read(self, raw: Any) -> tuple[Given | None, list[Problem]]:
        """Return the answer to the present question, or what is wrong with it; nothing changes yet."""
        question = self.question
        if question is None:
            raise LookupError("the interview is at its end")
        answer, problems = read_answer(question, raw)
        if answer is None:
            return None, problems
        full = with_extras(raw, self.answers.get(question.id))
        answer, problems = read_answer(question, full)
        return (None, problems) if answer is None else (Given(question, full, answer), problems)

    def accept(self, given: Given) -> tuple[Question, ...]:
        """Take an answer over and go on; returns the answered questions that do not apply any more."""
        before = {question.id for question in self.questionnaire.stale()}
        self.answers[given.question.id] = given.answer
        self._revisited = None
        return tuple(question for question in self.questionnaire.stale() if question.id not in before)

    def go_back(self) -> None:
        """Return to the nearest earlier question that has an answer; stay where there is none."""
        self._revisited = self._before() or self._revisited

    def _before(self) -> Question | None:
        present = self.question
        earlier: Question | None = None
        for question in self.questionnaire.asked(self.tier):
            if present is not None and question.id == present.id:
                break
            if question.id in self.answers:
                earlier = question
        return earlier

    def prompt(self) -> Prompt | None:
        """Return the present question as it is to be shown; None at the end."""
        question = self.question
        if question is None:
            return None
        section, intro = self._section_of(question)
        present = self.answers.get(question.id)
        asked = self.questionnaire.asked(self.tier)
        return Prompt(
            id=question.id,
            kind=question.kind,
            title=self.pack.say(question.title, self._language),
            ask=self.pack.say(question.ask, self._language),
            check=self.check,
            help=self.pack.say(question.help, self._language) if question.help else "",
            why=self.pack.say(question.why, self._language) if isinstance(question, Rule) else "",
            section=section,
            intro=intro,
            done=sum(other.id in self.answers for other in asked),
            total=len(asked),
            options=options_of(self.pack, question, self._wording, self._language),
            default=None if present is None else short_form(present),
            may_not_apply=isinstance(question, Rule) and question.allow_not_applicable,
            may_go_back=self._before() is not None,
        )

    def _section_of(self, question: Question) -> tuple[str, str]:
        section = self.pack.section_of.get(question.id)
        if section is None:
            title = self._wording.say("interview.profile")
            intro = self._wording.say("interview.profile-intro")
        else:
            title = self.pack.say(section.title, self._language)
            intro = self.pack.say(section.intro, self._language) if section.intro else ""
        if title == self._section:
            intro = ""
        self._section = title
        return title, intro

    def check(self, raw: Any) -> str:
        """Return what is wrong with a reply to the present question in the words of the interview."""
        given, problems = self.read(raw)
        return "" if given is not None else self._words(problems[0])

    def _words(self, problem: Problem) -> str:
        question = self.question
        form = ""
        if isinstance(question, NumberShape):
            form = number_form(self.pack, question, self._wording, self._language)
        key = f"interview.problem.{problem.code}"
        known = key in self._wording.words
        return self._wording.say(key, form=form) if known else problem.message
