"""From what the network says of a sentence to the damage that is reported: whole numbers only."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newslint.kinds.suspect.network import TENTHS, Reading
from newslint.kinds.suspect.package import Sheet

_FAR = 64
"""Tenths by which the smaller of two log odds may lie below the larger to count at all."""


class Suspicion(NamedTuple):
    """`kind` of damage at the words `first` to `last` of a sentence, at `place` above all; `score` in
    tenths of log odds."""

    kind: str
    score: int
    first: int
    last: int
    family: int
    place: int


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


def suspicions(reading: Reading, sheet: Sheet) -> list[Suspicion]:
    """The damage that each family of kinds sees, whatever its score. The sentence as a whole says what
    and how likely; where, the word that is suspected most says, with those beside it that are more
    likely damaged than sound."""
    found = []
    for number, family in enumerate(sheet.families):
        columns = [sheet.kinds.index(kind) for kind in family]
        words = [joined([word[c] for c in columns]) for word in reading.words]
        if not words:
            continue
        place = max(range(len(words)), key=lambda i: (words[i], -i))
        votes = [reading.sentence[c] for c in columns]
        kind = family[votes.index(max(votes))]
        first = last = place
        while first and words[first - 1] > 0:
            first -= 1
        while last + 1 < len(words) and words[last + 1] > 0:
            last += 1
        found.append(Suspicion(kind, joined(votes), first, last, number, place))
    return found


def confidence(suspicion: Suspicion, sheet: Sheet) -> float:
    """The share of findings with about this score that were right, two decimals."""
    steps = sheet.confidence[suspicion.family]
    place = bisect_right([score for score, _ in steps], suspicion.score) - 1
    return steps[max(0, place)][1] / 100
