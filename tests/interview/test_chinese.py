"""What the interview shows in Chinese has Chinese marks, in what is put together of parts, too."""

from collections.abc import Iterator

from riskcheck import api
from riskcheck.core.answers.plain_data import short_form
from riskcheck.interview.pages import help_page, question_page, result_page
from riskcheck.interview.prompts import question_prompt
from riskcheck.interview.review import review_prompt
from riskcheck.interview.screens.lines import behind
from riskcheck.interview.session import Session
from tests.support.answers import but
from tests.support.interviews import Memory, new_session
from tests.support.typography import MARKS, faults_in

BESIDE = {
    "value": "partly",
    "note": "五月起",
    "evidence": [{"url": "https://example.org"}],
    "owner": "李伟",
    "accepted": {"by": "赵敏", "reason": "试点仅四十人", "until": "2027-01-01"},
}


def texts(session: Session) -> Iterator[str]:
    """Yield every text of the interview, question by question."""
    for question in session.pack.questions.values():
        prompt = question_prompt(session, question)
        yield from (prompt.name, prompt.ask, prompt.form, prompt.status, prompt.verdict, prompt.change)
        yield from (behind(*note) for note in (*prompt.notes, *question_page(session, question).paragraphs))
        yield from (part for option in prompt.options for part in (option.text, option.help))
    yield from (text for _key, text in help_page(session).paragraphs)
    yield from (behind(*part) for part in result_page(session).paragraphs)
    review = review_prompt(session)
    assert review.entries is not None
    yield from (entry.text for entry in review.entries(""))


def test_every_question_page_and_list() -> None:
    case = api.open_case(api.examples()["newsroom-draft"])
    given = {name: short_form(answer) for name, answer in case.sheet.answers.items()}
    session = new_session(case.pack, given, language="zh")
    found = list(texts(session))
    assert len(found) > 3000
    assert [odd for text in found for odd in faults_in(text, MARKS)] == []


def test_what_stands_beside_an_answer(pack) -> None:
    session = new_session(pack, {**but("PRI-01"), "PRI-01": BESIDE}, language="zh", keeper=Memory())
    assert [odd for text in texts(session) for odd in faults_in(text, MARKS)] == []
    assert "风险接受人：赵敏（至2027-01-01），理由：试点仅四十人" in texts(session)
