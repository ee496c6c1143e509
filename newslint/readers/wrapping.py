"""Was this text wrapped by an editor at a fixed width? Poems, lists and addresses were not.

The trace of a wrapper: no line is longer than the width, and at every break the next line's first
word would not have fitted any more.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from newslint.text.lazy import lazy

_LONGEST = 102
_SHORTEST = 40
_NEEDED_BREAKS = 3
# Shares of the breaks of a whole text: so many must be full lines, so many must cut a sentence.
_FULL = 0.75
_INSIDE = 0.6
_PARAGRAPH = lazy(r"[^\n]+(?:\n[^\n]*[^\s][^\n]*)+")
_NO_PROSE = lazy(r"(?m)^(?:[ \t]|[-*•‣–·▪◦●>|#]|\d{1,3}[.)]\s)")
_SENTENCE_END = lazy(r"""[.!?…:;]["”’'»)\]]*\s*$""")


class _Break(NamedTuple):
    """A line break inside a paragraph: where, and how long the line and the next word are."""

    at: int
    line: int
    word: int


def could_be_wrapped(text: str) -> bool:
    """A quick no for nearly every text: wrapped prose has many lines to a paragraph, and short ones."""
    breaks = text.count("\n")
    if breaks < _NEEDED_BREAKS or len(text) > _LONGEST * (breaks + 1):
        return False
    gaps = text.count("\n\n")
    lines = breaks - gaps + 1
    return lines >= 1.5 * (gaps + 1) and len(text) <= _LONGEST * lines


def breaks_to_join(text: str) -> tuple[int, ...]:
    """Offsets of the line breaks that a wrapper made; `text` has LF only."""
    paragraphs = [p for p in map(_breaks, _PARAGRAPH.finditer(text)) if p]
    breaks = [b for p in paragraphs for b in p]
    if len(breaks) < _NEEDED_BREAKS:
        return ()
    width = max(b.line for b in breaks)
    if not _SHORTEST <= width <= _LONGEST:
        return ()
    full = sum(_is_full(b, width) for b in breaks)
    inside = sum(not _SENTENCE_END.search(text, max(0, b.at - 6), b.at) for b in breaks)
    if full < _FULL * len(breaks) or inside < _INSIDE * len(breaks):
        return ()
    return tuple(b.at for p in paragraphs if all(_is_full(b, width) for b in p) for b in p)


def _is_full(b: _Break, width: int) -> bool:
    return b.line + 1 + b.word > width


def _breaks(paragraph: re.Match[str]) -> list[_Break]:
    """The breaks of a paragraph of several lines; none where its lines are no prose."""
    text = paragraph.group()
    if _NO_PROSE.search(text):
        return []
    lines = text.split("\n")
    at = paragraph.start()
    found = []
    for line, following in pairwise(lines):
        found.append(_Break(at + len(line), len(line.rstrip()), len(following.split(None, 1)[0])))
        at += len(line) + 1
    return found
