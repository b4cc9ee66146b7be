"""Whether a text is a reason at all: pure rules for Chinese and English."""

import re
import unicodedata
from collections.abc import Iterable

LEAST = 6  # "No personal data" and 产品没有语音 are enough; "No voice" and 不录音 are not

_HAN = "\u3400-\u9fff\U00020000-\U0003fffd"
_PART = re.compile(f"[{_HAN}]|[^\\W_{_HAN}]+")  # one Chinese character, or one word
_ENGLISH = """
n/a | na | n.a. | not applicable | not applicable to us | not applicable here | not applicable to this product
does not apply | does not apply to us | does not apply here | does not apply to this product | doesn't apply
it does not apply | this does not apply | this is not applicable | no | none | nothing | nil | null
not relevant | irrelevant | not needed | not required | not necessary | no risk | low risk | risk accepted
accepted | accept | ok | okay | agreed | approved | yes | true | tbd | tba | to be done | to be decided
to be determined | todo | to do | later | pending | unknown | not known | see above | see below | as above
same as above | ditto | see note | because | test | reason | the reason | no comment | x | xxx | fine
"""
_CHINESE = """
无 | 没有 | 暂无 | 不适用 | 暂不适用 | 不适用于本产品 | 本产品不适用 | 对本产品不适用 | 该项不适用
此项不适用 | 本项不适用 | 不涉及 | 本产品不涉及 | 不相关 | 无关 | 不需要 | 无需 | 不必 | 没必要 | 没有必要
无此情况 | 无此情形 | 没有这种情况 | 不存在 | 不存在此情况 | 不存在该情形 | 暂不考虑 | 无风险 | 没有风险
风险低 | 风险较低 | 风险可控 | 风险可接受 | 可接受 | 可以接受 | 接受 | 同意 | 批准 | 已批准 | 是 | 否 | 待定
待补充 | 待完善 | 后补 | 以后再说 | 未知 | 不知道 | 不清楚 | 见上 | 同上 | 同前 | 如上 | 略 | 理由 | 原因
测试
"""


def why_thin(reason: str, questions: Iterable[str] = ()) -> str:
    """Return what makes `reason` no reason, or an empty string where it may be one.

    `questions` are the texts of the question that it belongs to: a reason has to say more than they do.
    """
    parts = _parts(reason)
    if not parts:
        return "has no words"
    bare = words_only(reason)
    if bare in _STOCK:
        return "is a stock phrase"
    if any(_repeats(reason, text) for text in questions):
        return "repeats the question"
    if _weight(parts) < LEAST:
        return "is too short"
    return ""


def _repeats(reason: str, text: str) -> bool:
    """Whether a reason is a piece of the text, or the text with hardly a word more."""
    if words_only(reason) in words_only(text):
        return True
    more = set(_parts(reason)) - set(_parts(text))
    return words_only(text) in words_only(reason) and _weight(more) < LEAST


def _parts(text: str) -> list[str]:
    return _PART.findall(unicodedata.normalize("NFKC", text).casefold())


def words_only(text: str) -> str:
    """Return a text without spaces and punctuation, in small letters: equal for texts that say the same."""
    return "".join(_parts(text))


def _weight(parts: Iterable[str]) -> int:
    """How much is said: one for a Chinese character, two for a word, each counted once."""
    return sum(1 if re.match(f"[{_HAN}]", part) else 2 for part in set(parts))


_STOCK = frozenset(
    words_only(phrase) for words in (_ENGLISH, _CHINESE) for phrase in re.split("[|\n]", words)
)
