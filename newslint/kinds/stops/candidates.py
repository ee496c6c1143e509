"""Where a mark of punctuation stands in unusual company: the cheap pass over a text."""

from itertools import accumulate, pairwise

# What may follow each mark in clean text, apart from a white space, which is always fine.
_FINE_BEHIND = {
    ".": "\n0123456789",
    ",": "\n0123456789\"”’'",
    ";": "\n",
    "?": "\n\"”’')]",
    "!": "\n\"”’')]",
    ":": "\n0123456789/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\"”“‘'",
}
# What stands before a mark only by mistake. The empty string (a mark right behind another, or at
# the very start) is contained in every string, which is wanted here.
_CLOSERS = "\"”’')"
_ODD_BEFORE = " ,;:\n\u00a0"


def odd_marks(text: str) -> list[int]:
    """Offsets of the marks that have an unusual neighbour, in order.

    A full stop counts also where a small letter follows it after a space. Splitting at a mark and
    looking at the ends of the pieces is several times as fast as any regular expression here.
    """
    found: list[int] = []
    for mark, fine in _FINE_BEHIND.items():
        pieces = text.split(mark)
        if len(pieces) == 1:
            continue
        fine += " "
        if mark == ".":
            odd = [
                number
                for number, (left, right) in enumerate(pairwise(pieces))
                if (right[:1] not in fine and not _closes(right))
                or left[-1:] in _ODD_BEFORE
                or right[1:2].islower()
            ]
        else:
            odd = [
                number
                for number, (left, right) in enumerate(pairwise(pieces))
                if right[:1] not in fine or left[-1:] in _ODD_BEFORE
            ]
        if odd:
            found += _offsets(pieces, odd)
    return sorted(found)


def _closes(right: str) -> bool:
    """Whether a closing mark, a white space and no small letter stand behind the stop."""
    return right[0] in _CLOSERS and right[1:2] in " \n" and not right[2:3].islower()


def _offsets(pieces: list[str], numbers: list[int]) -> list[int]:
    """Where the marks behind the pieces of these numbers stand."""
    ends = list(accumulate(map(len, pieces)))
    return [ends[number] + number for number in numbers]


def words_before_stops(text: str, wanted: frozenset[str]) -> list[int]:
    """Offsets of the full stops right behind a word of `wanted` (lower case as it stands)."""
    pieces = text.split(".")
    odd = [number for number, piece in enumerate(pieces[:-1]) if piece[-8:].rpartition(" ")[2] in wanted]
    return _offsets(pieces, odd) if odd else []
