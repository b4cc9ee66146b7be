"""The looks of one's own: texts, colours, a logo and templates from a folder, laid over ours."""

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from riskcheck import api, resources
from riskcheck.errors import InvalidInputError, NotWrittenError, UsageError
from riskcheck.loading.overlay import load_overlay
from riskcheck.reporting.formats import FORMATS, Report, ReportOptions
from tests.reporting.sample import FULL, assess, sheet_of, small_pack, words

EXAMPLE = Path(__file__).parents[2] / "reports" / "examples" / "house"


def report_with(folder: Path, *languages: str) -> Report:
    overlay = api.open_overlay(folder)
    wordings = tuple(overlay.over(words(language)) for language in languages)
    options = ReportOptions(languages, template=folder)
    return Report(small_pack(), sheet_of(FULL), assess(FULL), wordings, options, overlay=overlay)


def issues_of(folder: Path) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        FORMATS[".html"](report_with(folder, "en"))
    return [str(issue).replace(str(folder), "DIR") for issue in caught.value.issues]


def test_the_example_changes_texts_colours_logo_and_one_template() -> None:
    page = FORMATS[".html"](report_with(EXAMPLE, "en")).decode()
    assert "Northlight Advisory | Review of a generative-AI product" in page
    assert "Risk assessment of a generative-AI product" not in page
    assert "#0b4f4a" in page
    assert "#14324f" not in page
    assert '<img class="logo" src="data:image/svg+xml;base64,' in page
    assert "img-src data:" in page
    assert "font-size: 12pt" in page
    assert page.count('class="to-sign"') == 3
    assert "Name and role" not in page
    assert "The result in pictures" in page  # the rest is ours


def test_the_example_makes_a_pdf_with_its_logo_in_both_languages() -> None:
    reader = PdfReader(io.BytesIO(FORMATS[".pdf"](report_with(EXAMPLE, "zh", "en"))))
    cover = reader.pages[0].extract_text()
    assert "北光咨询" in cover
    assert "Northlight Advisory" in cover
    plain = PdfReader(io.BytesIO(FORMATS[".pdf"](report_with(EXAMPLE.parent, "zh", "en"))))
    assert "北光咨询" not in plain.pages[0].extract_text()


def test_ours_is_untouched_without_a_folder() -> None:
    page = FORMATS[".html"](report_with(EXAMPLE.parent, "en")).decode()  # a folder without any of the files
    assert "#14324f" in page
    assert "<img" not in page
    assert "default-src 'none'; style-src 'unsafe-inline'\"" in page


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "texts.yaml",
            "en:\n  cover: {kiker: x}\n",
            "DIR/texts.yaml:2:11: 'cover.kiker' is no text of a report; did you mean 'cover.kicker'? [TP002]",
        ),
        (
            "texts.yaml",
            "fr: {dash: x}\n",
            "DIR/texts.yaml:1:1: 'fr' is not one of en, zh [TP002]",
        ),
        (
            "texts.yaml",
            'en:\n  title: "{product} of {owner}"\n',
            "DIR/texts.yaml:2:10: title: {owner} is not a place of this text; it has: {product} [TP002]",
        ),
        (
            "texts.yaml",
            'en:\n  title: "{"\n',
            "DIR/texts.yaml:2:10: title: Single '{' encountered in format string; "
            "write {{ and }} for braces [TP002]",
        ),
        ("texts.yaml", "en: [a]\n", "DIR/texts.yaml:1:5: '' is no text of a report [TP002]"),
        ("texts.yaml", "a\n", "DIR/texts.yaml:1:1: must be a mapping of languages to texts [TP002]"),
        (
            "colours.yaml",
            "brnd: '#000000'\n",
            "DIR/colours.yaml:1:1: 'brnd' is not one of brand, ink, soft, line, panel, tone-0, tone-0-ink, "
            "tone-1, tone-1-ink, tone-2, tone-2-ink, tone-3, tone-3-ink; did you mean 'brand'? [TP003]",
        ),
        (
            "colours.yaml",
            "brand: url(x)\n",
            'DIR/colours.yaml:1:8: brand: not a colour such as "#14324f", in quotes [TP003]',
        ),
        (
            "logo.svg",
            "<html/>",
            "DIR/logo.svg: the image is neither PNG nor JPEG nor SVG without a DOCTYPE [TP004]",
        ),
        (
            "partials/plan.j2",
            "\n{{ view.nothing }}",
            "DIR/partials/plan.j2:2:1: a ReportView has no attribute 'nothing' [TP001]",
        ),
        (
            "partials/plan.j2",
            '<p>{{ say("plan.nothing") }}</p>',
            "DIR/partials/plan.j2:1:1: there is no text 'plan.nothing' [TP001]",
        ),
        (
            "partials/plan.j2",
            '{% include "partials/plan.j2" %}',
            "DIR/partials/plan.j2:1:1: the templates call each other without end [TP001]",
        ),
        (
            "colors.yaml",
            "brand: '#000000'\n",
            "DIR/colors.yaml: nothing reads this file; did you mean 'colours.yaml'? [TP005]",
        ),
        (
            "text.yml",
            "en: {dash: x}\n",
            "DIR/text.yml: nothing reads this file; did you mean 'texts.yaml'? [TP005]",
        ),
        (
            "sign-off.j2",
            "<p>",
            "DIR/sign-off.j2: nothing reads this file; did you mean 'partials/signoff.j2'? [TP005]",
        ),
        (
            "style.css",
            "p { margin: 0 }",
            "DIR/style.css: nothing reads this file; style rules of your own stand in extra.css [TP005]",
        ),
        (
            "logo.gif",
            "GIF89a",
            "DIR/logo.gif: nothing reads this file; "
            "a logo is logo.svg, logo.png, logo.jpg, logo.jpeg [TP005]",
        ),
        (
            "partials/plan.j2",
            "{% for %}",
            "DIR/partials/plan.j2:1:1: Expected an expression, got 'end of statement block' [TP001]",
        ),
    ],
)
def test_a_wrong_overlay_is_reported_with_its_place(
    name: str, content: str, expected: str, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(content, encoding="utf-8")
    issues = issues_of(tmp_path)
    assert issues == [expected]


@pytest.mark.parametrize("name", ["partials/plan.j2", "extra.css"])
def test_a_template_that_cannot_be_read_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes("é".encode("latin-1"))
    assert issues_of(tmp_path) == [f"DIR/{name}:1:1: the file is not in UTF-8; save it as UTF-8 [FI005]"]
    really = Path.open

    def opened(self: Path, *args: Any, **options: Any) -> Any:
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))
        return really(self, *args, **options)

    monkeypatch.setattr(Path, "open", opened)
    assert issues_of(tmp_path) == [f"DIR/{name}: cannot be opened: Permission denied [FI002]"]


