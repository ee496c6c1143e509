"""Where any of many literals stands in a text: one pass of an Aho-Corasick automaton."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from newslint.text.required import EDGE

# A dense automaton scans three times as fast and takes longer to build: worth it for so many characters
# of text for each character of the literals.
_DENSE_FROM = 60


# Letters beyond ASCII that case-insensitive patterns take for an ASCII one: long s, Kelvin, dotted and
# dotless i.
_ODD_CASES = (("\u017f", "s"), ("\u212a", "k"), ("\u0130", "i"), ("\u0131", "i"))


_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789_")


class Hit(NamedTuple):
    """Literal number `literal` begins at code point `offset`."""

    literal: int
    offset: int


def ascii_key(text: str) -> bytes:
    """`text` as bytes, one a code point, ASCII letters lower-cased, what is not Latin-1 as "?"."""
    if not text.isascii():
        for odd, plain in _ODD_CASES:
            text = text.replace(odd, plain)
    return text.encode("latin-1", "replace").lower()


def literal_key(literal: str) -> bytes:
    """The ascii_key of a literal of required.py, whatever words' borders it stands at."""
    return ascii_key(literal.strip(EDGE))


class LiteralIndex:
    """The automaton; literals are ASCII, matching ignores case."""

    def __init__(self, literals: Sequence[str]) -> None:
        """`literals` may repeat; none may be empty. EDGE at an end: no ASCII letter, digit or
        underscore may stand beside it there."""
        self.literals = tuple(literals)
        self._edges = [(x[0] == EDGE, x[-1] == EDGE) for x in self.literals]
        self._bounded = any(map(any, self._edges))
        self._automaton: Any = None
        self._seen = 0
        self._enough = _DENSE_FROM * sum(map(len, self.literals))
        self._dense = False

    def __getstate__(self) -> tuple[str, ...]:
        return self.literals

    def __setstate__(self, literals: tuple[str, ...]) -> None:
        self.__init__(literals)  # type: ignore[misc]

    def _build(self) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        kind = Implementation.DFA if self._dense else Implementation.ContiguousNFA
        self._automaton = BytesAhoCorasick([literal_key(x) for x in self.literals], implementation=kind)

    def find(self, key: bytes) -> list[tuple[int, int, int]]:
        """(literal number, start, end) of every occurrence in a text given by its ascii_key,
        overlapping ones too, by end."""
        if not self.literals:
            return []
        self._seen += len(key)
        if self._automaton is None or (not self._dense and self._seen > self._enough):
            self._dense = self._seen > self._enough
            self._build()
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(key, overlapping=True)
        return self._at_borders(key, found) if found and self._bounded else found

    def _at_borders(self, key: bytes, found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Those whose ends stand at borders of words where they must."""
        kept = []
        last = len(key)
        for hit in found:
            left, right = self._edges[hit[0]]
            if left and hit[1] and key[hit[1] - 1] in _WORD:
                continue
            if right and hit[2] < last and key[hit[2]] in _WORD:
                continue
            kept.append(hit)
        return kept
