"""The sheet that `riskcheck new` hands out."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from riskcheck import resources
from riskcheck.core.answers.model import Accepted, Answer, AnswerSheet, AnswerState, Evidence
from riskcheck.core.columns import width
from riskcheck.core.condition_reading import read_condition
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.errors import UsageError
from riskcheck.loading import template
from riskcheck.loading.locales import load_wording
from riskcheck.loading.packs import load_pack
from riskcheck.loading.sheet_writing import SheetEditor
from riskcheck.loading.sheets import load_sheet, open_sheet
from riskcheck.loading.template import new_sheet
from riskcheck.loading.template_question import question_lines

DATE = "2026-11-22"


@pytest.fixture(scope="module", params=["aigc", "small"])
def pack(request: pytest.FixtureRequest) -> RulePack:
    """The bundled pack, and a small one."""
    small = Path(__file__).parent / "base_pack"
    return load_pack(resources.rules_dir() / "aigc" if request.param == "aigc" else small).pack


@pytest.fixture(scope="module", params=["en", "zh"])
def wording(request: pytest.FixtureRequest) -> Wording:
    """The words of both languages."""
    return load_wording(resources.locale_file(request.param))


def read(content: bytes, folder: Path, pack: RulePack) -> AnswerSheet:
    path = folder / "sheet.yaml"
    path.write_bytes(content)
    loaded = load_sheet(open_sheet(path), pack)
    assert loaded.warnings == ()
    return loaded.sheet


def test_it_is_a_sound_sheet_without_answers(pack: RulePack, wording: Wording, tmp_path: Path) -> None:
    sheet = read(new_sheet(pack, wording, wording.language, DATE), tmp_path, pack)
    assert sheet.pack == pack.name
    assert sheet.product.name == wording.say("template.product")
    assert sheet.assessor.name == wording.say("template.assessor")
    assert sheet.date == DATE
    assert sheet.answers == {}


def test_it_takes_hostile_names_literally(pack: RulePack, wording: Wording, tmp_path: Path) -> None:
    product, assessor = 'X: "1" # {{ y }}', "- 王"
    content = new_sheet(pack, wording, wording.language, DATE, product=product, assessor=assessor)
    sheet = read(content, tmp_path, pack)
    assert (sheet.product.name, sheet.assessor.name) == (product, assessor)


def test_every_question_has_one_line_to_fill_in(pack: RulePack, wording: Wording) -> None:
    _, answers = new_sheet(pack, wording, wording.language, DATE).decode().split("\nanswers:\n")
    lines = answers.split("\n")
    placeholders = [line[3:-1] for line in lines if line.startswith("  #") and line[3:-1] in pack.questions]
    assert placeholders == list(pack.questions)


def test_no_line_is_wider_than_100_columns(pack: RulePack, wording: Wording) -> None:
    lines = new_sheet(pack, wording, wording.language, DATE).decode().split("\n")
    assert [line for line in lines if width(line) > 100] == []


def test_answers_go_to_their_places(pack: RulePack, wording: Wording) -> None:
    content = new_sheet(pack, wording, wording.language, DATE)
    editor = SheetEditor(content)
    head, wanted = content.decode().split("\nanswers:\n")  # the assessor has a role, too
    for name in reversed(pack.questions):
        editor.set_answer(name, "unknown")
        wanted = wanted.replace(f"\n  #{name}:\n", f"\n  {name}: unknown\n")
    assert editor.render().decode() == f"{head}\nanswers:\n{wanted}"


def test_every_line_can_be_filled_in_by_taking_its_number_sign_off(
    pack: RulePack, wording: Wording, tmp_path: Path
) -> None:
    lines = new_sheet(pack, wording, wording.language, DATE).decode().split("\n")
    filled = [f"{line.replace('#', '', 1)} unknown" if FILLABLE.fullmatch(line) else line for line in lines]
    sheet = read("\n".join(filled).encode(), tmp_path, pack)
    assert list(sheet.answers) == list(pack.questions)
    assert (sheet.product.version, sheet.product.summary, sheet.assessor.role) == ("unknown",) * 3


def test_how_a_question_looks() -> None:
    small = load_pack(Path(__file__).parent / "base_pack").pack
    text = new_sheet(small, load_wording(resources.locale_file("en")), "en", DATE).decode()
    assert PRI_01 in text
    assert USERS in text
    chinese = new_sheet(small, load_wording(resources.locale_file("zh")), "zh", DATE).decode()
    assert PRI_01_ZH in chinese


FILLABLE = re.compile(r"  #[^\s:]+:")
PRI_01 = """
  # ==== Privacy =================================================================================
  # How personal data is handled.

  # PRI-01 - Legal basis
  # Is the legal basis on record?
  # Only if personal-data is yes or unknown
  # One of:
  #   documented: On record
  #   partly: In part
  #   nothing: Nothing
  #   {not-applicable: reason}: the question does not fit the product
  #PRI-01:
