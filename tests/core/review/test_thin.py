"""Which texts are reasons, in Chinese and in English."""

import pytest

from riskcheck.core.review.thin import why_thin

QUESTIONS = (
    "Consent for recordings",
    "How is consent obtained before people are recorded?",
    "录音录像前的同意",
    "采集声音和面容之前，如何取得当事人的同意？",
)

THIN = {
    "has no words": ["-", "...", "。。。", "——", "？", "()", "🙂", "_"],
    "is a stock phrase": [
        "n/a",
        "N/A.",
        "N.A.",
        "none",
        "Not applicable",
        "not-applicable",
        "Does not apply to this product.",
        "doesn’t apply",
        "Doesn't apply",
        "TBD",
        "todo",
        "See above.",
        "无",
        "无。",
        "不适用",
        "「不适用」",
        "本产品不适用。",
        "不涉及",
        "暂无",
        "同上",
        "待补充",
        "风险可控",
        "ｎ／ａ",
    ],
    "repeats the question": [
        "Consent for recordings",
        "how is consent obtained before people are recorded",
        "Consent for recordings: not needed",
        "如何取得当事人的同意",
        "录音录像前的同意。",
        "录音录像前的同意不适用",
    ],
    "is too short": [
        "no voice",
        "No voice!",
        "cost",
        "不录音",
        "没必要做",
        "test test test test",
        "啊啊啊啊啊啊啊啊",
        "1 2",
    ],
}


@pytest.mark.parametrize(
    ("why", "reason"), [(why, reason) for why, texts in THIN.items() for reason in texts]
)
def test_no_reason(why: str, reason: str) -> None:
    assert why_thin(reason, QUESTIONS) == why


@pytest.mark.parametrize(
    "reason",
    [
        "No personal data",
        "No voice is recorded anywhere in the product.",
        "Not applicable: nobody is ever recorded, all input is typed.",
        "The pilot has 40 users.",
        "产品没有语音",
        "不适用：产品只处理键入的文字，不采集声音和图像。",
        "试点仅限40名员工，六月底结束。",
        "People are never recorded; consent is not obtained because there is nothing to consent to.",
        "この製品は音声を録音しません。",
        "В продукте нет записи голоса.",
    ],
)
def test_a_reason(reason: str) -> None:
    assert why_thin(reason, QUESTIONS) == ""


def test_without_a_question_only_the_words_count() -> None:
    assert why_thin("how is consent obtained before people are recorded") == ""