def test_an_empty_template_leaves_a_part_out(tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "signoff.j2").touch()
    assert '<h1 id="signoff">' not in FORMATS[".html"](report_with(tmp_path, "en")).decode()
    assert '<h1 id="signoff">' in FORMATS[".html"](report_with(EXAMPLE.parent, "en")).decode()


def test_two_logos_are_one_too_many(tmp_path: Path) -> None:
    logo = (EXAMPLE / "logo.svg").read_bytes()
    (tmp_path / "logo.svg").write_bytes(logo)
    (tmp_path / "logo.png").write_bytes(logo)
    assert issues_of(tmp_path) == [
        "DIR/logo.svg: this is one logo too many; logo.png is there, too: keep one of them [TP005]"
    ]


def test_what_a_template_names_or_no_report_means_may_lie_there(tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "plan.j2").write_text('{% include "sign-off.j2" %}', encoding="utf-8")
    (tmp_path / "sign-off.j2").write_text("<p>ours</p>", encoding="utf-8")
    for name in ("product.yaml", "README.md", "acme.j2", ".style.css"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert "<p>ours</p>" in FORMATS[".html"](report_with(tmp_path, "en")).decode()


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "texts.yaml").write_text("en: {dsh: x}\nzh: {dsh: y}\n", encoding="utf-8")
    (tmp_path / "colours.yaml").write_text("ink: red\n", encoding="utf-8")
    assert [line.rpartition("[")[2] for line in issues_of(tmp_path)] == ["TP002]", "TP002]", "TP003]"]


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        load_overlay(tmp_path / "nowhere", {})


def test_every_language_of_the_program_may_have_texts() -> None:
    assert set(api.open_overlay(EXAMPLE).texts) == set(resources.languages())


def test_a_wrong_style_rule_is_told_with_its_line_in_the_own_style_sheet(tmp_path: Path) -> None:
    (tmp_path / "extra.css").write_text("p { margin: 0 }\n.fine {\n  colour: red;\n}\n", encoding="utf-8")
    with pytest.raises(NotWrittenError, match=r"Ignored `colour: red` at 3:3, unknown property"):
        FORMATS[".pdf"](report_with(tmp_path, "en"))


def test_the_program_says_where_the_templates_are_to_copy_from() -> None:
    [found] = [finding for finding in api.diagnose() if finding.subject == "templates"]
    assert (found.present, found.detail) == (True, str(resources.reports_dir() / "audit"))
