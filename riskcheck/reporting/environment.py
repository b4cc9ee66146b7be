"""The page of a report: the view poured into the templates of `reports/audit`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from riskcheck.core.wording import Wording
from riskcheck.reporting import filters
from riskcheck.reporting.charts import charts_in
from riskcheck.reporting.options import ReportOptions
from riskcheck.reporting.palette import Palette
from riskcheck.reporting.passage import speaker
from riskcheck.reporting.sandbox import COMPILED, OPTIONS, Sandbox, located_errors
from riskcheck.reporting.view import ReportView
from riskcheck.resources import reports_dir

_TEMPLATES = "audit"
_STYLES = ("print.css", "extra.css")  # the second is for those who add to the first


@dataclass(frozen=True, slots=True)
class Looks:
    """Colours of the user's own by name, and where his images are, by name."""

    colours: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)


def prepare() -> None:
    """Have our templates compiled before anything of a user is there."""
    folder = reports_dir() / _TEMPLATES
    environment = _environment([folder], "en")

    def compile_all() -> None:
        for name in environment.list_templates():
            environment.get_template(name)

    COMPILED.prepare(folder, (OPTIONS, sorted(environment.filters)), compile_all)


def _environment(folders: Sequence[Path], language: str) -> Sandbox:
    environment = Sandbox(folders)
    environment.filters |= filters.filters_for(language)
    return environment


def _joined(styles: Sequence[str], own: Path | None) -> str:
    """Return the style sheets as one; what a user adds is an element of its own, so that its lines count."""
    apart = own is not None and (own / _STYLES[-1]).is_file()
    return ("</style>\n<style>" if apart else "").join(styles)


def page_of(view: ReportView, wordings: Sequence[Wording], options: ReportOptions, looks: Looks) -> str:
    """Return the report as one HTML page that needs nothing else.

    Every value is escaped: the view holds text, never markup. Only the style sheets and the charts are
    markup. Templates and style sheets in the folder `options.template` go before ours of the same name.
    """
    folders = [folder for folder in (options.template, reports_dir() / _TEMPLATES) if folder is not None]
    environment = _environment(folders, view.language)
    palette = Palette().with_colours(looks.colours)
    with located_errors(options.template):
        styles = [environment.get_template(name).render(colours=palette) for name in _STYLES]
        template = environment.get_template("summary.html.j2" if options.summary else "report.html.j2")
        return template.render(
            view=view,
            say=speaker(wordings),
            languages=tuple(wording.language for wording in wordings),
            brief=options.summary,
            both=len(wordings) > 1,
            charts=charts_in(palette),
            logo=next((place for name, place in looks.images.items() if name.startswith("logo.")), ""),
            images=dict(looks.images),
            style=Markup(_joined(styles, options.template)),  # noqa: S704 (style sheets are not escaped)
        )
