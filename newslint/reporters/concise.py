"""`concise`: one line a diagnostic."""

from collections.abc import Sequence

from newslint.model import Diagnostic
from newslint.reporters.base import Plain, Style
from newslint.reporters.visible import SEVERITY_COLORS, paint, place, visible


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
