"""Text to the pieces that the sentence model reads: WordPiece over a pruned vocabulary."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_WORD = re.compile(r"\w+|[^\w\s]")
# The model knows one form of each mark; an ellipsis is three stops.
_FOLDED = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."}
_MOST_OF_A_WORD = 8
MOST_PIECES = 120
"""What lies behind the last piece is not read."""


class Pieces(NamedTuple):
    """A sentence as the model reads it, with the frame of [CLS] and [SEP] around it.

    `ids` and `cases` (0 small, 1 capital, 2 all capitals) have one entry a piece; `words` is
    (index of its first piece, start, end) of each word, in code points of the text.
    """

    ids: list[int]
    cases: list[int]
    words: list[tuple[int, int, int]]


class WordPiece:
    """Greedy, longest piece first, without case and accents; remembers the words it has met."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """`vocabulary`: pieces by id; "##" begins those that go on inside a word."""
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown, self._begin, self._end = (self._ids[p] for p in ("[UNK]", "[CLS]", "[SEP]"))
        self._known: dict[str, tuple[list[int], int]] = {}

    def __call__(self, text: str) -> Pieces:
        """The pieces of one sentence."""
        ids, cases, words = [self._begin], [0], []
        for match in _WORD.finditer(text):
            word = match.group()
            pieces, case = self._known.get(word) or self._learn(word)
            room = MOST_PIECES + 1 - len(ids)
            if room <= 0:
                break
            words.append((len(ids), match.start(), match.end()))
            ids += pieces[:room]
            cases += [case] * len(pieces[:room])
        return Pieces([*ids, self._end], [*cases, 0], words)

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is a piece of its own."""
        return word in self._ids

    def _learn(self, word: str) -> tuple[list[int], int]:
        folded = _FOLDED.get(word, word)
        pieces = [p for part in (folded if folded == "..." else [folded]) for p in self._pieces(part)]
        case = 0 if not word[:1].isupper() else 2 if len(word) > 1 and word.isupper() else 1
        self._known[word] = found = (pieces, case)
        return found

    def _pieces(self, word: str) -> list[int]:
        plain = unicodedata.normalize("NFD", word.lower())
        plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        pieces: list[int] = []
        start = 0
        while start < len(plain):
            for end in range(len(plain), start, -1):
                piece = self._ids.get(("##" if start else "") + plain[start:end])
                if piece is not None:
                    break
            else:
                return [self._unknown]
            pieces.append(piece)
            start = end
        return pieces[:_MOST_OF_A_WORD] or [self._unknown]
