"""References across the files of a pack: every defect with its place, its words and its hint."""

import pytest

from tests.support.packs import COMMON, HEAD, PROFILE, SOURCES, YES_NO, pack_issues, rule


def test_a_sound_pack_has_no_issues(tmp_path):
    assert pack_issues(tmp_path) == []


def test_an_unknown_source(tmp_path):
    text = rule("R-1", common=COMMON.replace("law-1", "law-1, law-11, nothing"))
    assert pack_issues(tmp_path, text) == [
        "main.yaml: <law-11>: R-1: there is no source 'law-11' in sources.yaml;"
        " did you mean 'law-1'? [PK006]",
        "main.yaml: <nothing>: R-1: there is no source 'nothing' in sources.yaml [PK006]",
    ]


def test_an_unknown_document_of_principles(tmp_path):
    assert pack_issues(tmp_path, head=HEAD + "principles: laws\n") == [
        "pack.yaml: <laws>: there is no document 'laws' in sources.yaml; did you mean 'law'? [PK006]"
    ]


def test_an_unknown_owner_and_an_unknown_target(tmp_path):
    mitigation = "{id: R-1-a, effort: S, owner: taem, reaches: don, text: Do it}"
    assert pack_issues(tmp_path, rule("R-1", mitigation=mitigation)) == [
        "main.yaml: <taem>: R-1: the owner 'taem' is not one of team; did you mean 'team'? [PK007]",
        "main.yaml: <don>: R-1: 'don' is not one of done, open; did you mean 'done'? [PK008]",
    ]


MANY = """\
type: many
impact: 2
likelihood: 2
choices: [{id: log, reduces: 60, text: Log}, {id: key, reduces: 60, text: Key}]
"""
NUMBER = """\
type: number
impact: 2
likelihood: 2
min: 0
bands: [{id: few, below: 5, exposure: 0}, {id: lots, exposure: 90}]
"""


@pytest.mark.parametrize(
    ("body", "reaches", "issue"),
    [
        (MANY, "[log, none]", "<[log>: R-1: 'none' is not one of log, key [PK008]"),
        (NUMBER, "lot", "<lot>: R-1: 'lot' is not one of few, lots; did you mean 'lots'? [PK008]"),
    ],
)
def test_an_unknown_target_of_other_types(tmp_path, body, reaches, issue):
    mitigation = f"{{id: R-1-a, effort: S, owner: team, reaches: {reaches}, text: Do it}}"
    assert pack_issues(tmp_path, rule("R-1", body, mitigation=mitigation)) == [f"main.yaml: {issue}"]


def test_languages_that_the_pack_does_not_have_and_translations_that_are_missing(tmp_path):
    head = HEAD.replace("[en]", "[en, zh]").replace("verdict: Launch}", "verdict: {en: Launch}}")
    common = COMMON.replace("title: Title", "title: {en: Title, cn: 标题}")
    assert pack_issues(tmp_path, rule("R-1", common=common), head=head) == [
        "pack.yaml: <{en: Launch>: warning: the translation into zh is missing; en is shown instead [PK030]",
        "main.yaml: <{en: Title>: warning: the translation into zh is missing; en is shown instead [PK030]",
        "main.yaml: <cn: 标题>: the language 'cn' is not one of en, zh [PK009]",
    ]


def test_ids_that_are_used_twice(tmp_path):
    profile = PROFILE + PROFILE.removeprefix("questions:\n").replace("id: no,", "id: yes,")
    sources = SOURCES + SOURCES.removeprefix("documents:\n")
    mitigation = "{id: R-1-a, effort: S, owner: team, text: Do it}"
    rules = (rule("R-1"), rule("R-1", mitigation=mitigation), rule("public"))
    assert pack_issues(tmp_path, *rules, profile=profile, sources=sources) == [
        "sources.yaml: <law>: the id 'law' is used twice [PK003]",
        "sources.yaml: <{name: A>: the id 'law-1' is used twice [PK003]",
        "profile.yaml: <public>: the id 'public' is used twice [PK003]",
        "profile.yaml: <yes>: public: the id 'yes' is used twice [PK003]",
        "main.yaml: <R-1>: the id 'R-1' is used twice [PK003]",
        "main.yaml: <R-1-a>: the id 'R-1-a' is used twice [PK003]",
        "main.yaml: <public>: the id 'public' is used twice [PK003]",
    ]


def test_reserved_words(tmp_path):
    profile = PROFILE.replace("id: public", "id: any").replace("id: no,", "id: unknown,")
    bands = NUMBER.replace("id: few", "id: none")
    sample = (
        "type: sample\njudge: rate\nimpact: 1\nlikelihood: 1\n"
        "bands: [{id: ok, at-least: 90, exposure: 0}, {id: too-few, exposure: 100}]\n"
    )
    choices = YES_NO.replace("id: open", "id: not-applicable")
    assert pack_issues(
        tmp_path, rule("R-1", choices), rule("R-2", bands), rule("R-3", sample), profile=profile
    ) == [
        "profile.yaml: <any>: 'any' is a reserved word of conditions [PK005]",
        "profile.yaml: <unknown>: any: 'unknown' is a reserved word [PK005]",
        "main.yaml: <not-applicable>: R-1: 'not-applicable' is a reserved word [PK005]",
        "main.yaml: <none>: R-2: 'none' is a reserved word [PK005]",
        "main.yaml: <too-few>: R-3: 'too-few' is a reserved word [PK005]",
    ]
