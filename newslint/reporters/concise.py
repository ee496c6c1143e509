"""`concise`: one line a diagnostic."""

from collections.abc import Sequence

from newslint.model import Diagnostic
from newslint.reporters.base import Plain, Style
from newslint.reporters.visible import SEVERITY_COLORS, paint, visible


def place(d: Diagnostic) -> str:
    """Where a diagnostic stands: path, record and field, line, column."""
    record = f":record {d.record}" if d.record is not None else ""
    if record and d.record_line is not None and d.record_line != d.record:
        record += f" (line {d.record_line})"
    field = f"[{d.field}]" if d.field else ""
    return f"{visible(d.path)}{record}{field}:{d.line}:{d.column}"


class Concise(Plain):
    """See Reporter."""

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        return "".join(self._line(d) for d in diagnostics)

    def _line(self, d: Diagnostic) -> str:
        on = self.style.color
        rule = paint(d.rule, SEVERITY_COLORS[d.severity], on)
        fixable = " [*]" if d.fix and d.fix.safety == "safe" else ""
        return f"{paint(place(d), 'bold', on)}: {rule}{fixable} {visible(d.message)}\n"


def make(style: Style) -> Concise:
    """See ReporterModule."""
    return Concise(style)
