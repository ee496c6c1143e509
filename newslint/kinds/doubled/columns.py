"""Where may a word, a phrase or a sentence stand twice? A few passes at C speed over a text, without an
object for each word.

`bytes.expandtabs` puts every word into a column of its own. Then the words' first letters are a slice,
and equal neighbours are zeros in the difference of two numbers. Nothing is lost: a look at each word
would find no more.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 4
"""Words in a phrase."""

_WIDTH = 20
_FOLD = 3
"""Columns that a long word may take up."""
_BLOCK, _PART, _OVERLAP = 1 << 14, 1 << 16, 1 << 14
_LEAST_PIECE = 8


def _table() -> bytes:
    """White space becomes a tab, and letters beyond ASCII one letter."""
    table = bytearray(range(256))
    table[128:] = b"x" * 128
    for code in b"\n\r\x0b\x0c\x1c\x1d\x1e\x1f \x85\xa0":
        table[code] = ord("\t")
    return bytes(table)


_WORDS = _table()
# The first three characters of a word as one byte. Nothing is left of a space, nor of a mark, since one
# may stand behind a short word the second time.
_FIRST, _SECOND, _THIRD = (
    bytes(0 if code in b" .," else code * factor & 255 for code in range(256)) for factor in (3, 31, 37)
)
# Nor of what follows on a mark: "a a.Next".
_GOES_ON = bytes(0 if code in b" .," else 255 for code in range(256))
_PIECES = bytes.maketrans(b'?!)]\n"([', b".....   ")
_ZEROS = bytes(LONGEST * _FOLD)
_JOINTS = b"'-?"
"""What a word may hold besides letters: "?" stands for curly apostrophes and distant letters."""
_EDGES = b" \t'\xc2\xa0\xe2\x80\x9c\x9d\x98\x99"


class Copy(NamedTuple):
    """`words` words that stand again right behind themselves begin at `offset`."""

    offset: int
    words: int


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the parts of a text that are looked at in turn. They end with a line or a
    sentence, over which no phrase runs."""
    start = 0
    while len(text) - start > _BLOCK:
        end = start + _BLOCK
        cut = text.rfind("\n", start, end) + 1 or text.rfind(". ", start, end) + 1 or end
        yield start, cut
        start = cut
    yield start, len(text)


def parts(length: int) -> Iterator[tuple[int, int]]:
    """Start and end of overlapping parts of a text, in which sentences stand side by side."""
    last = max(1, length - _OVERLAP)
    yield from ((start, min(length, start + _PART)) for start in range(0, last, _PART - _OVERLAP))


def copies(key: bytes, blank: int, may_double: frozenset[bytes]) -> list[Copy]:
    """Words and phrases that may stand twice in a row, by place, in a text given by its `ascii_key`,
    `blank` of whose lines are empty. Left out are words of `may_double`, phrases of nothing else, and
    single words that are none."""
    words = key.translate(_WORDS)
    columns, spaced = words.expandtabs(_WIDTH), False
    first = columns[::_WIDTH]
    # A blank line leaves a column empty, and no phrase runs over it; so do two spaces in a row.
    if first.count(b" ") > blank:
        columns, spaced = _single_spaced(words).expandtabs(_WIDTH), True
        first = columns[::_WIDTH]
    number = int.from_bytes(first.translate(_FIRST), "little")
    second = columns[1::_WIDTH]
    number ^= int.from_bytes(second.translate(_SECOND), "little")
    third = int.from_bytes(columns[2::_WIDTH].translate(_THIRD), "little")
    number ^= third & int.from_bytes(second.translate(_GOES_ON), "little")
    last = columns[_WIDTH - 1 :: _WIDTH]
    long = last.count(b" ") < len(last)
    phrases: set[bytes] = set()
    for size in range(1, LONGEST * (_FOLD if long else 1) + 1):
        # A zero is a word that begins as the one `size` columns on.
        difference, zeros = (number ^ (number >> (8 * size))).to_bytes(len(first), "little"), _ZEROS[:size]
        at = difference.find(zeros)
        while 0 <= at <= len(first) - 2 * size:
            middle = (at + size) * _WIDTH
            phrase = columns[at * _WIDTH : middle].rstrip()
            if columns.startswith(phrase, middle) and _counts(columns, phrase, middle, may_double):
                phrases.add(b"\t".join(phrase.split()))
            at = difference.find(zeros, at + 1)
    return sorted(
        Copy(place, phrase.count(b"\t") + 1) for phrase in phrases for place in _places(words, phrase, spaced)
    )


def _single_spaced(words: bytes) -> bytes:
    """`words` with one tab between two of them."""
    while b"\t\t" in words:
        words = words.replace(b"\t\t", b"\t")
    return words


def _counts(columns: bytes, phrase: bytes, second: int, may_double: frozenset[bytes]) -> bool:
    """Whether the second copy, at `second`, ends as the phrase does (a comma or a full stop may
    follow), and the phrase is worth a look."""
    end = second + len(phrase)
    words = phrase.split()
    if columns[end : end + 1] not in b" .," or may_double.issuperset(words):
        return False
    if len(words) == 1:
        return b"," in phrase or phrase.translate(None, _JOINTS).isalpha()
    return len(words) <= LONGEST


def _places(words: bytes, phrase: bytes, spaced: bool) -> Iterator[int]:
    """Where `phrase` stands twice in a row behind white space; `spaced`: spaces may be doubled, too."""
    if spaced:
        body = rb"\t+".join(map(re.escape, phrase.split()))
        yield from (m.start() for m in re.finditer(rb"(?<![^\t])(?=" + body + rb"\t+" + body + rb")", words))
        return
    twice = phrase + b"\t" + phrase
    at = words.find(twice)
    while at >= 0:
        if words[at - 1 : at] in b"\t":
            yield at
        at = words.find(twice, at + 1)


def sentence_repeats(text: bytes, near: bool) -> bool:
    """Whether a sentence may stand twice in a text given as UTF-8; `near`: only side by side. What comes
    between end marks does so often ("he said"), but not with a neighbour that does, too."""
    pieces = [p.strip(_EDGES) for p in text.translate(_PIECES).split(b".") if len(p) > _LEAST_PIECE]
    if len(set(pieces)) == len(pieces):
        return False
    last: dict[bytes, int] = {}
    for place, piece in enumerate(pieces):
        before = last.get(piece, -1)
        last[piece] = place
        if before >= 0 and (
            not near
            or place == before + 1
            or pieces[before + 1 : before + 2] == pieces[place + 1 : place + 2]
            or not before  # a short one may stand before it
            or pieces[before - 1] == pieces[place - 1]
        ):
            return True
    return False
