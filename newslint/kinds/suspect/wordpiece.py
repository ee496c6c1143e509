"""Text to the pieces that the sentence model reads: WordPiece over a pruned vocabulary."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

WORD = re.compile(r"\w+|[^\w\s]")
# The model knows one form of each mark; an ellipsis is three stops.
_FOLDED = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."}
_MOST_OF_A_WORD = 8
MOST_PIECES = 120
"""What lies behind the last piece is not read."""
NUMBER_HIDDEN = 3
"""The case of a verb that is shown in its plural form whatever its number is."""


class Word(NamedTuple):
    """A word of a sentence: the index of its first piece, and where it stands, in code points."""

    first: int
    start: int
    end: int


class Pieces(NamedTuple):
    """A sentence as the model reads it, with the frame of [CLS] and [SEP] around it.

    `ids` and `cases` (0 small, 1 capital, 2 all capitals, NUMBER_HIDDEN) have one entry a piece.
    """

    ids: list[int]
    cases: list[int]
    words: list[Word]


class WordPiece:
    """Greedy, longest piece first, without case and accents; remembers the words it has met."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """`vocabulary`: pieces by id; "##" begins those that go on inside a word."""
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown, self._begin, self._end = (self._ids[p] for p in ("[UNK]", "[CLS]", "[SEP]"))
        self._known: dict[str, tuple[list[int], int]] = {}

    def __call__(self, text: str, hidden: Mapping[str, str] = {}) -> Pieces:
        """The pieces of one sentence; the verbs of `hidden` (form -> plural form) without their number."""
        ids, cases = [self._begin], [0]
        words: list[Word] = []
        for match in WORD.finditer(text):
            word = match.group()
            shown = hidden.get(word, word)
            pieces, case = self._known.get(shown) or self._learn(shown)
            if word in hidden:
                case = NUMBER_HIDDEN
            room = MOST_PIECES + 1 - len(ids)
            if room <= 0:
                break
            words.append(Word(len(ids), match.start(), match.end()))
            ids += pieces[:room]
            cases += [case] * len(pieces[:room])
        return Pieces([*ids, self._end], [*cases, 0], words)

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
