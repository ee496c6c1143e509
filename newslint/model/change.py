"""What a fix did."""

import msgspec


class Change(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """`removed` was taken away and `inserted` put there; lines and columns as in a diagnostic.

    `start` and `end` are code-point offsets in the source (in a record: in the field) before fixing.
    """

    path: str
    record: int | None = None
    record_line: int | None = None
    field: str | None = None
    rule: str
    confidence: float
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    removed: str
    inserted: str = ""
