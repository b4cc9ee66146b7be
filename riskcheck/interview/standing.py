"""The result so far, in words, and what the last answer did to it."""

from collections.abc import Mapping

from riskcheck.core.answers.model import Answer, AnswerSheet, Assessor, Product
from riskcheck.core.assessment import Assessment, LevelRange, ScoreRange
from riskcheck.core.exact import rounded
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.live import Rating
from riskcheck.core.wording import Wording


class Standing:
    """The result of the answers so far, kept up to date answer by answer."""

    def __init__(self, pack: RulePack, answers: Mapping[str, Answer]) -> None:
        """Work out the result of the answers with which the interview begins."""
        self._pack = pack
        self._live = METHODS[pack.method].live(pack, answers)
        self.levels = METHODS[pack.method].levels(pack)
        self._names = {band.id: band.name for band in self.levels}
        self._before: Rating | None = None
        self._last = ""

    def take(self, question: str, answer: Answer | None) -> None:
        """Take an answer over; None for one that was taken out."""
        self._before, self._last = self.now, question
        self._live = self._live.accept(question, answer)

    @property
    def now(self) -> Rating:
        """The score and the level of the answers so far."""
        return self._live.verdict.whole

    def verdict(self, wording: Wording) -> str:
        """Return the result so far in words."""
        score, level = self.now.score, self.now.level
        if level.decided and score.best == score.worst:
            values = {"level": self._level(level.point, wording), "score": rounded(score.point)}
            return wording.say("interview.standing.decided", **values)
        key = "interview.standing.level-decided" if level.decided else "interview.standing.open"
        return wording.say(
            key,
            best=self._level(level.best, wording),
            worst=self._level(level.worst, wording),
            least=rounded(score.best),
            most=rounded(score.worst),
        )

    def change(self, wording: Wording) -> str:
        """Return in words what the last answer did; empty before the first one."""
        if self._before is None:
            return ""
        if self._before == self.now:
            return wording.say("interview.standing.same", question=self._last)
        before, now = self._before, self.now
        spans = {"before": _span(before.score), "after": _span(now.score)}
        key = "little" if spans["before"] == spans["after"] else "moved"
        text = wording.say(f"interview.standing.{key}", question=self._last, **spans)
        if before.level != now.level:
            levels = (self._levels(before.level, wording), self._levels(now.level, wording))
            text += wording.say("interview.standing.level-moved", before=levels[0], after=levels[1])
        return text

    def _levels(self, level: LevelRange, wording: Wording) -> str:
        best, worst = self._level(level.best, wording), self._level(level.worst, wording)
        if level.decided:
            return best
        return wording.say("interview.standing.levels", best=best, worst=worst)

    def _level(self, level: str, wording: Wording) -> str:
        return self._pack.say(self._names[level], wording.language)

    def settle(self) -> tuple[str, ...]:
        """Return the fewest open questions that would decide the level."""
        return self._live.settle()

    def assess(self, answers: Mapping[str, Answer]) -> Assessment:
        """Return the whole assessment of the answers so far."""
        return self.assessed(answers)[1]

    def assessed(self, answers: Mapping[str, Answer]) -> tuple[AnswerSheet, Assessment]:
        """Return the assessment with the sheet that it is of: one without names and with no day."""
        sheet = AnswerSheet(self._pack.name, Product("-"), Assessor("-"), "1970-01-01", answers)
        return sheet, METHODS[self._pack.method].assess(self._pack, sheet, "")


def _span(score: ScoreRange) -> str:
    least, most = rounded(score.best), rounded(score.worst)
    return least if least == most else f"{least}-{most}"
