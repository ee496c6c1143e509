"""`newslint baseline create|update|check`."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from newslint.cli.checking import fixed_settings
from newslint.cli.options import SectionedCommand, selecting_options, writing
from newslint.cli.output import note, note_problems
from newslint.cli.overriding import make_override
from newslint.config import Config
from newslint.discovery import discover
from newslint.filters.baseline import DEFAULT, Baseline, Entry
from newslint.fix import write_new
from newslint.model import Diagnostic
from newslint.reporters.visible import counted
from newslint.rulebook import UnknownRule
from newslint.run import Options, Result, run
from newslint.workshop import Workshop


@click.group(name="baseline")
def baseline() -> None:
    """Record the findings of today, so that `newslint check` reports only new ones.

    A finding is known by its rule and its sentence: a moved paragraph stays known, an edited
    sentence is looked at again. Each entry has room for a reason.
    """


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    command = selecting_options(command)
    command = writing(
        "--baseline", "file", type=click.Path(dir_okay=False, path_type=Path),
        help=f"The file (default: the configuration's `baseline`, else {DEFAULT}).",
    )(command)  # fmt: skip
    return click.argument("paths", nargs=-1, type=click.Path())(command)


@baseline.command(name="create", cls=SectionedCommand)
@writing("--reason", default="", help="A reason for every entry.")
@writing("--force", is_flag=True, help="Replace a baseline that is there.")
@_options
def create(reason: str, force: bool, **given: Any) -> None:
    """Write a baseline of all findings in PATHS (default: this folder)."""
    job = _Job(given)
    if job.file.exists() and not force:
        raise click.ClickException(f"{job.file} is there already; `newslint baseline update`, or --force")
    made = Baseline(job.file)
    entries = [made.entry(d, reason) for result in job.results() for d in result.diagnostics]
    job.write(Baseline(job.file, entries))
    note(f"wrote {len(entries):,} findings to {job.file}")
    if not job.configured:
        note(f"to use it, put `baseline: {job.file}` into .newslint.yml, or call check with --baseline")
    sys.exit(job.code())


@baseline.command(
    name="update", cls=SectionedCommand, short_help="Drop entries whose finding is gone, keep the others."
)
@writing("--add", is_flag=True, help="Also take in the findings that are new.")
@writing("--reason", default="", help="A reason for the entries taken in.")
@_options
def update(add: bool, reason: str, **given: Any) -> None:
    """Drop entries whose finding is gone; keep the others and their reasons."""
    job = _Job(given)
    old = Baseline.load(job.file)
    entries, gone, new = job.compare(old)
    made = [old.entry(d, reason) for d in new] if add else []
    job.write(Baseline(job.file, [*entries, *made]))
    note(f"dropped {len(gone):,}, added {len(made):,}, kept {len(entries):,} in {job.file}")
    sys.exit(job.code())


@baseline.command(
    name="check", cls=SectionedCommand, short_help="Exit 1 if entries have no finding any more."
)
@_options
def check(**given: Any) -> None:
    """Exit 1 if the baseline has entries whose finding is gone; print them."""
    job = _Job(given)
    _, gone, new = job.compare(Baseline.load(job.file))
    for entry in gone:
        click.echo(f"{entry.path}: {entry.rule}: gone: {entry.text}")
    note(f"gone: {counted(len(gone), 'entry')}, new: {counted(len(new), 'finding')} ({job.file})")
    sys.exit(job.code() or int(bool(gone)))


class _Job:
    """One run over the paths, without the baseline."""

    def __init__(self, given: dict[str, Any]) -> None:
        paths, file = given.pop("paths") or (".",), given.pop("file")
        settings = fixed_settings(given.pop("config"), given.pop("isolated"))
        self.options = Options(jobs=given.pop("jobs"))
        given.pop("quiet")
        self.configured = ""
        override = make_override(given)

        def without(config: Config) -> Config:
            self.configured = self.configured or config.baseline
            return msgspec.structs.replace(override(config), baseline="")

        self.workshop = Workshop(without, settings)
        here = self.workshop.settings_of(Path.cwd())
        place = file or (here.root / (self.configured or DEFAULT))
        self.file = place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place
        self.found = discover(paths, self.workshop.settings_of)
        self.problems = 0
        for path, message in self.found.problems:
            self._problem(path, [message])

    def _problem(self, path: str, messages: list[str]) -> None:
        self.problems += len(messages)
        note_problems(path, messages)

    def results(self) -> Iterator[Result]:
        """All results; what goes wrong is said and counted."""
        try:
            for result in run(self.found.targets, self.workshop, self.options):
                self._problem(result.path, result.problems)
                yield result
        except UnknownRule as error:
            raise click.UsageError(str(error)) from None

    def compare(self, old: Baseline) -> tuple[list[Entry], list[Entry], list[Diagnostic]]:
        """(entries that stay, entries that are gone, new diagnostics). Of files that were not looked
        at the entries stay, unless the file itself is gone."""
        gone: list[Entry] = []
        new: list[Diagnostic] = []
        for result in self.results():
            if not result.problems:
                gone += old.gone(result.path, result.diagnostics)
            new += old.keep(result.path, result.diagnostics)
        folder = self.file.absolute().parent
        gone += [e for e in old.entries if not (folder / e.path).exists()]
        stay = Counter(old.entries) - Counter(gone)
        return sorted(stay.elements()), sorted(gone), new

    def write(self, made: Baseline) -> None:
        """Write the file, unless something could not be checked: it would lose entries."""
        if self.problems:
            raise click.ClickException(f"{self.file} was left as it was: see the errors above")
        try:
            write_new(self.file, made.encoded())
        except OSError as error:
            raise click.ClickException(f"{self.file}: cannot be written: {error.strerror}") from None

    def code(self) -> int:
        """2 where something could not be checked."""
        return 2 if self.problems else 0
