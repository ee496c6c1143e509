"""A place in a source, as people count."""

import msgspec


class Place(msgspec.Struct, frozen=True):
    """A range in the source: lines and columns from 1, code points, end exclusive.

    `path` (and `record`, from 1) where the place stands in another article.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    path: str | None = None
    record: int | None = None
