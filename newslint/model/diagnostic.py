"""What is reported: a finding in source coordinates. Field order is the output contract."""

import msgspec

from newslint.model.finding import Safety
from newslint.model.place import Place
from newslint.model.rule import Severity


class PlacedEdit(msgspec.Struct, frozen=True):
    """Put `text` in place of `source[start:end]`; line and column say the same for people."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class PlacedFix(msgspec.Struct, frozen=True):
    """A fix in source coordinates."""

    safety: Safety
    edits: tuple[PlacedEdit, ...]


class Diagnostic(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One finding as users see it; `text` is the verbatim source slice and never empty.

    `start` and `end` are code-point offsets in the source, for fixes and filters; `also` names the
    rules whose findings said the same and were merged into this one. The json formats leave them out.
    """

    path: str
    record: int | None = None
    record_line: int | None = None
    field: str | None = None
    rule: str
    severity: Severity
    confidence: float
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    replacements: tuple[str, ...] = ()
    related: tuple[Place, ...] = ()
    fix: PlacedFix | None = None
    fingerprint: str
    start: int
    end: int
    also: tuple[str, ...] = ()

    def sort_key(self) -> tuple[str, int, str, int, int, str, str]:
        """Path, record (and its field), start, end, rule: the order of every output."""
        return (
            self.path,
            self.record or 0,
            (self.field or "") if self.record is not None else "",
            self.start,
            self.end,
            self.rule,
            self.message,
        )
