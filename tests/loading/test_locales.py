"""The words of the program: all of them, and only when they are asked for."""

import pickle
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from riskcheck import resources
from riskcheck.loading import locales
from riskcheck.loading.locales import load_wording
from riskcheck.loading.yaml_reading import parse_yaml
from tests.support.typography import CHINESE, faults_in

# what stands in them is YAML, as it is to be typed
AS_TYPED = {"template.form.many", "template.form.not-applicable", "template.form.sample"}


def flat(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


@pytest.mark.parametrize("language", resources.languages())
def test_the_parts_together_are_the_whole_file(language: str) -> None:
    path = resources.locale_file(language)
    whole = dict(flat(parse_yaml(path.read_bytes(), path.name).data))  # no key of it stands twice
    words = load_wording(path).words
    assert dict(words) == whole
    assert len(words) == len(whole)


def test_the_chinese_words_are_set_as_chinese_is() -> None:
    words = load_wording(resources.locale_file("zh")).words
    found = {key: faults_in(text, CHINESE) for key, text in words.items() if key not in AS_TYPED}
    assert {key: odd for key, odd in found.items() if odd} == {}


def test_a_part_is_parsed_when_one_of_its_words_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def noting(data: bytes, name: str) -> object:
        parsed.append(data.decode().partition(":")[0])
        return parse_yaml(data, name)

    monkeypatch.setattr(locales, "parse_yaml", noting)
    wording = load_wording(resources.locale_file("en"))
    assert parsed == []
    assert wording.say("cli.comma") == ", "
    assert "cli.no-such-word" not in wording.words
    assert "no-such-part.word" not in wording.words
    assert parsed == ["cli"]


def test_a_word_that_is_missing_is_a_defect_of_ours() -> None:
    with pytest.raises(KeyError, match=r"cli\.no-such-word"):
        load_wording(resources.locale_file("zh")).say("cli.no-such-word")


def test_words_reach_another_process_before_and_after_their_use() -> None:
    wording = load_wording(resources.locale_file("zh"))
    assert pickle.loads(pickle.dumps(wording)).say("cli.comma") == wording.say("cli.comma")  # noqa: S301
    assert pickle.loads(pickle.dumps(wording)).words == wording.words  # noqa: S301
