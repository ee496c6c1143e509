"""`rdjson`: reviewdog's diagnostic format; its columns count UTF-8 bytes, from 1."""

from collections.abc import Sequence
from typing import Any

import msgspec

from newslint.model import Diagnostic
from newslint.reporters.base import Plain, Style
from newslint.text.lines import LineIndex

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class ReviewdogJson(Plain):
    """See Reporter."""

    needs_source = True

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.first = True

    def start(self) -> str:
        """See Reporter."""
        return '{"source": {"name": "newslint"}, "diagnostics": ['

    def file(self, path: str, diagnostics: Sequence[Diagnostic], source: str | None) -> str:
        """See Reporter."""
        columns = _Bytes(source) if source is not None and diagnostics[0].record is None else None
        out = ""
        for d in diagnostics:
            out += ("\n" if self.first else ",\n") + msgspec.json.encode(_diagnostic(d, columns)).decode()
            self.first = False
        return out

    def finish(self) -> str:
        """See Reporter."""
        return "]}\n" if self.first else "\n]}\n"


class _Bytes:
    """Columns in UTF-8 bytes of one source."""

    def __init__(self, source: str) -> None:
        self.source, self.lines = source, LineIndex(source)

    def position(self, line: int, column: int) -> dict[str, int]:
        start = self.lines.starts[line - 1]
        before = self.source[start : start + column - 1]
        return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}

    def range(self, p: Any) -> dict[str, Any]:
        return {"start": self.position(p.line, p.column), "end": self.position(p.end_line, p.end_column)}


def _diagnostic(d: Diagnostic, columns: _Bytes | None) -> dict[str, Any]:
    location: dict[str, Any] = {"path": d.path}
    message = d.message
    if columns is not None:
        location["range"] = columns.range(d)
    else:  # inside a record only its line in the file is a place that others know
        location["range"] = {"start": {"line": d.record_line or 1}}
        message += f" (record {d.record}, {d.field}, line {d.line}, column {d.column})"
    out: dict[str, Any] = {
        "message": message,
        "location": location,
        "severity": _SEVERITIES[d.severity],
        "code": {"value": d.rule},
    }
    if columns is not None and d.fix and d.fix.safety == "safe":
        out["suggestions"] = [{"range": columns.range(e), "text": e.text} for e in d.fix.edits]
    return out


def make(style: Style) -> ReviewdogJson:
    """See ReporterModule."""
    return ReviewdogJson(style)
