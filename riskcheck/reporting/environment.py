"""The page of a report: the view poured into the templates of `reports/audit`."""

import re

from markupsafe import Markup, escape

from riskcheck.core.wording import Wording
from riskcheck.reporting import charts
from riskcheck.reporting.sandbox import Sandbox
from riskcheck.reporting.view import ReportView
from riskcheck.resources import reports_dir

_TEMPLATES = "audit"
# Letters without a place to break the line; Chinese may break anywhere
_LONG_RUN = re.compile(r"[^\s\u2e80-\uffef]{200}(?=[^\s\u2e80-\uffef])")


def page_of(view: ReportView, wording: Wording) -> str:
    """Return the report as one HTML page that needs nothing else.

    Every value is escaped: the view holds text, never markup. Only the style sheet and the charts are markup,
    and both are ours.
    """
    environment = _environment()
    style = environment.source("print.css")
    template = environment.get_template("report.html.j2")

    def say(key: str, **values: object) -> str:
        return wording.say(f"report.{key}", **values)

    return template.render(view=view, say=say, charts=charts, style=Markup(style))  # noqa: S704 (our own file)


def _environment() -> Sandbox:
    environment = Sandbox([reports_dir() / _TEMPLATES])
    environment.filters["breakable"] = breakable
    return environment


def breakable(text: str) -> Markup:
    """Return a text with places to break the line in runs of over 200 letters.

    Without them the layout of each line would look at the whole run: seven times slower for 10,000 letters.
    """
    pieces = []
    start = 0
    for match in _LONG_RUN.finditer(text):
        pieces.append(escape(text[start : match.end()]))
        start = match.end()
    return Markup("<wbr>").join([*pieces, escape(text[start:])])
