"""What a reader hands on: one text with its way back to the source."""

import enum

import msgspec

from newslint.model.offsets import OffsetMap
from newslint.model.span import Span


class BlockKind(enum.Enum):
    """What a stretch of text is on its page."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    CODE = "code"
    QUOTATION = "quotation"
    TABLE = "table"


class Block(msgspec.Struct, frozen=True):
    """`span` is in the plain text; a block is one line of it.

    `source` is all that goes when the block is deleted, its own markup with it; None where nothing
    can go without tearing other things apart.
    """

    kind: BlockKind
    span: Span
    source: Span | None = None


SUPPRESSING = ("ignore", "ignore-start", "ignore-end", "ignore-file")
"""What a comment to newslint may say."""


class Directive(msgspec.Struct, frozen=True):
    """A suppression comment: `covers` is the source range in which `rules` (id prefixes) are silent.

    No rules: every rule. `span` is the comment itself, in the source; `unknown` the word in it where
    that is none of SUPPRESSING, and then it covers nothing.
    """

    span: Span
    covers: Span
    rules: tuple[str, ...] = ()
    reason: str = ""
    unknown: str = ""


class Notice(msgspec.Struct, frozen=True):
    """Something a reader found wrong with the input itself; becomes a diagnostic of `rule`."""

    rule: str
    span: Span
    message: str


class Document(msgspec.Struct, frozen=True):
    """One article as plain text.

    In `text` lines end at LF only and a paragraph is one line; `source` is what diagnostics point
    into (the decoded file, or the decoded field of a record). `record` counts from 1 and
    `record_line` is the record's line in its file; `blocks` is None where the format says nothing
    about structure (plain text). `escapes`: how the source writes a character that means something
    to its format, "" where it cannot.
    """

    path: str
    text: str
    source: str
    offsets: OffsetMap
    record: int | None = None
    field: str | None = None
    record_line: int | None = None
    blocks: tuple[Block, ...] | None = None
    directives: tuple[Directive, ...] = ()
    notices: tuple[Notice, ...] = ()
    group: str = ""
    escapes: dict[str, str] = {}
