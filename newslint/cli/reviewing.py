"""`newslint check --review`: findings one by one on a terminal, a key for each decision."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from newslint.cli.keys import pressed
from newslint.cli.output import note
from newslint.cli.suppressing import comments_for
from newslint.discovery import Target
from newslint.filters.baseline import DEFAULT, Baseline
from newslint.fix import write_new
from newslint.model import Diagnostic
from newslint.reporters.full import Full
from newslint.reporters.visible import paint
from newslint.result import Result
from newslint.review import Answer, Decision, Question, Review
from newslint.workshop import Workshop

_KEYS = {
    "a": Decision.ACCEPT,
    "s": Decision.SKIP,
    "i": Decision.IGNORE,
    "e": Decision.EDIT,
    "q": Decision.STOP,
    "\x04": Decision.STOP,
}
_HELP = """\
  a  accept the fix          s  skip: leave it for another day
  e  edit the marked text    i  ignore it for good: a comment in Markdown and HTML, else the baseline
  q  stop here; what was decided is written       Ctrl-C  stop; this article stays as it was
"""


def terminal_review(records: bool, color: bool) -> Review:
    """A review that asks on the terminal; UsageError where there is none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("--review asks on a terminal; here is none")
    return Review(_Asker(color).ask, records)


class _Asker:
    def __init__(self, color: bool) -> None:
        self.color = color

    def ask(self, question: Question) -> Answer:
        """Show one finding and wait for a key that means something."""
        d = question.finding
        click.echo(
            f"\n[{question.number}/{question.total}] " + Full.one(d, question.source, self.color), nl=False
        )
        can_edit = "\n" not in d.text and "\r" not in d.text
        offered = [w for w, there in (("accept", d.fix), ("skip", True), ("ignore", True), ("edit", can_edit),
                                      ("quit", True), ("?", True)) if there]  # fmt: skip
        prompt = " ".join(paint(w[0], "bold", self.color) + (f" {w}" if len(w) > 1 else "") for w in offered)
        while True:
            key = pressed(f"{prompt} > ")
            click.echo(key if key.isprintable() else "")
            decision = _KEYS.get(key)
            if key == "?":
                click.echo(_HELP, nl=False)
            elif decision is Decision.EDIT and can_edit:
                return Answer(decision, _edited(d))
            elif decision and decision is not Decision.EDIT and (d.fix or decision is not Decision.ACCEPT):
                return Answer(decision)


def _edited(d: Diagnostic) -> str:
    """The finding's text as somebody rewrites it on a line that begins with the best guess."""
    guess = d.replacements[0] if d.replacements else d.text
    try:
        import readline
    except ImportError:  # Windows: the line begins empty
        guess = ""
    else:
        readline.set_startup_hook(lambda: readline.insert_text(guess))
    try:
        written = input("new text: ")
    except EOFError:
        return d.text
    finally:
        if guess:
            readline.set_startup_hook()
    return written if written.strip() else d.text


def reviewed(results: Iterator[Result], review: Review, reason: str, workshop: Workshop) -> Iterator[Result]:
    """Results with comments for what was ignored; what no comment can cover goes into the baseline."""
    noted = _Noted()
    try:
        for result in results:
            ignored, review.ignored = review.ignored, []
            if ignored:
                target = Target(result.path, workshop.settings_of(Path(result.path).absolute().parent))
                noted.add(target, _commented(result, target, ignored, reason), reason)
            yield result
            if review.stopped:
                note("stopped; what was decided is written")
                break
    finally:
        noted.write()


def _commented(result: Result, target: Target, ignored: list[Diagnostic], reason: str) -> list[Diagnostic]:
    """Put comments into the result's source; the findings that none can cover."""
    assert result.decoded is not None
    source = result.decoded.text if result.fixed is None else result.fixed
    made = comments_for(source, target, ignored, reason)
    if made.source != source:
        result.fixed = made.source
    return made.left


class _Noted:
    """Findings that go into baselines."""

    def __init__(self) -> None:
        self.baselines: dict[Path, Baseline] = {}
        self.unused: set[Path] = set()

    def add(self, target: Target, found: list[Diagnostic], reason: str) -> None:
        """Findings of one file."""
        if not found:
            return
        configured = target.settings.config.baseline
        file = target.settings.root / (configured or DEFAULT)
        if file not in self.baselines:
            self.baselines[file] = Baseline.load(file) if file.exists() else Baseline(file)
        old = self.baselines[file]
        self.baselines[file] = Baseline(file, [*old.entries, *(old.entry(d, reason) for d in found)])
        if not configured:
            self.unused.add(file)

    def write(self) -> None:
        """Write the files, and say what they are for."""
        for file, baseline in self.baselines.items():
            write_new(file, baseline.encoded())
            hint = (
                f"; to use it, put `baseline: {file.name}` into .newslint.yml" if file in self.unused else ""
            )
            note(f"ignored findings stand in {file}{hint}")
