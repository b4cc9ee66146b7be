"""What a report says, against the assessment and against numbers worked out by hand.

FULL, by hand (exposure x inherent): P-1 50 % x 20 = 10, P-2 40 % x 9 = 3.6, P-3 does not apply,
T-1 70 % x 6 = 4.2, T-2 0 % x 16 = 0. Privacy 13.6 / 29, tests 4.2 / 22,
the whole (13.6 + 2 x 4.2) / (29 + 2 x 22) = 22 / 73.
"""

from fractions import Fraction

import pytest

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.pack.profile import ProfileDate, ProfileNumber
from riskcheck.reporting.view.cover import Fact, clipped
from riskcheck.reporting.view.given import words_of
from riskcheck.reporting.view.scribe import Badge, Scribe, lowered, quoted
from riskcheck.reporting.view.sources import CitedDocument, CitedPoint, SourceGroup, cited, source_lines
from tests.reporting.sample import (
    CROSSED,
    FULL,
    HALF,
    answered,
    assess,
    coverage,
    sheet_of,
    small_pack,
    view_of,
    words,
)


def exact(text: str) -> Fraction:
    """Read `400/73 (5.48)` or `13.6` back."""
    return Fraction(text.split(" (")[0])


def test_the_summary_repeats_the_assessment() -> None:
    summary = view_of(FULL).summary
    assert [(figure.name, figure.value) for figure in summary.figures] == [
        ("Assurance", "30 %"),  # of 10 + 5.4 + 1.8 + 16 = 33.2 claimed, 10 has evidence
        ("Findings", "3"),
        ("Red lines crossed", "0"),
        ("Open questions", "0"),
    ]
    assert [(line.title, line.point, line.range, line.level_words) for line in summary.sections] == [
        ("Privacy", "46.9", "", "High risk"),
        ("Tests", "19.1", "", "High risk"),
    ]
    assert [(count.badge.name, count.count, count.open) for count in summary.severities] == [
        ("Critical", 0, 0),
        ("High", 1, 0),
        ("Moderate", 1, 0),
        ("Low", 1, 0),
    ]
    assert (summary.score, summary.range) == ("30.1", "30.1")
    assert [(line.title, line.share, line.found) for line in summary.drivers] == [
        ("Privacy", "18.6", "High 1, Low 1"),  # 1360/73
        ("Tests", "11.5", "Moderate 1"),  # 840/73
    ]
    assert [(action.id, action.residual, action.owner, action.gain) for action in summary.urgent] == [
        ("P-1-a", "10.0", "Legal", "−13.7"),
        ("T-1-a", "4.2", "Data", "−11.5"),
        ("P-2-a", "3.6", "Data", "−4.9"),
    ]
    assert summary.assurance == "30 % of the claimed risk reduction has evidence behind it."
    assert (summary.verdict.label, summary.verdict.sentence) == ("High risk", "Not yet.")
    assert summary.because == "“High risk” by the score itself."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short\n text", "short text"),
        ("abcdefghij", "abcdefghij"),
        ("abcdefghijk", "abcdefghij…"),
        ("风险风险风险", "风险风险风…"),
        ("words are whole", "words are…"),
        ("abc, defghij, k", "abc, defgh…"),
        ("abcdefg, hijk", "abcdefg…"),
    ],
)
def test_a_text_is_clipped_to_ten_columns(text: str, expected: str) -> None:
    assert clipped(text, 10) == expected


def test_an_undecided_level_is_stamped_as_such_with_the_questions_that_settle_it() -> None:
    assessment, view = assess(HALF), view_of(HALF)
    assert not assessment.level.decided
    assert view.cover.verdict.badge == Badge("tone-open", "Undecided")
    assert view.cover.verdict.sentence.startswith("The open questions decide between “Low risk” and “Top")
    assert [fact.name for fact in view.summary.settle] == list(assessment.settle[:4])
    count = len(assessment.unanswered)
    assert view.summary.open == (
        f"Questions without an answer: {count}. Questions whose answer is not known: 1."
    )
    assert view_of(HALF, "zh").summary.open == f"未回答的问题：{count}个。答案为“不清楚”的问题：1个。"
    assert view.summary.possible == "P-1"
    assert view.summary.crossed == ()


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, ""),
        (1, "R1"),
        (3, "R1, R2, R3"),
        (4, "R1, R2 and 2 more"),
    ],
)
def test_a_long_list_is_cut(count: int, shown: str) -> None:
    names = [f"R{number}" for number in range(1, count + 1)]
    scribe = Scribe(small_pack(), sheet_of(FULL), assess(FULL), words("en"), coverage())
    assert scribe.listed(names, 2) == shown


