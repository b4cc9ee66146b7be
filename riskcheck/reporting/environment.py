"""The page of a report: the view poured into the templates of `reports/audit`."""

from collections.abc import Sequence

from markupsafe import Markup

from riskcheck.core.wording import Wording
from riskcheck.reporting import filters
from riskcheck.reporting.charts import charts_in
from riskcheck.reporting.options import ReportOptions
from riskcheck.reporting.palette import Palette
from riskcheck.reporting.passage import speaker
from riskcheck.reporting.sandbox import Sandbox
from riskcheck.reporting.view import ReportView
from riskcheck.resources import reports_dir

_TEMPLATES = "audit"


def page_of(view: ReportView, wordings: Sequence[Wording], options: ReportOptions) -> str:
    """Return the report as one HTML page that needs nothing else.

    Every value is escaped: the view holds text, never markup. Only the style sheet and the charts are markup,
    and both are ours.
    """
    environment = Sandbox([reports_dir() / _TEMPLATES])
    environment.filters |= filters.filters_for(view.language)
    palette = Palette()
    style = environment.get_template("print.css").render(colours=palette)
    template = environment.get_template("summary.html.j2" if options.summary else "report.html.j2")
    return template.render(
        view=view,
        say=speaker(wordings),
        languages=tuple(wording.language for wording in wordings),
        brief=options.summary,
        both=len(wordings) > 1,
        charts=charts_in(palette),
        style=Markup(style),  # noqa: S704 (our own file)
    )
