"""Which obligations of a pack apply to a product with its answers and its level."""

from collections.abc import Sequence

from riskcheck.core.assessment import Applies, AssessedObligation, LevelRange
from riskcheck.core.conditions import Facts, Truth
from riskcheck.core.pack.pack import RulePack

_APPLIES = {Truth.TRUE: Applies.YES, Truth.FALSE: Applies.NO, Truth.UNDETERMINED: Applies.MAYBE}


def assess_obligations(
    pack: RulePack, facts: Facts, level: LevelRange, order: Sequence[str]
) -> tuple[AssessedObligation, ...]:
    """Return every obligation of the pack with whether it applies; `order` names the levels, least first.

    An obligation from a level on is undetermined while that level lies between the two ends of the range:
    the answers that are still open decide on it.
    """
    return tuple(
        AssessedObligation(
            obligation.id,
            _APPLIES[min(obligation.when.truth(facts), _reached(obligation.level, level, order))],
            obligation.kind,
            obligation.who,
            obligation.text,
        )
        for obligation in pack.obligations
    )


def _reached(wanted: str | None, level: LevelRange, order: Sequence[str]) -> Truth:
    """Return whether the level is at least the one wanted."""
    if wanted is None or order.index(level.best) >= order.index(wanted):
        return Truth.TRUE
    return Truth.UNDETERMINED if order.index(level.worst) >= order.index(wanted) else Truth.FALSE
