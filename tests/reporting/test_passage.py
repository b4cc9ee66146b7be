"""Texts in two languages: what is the same is said once, what differs in both, each with its language."""

from dataclasses import dataclass
from typing import NamedTuple

import pytest
from markupsafe import escape

from riskcheck.reporting.filters import by_language, capital, clip, part, plain, spoken, stacked
from riskcheck.reporting.passage import Passage, language_of, merged, speaker
from riskcheck.reporting.view import in_two_languages
from tests.reporting.sample import FULL, view_of, words

ZH_EN = ("zh", "en")


@dataclass(frozen=True)
class Line:
    id: str
    text: str
    count: int
    parts: tuple[str, ...]


class NamedLine(NamedTuple):
    id: str
    text: str
    count: int
    parts: tuple[str, ...]


@pytest.mark.parametrize("kind", [Line, NamedLine])
def test_two_views_of_the_same_shape_become_one(kind: type) -> None:
    lead = kind("P-1", "合法依据", 3, ("甲", "P-1、P-2"))
    other = kind("P-1", "lawful basis", 3, ("A", "P-1, P-2"))
    whole = merged(lead, other, ZH_EN)
    assert type(whole) is kind
    assert isinstance(whole.text, Passage)
    assert whole.text.parts == {"zh": "合法依据", "en": "lawful basis"}
    assert (whole.id, whole.count, whole.parts[1]) == ("P-1", 3, "P-1、P-2")
    assert str(whole.parts[0]) == "甲 / A"
    assert type(whole.id) is str


@pytest.mark.parametrize(
    ("lead", "other"), [("50%", "50 %"), ("P-1、P-2", "P-1, P-2"), ("（", " ("), ("", "")]
)
def test_texts_that_differ_in_blanks_and_punctuation_alone_are_the_same(lead: str, other: str) -> None:
    whole = merged(lead, other, ZH_EN)
    assert whole == lead
    assert escape(whole) == lead
    assert by_language(whole) == ()
    assert (part(whole, "zh"), part(whole, "en")) == (lead, other)


def test_tuples_of_different_lengths_stay_as_they_lead() -> None:
    assert merged(("甲",), ("A", "B"), ZH_EN) == ("甲",)


def test_a_passage_is_printed_with_its_languages_and_escaped() -> None:
    both = Passage({"zh": "甲<", "en": "A&"})
    assert escape(both) == (
        '<span lang="zh" class="in-zh">甲&lt;</span> <span lang="en" class="in-en other">A&amp;</span>'
    )
    assert stacked(both) == str(escape(both)).replace("</span> ", "</span><br>")
    assert by_language(both) == (("zh", "甲<"), ("en", "A&"))
    assert by_language("x") == ()
    assert (part(both, "en"), part(both, "fr"), part("x", "en")) == ("A&", "甲< / A&", "x")
    assert plain(both) == "甲< / A&"
    assert type(plain(both)) is str
    assert capital(Passage({"zh": "甲", "en": "does not"})) == "甲 / Does not"
    assert clip(Passage({"zh": "甲乙丙", "en": "abcdef"}), 4) == "甲乙… / abcd…"


def test_what_the_report_says_takes_the_part_of_its_own_language() -> None:
    say = speaker([words("zh"), words("en")])
    name = Passage({"zh": "高", "en": "High"})
    assert plain(say("principles.open-up-to", count=2, severity=name)) == (
        "2项待定，最高可至“高” / 2 open, up to High"
    )
    assert say("dash") == "–"
    assert say("list.colon") == "："


@pytest.mark.parametrize(("text", "language"), [("风险 Tutor", "zh"), ("Tutor", "en"), ("12.5 %", "")])
def test_the_script_of_a_text_shows_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_users_text_is_marked_where_its_language_is_another() -> None:
    assert spoken("Twice <b>", "zh") == '<span lang="en" class="in-en">Twice &lt;b&gt;</span>'
    assert spoken("Twice", "en") == "Twice"
    assert spoken("12", "zh") == "12"


def test_the_view_in_two_languages_says_numbers_once_and_words_twice() -> None:
    lead, other = view_of(FULL, "zh"), view_of(FULL)
    view = in_two_languages(lead, other)
    assert (view.language, type(view.language)) == ("zh", str)
    assert plain(view.title) == "人工智能风险评估：Tutor 辅导员 / AI risk assessment: Tutor 辅导员"
    assert plain(view.summary.verdict.label) == "高风险 / High risk"
    assert view.summary.figures[0].value == "30%"
    assert part(view.summary.figures[0].value, "en") == "30 %"

    assert [line.of_whole for line in view.ledger.whole] == [line.of_whole for line in lead.ledger.whole]
