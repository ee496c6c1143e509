"""`json`: one array of the objects that `jsonl` prints."""

from collections.abc import Sequence

from newslint.model import Diagnostic
from newslint.reporters.base import Plain, Style
from newslint.reporters.contract import encoded


class JsonArray(Plain):
    """See Reporter."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.first = True

    def start(self) -> str:
        """See Reporter."""
        return "["

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        out = ""
        for d in diagnostics:
            out += ("\n  " if self.first else ",\n  ") + encoded(d)
            self.first = False
        return out

    def finish(self) -> str:
        """See Reporter."""
        return "]\n" if self.first else "\n]\n"


def make(style: Style) -> JsonArray:
    """See ReporterModule."""
    return JsonArray(style)
