"""Where findings, notices and counts go, and what the exit code is."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec

from newslint.cli.sources import TextsOf, parts
from newslint.model import SEVERITIES, Diagnostic, Rule, Severity
from newslint.reporters import Reporter, Style, make_reporter
from newslint.reporters.visible import counted, encodable
from newslint.result import UNCHECKED
from newslint.rulebook import with_examples
from newslint.run import Result
from newslint.text.lines import kept_lines
from newslint.yamlfile import FileError

if TYPE_CHECKING:
    from newslint.cli.checking import Arguments

_PROGRESS_FROM = 300


class Output:
    """Standard output, or a file that appears when the run is over; UTF-8 in any locale."""

    def __init__(self, path: str | None) -> None:
        self.path = path
        self._parts: list[bytes] = []

    def __enter__(self) -> "Output":
        if self.path is not None and not Path(self.path).absolute().parent.is_dir():  # not after an hour
            raise FileError(self.path, 0, "cannot be written: its folder is not there")
        return self

    def write(self, text: str) -> None:
        """Write `text` now, or keep it for the file."""
        data = text.encode("utf-8", "replace")
        if self.path is None:
            sys.stdout.buffer.write(data)
        else:
            self._parts.append(data)

    def __exit__(self, kind: type[BaseException] | None, _e: Any, _t: TracebackType | None) -> None:
        if self.path is None:
            sys.stdout.buffer.flush()
        elif kind is None or kind is SystemExit:
            _write_file(Path(self.path), b"".join(self._parts))


def _write_file(path: Path, data: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    except OSError as error:
        from click import ClickException

        raise ClickException(f"{path}: cannot be written: {error.strerror}") from None


def note(text: str) -> None:
    """A line on standard error."""
    print(f"newslint: {text}", file=sys.stderr, flush=True)


MOST_PROBLEMS = 8


def note_problems(path: str, messages: Sequence[str]) -> None:
    """What went wrong with one file: a million records without the field are not a million lines."""
    for message in messages[:MOST_PROBLEMS]:
        note(f"error: {path}: {message}")
    if len(messages) > MOST_PROBLEMS:
        note(f"error: {path}: and {len(messages) - MOST_PROBLEMS:,} more of this file")


def colors_wanted(path: str | None) -> bool:
    """Colours on a terminal only; NO_COLOR and FORCE_COLOR decide before that."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return path is None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class Scope(msgspec.Struct):
    """What a run is about: its number of files, arguments that could not be used, rules that ran, and
    the texts of a file's records, read again."""

    fail_level: Severity
    problems: list[tuple[str, str]]
    total: int
    rules: Callable[[], Sequence[Rule]]
    texts: TextsOf


def report(
    results: Iterator[Result],
    arguments: "Arguments",
    output: Output,
    scope: "Scope",
) -> int:
    """Print every result as it comes; returns the exit code."""
    style = Style(color=colors_wanted(arguments.output_file), rules=lambda: with_examples(scope.rules()))
    reporter = make_reporter(arguments.output_format, style)
    tally = _Tally(scope.fail_level, scope.total)
    texts = scope.texts if reporter.needs_source else None
    silent = arguments.statistics or arguments.diff or arguments.fix_only or arguments.review
    if not silent:
        output.write(reporter.start())
    tally.problems_of(scope.problems)
    for result in _with_progress(results, scope.total, arguments.quiet or arguments.review):
        _write_change(result, arguments, output)
        tally.add(result, arguments.quiet)
        if result.diagnostics and not silent:
            for part, source in parts(result, texts):
                output.write(reporter.file(encodable(result.path), list(map(_encodable, part)), source))
    if not silent:
        output.write(reporter.finish())
        if reporter.notice():
            note(reporter.notice())
    if arguments.statistics:
        output.write(tally.statistics())
    if not arguments.quiet:
        tally.summary(arguments)
    return tally.exit_code(arguments.exit_zero or arguments.fix_only, arguments.diff)


def _write_change(result: Result, arguments: "Arguments", output: Output) -> None:
    if arguments.diff:
        _diff(result, output)
    elif result.fixed is not None or arguments.output:
        _write_fixed(result, arguments.output)


def _encodable(d: Diagnostic) -> Diagnostic:
    own = (d.path, d.text, d.message)
    new = tuple(map(encodable, own))
    return d if new == own else msgspec.structs.replace(d, path=new[0], text=new[1], message=new[2])


def _with_progress(results: Iterator[Result], total: int, quiet: bool) -> Iterable[Result]:
    if quiet or total < _PROGRESS_FROM or not sys.stderr.isatty():
        yield from results
        return
    from click import progressbar

    with progressbar(results, length=total, label="newslint", file=sys.stderr) as bar:
        yield from bar


