"""From what the network says of a sentence to the damage that is suspected: whole numbers only."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newslint.kinds.suspect.network import TENTHS, Reading
from newslint.kinds.suspect.package import Sheet, Steps

_FAR = 64
"""Tenths by which the smaller of two log odds may lie below the larger to count at all."""
FLOOR = -60
"""Tenths of log odds below which all kinds are as unlikely."""
HUNDREDTHS = 100


class Suspicion(NamedTuple):
    """`kind` of damage at the words `first` to `last` of a sentence; `score` in tenths of log odds;
    `confidence` is the share of findings with about this score that were right. `form`: what should
    stand there, where that is known."""

    kind: str
    score: int
    first: int
    last: int
    confidence: float
    form: str = ""


@lru_cache(1)
def _more() -> tuple[int, ...]:
    """What the smaller of two log odds adds to the larger when they are joined, by difference."""
    return tuple(round(TENTHS * math.log1p(math.exp(-d / TENTHS))) for d in range(_FAR))


def joined(odds: Sequence[int]) -> int:
    """The log odds of any of several kinds, from those of each, in tenths."""
    total, *rest = sorted(odds, reverse=True)
    for one in rest:
        if total - one < _FAR:
            total += _more()[total - one]
    return total


def weighed(odds: int, each: Sequence[int], leanings: Sequence[int]) -> int:
    """The log odds of any damage, moved by those of each kind, in tenths. `leanings`: by how many
    hundredths of the latter."""
    return odds + sum(w * max(o, FLOOR) for w, o in zip(leanings, each, strict=True)) // HUNDREDTHS


def broken(reading: Reading, sheet: Sheet) -> Suspicion | None:
    """The damage that the network sees, whatever its score; None in a sentence without words. The
    sentence as a whole says what and, weighed by what else it may be, how likely. Where, says the word
    that is suspected most, with those beside it that are more likely damaged than sound."""
    if not reading.words:
        return None
    columns = [sheet.kinds.index(kind) for kind in sheet.judged]
    words = [joined([word[c] for c in columns]) for word in reading.words]
    votes = [reading.sentence[c] for c in columns]
    first = last = max(range(len(words)), key=lambda i: (words[i], -i))
    while first and words[first - 1] > 0:
        first -= 1
    while last + 1 < len(words) and words[last + 1] > 0:
        last += 1
    kind = sheet.judged[votes.index(max(votes))]
    score = weighed(joined(votes), reading.sentence[1:], sheet.leanings) + sheet.offsets[kind]
    return Suspicion(kind, score, first, last, share_right(score, sheet.confidence))


def share_right(score: int, steps: Steps) -> float:
    """The share of findings with about this score that were right, two decimals."""
    place = bisect_right([least for least, _ in steps], score) - 1
    return steps[max(0, place)][1] / 100