@pytest.mark.parametrize(("language", "shown"), [("en", "1 December 2026"), ("zh", "2026年12月1日")])
def test_a_date_that_was_answered_is_written_as_the_language_does(language: str, shown: str) -> None:
    scribe = Scribe(small_pack(), sheet_of(FULL), assess(FULL), words(language), coverage())
    question = ProfileDate.model_validate({"id": "launch", "type": "date", "title": "Launch", "ask": "When?"})
    assert words_of(scribe, question, answered("2026-12-01")) == (shown,)


@pytest.mark.parametrize(
    ("number", "en", "zh"),
    [
        ("180000", "180,000 people", "180000people"),
        ("2026", "2026 people", "2026people"),
        ("-1234567.25", "-1,234,567.25 people", "-1234567.25people"),
        ("0.00001", "0.00001 people", "0.00001people"),
    ],
)
def test_the_thousands_of_a_number_stand_apart_where_the_language_does_that(
    number: str, en: str, zh: str
) -> None:
    asked = {"id": "users", "type": "number", "title": "Users", "ask": "How many?", "unit": "people"}
    question = ProfileNumber.model_validate(asked)
    for language, shown in (("en", en), ("zh", zh)):
        scribe = Scribe(small_pack(), sheet_of(FULL), assess(FULL), words(language), coverage())
        assert words_of(scribe, question, answered(Fraction(number))) == (shown,)


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "risk (inherent risk × exposure)"), ("zh", "risk（固有风险×敞口）")]
)
def test_the_scoring_method_is_named_in_words(language: str, shown: str) -> None:
    assert shown in [fact.value for fact in view_of(FULL, language).method.stamps]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('A mark "virtual" stays', "A mark “virtual” stays"),
        ('"Best", or ("paid").', "“Best”, or (“paid”)."),
        ("already “in print”", "already “in print”"),
    ],
)
def test_english_has_the_quotation_marks_of_print(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("by", "shown"), [(Fraction(6, 5), "\u22121.2"), (Fraction(1, 100), "0.0"), (Fraction(0), "0.0")]
)
def test_what_lowers_nothing_has_no_sign(by: Fraction, shown: str) -> None:
    assert lowered(by) == shown


def test_a_crossed_red_line_stands_in_the_summary_and_in_its_finding() -> None:
    view = view_of(CROSSED, "zh")
    (line,) = view.summary.crossed
    assert (line.rule, line.answer, line.reason) == ("P-1", "都没有。", "这是违法的。")
    finding = view.findings[0].findings[0]
    assert finding.red_lines == ("选择此答案的产品不得上线：“都没有”。这是违法的。",)
    assert view.summary.verdict.label == "最高风险"


def test_the_ledger_adds_up_to_the_scores_exactly() -> None:
    for answers in (FULL, HALF, CROSSED):
        assessment, ledger = assess(answers), view_of(answers).ledger
        for table, section in zip(ledger.sections, assessment.sections, strict=True):
            counted = [line for line in table.lines if line.counts]
            assert sum(exact(line.of_section) for line in counted) == section.score.point
            assert exact(table.sums.of_section) == section.score.point
            assert sum(int(line.inherent) for line in counted) == int(table.sums.inherent) == section.inherent
            assert sum(exact(line.residual) for line in counted) == section.residual
            assert exact(table.sums.residual) == section.residual
        assert sum(exact(line.of_whole) for line in ledger.whole) == assessment.score.point
        assert exact(ledger.total.of_whole) == assessment.score.point
        ratio = 100 * exact(ledger.total.weighted_residual) / exact(ledger.total.weighted_inherent)
        assert ratio == assessment.score.point


def test_the_ledger_shows_the_row_worked_out_by_hand() -> None:
    ledger = view_of(FULL).ledger
    first, second, third = ledger.sections[0].lines
    assert (first.base, first.adjusted, first.rating, first.inherent) == ("5 × 4", "", "5 × 4", "20")
    assert (first.exposure, first.residual, first.of_section) == ("50 %", "10", "1000/29 (34.48)")
    assert (first.of_whole, first.evidence) == ("1000/73 (13.70)", "2")
    assert (second.exposure, second.residual) == ("40 %", "3.6")
    assert (third.counts, third.remark, third.residual) == (False, "does not apply", "–")
    assert (ledger.total.weighted_inherent, ledger.total.weighted_residual) == ("73", "22")
    assert (ledger.total.of_whole, ledger.score) == ("2200/73 (30.14)", "30.1")


def test_an_open_row_shows_its_range_and_an_uncertain_adjustment_its_question_mark() -> None:
    privacy, tests = view_of(HALF).ledger.sections
    assert (privacy.lines[0].exposure, privacy.lines[0].remark) == ("100 % (0–100)", "not known")
    assert privacy.lines[2].remark == "not answered, may apply"
    assert (tests.lines[0].adjusted, tests.lines[0].rating) == ("I +1?", "3 × 3")