def _diff(result: Result, output: Output) -> None:
    if result.fixed is None or result.decoded is None:
        return
    import difflib

    before, after = kept_lines(result.decoded.text), kept_lines(result.fixed)
    for line in difflib.unified_diff(before, after, result.path, result.path):
        output.write(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")


def _write_fixed(result: Result, instead: str | None) -> None:
    """Over the original, or to the file `instead`, which gets the text even if nothing changed."""
    from newslint.fix import write_atomically, write_new

    if result.decoded is None:
        return
    try:
        data = result.content()
        if instead:
            write_new(Path(instead), data)
        else:
            write_atomically(Path(result.path), data)
    except (OSError, UnicodeEncodeError) as error:
        reason = getattr(error, "strerror", None) or unwritable(error)
        result.problems.append(f"could not be fixed and is as it was: {reason}")
        result.fixed, result.applied, result.diagnostics = None, 0, result.before


def unwritable(error: Exception) -> str:
    """Why a text could not be written, in words that say what to do."""
    if isinstance(error, UnicodeEncodeError):
        character = error.object[error.start]
        return f"its encoding has no {character!r} (U+{ord(character):04X}); save it as UTF-8 first"
    return str(error)


class _Tally:
    """Counts for the summary and the exit code."""

    def __init__(self, fail_level: Severity, total: int) -> None:
        self.fails = SEVERITIES[SEVERITIES.index(fail_level) :]
        self.total, self.files, self.problems, self.fixed, self.changed = total, 0, 0, 0, 0
        self._last = ""
        self.unchecked = 0
        self._told: set[str] = set()
        self.rules: Counter[str] = Counter()
        self.severities: Counter[str] = Counter()
        self.fixable: Counter[str] = Counter()
        self.in_records = 0

    def problems_of(self, problems: list[tuple[str, str]]) -> None:
        """Arguments that could not be used."""
        self.problems += len(problems)
        for path, message in problems:
            note_problems(path, [message])

    def add(self, result: Result, quiet: bool) -> None:
        """Count one result and print what went wrong with it."""
        if result.problems:
            self.problems += len(result.problems)
            self.unchecked += any(problem.startswith(UNCHECKED) for problem in result.problems)
            note_problems(result.path, list(map(self._once, result.problems)))
        if not quiet:
            for message in result.notices:
                note(f"{result.path}: {message}")
        if result.diagnostics and result.path != self._last:
            self.files += 1
            self._last = result.path
        self.changed += result.fixed is not None
        self.fixed += result.applied
        for d in result.diagnostics:
            self.rules[d.rule] += 1
            self.severities[d.severity] += 1
            if d.fix and d.record is None:
                self.fixable[d.fix.safety] += 1
            self.in_records += d.fix is not None and d.record is not None

    def _once(self, problem: str) -> str:
        """An engine that is down is described once; the other files it did not check are only named."""
        if not problem.startswith(UNCHECKED):
            return problem
        if problem in self._told:
            return f"{problem.partition(':')[0]} either"
        self._told.add(problem)
        return problem

    def statistics(self) -> str:
        """Counts by rule, the most frequent first."""
        rows = sorted(self.rules.items(), key=lambda r: (-r[1], r[0]))
        return "".join(f"{n:7d}  {rule}\n" for rule, n in rows)

    def summary(self, arguments: "Arguments") -> None:
        """One or two lines on standard error."""
        fixing = arguments.fix or arguments.review
        found = sum(self.severities.values())
        if arguments.diff:
            left = f"; {counted(found, 'finding')} would be left" if found else ""
            note(f"would fix {counted(self.fixed, 'finding')} in {counted(self.changed, 'file')}{left}")
            return
        if fixing and self.fixed:
            note(f"fixed {counted(self.fixed, 'finding')} in {counted(self.changed, 'file')}")
        part = f", {self.unchecked:,} of them not checked in full" if self.unchecked else ""
        if not found:
            note(f"no findings in {counted(self.total, 'file')}{part}" if self.total else "no articles found")
            return
        parts = [counted(self.severities[s], s) for s in reversed(SEVERITIES) if self.severities[s]]
        where = f"{self.files} of {counted(self.total, 'file')}{part}"
        note(f"{counted(found, 'finding')} ({', '.join(parts)}) in {where}")
        if not fixing:
            self._fixable(arguments)

    def _fixable(self, arguments: "Arguments") -> None:
        if self.in_records:
            note(
                f"{self.in_records:,} can be fixed into another file: newslint clean, or --fix --output FILE"
            )
        safe, unsafe = self.fixable["safe"], self.fixable["unsafe"]
        if not safe + unsafe:
            return
        if arguments.unsafe_fixes or not safe:
            eyes = "" if arguments.unsafe_fixes else ", with your eyes on it: --review"
            note(f"{safe + unsafe:,} can be fixed with --fix --unsafe-fixes{eyes}")
        else:
            need = "needs" if unsafe == 1 else "need"
            more = f"; {unsafe:,} more {need} your eyes: --review, or --unsafe-fixes" if unsafe else ""
            note(f"{safe:,} can be fixed safely with --fix{more}")

    def exit_code(self, exit_zero: bool, diff: bool) -> int:
        """2 wins over 1."""
        if self.problems:
            return 2
        if exit_zero:
            return 0
        if diff:
            return int(self.changed > 0)
        return int(any(self.severities[s] for s in self.fails))


__all__ = ["Diagnostic", "Output", "Reporter", "note", "note_problems", "report"]
