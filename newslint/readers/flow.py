"""A text as it grows out of marked-up source: lines, blocks, white space, and the way back."""

import html
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from newslint.model import Block, BlockKind, OffsetMap, Span, TextBuilder
from newslint.text.lazy import lazy

_SPACES = " \t\n\r\f"
_ENTITY = lazy(r"&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")
# Folded white space and entities: between them the source is taken as it stands.
_ODD = lazy(rf"[{_SPACES}]{{2,}}|[\t\n\r\f]|{_ENTITY.pattern}")
PARAGRAPH_GAP = "\n\n"
LINE_GAP = "\n"


class Flow:
    """Writes one line after the other. White space at a line's ends is dropped, markup is skipped."""

    def __init__(self, source: str, hidden: Sequence[Span] = ()) -> None:
        """`source` is the decoded file; `hidden`: ranges of it, in order, that are no text."""
        self.source = source
        self._hidden = hidden
        self._hidden_ends = [s.end for s in hidden]
        self.blocks: list[Block] = []
        self._builder = TextBuilder(source)
        self._line: int | None = None
        self._space: tuple[int, int] | None = None
        self._gap = ""

    @property
    def in_line(self) -> bool:
        """Whether anything visible was written since the last line ended."""
        return self._line is not None

    def space(self, start: int, end: int) -> None:
        """White space that becomes one space if text follows on the line."""
        if self._line is not None and self._space is None and end > start:
            self._space = start, end

    def keep(self, start: int, end: int) -> None:
        """Text as it stands, without a line end in it."""
        piece = self.source[start:end]
        body = piece.lstrip(_SPACES)
        first = end - len(body)
        self.space(start, first)
        if not body:
            return
        last = first + len(body.rstrip(_SPACES))
        self._begin(first)
        self._builder.keep(first, last)
        self.space(last, end)

    def decoded(self, start: int, end: int, text: str) -> None:
        """`text` stands for `source[start:end]`."""
        if text:
            self._begin(start)
            self._builder.replace(start, end, text)

    def entity(self, start: int, end: int) -> None:
        """A character reference; as it stands if it is none."""
        written = self.source[start:end]
        text = html.unescape(written)
        if text == written:
            self.keep(start, end)
        elif text and not text.strip(_SPACES):
            self.space(start, end)
        else:
            self.decoded(start, end, text)

    def hidden_in(self, start: int, end: int) -> Sequence[Span]:
        """The hidden ranges that touch a range."""
        first = bisect_right(self._hidden_ends, start)
        last = first
        while last < len(self._hidden) and self._hidden[last].start < end:
            last += 1
        return self._hidden[first:last]

    def folded(self, start: int, end: int) -> None:
        """Text whose white space folds and whose entities are decoded."""
        for hidden in self.hidden_in(start, end) if self._hidden else ():
            self._fold(start, hidden.start)
            start = hidden.end
        self._fold(start, end)

    def _fold(self, start: int, end: int) -> None:
        at = start
        for odd in _ODD.finditer(self.source, start, end):
            if odd.start() > at:
                self.keep(at, odd.start())
            if odd.group()[0] == "&":
                self.entity(odd.start(), odd.end())
            else:
                self.space(odd.start(), odd.end())
            at = odd.end()
        if at < end:
            self.keep(at, end)

    def end_line(self, kind: BlockKind, source: Span | None, gap: str = PARAGRAPH_GAP) -> bool:
        """End the line as a block; False if there was nothing on it. `source`: see Block."""
        written = self._line is not None
        if self._line is not None:
            self.blocks.append(Block(kind, Span(self._line, self._builder.length), source))
            self._gap = gap
        elif len(gap) > len(self._gap) and self.blocks:
            self._gap = gap
        self._line = self._space = None
        return written

    def widen(self, source: Span) -> None:
        """The last block takes more of the source with it than was known when its line ended."""
        self.blocks[-1] = msgspec.structs.replace(self.blocks[-1], source=source)

    def finish(self) -> tuple[str, OffsetMap]:
        """The text and its map."""
        return self._builder.finish()

    def _begin(self, at: int) -> None:
        if self._line is None:
            if self.blocks:
                self._builder.insert(at, self._gap)
            self._line = self._builder.length
        elif self._space is not None:
            start, end = self._space
            if self.source[start:end] == " ":
                self._builder.keep(start, end)
            else:
                self._builder.replace(start, end, " ")
        self._space = None
