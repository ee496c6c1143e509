"""`github`: workflow commands that become annotations."""

from collections.abc import Sequence

from newslint.model import Diagnostic
from newslint.reporters.base import Plain, Style

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


class GitHub(Plain):
    """See Reporter."""

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        return "".join(map(self._line, diagnostics))

    def _line(self, d: Diagnostic) -> str:
        line = d.record_line or d.line
        where = f"file={_property(d.path)},line={line}"
        if d.record is None:
            where += f",endLine={d.end_line},col={d.column}"
            if d.end_line == d.line:
                where += f",endColumn={d.end_column}"
        title = _property(f"newslint {d.rule}")
        return f"::{_LEVELS[d.severity]} {where},title={title}::{_data(d.message)}\n"


def make(style: Style) -> GitHub:
    """See ReporterModule."""
    return GitHub(style)
