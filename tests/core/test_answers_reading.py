"""The short and the full form of an answer: notes, evidence, reasons, and the words for their defects."""

import pytest

from riskcheck.core.answers.model import Accepted, Answer, AnswerState, Evidence, Sample
from riskcheck.core.answers.reading import read_answer
from tests.support.packs import YES_NO, build_pack, rule, section

RULES = section(
    "main",
    rule("R-1", "allow-not-applicable: true\n" + YES_NO),
    rule("R-2"),
    rule("TEST", "type: sample\njudge: rate\nimpact: 1\nlikelihood: 1\n"
         "bands: [{id: ok, at-least: 90, exposure: 0}, {id: bad, exposure: 100}]\n"),
)  # fmt: skip
DIGEST = "0123456789abcdef" * 4
ANSWERED, UNKNOWN, NOT_APPLICABLE = AnswerState.ANSWERED, AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE
NOBODY = "write unknown where nobody knows"
REASON = "write {not-applicable: the reason}"
PIECE = "write {file: report.pdf} or {url: https://...}"
FULL = "allowed here: value, note, evidence, owner, due, accepted, not-applicable"
ACCEPTED = "write {by: name, reason: text, until: 2027-11-22}, until only where it is for a time"


@pytest.fixture
def read(tmp_path):
    pack = build_pack(tmp_path, {"main": RULES})

    def read_one(name, raw):
        answer, problems = read_answer(pack.questions[name], raw)
        return answer, [(p.code, p.message, p.path, p.hint) for p in problems]

    return read_one


@pytest.mark.parametrize(
    ("name", "raw", "answer"),
    [
        ("R-1", "done", Answer(ANSWERED, "done")),
        ("R-1", "unknown", Answer(UNKNOWN)),
        ("R-1", {"value": "done"}, Answer(ANSWERED, "done")),
        ("R-1", {"value": "done", "note": "By hand."}, Answer(ANSWERED, "done", "By hand.")),
        ("R-1", {"value": "unknown", "note": "Asked."}, Answer(UNKNOWN, None, "Asked.")),
        ("R-1", {"value": "done", "note": None, "evidence": None}, Answer(ANSWERED, "done")),
        ("R-1", {"not-applicable": "No voice."}, Answer(NOT_APPLICABLE, reason="No voice.")),
        (
            "R-1",
            {"not-applicable": "No voice.", "note": "n", "evidence": ({"file": "a.pdf"},)},
            Answer(NOT_APPLICABLE, None, "n", (Evidence("a.pdf"),), "No voice."),
        ),
        ("TEST", {"tested": 5, "passed": 4}, Answer(ANSWERED, Sample(5, 4))),
        ("TEST", {"value": {"tested": 5, "passed": 4}}, Answer(ANSWERED, Sample(5, 4))),
    ],
)
def test_an_answer_is_read(read, name, raw, answer):
    assert read(name, raw) == (answer, [])


def test_evidence_is_kept_with_its_digest_in_small_letters(read):
    evidence = (
        {"file": "a.pdf", "sha256": DIGEST.upper(), "note": "Signed"},
        {"url": "https://example.org/a"},
    )
    answer, problems = read("R-1", {"value": "done", "evidence": evidence})
    assert problems == []
    assert answer.evidence == (
        Evidence("a.pdf", DIGEST, None, "Signed"),
        Evidence(url="https://example.org/a"),
    )


def test_owner_due_date_and_acceptance_stand_beside_any_answer(read):
    beside = {"owner": "Li Wei", "due": "2027-01-31"}
    accepted = {"by": "Zhao Min", "reason": "The pilot has 40 users.", "until": "2027-03-01"}
    expected = {**beside, "accepted": Accepted("Zhao Min", "The pilot has 40 users.", "2027-03-01")}
    for raw, answer in [
        ({"value": "open"}, Answer(ANSWERED, "open", **expected)),
        ({"value": "unknown"}, Answer(UNKNOWN, **expected)),
        ({"not-applicable": "No voice."}, Answer(NOT_APPLICABLE, reason="No voice.", **expected)),
    ]:
        assert read("R-1", raw | beside | {"accepted": accepted}) == (answer, [])
    del accepted["until"]
    answer = Answer(ANSWERED, "open", accepted=Accepted("Zhao Min", "The pilot has 40 users."))
    assert read("R-1", {"value": "open", "accepted": accepted}) == (answer, [])


