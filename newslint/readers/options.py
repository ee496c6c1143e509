"""What readers are told, and what they answer beside documents."""

import msgspec


class ReadOptions(msgspec.Struct, frozen=True):
    """`fields`: of a record, the first one present is its text (dotted paths allowed).

    `front_matter`: keys whose values are linted as documents of their own. `group_field`: names the
    collection that a record belongs to. `html_skip`: elements left out beside scripts and styles.
    """

    fields: tuple[str, ...] = ("text", "body", "content", "article")
    front_matter: tuple[str, ...] = ("title", "headline", "description", "summary", "subtitle")
    group_field: str = ""
    html_skip: tuple[str, ...] = ()


class Unreadable(msgspec.Struct, frozen=True):
    """A part of a file that could not be read; the rest was. `line` and `column` count from 1; `line` is
    0 where the file has no lines (tables)."""

    line: int
    message: str
    column: int = 1
    record: int | None = None

    def __str__(self) -> str:
        """What is wrong, with its place."""
        return f"{f'line {self.line}' if self.line else f'record {self.record}'}: {self.message}"


class ReadError(Exception):
    """The whole file cannot be read as what its name says."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        """`line` and `column` count from 1."""
        super().__init__(message)
        self.message, self.line, self.column = message, line, column
