"""`newslint engines`: the grammar engines and the server that LanguageTool needs."""

import sys
from datetime import datetime, timezone
from typing import Any

import click

from newslint.engines import EngineFailure, open_engine


@click.group(name="engines")
def engines() -> None:
    """Show, install, start and stop the engines that check grammar."""


def _settings(config: str | None, isolated: bool) -> Any:
    """`grammar: {languagetool: ...}` of the configuration."""
    from newslint.cli.settings import rules_and_settings
    from newslint.engines.languagetool import read_settings

    _, settings = rules_and_settings(config, isolated)
    return read_settings(settings.config.grammar.languagetool)


_config = click.option(
    "--config", type=click.Path(exists=True, dir_okay=False), help="Use this configuration."
)
_isolated = click.option("--isolated", is_flag=True, help="Ignore all configuration files.")


def _fail(failure: EngineFailure) -> None:
    click.echo(f"error: {failure}", err=True)
    sys.exit(2)


@engines.command(name="status")
@_config
@_isolated
def status(config: str | None, isolated: bool) -> None:
    """Show each engine's version and the servers that run."""
    from newslint.engines.harper import version
    from newslint.engines.languagetool.server import all_running
    from newslint.engines.languagetool.settings import home_folder

    click.echo(f"harper        harper-py {version() or 'missing'}, in process")
    try:
        settings = _settings(config, isolated)
        where = settings.url or f"installed in {home_folder(settings)}"
    except EngineFailure as failure:
        where = f"{failure.what}; {failure.remedy}"
    click.echo(f"languagetool  {where}")
    for state, log in all_running():
        since = datetime.fromtimestamp(state.started, timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
        click.echo(f"              server at {state.url} since {since}, process {state.server}, log {log}")


@engines.command(name="start")
@_config
@_isolated
def start(config: str | None, isolated: bool) -> None:
    """Start LanguageTool's server, or say where it runs."""
    from newslint.engines.languagetool import server

    try:
        settings = _settings(config, isolated)
        if settings.url:
            raise click.UsageError(
                "the configuration names a server of your own (`url`): newslint starts none"
            )
        state = server.start(settings)
    except EngineFailure as failure:
        _fail(failure)
    else:
        click.echo(f"languagetool runs at {state.url} and ends after {settings.idle:g} idle minutes")


@engines.command(name="stop")
def stop() -> None:
    """End every LanguageTool server that newslint started."""
    from newslint.engines.languagetool.server import stop_all

    ended = stop_all()
    click.echo(f"ended {ended} server{'s' if ended != 1 else ''}" if ended else "no server ran")


@engines.command(name="install")
@click.argument("name", type=click.Choice(["languagetool"]))
@click.option("--from", "source", default="", metavar="FILE|FOLDER|URL", help="Where to take it from.")
@click.option("--sha256", default="", help="Checksum of the archive.")
def install(name: str, source: str, sha256: str) -> None:
    """Install LanguageTool into your data folder: through Maven (45 MB), or from an archive."""
    from newslint.engines.languagetool import install as installer

    shown = _Progress()
    try:
        home = installer.install(source, sha256, shown.tell)
    except EngineFailure as failure:
        shown.end()
        _fail(failure)
    else:
        shown.end()
        click.echo(f"{name} is installed in {home}")


class _Progress:
    """One line on standard error, on a terminal only."""

    def __init__(self) -> None:
        self.terminal = sys.stderr.isatty()
        self.last = ""

    def tell(self, what: str, done: int, total: int) -> None:
        """Draw the line anew."""
        line = f"{what} {100 * done // total:3d} %" if total else f"{what} …"
        if self.terminal and line != self.last:
            click.echo(f"\r\x1b[K{line}", err=True, nl=False)
            self.last = line

    def end(self) -> None:
        """Take the line away."""
        if self.terminal and self.last:
            click.echo("\r\x1b[K", err=True, nl=False)


@engines.command(name="doctor")
@_config
@_isolated
def doctor(config: str | None, isolated: bool) -> None:
    """Look at everything that the engines need, and say what to do."""
    from newslint.engines.languagetool.doctor import examine

    well = _harper_is_well()
    try:
        for remark in examine(_settings(config, isolated)):
            click.echo(f"{'ok   ' if remark.well else 'wrong'}  languagetool: {remark.what}")
            if remark.advice:
                click.echo(f"       {remark.advice}")
            well &= remark.well
    except EngineFailure as failure:
        _fail(failure)
    sys.exit(0 if well else 2)


def _harper_is_well() -> bool:
    try:
        sheet = open_engine("harper").sheet()
    except EngineFailure as failure:
        click.echo(f"wrong  harper: {failure.what}\n       {failure.remedy}")
        return False
    click.echo(f"ok     harper: harper-py {sheet.version}, {len(sheet.rules)} rules")
    return True
