"""How sure it is that two spellings are one name: whole-number weights of named features, added up.

The weights come from training/names_fit.py. They are whole numbers so that no platform's arithmetic
shows, and the sum becomes a confidence through a table.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache

from newslint.kinds.names import shape
from newslint.kinds.names.alignment import Block
from newslint.kinds.names.candidates import Candidate
from newslint.kinds.names.words import DATA

BIAS = "bias"


@cache
def weights() -> dict[str, int]:
    """Feature (`shape/...` or `context/...`, or `bias`) -> weight."""
    lines = (DATA / "weights.txt").read_text(encoding="ascii").splitlines()
    return {name: int(weight) for name, weight in (line.split() for line in lines)}


@cache
def _calibration() -> tuple[list[int], list[float]]:
    rows = [line.split() for line in (DATA / "calibration.txt").read_text(encoding="ascii").splitlines()]
    return [int(score) for score, _ in rows], [float(confidence) for _, confidence in rows]


def total(features: Iterable[str], kind: str) -> int:
    """The sum of the weights of features of one kind, `shape` or `context`; unknown ones count nothing."""
    known = weights()
    return sum(known.get(f"{kind}/{feature}", 0) for feature in features)


def shape_score(candidate: Candidate) -> int:
    """What the two forms alone add up to, bias included."""
    return _shape_score(candidate.minor.text, candidate.major.text, candidate.blocks)


@lru_cache(65536)
def _shape_score(minor: str, major: str, blocks: tuple[Block, ...]) -> int:
    return weights()[BIAS] + total(shape.features(minor, major, list(blocks)), "shape")


@cache
def most_from_context() -> int:
    """What the surroundings can add at most: pairs that cannot reach a confidence need no second look."""
    best: dict[str, int] = {}
    for name, weight in weights().items():
        if name.startswith("context/"):
            group = name.partition(":")[0]
            best[group] = max(best.get(group, 0), weight)
    return sum(best.values())


def confidence(score: int) -> float:
    """The share of right findings among those with about this score, two decimals."""
    scores, shares = _calibration()
    return shares[bisect_right(scores, score) - 1]


@cache
def least_score(wanted: float) -> int:
    """The lowest score whose confidence is at least `wanted`."""
    scores, shares = _calibration()
    return min(
        (s for s, share in zip(scores, shares, strict=True) if share >= wanted), default=scores[-1] + 1
    )
