"""`jsonl`: one object a line."""

from collections.abc import Sequence

import msgspec

from newslint.model import Diagnostic
from newslint.reporters.base import Plain, Style
from newslint.reporters.contract import contract


class JsonLines(Plain):
    """See Reporter."""

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        return "".join(msgspec.json.encode(contract(d)).decode() + "\n" for d in diagnostics)


def make(style: Style) -> JsonLines:
    """See ReporterModule."""
    return JsonLines(style)
