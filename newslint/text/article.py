"""One text with what several kinds want to know about it, computed once and only on demand."""

import re
from bisect import bisect_right

from newslint.model import Block, BlockKind, Document, Rule, Span
from newslint.text.blocks import plain_kind
from newslint.text.fact import fact
from newslint.text.language import is_english
from newslint.text.literals import ascii_key
from newslint.text.marks import skeleton
from newslint.text.sentences import sentence_around, sentence_spans

_LONG, _AROUND = 10_000, 600
"""In a line of more characters a sentence is looked for only so far before and after a place."""


class Article:
    """A plain text (LF only, one paragraph a line) and its lazily computed structure."""

    def __init__(self, text: str, blocks: tuple[Block, ...] | None = None) -> None:
        """`blocks` where the format states them; None for plain text."""
        self.text = text
        self.given = blocks
        # Lines (from 0) that a rule of artefacts/ has marked, with its id: evidence for the kinds that
        # come after it (kinds run in the order of their names).
        self.residue: dict[int, str] = {}
        # Those of them that were marked by nothing but rules of which too few findings were judged.
        self.unproven: set[int] = set()

    @classmethod
    def of(cls, document: Document) -> "Article":
        """The article of a document."""
        return cls(document.text, document.blocks)

    def mark(self, number: int, rule: Rule) -> None:
        """Note that a rule has marked a line, if it is one about residue."""
        if rule.category != "artefacts":
            return
        if number not in self.residue:
            self.residue[number] = rule.id
            if rule.capped:
                self.unproven.add(number)
        elif not rule.capped:
            self.unproven.discard(number)

    @fact
    def raw_lines(self) -> list[str]:
        """`text.split("\\n")`: line i of the text, from 0."""
        return self.text.split("\n")

    @fact
    def starts(self) -> list[int]:
        """Offset of each raw line."""
        starts, at = [], 0
        for line in self.raw_lines:
            starts.append(at)
            at += len(line) + 1
        return starts

    @fact
    def filled(self) -> list[int]:
        """Numbers (from 0) of the lines that hold anything but white space, in order."""
        return [i for i, line in enumerate(self.raw_lines) if line and not line.isspace()]

    @fact
    def bodies(self) -> list[str]:
        """The filled lines without the white space at their ends, in the order of `filled`."""
        lines = self.raw_lines
        return [lines[i].strip() for i in self.filled]

    @fact
    def key(self) -> bytes:
        """The text as bytes, one a code point, so that offsets are equal: ASCII letters lower-cased,
        what is not Latin-1 as "?". Bytes are searched, split and translated fastest."""
        return ascii_key(self.text)

    @fact
    def encoded(self) -> bytes:
        """The text in UTF-8, for kinds that read every character of it; lone surrogates are kept."""
        return self.text.encode("utf-8", "surrogatepass")

    @fact
    def marks(self) -> str:
        """Quotation marks, brackets, controls, line ends and what is not ASCII, in order."""
        return skeleton(self.encoded)

    def marked(self, pattern: re.Pattern[str]) -> list[Span]:
        """The lines whose marks `pattern` finds, without their newlines; quick where there is none."""
        if not pattern.search(self.marks):
            return []
        numbers = [n for n, marks in enumerate(self.marks.split("\n")) if pattern.search(marks)]
        return [Span(self.starts[n], self.starts[n] + len(self.raw_lines[n])) for n in numbers]

    def line_around(self, offset: int) -> Span:
        """The line that holds `offset`, without its newline; found by bisection, however long lines are."""
        number = self.line_number(offset)
        return Span(self.starts[number], self.starts[number] + len(self.raw_lines[number]))

    def line_number(self, offset: int) -> int:
        """The number (from 0) of the line that holds `offset`."""
        return bisect_right(self.starts, offset) - 1

    def line_span(self, number: int) -> Span:
        """The line without the white space at its ends."""
        line = self.raw_lines[number]
        start = self.starts[number] + len(line) - len(line.lstrip())
        return Span(start, start + len(line.strip()))

    def block_kind(self, number: int) -> BlockKind:
        """What line `number` is on its page: stated by the format, or read off the text."""
        if self.given is not None:
            return self._given_kind(number)
        return plain_kind(self.raw_lines, number, self.filled)

    @fact
    def _given_starts(self) -> list[int]:
        return [b.span.start for b in self.given or ()]

    def _given_kind(self, number: int) -> BlockKind:
        assert self.given is not None
        index = bisect_right(self._given_starts, self.starts[number]) - 1
        if index >= 0 and self.starts[number] < self.given[index].span.end:
            return self.given[index].kind
        return BlockKind.PARAGRAPH

    @fact
    def sentences(self) -> list[Span]:
        """Sentences in order; none runs over a line end."""
        return sentence_spans(self.text)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset`, segmenting only that line (of a very long one, the part
        around the offset)."""
        start, end = self.line_around(offset)
        if end - start > _LONG:
            start, end = max(start, offset - _AROUND), min(end, offset + _AROUND)
        found = sentence_around(self.text[start:end], offset - start)
        return found.shifted(start) if found else Span(start, end)

    @fact
    def english(self) -> bool:
        """Whether rules for English apply."""
        return is_english(self.text)