def test_a_finding_says_what_its_actions_would_reach() -> None:
    finding = view_of(CROSSED).findings[0].findings[0]
    assert finding.arithmetic == "impact 5 × likelihood 4 = inherent 20; × exposure 100 % = residual 20"
    assert [(a.id, a.effort, a.owner, a.left) for a in finding.actions] == [
        ("P-1-a", "weeks", "Legal", "0"),
        ("P-1-b", "days", "Data", "10"),
    ]
    (same,) = [f for f in view_of(FULL).findings[0].findings if f.rule == "P-1"]
    assert [action.id for action in same.actions] == ["P-1-a"]  # the answer is as good as P-1-b already


def test_the_plan_is_sorted_by_gain_and_leaves_out_what_is_reached_already() -> None:
    plan = view_of(FULL).plan
    assert [(line.id, line.before, line.after, line.gain, line.after_all) for line in plan] == [
        ("P-1-a", "10", "0", "−13.70", "16.4"),  # 1000/73, then 1200/73
        ("T-1-a", "4.2", "0", "−11.51", "4.9"),  # 2 x 420/73, then 360/73
        ("P-2-a", "3.6", "0", "−4.93", "0.0"),  # 360/73
    ]
    crossed = [(line.id, line.gain, line.after_all) for line in view_of(CROSSED).plan]
    # P-1-b would leave 10 of 20, but P-1-a left nothing before: it lowers the score no further
    assert crossed[:2] == [("P-1-a", "−27.40", "16.4"), ("P-1-b", "−13.70", "16.4")]
    open_plan = {line.id: line for line in view_of(HALF).plan}
    assert (open_plan["P-3-a"].after, open_plan["P-3-a"].gain) == ("–", "–")


def test_a_place_that_several_points_share_is_named_once() -> None:
    scribe = Scribe(small_pack(), sheet_of(FULL), assess(FULL), words("en"), coverage())
    sources = ["a-use", "law-1", "a-use", "law-1"]
    assert [document.points for group in cited(scribe, sources) for document in group.documents] == [
        (CitedPoint("Article 1", "", ""),),
        (CitedPoint("line 2", "", ""),),
    ]
    assert source_lines(scribe, sources) == ("The essay: line 2", "The law: Article 1")


def test_sources_are_grouped_by_their_force_for_this_product() -> None:
    finding = view_of(FULL).findings[0].findings[0]
    assert finding.sources == (
        SourceGroup(
            "Laws that bind this product",
            (
                CitedDocument(
                    "The law",
                    "",
                    (
                        CitedPoint("Article 1", "", ""),
                        CitedPoint("Article 2", "", "applies from 2 December 2027"),
                    ),
                ),
            ),
        ),
        SourceGroup("Guidance, not binding", (CitedDocument("The creed", "", (CitedPoint("1", "", ""),)),)),
        SourceGroup("Articles", (CitedDocument("The essay", "", (CitedPoint("line 1", "", ""),)),)),
        SourceGroup(
            "Articles that describe this use (they do not warn of it)",
            (CitedDocument("The essay", "", (CitedPoint("line 2", "", ""),)),),
        ),
    )


@pytest.mark.parametrize(
    ("regions", "force"),
    [
        (("cn",), "Laws that bind this product"),
        (("eu",), "Laws that do not bind this product"),
        (None, "Laws of which it is not determined whether they bind this product"),
    ],
)
def test_whether_a_law_binds_follows_the_profile(regions: tuple[str, ...] | None, force: str) -> None:
    answers = {**FULL, "regions": answered(regions) if regions else Answer(AnswerState.UNKNOWN)}
    forces = {
        document.title: (group.force, document.facts)
        for group in view_of(answers).crosswalk
        for document in group.documents
    }
    assert forces["The law"] == (force, "text seen, 30 September 2026")
    assert forces["The guide"] == ("Guidance, not binding", "secondary sources only, 30 September 2026")


def test_each_principle_has_its_status_and_its_names_in_both_languages() -> None:
    full, half = view_of(FULL, "zh").principles, view_of(HALF).principles
    assert full is not None
    assert half is not None
    assert [(p.name, p.other_names, p.rules, p.status, p.open) for p in full.principles] == [
        ("信任", ("Trust",), "P-1", "高", ""),
        ("公开", ("Openness",), "P-2、T-2", "低", ""),
        ("关怀", ("Care",), "–", "无适用规则", ""),
    ]
    assert [(p.name, p.status, p.open) for p in half.principles] == [
        ("Trust", "Open", "1 open, up to Critical"),
        ("Openness", "Controlled", ""),
        ("Care", "No rule applies", ""),
    ]


