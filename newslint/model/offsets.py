"""Where each piece of a plain text stood in its source.

A map is a list of pieces in order. A verbatim piece maps point by point; any other piece (an entity,
a line break turned into a space) is atomic: a position inside it is lifted to the piece's own
borders. Source that belongs to no piece (markup) is skipped.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newslint.model.span import Span


class Piece(NamedTuple):
    """`text[start:end]` came from `source[source_start:source_end]`.

    `verbatim`: it is the source's own text, but perhaps for the kind of white space.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    verbatim: bool = True


class OffsetMap:
    """Plain-text offsets to source offsets: monotone, piecewise, free where the two are equal."""

    __slots__ = ("_ends", "_source_starts", "_starts", "pieces")

    def __init__(self, pieces: Sequence[Piece] | None = None) -> None:
        """`pieces` in order, without overlap; None is the identity."""
        self.pieces = tuple(pieces) if pieces is not None else None
        self._starts = [p.start for p in self.pieces or ()]
        self._ends = [p.end for p in self.pieces or ()]
        self._source_starts = [p.source_start for p in self.pieces or ()]

    def __reduce__(self) -> tuple[type["OffsetMap"], tuple[tuple[Piece, ...] | None]]:
        return OffsetMap, (self.pieces,)

    @property
    def identity(self) -> bool:
        """Whether text and source are the same string."""
        return self.pieces is None

    def lift(self, span: Span) -> Span:
        """The source range of a non-empty text span; an empty one becomes an insertion point."""
        if self.pieces is None:
            return span
        if span.start == span.end:
            point = self._lift_point(span.start)
            return Span(point, point)
        first = self.pieces[max(0, bisect_right(self._starts, span.start) - 1)]
        last = self.pieces[min(len(self.pieces) - 1, bisect_left(self._ends, span.end))]
        start = first.source_start
        if first.verbatim:
            start += max(0, span.start - first.start)
        end = last.source_end
        if last.verbatim:
            end -= max(0, last.end - span.end)
        return Span(min(start, end), max(start, end))

    def _lift_point(self, offset: int) -> int:
        """An insertion goes behind what stands before it, so that it stays inside the markup."""
        assert self.pieces is not None
        if not self.pieces:
            return 0
        if offset == 0:
            return self.pieces[0].source_start
        piece = self.pieces[min(len(self.pieces) - 1, bisect_left(self._ends, offset))]
        if piece.verbatim:
            return piece.source_start + max(0, min(offset, piece.end) - piece.start)
        return piece.source_end if offset >= piece.end else piece.source_start

    def lower(self, source_offset: int) -> int | None:
        """The text offset of a source offset, or None where the source was skipped."""
        if self.pieces is None:
            return source_offset
        index = bisect_right(self._source_starts, source_offset) - 1
        if index < 0:
            return None
        piece = self.pieces[index]
        if source_offset >= piece.source_end:
            return None
        return piece.start + (source_offset - piece.source_start if piece.verbatim else 0)

    def contiguous(self, span: Span) -> bool:
        """Whether one stretch of the source stands for the span: it may be replaced as a whole.

        No markup stands inside, and what was decoded (an entity) is covered whole or not at all.
        """
        return self._unbroken(span) is not None

    def verbatim(self, span: Span) -> bool:
        """Whether the source has the very text of the span, but for the kind of white space."""
        pieces = self._unbroken(span)
        return pieces is not None and all(p.verbatim for p in pieces)

    def enclosed(self, span: Span) -> bool:
        """Whether source was skipped right before and right after the span: marks stand around it."""
        return self._skipped_at(span.start) and self._skipped_at(span.end)

    def _skipped_at(self, offset: int) -> bool:
        """Whether `offset` stands between two pieces that do not meet in the source."""
        if self.pieces is None:
            return False
        index = bisect_left(self._starts, offset)
        before = self.pieces[index - 1] if index else None
        after = self.pieces[index] if index < len(self.pieces) else None
        if before is not None and before.end != offset:
            return False
        if before is None or after is None:
            return True
        return before.source_end != after.source_start

    def _unbroken(self, span: Span) -> Sequence[Piece] | None:
        """The pieces under a span with nothing between them; None where there is something."""
        if self.pieces is None:
            return ()
        first = max(0, bisect_right(self._starts, span.start) - 1)
        inside = self.pieces[first : max(first + 1, bisect_left(self._starts, span.end))]
        for i, piece in enumerate(inside):
            if i and piece.source_start != inside[i - 1].source_end:
                return None
            if not piece.verbatim and not _covers(span, piece):
                return None
        return inside


def _covers(span: Span, piece: Piece) -> bool:
    if span.start == span.end:  # an insertion: at the piece's borders only
        return not piece.start < span.start < piece.end
    return span.start <= piece.start and piece.end <= span.end and piece.source_end > piece.source_start


class TextBuilder:
    """What a reader uses to make a plain text and its map, from left to right."""

    def __init__(self, source: str) -> None:
        """`source` is the decoded file or field, without a byte order mark."""
        self.source = source
        self.length = 0
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._kept_from = self._kept_to = -1

    def keep(self, start: int, end: int) -> None:
        """Take `source[start:end]` as it stands."""
        if end <= start:
            return
        if start != self._kept_to:
            self._flush()
            self._kept_from = start
        self._kept_to = end
        self._parts.append(self.source[start:end])
        self.length += end - start

    def _flush(self) -> None:
        """Close the piece that is being kept."""
        size = self._kept_to - self._kept_from
        if size > 0:
            self._pieces.append(Piece(self.length - size, self.length, self._kept_from, self._kept_to))
        self._kept_from = self._kept_to = -1

    def replace(self, start: int, end: int, text: str) -> None:
        """Take `text` for `source[start:end]` (an entity, a line break)."""
        if not text:
            return
        self._flush()
        same = end - start == len(text) and (text.isspace() and self.source[start:end].isspace())
        self._pieces.append(Piece(self.length, self.length + len(text), start, end, same))
        self._parts.append(text)
        self.length += len(text)

    def insert(self, at: int, text: str) -> None:
        """Add `text` that the source does not have (a break between two blocks)."""
        self.replace(at, at, text)

    def finish(self) -> tuple[str, OffsetMap]:
        """The text and its map; the identity where nothing was changed."""
        self._flush()
        text = "".join(self._parts)
        if text == self.source:
            return text, OffsetMap()
        return text, OffsetMap(self._pieces)
