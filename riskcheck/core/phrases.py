"""A condition in words."""

from riskcheck.core.conditions import UNKNOWN_WORD, All, Among, AnyOf, Between, Condition, Not
from riskcheck.core.exact import plain
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording


def phrase(condition: Condition, pack: RulePack, wording: Wording) -> str:
    """Return the condition as a sentence part in the language of `wording`."""
    return _phrase(condition, pack, wording, nested=False)


def _phrase(condition: Condition, pack: RulePack, wording: Wording, *, nested: bool) -> str:
    if isinstance(condition, All | AnyOf):
        joint = wording.say("condition.and" if isinstance(condition, All) else "condition.or")
        words = joint.join(_phrase(part, pack, wording, nested=True) for part in condition.parts)
        return wording.say("condition.group", words=words) if nested else words
    if isinstance(condition, Not):
        return wording.say("condition.not", words=_phrase(condition.part, pack, wording, nested=True))
    if isinstance(condition, Among):
        names = [_choice(condition.question, value, pack, wording) for value in condition.values]
        title = pack.say(pack.questions[condition.question].title, wording.language)
        return wording.say(
            "condition.among", question=title, choices=wording.say("condition.comma").join(names)
        )
    if not isinstance(condition, Between):
        raise TypeError(f"no words for a condition of type {type(condition).__name__}")
    title = pack.say(pack.questions[condition.question].title, wording.language)
    limits = []
    if condition.at_least is not None:
        limits.append(wording.say("condition.at-least", number=plain(condition.at_least)))
    if condition.below is not None:
        limits.append(wording.say("condition.below", number=plain(condition.below)))
    return wording.say("condition.limits", question=title, limits=wording.say("condition.and").join(limits))


def _choice(question: str, value: str, pack: RulePack, wording: Wording) -> str:
    if value == UNKNOWN_WORD:
        return wording.say("condition.unknown")
    # a band, or none of these, need not have a text
    parts = getattr(pack.questions[question], "choices", ()) or getattr(pack.questions[question], "bands", ())
    text = next((part.text for part in parts if part.id == value), None)
    return value if text is None else pack.say(text, wording.language)
