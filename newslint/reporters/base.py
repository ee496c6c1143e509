"""What every reporter offers. Reporters return text; the command line writes it."""

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from newslint.model import Diagnostic, Rule


class Style(msgspec.Struct, frozen=True):
    """`color`: ANSI colours. `rules`: the rules that ran, by id, for formats that describe them;
    called only by those, since loading costs time."""

    color: bool = False
    rules: Callable[[], Sequence[Rule]] = tuple


class Reporter(Protocol):
    """Called file by file, in order, so that output streams."""

    needs_source: bool
    """Whether `file` wants to see the text, and is called for each record by itself."""

    def start(self) -> str:
        """What stands before the first file."""
        ...

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """One file, or record of it, with at least one diagnostic; `source` is the text that they point
        into (of a record, its field), None where it is not wanted or not to be had."""
        ...

    def finish(self) -> str:
        """What stands after the last file."""
        ...

    def notice(self) -> str:
        """What the user should know about the report itself; "" for nothing."""
        ...


class ReporterModule(Protocol):
    """The module of a format."""

    def make(self, style: Style) -> Reporter:
        """A reporter for one run."""
        ...


class Plain:
    """A reporter of which only `file` is left to write."""

    needs_source = False

    def __init__(self, style: Style) -> None:
        self.style = style

    def start(self) -> str:
        """See Reporter."""
        return ""

    def finish(self) -> str:
        """See Reporter."""
        return ""

    def notice(self) -> str:
        """See Reporter."""
        return ""