def test_all_answers_are_listed_with_their_state() -> None:
    lines = {line.id: line for group in view_of(FULL).answers for line in group.lines}
    assert list(lines) == ["purpose", "regions", "voice", "P-1", "P-2", "P-3", "T-1", "T-2"]
    assert lines["P-1"].note == "Two of four."
    assert [(item.file, item.url, item.href) for item in lines["P-1"].evidence] == [
        ("evidence/record.pdf", "", ""),
        ("", "https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
    ]
    assert (lines["P-3"].kind, lines["P-3"].status) == ("aside", "does not apply")
    assert lines["T-2"].answer == ("199 of 200 passed (99.50 %)", "Meets")
    half = {line.id: line for group in view_of(HALF).answers for line in group.lines}
    assert (half["P-1"].kind, half["P-1"].status) == ("open", "not known")
    assert (half["T-2"].status, half["T-2"].reason) == ("declared not applicable", "It refuses nothing.")
    assert half["P-3"].status == "not answered; whether it applies is not determined"


def test_an_answer_to_a_question_that_does_not_apply_is_marked() -> None:
    groups = view_of({**FULL, "P-3": answered("not")}).answers
    lines = {line.id: line for group in groups for line in group.lines}
    assert lines["P-3"].status == "does not apply; has an answer that no longer counts"
    assert lines["P-3"].answer == ("Not asked",)


def test_the_matrix_counts_each_rule_once() -> None:
    matrix = view_of(FULL).matrix
    filled = {(c.impact, c.likelihood): (c.rules, c.left, c.inherent.name) for c in matrix.cells if c.rules}
    assert filled == {
        (5, 4): (("P-1",), ("P-1",), "Critical"),
        (3, 3): (("P-2",), ("P-2",), "Moderate"),
        (2, 3): (("T-1",), ("T-1",), "Moderate"),
        (4, 4): (("T-2",), (), "High"),
    }
    assert [(s.badge.name, s.inherent, s.residual) for s in matrix.severities] == [
        ("Critical", 1, 0),
        ("High", 1, 1),
        ("Moderate", 2, 1),
        ("Low", 0, 1),
    ]
    assert (matrix.controlled, matrix.total) == (1, 4)
    assert matrix.inherent_text == (
        "Inherent risk of 4 rules, by impact × likelihood: 4 × 4: T-2; 5 × 4: P-1; 2 × 3: T-1; 3 × 3: P-2"
    )
    assert matrix.residual_text == (
        "Rules of 4 with residual risk, by impact × likelihood: 5 × 4: P-1; 2 × 3: T-1; 3 × 3: P-2"
    )


def test_the_method_prints_the_bands_and_floors_of_this_pack() -> None:
    method = view_of(FULL).method
    assert [(band.badge.tone, band.badge.name, band.limits) for band in method.levels] == [
        ("tone-0", "Low risk", "0 – 15"),
        ("tone-2", "High risk", "> 15 – 60"),
        ("tone-3", "Top risk", "> 60 – 100"),
    ]
    assert method.floors == (
        "A finding of severity “Critical” or worse makes its section and the whole at least “High risk”.",
        "A red line makes its section and the whole at least “Top risk”.",
        "The whole is never more than 1 level(s) below its worst section.",
    )
    assert Fact("SHA-256 of the rule pack", "c" * 64) in method.stamps
    assert Fact("SHA-256 of the answer sheet", "e" * 64) in method.stamps
    assert method.replaced == ""


def test_replaced_characters_are_listed() -> None:
    view = view_of({**FULL, "purpose": answered("a👍b\u202ec\ud800")})
    assert view.answers[0].lines[0].answer == ("a[U+1F44D]b[U+202E]c[U+D800]",)
    assert view.method.replaced == "U+202E, U+D800, U+1F44D"


def test_articles_and_guidance_stand_by_their_state_and_laws_as_requirements() -> None:
    documents = {
        document.title: document for group in view_of(FULL).crosswalk for document in group.documents
    }
    law, essay, foreign = (documents[name] for name in ("The law", "The essay", "The foreign"))
    assert [(line.at, line.name, line.remark, line.rules, line.status) for line in law.requirements] == [
        ("Article 1", "name of Article 1", "", "P-1", "High"),
        ("Article 2", "name of Article 2", "applies from 2 December 2027", "P-1", "High"),
    ]
    assert (law.states, law.untouched, law.places) == ((), 0, "")
    assert essay.requirements == ()
    assert [(state.status, [line.at for line in state.requirements]) for state in essay.states] == [
        ("High", ["line 1", "line 2"])
    ]
    assert (foreign.requirements, foreign.places, foreign.counts) == ((), "", (0, 0, 0, 1))
