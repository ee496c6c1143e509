"""`newslint clean`."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from newslint.cli.checking import fixed_settings
from newslint.cli.options import SectionedCommand, selecting_options, writing
from newslint.cli.output import note, note_problems, unwritable
from newslint.cli.overriding import make_override
from newslint.discovery import Target, discover
from newslint.fix import Writer, write_new
from newslint.rulebook import UnknownRule
from newslint.run import Options, Result, run
from newslint.workshop import Workshop


@click.command(name="clean", cls=SectionedCommand)
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@writing(
    "--output",
    "-o",
    required=True,
    type=click.Path(),
    help="A folder for the copies; for one article or record file also a file.",
)
@writing(
    "--removed",
    type=click.Path(dir_okay=False),
    help="The list of changes (default: removed.jsonl in the folder, FILE.removed.jsonl beside a file).",
)
@writing("--unsafe-fixes", is_flag=True, help="Also apply the fixes that need an editor's eyes.")
@selecting_options
def clean(**given: Any) -> None:
    """Write cleaned copies of articles and records, and a list of what was removed and why.

    The originals are left alone. Every file found gets its copy, changed or not. Exit 0 when all
    copies were written, 2 when something went wrong.
    """
    paths, output, removed = given.pop("paths"), Path(given.pop("output")), given.pop("removed")
    options = Options(
        cache=False, jobs=given.pop("jobs"), fix=True, unsafe=given.pop("unsafe_fixes"), records=True
    )
    quiet = given.pop("quiet")
    settings = fixed_settings(given.pop("config"), given.pop("isolated"))
    workshop = Workshop(make_override(given), settings)
    found = discover(paths, workshop.settings_of)
    job = _Job(paths, output, Path(removed) if removed else None)
    targets = [t for t in found.targets if not job.is_own(t)]
    job.refuse_overwriting(targets)
    for path, message in found.problems:
        job.problem(path, message)
    try:
        for result in run(targets, workshop, options):
            job.take(result, quiet)
    except UnknownRule as error:
        raise click.UsageError(str(error)) from None
    job.write_list()
    if not quiet:
        note(job.summary())
    sys.exit(2 if job.problems else 0)


class _Job:
    """Where copies go, and what was changed in them."""

    def __init__(self, paths: Sequence[str], output: Path, removed: Path | None) -> None:
        single = len(paths) == 1 and os.path.isfile(paths[0])
        self.file = single and not output.is_dir() and bool(output.suffix)
        self.output = output
        self.asked = any(map(self._among_copies, paths))  # for files there by name
        folders = [os.path.abspath(p if os.path.isdir(p) else os.path.dirname(p) or ".") for p in paths]
        self.top = os.path.commonpath(folders)
        beside = Path(f"{output}.removed.jsonl") if self.file else output / "removed.jsonl"
        self.removed = removed or beside
        self.rows: list[bytes] = []
        self.written = self.changed = self.problems = 0

    def is_own(self, target: Target) -> bool:
        """Whether a file lies in the folder of the copies: it was written by an earlier run."""
        return not (self.file or self.asked) and self._among_copies(target.shown)

    def _among_copies(self, path: str) -> bool:
        return Path(os.path.abspath(path)).is_relative_to(os.path.abspath(self.output))

    def place(self, shown: str) -> Path:
        """Where the copy of a file goes."""
        return self.output if self.file else self.output / os.path.relpath(os.path.abspath(shown), self.top)

    def refuse_overwriting(self, targets: Sequence[Target]) -> None:
        """Raise before anything is written if a copy or the list would replace an original."""
        originals = {os.path.realpath(t.shown) for t in targets}
        for path in (*(self.place(t.shown) for t in targets), self.removed):
            if os.path.realpath(path) in originals:
                raise click.UsageError(f"{path} is one of the originals; choose another --output")

    def problem(self, path: str, message: str) -> None:
        """Something that makes the run exit 2."""
        self.problems += 1
        note(f"error: {path}: {message}")

    def take(self, result: Result, quiet: bool) -> None:
        """Write one copy. What could not be read as articles is copied byte for byte."""
        self.problems += len(result.problems)
        note_problems(result.path, result.problems)
        for message in () if quiet else result.notices:
            note(f"{result.path}: {message}")
        place = self.place(result.path)
        try:
            data = self._cleaned(result)
            place.parent.mkdir(parents=True, exist_ok=True)
            write_new(place, data)
        except OSError as error:
            self.problem(str(place), f"could not be written: {error.strerror or error}")
            return
        self.written += 1

    def _cleaned(self, result: Result) -> bytes | Writer:
        if result.fixed is not None:
            try:
                data = result.content()
            except UnicodeEncodeError as error:
                self.problem(result.path, f"was copied as it is: {unwritable(error)}")
            else:
                self.rows += [msgspec.json.encode(c) for c in result.changes]
                self.changed += 1
                return data
        return Path(result.path).read_bytes()

    def write_list(self) -> None:
        """The list of changes, one object a line, by file and place."""
        try:
            self.removed.parent.mkdir(parents=True, exist_ok=True)
            write_new(self.removed, b"".join(row + b"\n" for row in self.rows))
        except OSError as error:
            self.problem(str(self.removed), f"could not be written: {error.strerror or error}")

    def summary(self) -> str:
        """One line for people."""
        changes = f"{len(self.rows):,} change{'s' * (len(self.rows) != 1)}"
        files = f"{self.written:,} file{'s' * (self.written != 1)}"
        return f"wrote {files} to {self.output}, {self.changed:,} changed; {changes} listed in {self.removed}"
