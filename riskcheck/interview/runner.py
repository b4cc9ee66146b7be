"""The interview from its first open question to its end: a front end answers, a callback saves."""

from collections.abc import Callable, Mapping
from typing import Any

from riskcheck.core.answers.model import Answer
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.rule import Rule
from riskcheck.core.wording import Wording
from riskcheck.errors import InterruptedByUserError
from riskcheck.interview.extras import ask_extras
from riskcheck.interview.frontend import FrontEnd, Move
from riskcheck.interview.interview import Given, Interview

Save = Callable[[str, Any], None]


def run_interview(
    pack: RulePack,
    answers: Mapping[str, Answer],
    front_end: FrontEnd,
    save: Save,
    wording: Wording,
    language: str,
    *,
    extras: bool = False,
    tier: str | None = None,
) -> Mapping[str, Answer]:
    """Ask every open question and return all answers, old and new.

    `save(question_id, raw)` is called after every answer, with plain data as `read_answer` takes it. With
    `extras`, a note and evidence are asked for after every rule; with a `tier`, only its questions are asked,
    and how many remain is said at the end. Raises InterruptedByUserError where the user
    breaks off and CannotAskError where nobody can answer; what was answered before is saved.
    """
    run = _Run(Interview(pack, answers, wording, language, tier), front_end, save, wording)
    try:
        run.run(extras)
    except KeyboardInterrupt:
        left = run.interview.left
        message = wording.say("interview.interrupted", left=left)
        raise InterruptedByUserError(message, wording.say("interview.go-on")) from None
    return run.interview.answers


class _Run:
    """One run of an interview."""

    def __init__(self, interview: Interview, front_end: FrontEnd, save: Save, wording: Wording) -> None:
        self.interview = interview
        self.front_end = front_end
        self.save = save
        self.wording = wording

    def run(self, extras: bool) -> None:
        left = self.interview.left
        self._say("resume" if self.interview.answers else "begin", left=left)
        while (prompt := self.interview.prompt()) is not None:
            reply = self.front_end.ask(prompt)
            if reply is Move.BACK:
                self.interview.go_back()
                continue
            given, _ = self.interview.read(reply)
            if given is None:
                self.front_end.refuse(prompt, self.interview.check(reply))
                continue
            self._take(given)
            if extras and isinstance(given.question, Rule):
                self._take_extras(given)
        questionnaire = self.interview.questionnaire
        remaining = len(questionnaire.open())
        if self.interview.tier is not None and remaining:
            self._say("tier.done", left=remaining)
        else:
            self._say("done", unknown=len(questionnaire.unknown()))

    def _take(self, given: Given) -> None:
        if self.interview.answers.get(given.question.id) != given.answer:
            self._save(given)
        stale = self.interview.accept(given)
        if stale:
            self._say("stale", names=", ".join(question.id for question in stale))

    def _take_extras(self, given: Given) -> None:
        fuller = ask_extras(given, self.front_end, self.wording)
        if fuller is not None:
            self._take(fuller)

    def _save(self, given: Given) -> None:
        try:
            self.save(given.question.id, given.raw)
        except KeyboardInterrupt:  # between two questions: the answer was given, so it is kept
            self.save(given.question.id, given.raw)
            raise

    def _say(self, key: str, **values: object) -> None:
        self.front_end.say(self.wording.say(f"interview.{key}", **values))
