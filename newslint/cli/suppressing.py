"""`newslint check --add-suppressions`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from newslint.cli.output import note
from newslint.discovery import Target
from newslint.fix import write_atomically
from newslint.model import Diagnostic, Document
from newslint.readers.decode import BinaryFile, decode
from newslint.run import Result, documents_of
from newslint.suppress import Suppressed, suppress
from newslint.workshop import Workshop


def add_suppressions(results: Iterator[Result], reason: str, workshop: Workshop) -> Iterator[Result]:
    """Results with only the findings that no comment could be written for."""
    covered = files = 0
    for result in results:
        if result.diagnostics:
            settings = workshop.settings_of(Path(result.path).absolute().parent)
            number = _in_file(result, Target(result.path, settings), reason)
            covered, files = covered + number, files + bool(number)
        yield result
    left = "; where no comment can stand (plain text, records, front matter) a baseline serves"
    what = f"{covered:,} finding{'s' * (covered != 1)} in {files:,} file{'s' * (files != 1)}"
    note(f"suppressed {what}{left}")


def _in_file(result: Result, target: Target, reason: str) -> int:
    path = Path(target.shown)
    try:
        decoded = decode(path.read_bytes())
        made = comments_for(decoded.text, target, result.diagnostics, reason)
        if made.source != decoded.text:
            write_atomically(path, decoded.encode(made.source))
    except (OSError, BinaryFile, UnicodeEncodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        result.problems.append(f"no comment could be written and it is as it was: {reason}")
        return 0
    result.diagnostics = made.left
    return made.covered


def comments_for(source: str, target: Target, found: Sequence[Diagnostic], reason: str) -> Suppressed:
    """A file's source with comments for what was found in it; only formats that state their blocks
    have comments."""
    documents = [d for d in documents_of(source, target) if isinstance(d, Document) and d.blocks is not None]
    return suppress(source, documents, found, reason)
