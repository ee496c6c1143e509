"""Where a mark of punctuation stands in unusual company: one pass of an automaton over a text.

The automaton knows each company that a judgement may object to (judge.py), so that it stops a few
times in an article. It reads UTF-8 in which all capitals are one letter, and so are all letters beyond
ASCII, but for the bytes of marks.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from string import ascii_lowercase
from typing import Any, NamedTuple

_MARKS = ".,;:?!"
_CAPITAL, _LETTER, _REST = b"A", b"\xc3", b"\x81"
"""What stands for a capital, for the first byte of most letters beyond ASCII, and for a later byte."""
_KEPT = b"\x80\x99\x9d\xa0"
"""Later bytes of curly closing marks and of the non-breaking space."""

_BEYOND = (_LETTER, b"\xc2" + _REST, b"\xe2" + _REST)
_SMALL = (*(c.encode() for c in ascii_lowercase), *_BEYOND)
_LARGE = (_CAPITAL, *_BEYOND)
_CLOSERS = tuple(c.encode() for c in "\"”’')]")
_RUNS = (",,", ",.", ";.", ":.", ".,", ".;", ";,", ",;", ",:", "..")


class Company(NamedTuple):
    """`pattern` has the mark at `at`."""

    pattern: bytes
    at: int


class Candidates(NamedTuple):
    """Offsets, in order: of marks in unusual company, and of full stops behind a word that seldom ends
    a sentence."""

    odd: list[int]
    behind_words: list[int]


_NONE = Candidates([], [])


def _table() -> bytes:
    table = bytearray(range(256))
    for code in range(ord("A"), ord("Z") + 1):
        table[code] = _CAPITAL[0]
    for code in range(0x80, 0xC0):
        table[code] = code if code in _KEPT else _REST[0]
    for code in range(0xC3, 0x100):
        table[code] = code if code == 0xE2 else _LETTER[0]
    return bytes(table)


_SHAPE = _table()


def _companies() -> Iterator[Company]:
    """All that may be wrong around a mark, but for the very beginning of a text."""
    for space, mark in product((" ", "\u00a0"), _MARKS):
        yield Company(f"{space}{mark}".encode(), len(space.encode()))
    for label in ".,;:":
        yield Company(f"\n{label} ".encode(), 1)
    for run in _RUNS:
        yield Company(run.encode(), 0)
    behind = {
        b".": [*_LARGE, *(b" " + small for small in _SMALL)],
        b"?": _LARGE,
        b"!": _LARGE,
        b",": [*_SMALL, _CAPITAL, b")", b"]"],
        b";": [*_SMALL, _CAPITAL],
    }
    for before, followers in behind.items():
        for follower in followers:
            yield Company(before + follower, 0)
    for closer in _CLOSERS:
        for follower in (*_SMALL, _CAPITAL, *_CLOSERS, *(b" " + small for small in _SMALL)):
            yield Company(b"." + closer + follower, 0)


@lru_cache(4)
def _automaton(wanted: frozenset[str]) -> tuple[Any, list[Company]]:
    """For the companies, and after them for the words."""
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    table = list(_companies())
    words = [f" {word}.".encode().translate(_SHAPE) for word in sorted(wanted)]
    patterns = [company.pattern for company in table] + words
    return BytesAhoCorasick(patterns, implementation=Implementation.DFA), table


def candidates(text: str, encoded: bytes, wanted: frozenset[str]) -> Candidates:
    """The marks to look at in a text, which is `encoded` in UTF-8; `wanted` are the words, lower case,
    as they stand."""
    automaton, table = _automaton(wanted)
    found = automaton.find_matches_as_indexes(encoded.translate(_SHAPE), overlapping=True)
    if not found and text[:1] not in _MARKS:
        return _NONE
    odd = {start + table[number].at for number, start, _ in found if number < len(table)}
    if text[:1] and text[0] in _MARKS:
        odd.add(0)
    behind_words = [end - 1 for number, _, end in found if number >= len(table)]
    if len(encoded) == len(text):
        return Candidates(sorted(odd), behind_words)
    return Candidates(list(_offsets(encoded, sorted(odd))), list(_offsets(encoded, behind_words)))


def _offsets(encoded: bytes, places: Iterable[int]) -> Iterator[int]:
    """How many characters stand before each of some places in UTF-8, given in order."""
    last = characters = 0
    for place in places:
        characters += len(encoded[last:place].decode("utf-8", "surrogatepass"))
        last = place
        yield characters