"""
USERS = """
  # users - Users
  # How many users a month?
  # Only if personal-data is yes or unknown
  # Write a whole number, 0 or more.
  #users:
"""
PRI_01_ZH = """
  # ==== 隐私 ====================================================================================
  # 个人信息如何处理。

  # PRI-01 - 合法性基础
  # 合法性基础是否有记录？
  # 适用条件：personal-data为yes或unknown
  # 选择一项：
  #   documented: 有记录
  #   partly: 部分
  #   nothing: 没有
  #   {not-applicable: 理由}：不适用于本产品
  #PRI-01:
"""


CONDITIONS: list[tuple[Any, str]] = [
    ({"regions": "cn"}, "regions includes cn"),
    ({"regions": ["cn", "eu"], "personal-data": "yes"}, "regions includes cn or eu and personal-data is yes"),
    ({"not": {"personal-data": "no"}}, "not personal-data is no"),
    ({"users": {"at-least": 10}}, "users is 10 or more"),
    ({"users": {"at-least": 10, "below": Decimal("20.5")}}, "users is 10 or more and users is below 20.5"),
    (
        {"any": [{"regions": "cn", "personal-data": "yes"}, {"all": [{"regions": "eu"}]}]},
        "(regions includes cn and personal-data is yes) or regions includes eu",
    ),
]


@pytest.mark.parametrize(("condition", "words"), CONDITIONS, ids=[words for _, words in CONDITIONS])
def test_conditions_in_words(condition: Any, words: str) -> None:
    small = load_pack(Path(__file__).parent / "base_pack").pack
    english = load_wording(resources.locale_file("en"))
    question = small.questions["users"].model_copy(update={"when": read_condition(condition)})
    texts = [text for _, text in question_lines(small, question, english, "en")]
    assert texts[2] == f"Only if {words}"


def test_the_full_form_is_explained_once_and_can_be_copied(wording: Wording, tmp_path: Path) -> None:
    small = load_pack(Path(__file__).parent / "base_pack").pack
    content = new_sheet(small, wording, wording.language, DATE).decode()
    assert content.count("accepted:") == 1
    sample = [line[2:] for line in content.split("\n") if line.startswith("#   ")][-11:]
    answer = read((content + "\n".join(sample) + "\n").encode(), tmp_path, small).answers["PRI-01"]
    words = {key: wording.say(f"template.sample.{key}") for key in ("note", "owner", "by", "because")}
    accepted = Accepted(words["by"], words["because"], "2027-05-31")
    evidence = (Evidence(file="dpia.pdf", date="2026-05-20"),)
    assert answer == Answer(
        AnswerState.ANSWERED, "partly", words["note"], evidence, None, words["owner"], "2027-01-31", accepted
    )


def test_a_wrong_date_is_refused(pack: RulePack, wording: Wording) -> None:
    with pytest.raises(UsageError, match="'22 Nov' is not a date like 2026-11-22"):
        new_sheet(pack, wording, wording.language, "22 Nov")


def test_a_long_questionnaire_leaves_room_for_the_answers(
    wording: Wording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = load_pack(Path(__file__).parent / "base_pack").pack
    full = new_sheet(small, wording, wording.language, DATE)
    monkeypatch.setattr(template, "MOST", len(full))
    assert new_sheet(small, wording, wording.language, DATE) == full
    monkeypatch.setattr(template, "MOST", len(full) - 1)
    short = new_sheet(small, wording, wording.language, DATE)
    assert read(short, tmp_path, small).answers == {}
    title = small.say(small.questions["PRI-01"].title, wording.language)
    assert f"\n  # {title}\n  #PRI-01:\n" in short.decode()
    explained = wording.say("template.large")[:30]
    assert (explained in short.decode(), explained in full.decode()) == (True, False)
