"""What `riskcheck verify` prints of a long list of differences."""

from riskcheck import api
from riskcheck.cli.show.verify import verification_lines
from riskcheck.core.verification import Difference, Outcome, Verification


def lines(*differences: Difference, language: str = "en") -> list[str]:
    found = Verification(Outcome.ALTERED, differences)
    return list(verification_lines("r.pdf", found, api.wording(language)))


def pages(*numbers: int) -> list[Difference]:
    return [Difference("page", str(number)) for number in numbers]


def test_pages_that_follow_each_other_are_one_line() -> None:
    assert lines(*pages(1, 3, 4, 5), Difference("language"), *pages(8, 9)) == [
        "r.pdf: altered",
        "  - page 1 is not what the answers and rules give",
        "  - pages 3-5 are not what the answers and rules give",
        "  - the language of the document differs",
        "  - pages 8-9 are not what the answers and rules give",
    ]


def test_a_list_without_end_is_cut() -> None:
    shown = lines(*(Difference("number", f"a[{n}]", "1", "2") for n in range(250)), language="zh")
    assert shown[1] == "  - a[0]：报告中为 1，重新计算为 2"
    assert len(shown) == 202
    assert shown[-1] == "  - " + api.wording("zh").say("cli.more", count=50)


def test_every_kind_of_difference_has_words_in_every_language() -> None:
    kinds = [
        "manifest",
        "unreadable",
        "invalid",
        "number",
        "written",
        "missing",
        "extra",
        "digest",
        "options",
        "damaged",
        "page",
        "pages",
        "resources",
        "information",
        "files",
        "language",
        "metadata",
        "names",
        "bookmarks",
        "colours",
        "tags",
        "catalogue",
        "bytes",
    ]
    for language in ("en", "zh"):
        words = api.wording(language)
        said = [
            words.say(f"cli.verify.altered-list.{kind}", subject="S", says="A", found="B") for kind in kinds
        ]
        assert len(set(said)) >= len(kinds) - 1  # one page and several read the same in Chinese
        for kind in ("version", "appearance", "code", "template", "other-template", "no-template"):
            assert words.say(f"cli.verify.hindrance-list.{kind}", subject="S", says="A", found="B")
