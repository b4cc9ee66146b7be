"""`riskcheck doctor`: what is there and what is not."""

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.output import say_all
from riskcheck.core.columns import table
from riskcheck.core.wording import Wording
from riskcheck.errors import ExitCode


@click.command(name="doctor")
@options.LANG
def command(lang: str | None) -> int:
    """Say what is installed and what is missing. Exits with 4 where a PDF could not be written."""
    wording = api.wording(options.language(lang))
    rows = []
    findings = api.diagnose(options.extra_folders(), cache_folder())
    for finding in findings:
        state = wording.say("cli.doctor.ok" if finding.present else "cli.doctor.missing")
        name = wording.say(f"cli.doctor.{finding.subject}", name=finding.name)
        rows.append([name, state, _detail(finding, wording)])
    say_all(table(rows))
    complete = all(finding.present for finding in findings if finding.needed_for_pdf)
    return ExitCode.DONE if complete else ExitCode.NOT_WRITTEN


def _detail(finding: api.Diagnosis, wording: Wording) -> str:
    if finding.count is not None:
        key = "pack-rules" if finding.present else "pack-defects"
        return wording.say(f"cli.doctor.{key}", name=finding.detail, count=finding.count)
    if finding.present or finding.detail:
        return finding.detail
    return wording.say(f"cli.doctor.{finding.subject}-hint")
