"""Which sentences of an article are judged, and where speech stands in them."""

from collections.abc import Iterator
from typing import NamedTuple

from newslint.model import BlockKind, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.sentences import sentence_spans

# A sentence is judged if it closes as one; headlines, captions, credits and rows of tables do not.
_CLOSED = lazy(r"[.!?…][\"”’')\]]*\Z")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
# The stamp of an entry of a live blog ("10.15am:", "14:30 GMT"), and what is a row by its dividers.
_STAMPED = lazy(r"\W*\d{1,2}[.:]\d\d(?: ?[ap]\.?m\b)?(?: ?[A-Z]{2,4}\b)?\s*(?:[:–—|-]|\Z)")
_ROW = lazy(r"(?:\s[|/·•]\s.*){2}")
SPEECH = 5
"""Words: what is shorter is quoted in a sentence of the writer's, and hardly a sentence by itself."""
_OPENS, _CLOSES, _STRAIGHT = "“«„", "”»", '"'


class Sentence(NamedTuple):
    """A sentence in the article; `speech` are the stretches of it between quotation marks."""

    span: Span
    text: str
    speech: tuple[Span, ...]


def sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of running text, by place."""
    for number in article.filled:
        line = article.raw_lines[number]
        if article.block_kind(number) not in _PROSE:
            continue
        speech = speech_in(line)
        for span in sentence_spans(line):
            text = line[span.start : span.end]
            if _CLOSED.search(text) and not _STAMPED.match(text) and not _ROW.search(text):
                inside = tuple(
                    Span(max(s.start, span.start) - span.start, min(s.end, span.end) - span.start)
                    for s in speech
                    if s.start < span.end and span.start < s.end
                )
                yield Sentence(span.shifted(article.starts[number]), text, inside)


def speech_in(line: str) -> list[Span]:
    """The stretches of a line between double quotation marks, of SPEECH words or more; an unclosed one runs
    to its end.

    Where a mark closes before any has opened the line goes on with the speech of the one before.
    """
    found: list[Span] = []
    start: int | None = None
    for at, char in enumerate(line):
        if start is None and (char in _OPENS or char == _STRAIGHT):
            start = at
        elif start is not None and (char in _CLOSES or char == _STRAIGHT):
            found.append(Span(start, at + 1))
            start = None
        elif char in _CLOSES and not found:
            found.append(Span(0, at + 1))
    if start is not None:
        found.append(Span(start, len(line)))
    return [s for s in found if line.count(" ", s.start, s.end) + 1 >= SPEECH]