def test_evidence_has_a_date(read):
    answer, problems = read("R-1", {"value": "done", "evidence": ({"file": "a.pdf", "date": "2026-05-20"},)})
    assert (answer.evidence, problems) == ((Evidence("a.pdf", date="2026-05-20"),), [])


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("R-1", {"value": "done", "owner": ["x"]}, ("AS011", "R-1: 'owner' must be text", ("owner",), "")),
        (
            "R-1",
            {"value": "done", "due": "May"},
            ("AS021", "R-1: 'May' is not a date like 2026-11-22", ("due",), ""),
        ),
        (
            "R-1",
            {"value": "done", "evidence": ({"file": "a", "date": "2026-02-30"},)},
            ("AS021", "R-1: '2026-02-30' is not a date like 2026-11-22", ("evidence", 0, "date"), ""),
        ),
        (
            "R-1",
            {"value": "open", "accepted": "Zhao Min"},
            ("AS022", "R-1: accepted must be a mapping with by and reason", ("accepted",), ACCEPTED),
        ),
        (
            "R-1",
            {"value": "open", "accepted": {"by": "Zhao Min"}},
            (
                "AS022",
                "R-1: accepted does not say the reason why the risk is accepted",
                ("accepted",),
                ACCEPTED,
            ),
        ),
        (
            "R-1",
            {"value": "open", "accepted": {"reason": "Pilot", "by": None}},
            ("AS022", "R-1: accepted does not say who accepts the risk", ("accepted",), ACCEPTED),
        ),
        (
            "R-1",
            {"value": "open", "accepted": {"by": "Zhao Min", "reason": " "}},
            ("AS011", "R-1: 'reason' is empty", ("accepted", "reason"), ""),
        ),
        (
            "R-1",
            {"value": "open", "accepted": {"by": "Zhao Min", "reason": "Pilot", "untill": "2027-03-01"}},
            (
                "AS010",
                "R-1: unknown key 'untill'; allowed here: by, reason, until",
                ("accepted", "untill"),
                "did you mean 'until'?",
            ),
        ),
        (
            "R-1",
            {"value": "open", "accepted": {"by": "Zhao Min", "reason": "Pilot", "until": 2027}},
            ("AS021", "R-1: '2027' is not a date like 2026-11-22", ("accepted", "until"), ""),
        ),
        (
            "public",
            {"value": "yes", "accepted": {"by": "Zhao Min", "reason": "Pilot"}},
            ("AS022", "public: carries no risk that somebody could accept", ("accepted",), ""),
        ),
        ("R-1", None, ("AS013", "R-1: has no value", (), NOBODY)),
        ("R-1", {"value": None}, ("AS013", "R-1: has no value", ("value",), NOBODY)),
        ("R-1", {"note": "n"}, ("AS013", "R-1: has neither a value nor not-applicable", (), "")),
        ("R-1", {}, ("AS013", "R-1: has neither a value nor not-applicable", (), "")),
        ("R-1", {"value": "zzz"}, ("AS012", "R-1: 'zzz' is not one of done, open", ("value",), "")),
        (
            "TEST",
            {"value": {"tested": 1, "passed": 2}},
            ("AS020", "TEST: passed (2) is more than tested (1)", ("value", "passed"), ""),
        ),
        (
            "R-1",
            {"value": "done", "notes": "n"},
            ("AS010", f"R-1: unknown key 'notes'; {FULL}", ("notes",), "did you mean 'note'?"),
        ),
        (
            "R-1",
            {"valeu": "done"},
            ("AS010", f"R-1: unknown key 'valeu'; {FULL}", ("valeu",), "did you mean 'value'?"),
        ),
        ("R-1", {"value": "done", "note": " "}, ("AS011", "R-1: 'note' is empty", ("note",), "")),
        ("R-1", {"value": "done", "note": ("n",)}, ("AS011", "R-1: 'note' must be text", ("note",), "")),
        (
            "R-2",
            {"not-applicable": "No voice."},
            ("AS014", "R-2: cannot be answered with not-applicable", ("not-applicable",), NOBODY),
        ),
        (
            "R-1",
            {"value": "done", "not-applicable": "No voice."},
            ("AS014", "R-1: has both a value and not-applicable", ("value",), ""),
        ),
        *[
            (
                "R-1",
                {"not-applicable": reason},
                ("AS014", "R-1: not-applicable needs a reason in words", ("not-applicable",), REASON),
            )
            for reason in (None, True, "yes", " ", 5)
        ],
        (
            "R-1",
            {"value": "done", "evidence": "a.pdf"},
            ("AS015", "R-1: evidence must be a list", ("evidence",), "write [{file: report.pdf}]"),
        ),
        (
            "R-1",
            {"value": "done", "evidence": ({"file": "a"},) * 51},
            ("AS015", "R-1: evidence has more than 50 entries", ("evidence",), ""),
        ),
        *[
            (
                "R-1",
                {"value": "done", "evidence": ({"file": "a"}, piece)},
                ("AS015", "R-1: a piece of evidence is a mapping with file or url", ("evidence", 1), PIECE),
            )
            for piece in ("a.pdf", {"note": "n"}, {"file": None}, {"url": None, "file": None})
        ],
        (
            "R-1",
            {"value": "done", "evidence": ({"file": "a", "sha": DIGEST},)},
            (
                "AS010",
                "R-1: unknown key 'sha'; allowed here: file, sha256, url, note, date",
                ("evidence", 0, "sha"),
                "did you mean 'sha256'?",
            ),
        ),
        *[
            (
                "R-1",
                {"value": "done", "evidence": ({"file": "a", "sha256": digest},)},
                ("AS016", "R-1: sha256 must have 64 hexadecimal digits", ("evidence", 0, "sha256"), ""),
            )
            for digest in ("abc", "g" * 64, DIGEST + "0")
        ],
    ],
)
def test_the_words_for_what_is_wrong(read, name, raw, problem):
    assert read(name, raw) == (None, [problem])


def test_every_defect_of_one_answer_is_named(read):
    answer, problems = read("R-2", {"value": "zzz", "note": "", "evidence": "a.pdf"})
    assert answer is None
    assert [message for _, message, _, _ in problems] == [
        "R-2: 'note' is empty",
        "R-2: evidence must be a list",
        "R-2: 'zzz' is not one of done, open",
    ]
