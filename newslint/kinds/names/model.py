"""How sure it is that two spellings are one name: whole-number weights of named features, added up.

The weights come from training/names_fit.py. They are whole numbers so that no platform's arithmetic
shows, and the sum becomes a confidence through a table.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache

from newslint.kinds.names import shape
from newslint.kinds.names.words import DATA

BIAS = "bias"
NEVER = 10**9
REACH = "reach"
"""Entry of the weights: what the surroundings of a pair add at most."""


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
    return sum(filter(None, map(_weights_of(kind).get, features)))


@cache
def _weights_of(kind: str) -> dict[str, int]:
    """Feature -> weight, of those of one kind."""
    return {name.removeprefix(f"{kind}/"): n for name, n in weights().items() if name.startswith(f"{kind}/")}


def shape_score(minor: str, major: str) -> int | None:
    """What the two forms alone add up to, bias included; None where they cannot be one name."""
    if minor < major:
        scores = _scores(minor, major)
        return None if scores is None else scores[0]
    scores = _scores(major, minor)
    return None if scores is None else scores[1]


@lru_cache(65536)
def _scores(one: str, two: str) -> tuple[int, int] | None:
    """The score with `one` as the form to doubt, and with `two`.

    Remembered, since the names of the news come again and again.
    """
    parts = shape.comparable(one, two)
    if parts is None:
        return None
    both = weights()[BIAS] + total(shape.shared_features(one, two, parts), "shape")
    return both + total(shape.own_features(one, two), "shape"), both + total(
        shape.own_features(two, one), "shape"
    )


def worth_a_look(one: str, two: str, border: int) -> bool:
    """Whether two forms, in order, could reach a score, whichever is the one to doubt and whatever is
    around them."""
    scores = _scores(one, two)
    return scores is not None and max(scores) >= border - weights()[REACH]


def confidence(score: int) -> float:
    """The share of right findings among those with about this score, two decimals."""
    scores, shares = _calibration()
    return shares[bisect_right(scores, score) - 1]


@cache
def least_score(wanted: float) -> int:
    """The lowest score whose confidence is at least `wanted`; none reaches it where the table does not."""
    scores, shares = _calibration()
    return min((s for s, share in zip(scores, shares, strict=True) if share >= wanted), default=NEVER)
