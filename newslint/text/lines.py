"""Lines, and places as people count them."""

import re
from bisect import bisect_right
from functools import lru_cache

from newslint.model import Span
from newslint.text.lazy import lazy

# LF, CRLF and CR end a line, and nothing else does (str.splitlines knows eight more).
LINE_END = lazy(r"\r\n|\n|\r")


class LineIndex:
    """Offsets to line and column of one source, both from 1, columns in code points."""

    def __init__(self, source: str) -> None:
        """`source` without a byte order mark."""
        self.starts = starts = [0]
        if "\r" in source:
            starts += (m.end() for m in LINE_END.finditer(source))
            return
        at = source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = source.find("\n", at + 1)

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of a code-point offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column."""
        return self.starts[line - 1] + column - 1


@lru_cache(maxsize=1)
def line_index(source: str) -> LineIndex:
    """The index of a source; that of the last one is kept, since several documents may share it."""
    return LineIndex(source)


def kept_lines(source: str) -> list[str]:
    """The lines of a source with their ends, split at LF, CRLF and CR only."""
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", source)


def line_at(text: str, offset: int) -> Span:
    """The line of a plain text (LF only) that holds `offset`, without its newline."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Span(start, len(text) if end < 0 else end)


def stripped(text: str, span: Span) -> Span:
    """`span` without the white space at its ends; empty at its start if there is nothing else."""
    piece = text[span.start : span.end]
    left = len(piece) - len(piece.lstrip())
    if left == len(piece):
        return Span(span.start, span.start)
    return Span(span.start + left, span.start + len(piece.rstrip()))
