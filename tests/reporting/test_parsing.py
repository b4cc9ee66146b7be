"""Pages of our templates are XML, and read as such they give the bytes that they give read as HTML."""

from contextlib import nullcontext
from dataclasses import replace

import pytest

from riskcheck.reporting.formats import FORMATS, Report, ReportOptions, pdf
from riskcheck.reporting.formats.parsing import as_xml
from tests.reporting.sample import FULL, report_of, words

KINDS = [ReportOptions(("en",)), ReportOptions(("zh", "en")), ReportOptions(("zh",), summary=True)]


def full(options: ReportOptions) -> Report:
    wordings = tuple(words(language) for language in options.languages)
    return replace(report_of(FULL, "en"), wordings=wordings, options=options)


def no_html(*_: object, **__: object) -> None:
    pytest.fail("the page is no XML")


@pytest.mark.parametrize("options", KINDS, ids=str)
def test_a_page_gives_the_same_bytes_as_xml_and_as_html(
    options: ReportOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    weasyprint = pdf.load_weasyprint()
    with monkeypatch.context() as patch:
        patch.setattr(weasyprint.tinyhtml5, "parse", no_html)
        as_xml_too = FORMATS[".pdf"](full(options))
    monkeypatch.setattr(pdf, "as_xml", lambda _: nullcontext())
    assert FORMATS[".pdf"](full(options)) == as_xml_too


def test_a_page_that_is_no_xml_is_read_as_html() -> None:
    page = "<html lang=en><title>t</title><style>body { font-family: Riskcheck Sans }</style><p>a<p>b &amp; c"
    assert pdf.render(page, ours=True) == pdf.render(page)


def test_the_page_of_a_users_own_templates_is_read_as_html(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = replace(full(KINDS[0]), options=ReportOptions(("en",), template=tmp_path_factory.mktemp("own")))
    monkeypatch.setattr(pdf, "as_xml", no_html)
    assert FORMATS[".pdf"](own).startswith(b"%PDF")


def test_weasyprint_is_as_it_was_afterwards() -> None:
    weasyprint = pdf.load_weasyprint()
    before = weasyprint.tinyhtml5.parse
    with pytest.raises(KeyError), as_xml(weasyprint):
        assert weasyprint.tinyhtml5.parse is not before
        raise KeyError
    assert weasyprint.tinyhtml5.parse is before
