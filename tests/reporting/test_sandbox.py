"""Templates of strangers see the view and our functions, and reach neither Python nor other files."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jinja2 import TemplateError
from markupsafe import Markup

from riskcheck.errors import InvalidInputError
from riskcheck.reporting.charts import charts_in
from riskcheck.reporting.palette import Palette
from riskcheck.reporting.sandbox import Sandbox, located_errors


@dataclass
class Inner:
    word: str = "<b>"


class Named(NamedTuple):
    word: str = "<n>"

    @property
    def loud(self) -> str:
        return self.word.upper()

    def method(self) -> str:
        return "m"


@dataclass
class View:
    title: str = "T"
    inner: Inner = field(default_factory=Inner)
    named: Named = field(default_factory=Named)
    lines: tuple[str, ...] = ("a", "b")
    counts: dict[str, int] = field(default_factory=lambda: {"x": 1})
    shared = "a class variable"
    _hidden: str = "h"

    @property
    def computed(self) -> str:
        return "c"

    @cached_property
    def kept(self) -> str:
        return "k"

    def method(self) -> str:
        return "m"


def say(key: str) -> str:
    return f"<{key}>"


def filled(text: str, folder: Path, **more: Any) -> str:
    (folder / "page.j2").write_text(text, encoding="utf-8")
    sandbox = Sandbox([folder])
    with located_errors(folder):
        return sandbox.get_template("page.j2").render(
            view=View(), say=say, charts=charts_in(Palette()), **more
        )


GOOD = {
    "{{ view.title }}{{ view.inner.word }}": "T&lt;b&gt;",
    "{{ view.computed }}{{ view.kept }}": "ck",
    "{{ view.named.word }}{{ view.named.loud }}": "&lt;n&gt;&lt;N&gt;",
    "{{ view.counts.x }}{{ view.counts['x'] }}": "11",
    "{% for name, n in view.counts.items() %}{{ name }}{{ n }}{% endfor %}": "x1",
    "{% for line in view.lines %}{{ loop.index }}{{ line }}{% endfor %}": "1a2b",
    "{{ say('k') }}": "&lt;k&gt;",
    "{% macro m(x) %}{{ x }}!{{ caller() }}{% endmacro %}{% call m(view.title) %}?{% endcall %}": "T!?",
    "{% set n = namespace(a=1) %}{% set n.a = n.a + 1 %}{{ n.a }}": "2",
    "{% block a %}A{% endblock %}{{ self.a() }}": "AA",
    "{{ view.lines | join('-') }}{{ view.lines | map('upper') | list | length }}": "a-b2",
    "{% for i in range(3) %}{{ i }}{% endfor %}": "012",
}


@pytest.mark.parametrize("text", GOOD)
def test_what_a_template_may_do(text: str, tmp_path: Path) -> None:
    assert filled(text, tmp_path) == GOOD[text]


UNSAFE = "access to attribute '{}' of '{}' object is unsafe."
BAD = {
    "{{ view.__class__ }}": UNSAFE.format("__class__", "View"),
    "{{ view._hidden }}": UNSAFE.format("_hidden", "View"),
    "{{ view.method() }}": UNSAFE.format("method", "View"),
    "{{ view.shared }}": UNSAFE.format("shared", "View"),
    "{{ view['__class__'] }}": UNSAFE.format("__class__", "View"),
    "{{ view | attr('__class__') }}": UNSAFE.format("__class__", "View"),
    "{{ [view] | map(attribute='__class__') | join }}": UNSAFE.format("__class__", "View"),
    "{{ view.title.encode() }}": UNSAFE.format("encode", "str"),
    "{{ ''.join }}": UNSAFE.format("join", "str"),
    "{{ say.__globals__ }}": UNSAFE.format("__globals__", "function"),
    "{{ say.__closure__ }}": UNSAFE.format("__closure__", "function"),
    "{{ charts.pop }}": UNSAFE.format("pop", "dict"),
    "{{ charts.__class__ }}": UNSAFE.format("__class__", "dict"),
    "{{ charts.matrix.func }}": UNSAFE.format("func", "partial"),
    "{{ charts.matrix.__call__ }}": UNSAFE.format("__call__", "partial"),
    "{{ self._TemplateReference__context }}": UNSAFE.format(
        "_TemplateReference__context", "TemplateReference"
    ),
    "{{ namespace.__init__ }}": UNSAFE.format("__init__", "type"),
    "{{ '{0.__class__}'.format(view) }}": UNSAFE.format("__class__", "View"),
    "{{ view.counts.update({}) }}": UNSAFE.format("update", "dict"),
    "{{ view.named.method() }}": UNSAFE.format("method", "Named"),
    "{{ view.named.count('a') }}": UNSAFE.format("count", "Named"),
    "{{ view.named._replace(word='a') }}": UNSAFE.format("_replace", "Named"),
    "{{ view.named.__class__ }}": UNSAFE.format("__class__", "Named"),
    "{{ view.lines.count('a') }}": UNSAFE.format("count", "tuple"),
    "{{ view.typo }}": "'tests.reporting.test_sandbox.View object' has no attribute 'typo'",
    "{{ unknown }}": "'unknown' is undefined",
    "{{ lipsum() }}": "'lipsum' is undefined",
    "{{ cycler('a') }}": "'cycler' is undefined",
    "{% for i in range(10 ** 9) %}{% endfor %}": "Range too big.",
    "{% include '../secret.txt' %}": "../secret.txt",
    "{% include '/etc/passwd' %}": "/etc/passwd",
    "{% include 'link.txt' %}": "the template 'link.txt' is a link that leads out of its folder",
    "{% include 'none.j2' %}": "none.j2",
    "{{ 1 / 0 }}": "division by zero",
    "{% include 'page.j2' %}": "the templates call each other without end",
    "{{ say() }}": "missing 1 required positional argument",
    "{% import os %}": "expected token 'as', got 'end of statement block'",
    "{% do view.clear() %}": "Encountered unknown tag 'do'",
}


@pytest.mark.parametrize("text", BAD)
def test_what_a_template_may_not_do(text: str, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(InvalidInputError) as caught:
        filled("first line\n" + text, folder)
    [issue] = caught.value.issues
    assert issue.code == "TP001"
    assert BAD[text] in issue.message
    assert (issue.location.file, issue.location.line) == (str(folder / "page.j2"), 2)


def test_a_method_that_jinja_would_call_on_a_class_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="cannot be used") as caught:
        filled("{{ kind('x') }}", tmp_path, kind=Markup)
    assert "not safely callable" in caught.value.issues[0].message


def test_an_error_in_our_own_templates_is_a_defect() -> None:
    with pytest.raises(TemplateError), located_errors(None):
        raise TemplateError("ours")


def test_the_first_folder_wins(tmp_path: Path) -> None:
    for name in ("theirs", "ours"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.j2").write_text(name)
    (tmp_path / "ours" / "only.j2").write_text("{% include 'page.j2' %}")
    sandbox = Sandbox([tmp_path / "theirs", tmp_path / "ours"])
    assert sandbox.get_template("only.j2").render() == "theirs"
    assert sandbox.source("only.j2") == "{% include 'page.j2' %}"


def test_a_template_that_has_changed_is_compiled_anew(tmp_path: Path) -> None:
    assert filled("{{ view.title }}", tmp_path) == "T"
    assert filled("{{ view.inner.word }}", tmp_path) == "&lt;b&gt;"
    assert filled("{{ view.title }}", tmp_path) == "T"
