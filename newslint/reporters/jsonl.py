"""`jsonl`: one object a line."""

from collections.abc import Sequence

from newslint.model import Diagnostic
from newslint.reporters.base import Plain, Style
from newslint.reporters.contract import encoded


class JsonLines(Plain):
    """See Reporter."""

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        return "".join(encoded(d) + "\n" for d in diagnostics)


def make(style: Style) -> JsonLines:
    """See ReporterModule."""
    return JsonLines(style)
