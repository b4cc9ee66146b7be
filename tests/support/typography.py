"""Faults of typography in Chinese and in English, each as a pattern that finds it."""

import re
from collections.abc import Iterable, Mapping

CJK = "[\u3400-\u9fff\uf900-\ufaff]"
WIDE = "[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
OPENING = "（《〈「『【〔“‘"
CLOSING = "，。、；：？！）》〉」』】〕”’…"

MARKS = {
    "a half-width mark after a Chinese character": f"(?<={CJK})[,;:!?](?![0-9])",
    "a half-width full stop after a Chinese character": f"(?<={CJK})\\.(?![A-Za-z0-9])",
    "a half-width mark before a Chinese character": f"[,;:!?] ?(?=[《“（]|{CJK})",
    "a half-width bracket around Chinese": f"\\((?={CJK})|(?<={CJK}) ?\\(|(?<={CJK})\\)",
    "a full-width letter or digit": "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]",
    "a full-width mark beside a space": "[，。、；：？！）》”] (?! )|(?<=[^\\s.-]) [，。、；：？！）》”]",
    "a space after a per cent sign": f"% (?={CJK})",
    "quotes that differ from those of the other texts": "[「」『』]|(?<=[\u3400-\u9fff])['\"]",
}
CHINESE = {
    **MARKS,
    "a space between Chinese characters": f"(?<={WIDE}) +(?={WIDE})",
    "a mark twice": "[，。；：、？！]{2}|\\.\\.",
}
ENGLISH = {
    "a Chinese mark or character": "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]",
    "two spaces": "  ",
    "a space before a mark": " [,.;:!?)]",
    "no space after a mark": "[,;!?](?=[A-Za-z])",
    "a mark twice": "[,;:!?]{2}|(?<!\\.)\\.\\.(?!\\.)",
    "an empty pair": '\\(\\)|""',
}


def faults_in(text: str, faults: Mapping[str, str]) -> list[str]:
    """Return what is wrong in a text, with the text; the title of a work stays as it is printed."""
    looked_at = re.sub("《[^》]*》", "《》", text)
    return [f"{name}: {text!r}" for name, pattern in faults.items() if re.search(pattern, looked_at)]


def badly_broken(lines: Iterable[str]) -> list[str]:
    """Return the lines that begin with a closing mark of Chinese or end with an opening one."""
    return [line for line in lines if line.startswith(tuple(CLOSING)) or line.endswith(tuple(OPENING))]
