"""Boosted trees in a text file: integers only, so that no platform's arithmetic shows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from newslint.kinds.stray_line.features import NAMES

Tree: TypeAlias = "int | tuple[int, int, Tree, Tree]"
"""A leaf's points, or (feature, bound, tree for values up to the bound, tree for larger ones)."""

Splits: TypeAlias = tuple[list[int], list[int]]
"""Of one feature the rising bounds of all splits, and for each place among them the leaves it leaves."""

_FOLDER = Path(__file__).parent


class Model(NamedTuple):
    """`features` and `planes` are what `_flat` makes of `trees`, which say what is meant and are not walked;
    `base` holds the lowest leaf of each.

    `bounds[i]` is the lowest score of step i + 1 of the calibration, `shares` in percent.
    """

    base: int
    trees: tuple[Tree, ...]
    features: tuple[Splits, ...]
    planes: tuple[int, ...]
    bounds: tuple[int, ...]
    shares: tuple[int, ...]
    lexicon: dict[str, int]

    def score(self, vector: Sequence[int]) -> int:
        """The points of a line."""
        alive = -1
        for value, (bounds, left) in zip(vector, self.features, strict=True):
            if bounds:
                alive &= left[bisect_left(bounds, value)]
        return self.base + sum(
            (alive & plane).bit_count() << place for place, plane in enumerate(self.planes)
        )

    def confidence(self, score: int) -> float:
        """The share of lines with about this score that were residue, two decimals."""
        return self.shares[bisect_right(self.bounds, score)] / 100


@lru_cache(None)
def load_model() -> Model:
    """The shipped model: trees.txt and lexicon.txt beside this module."""
    lexicon = {}
    for line in (_FOLDER / "lexicon.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            points, _, term = line.partition("\t")
            lexicon[term] = int(points)
    return read_trees((_FOLDER / "trees.txt").read_text(encoding="utf-8"), lexicon)


def read_trees(text: str, lexicon: dict[str, int]) -> Model:
    """A model from its text. Lines: `base N`, `tree (feature bound low high)`, `share P from SCORE`
    in rising order, the first one `share P`; `#` begins a comment. ValueError where it is broken."""
    base, trees, bounds, shares = 0, [], [], []
    for line in text.splitlines():
        head, _, rest = line.partition(" ")
        if head == "base":
            base = int(rest)
        elif head == "tree":
            trees.append(_tree(iter(rest.replace("(", " ( ").replace(")", " ) ").split())))
        elif head == "share":
            share, _, bound = rest.partition(" from ")
            shares.append(int(share))
            if bound:
                bounds.append(int(bound))
        elif head not in ("", "#"):
            raise ValueError(f"no line of a model begins with {head!r}")
    if len(shares) != len(bounds) + 1:
        raise ValueError("a calibration has one step without a bound, the first")
    features, planes, lowest = _flat(trees)
    return Model(
        base + lowest * len(trees), tuple(trees), features, planes, tuple(bounds), tuple(shares), lexicon
    )


def _flat(trees: Sequence[Tree]) -> tuple[tuple[Splits, ...], tuple[int, ...], int]:
    """All trees as sets of leaves, a bit each: walking down each takes twice as long.

    A split rules out the leaves of one side, so that the leaves left by all features are one of each tree
    (QuickScorer, Lucchese et al. 2015). Their points are counted by binary places, above the lowest.
    """
    points: list[int] = []
    ruled_out: list[dict[int, tuple[int, int]]] = [{} for _ in NAMES]

    def leaves(tree: Tree) -> int:
        if isinstance(tree, int):
            points.append(tree)
            return 1 << (len(points) - 1)
        feature, bound, low, high = tree
        below, above = leaves(low), leaves(high)
        before = ruled_out[feature].get(bound, (0, 0))
        ruled_out[feature][bound] = (before[0] | below, before[1] | above)
        return below | above

    for tree in trees:
        leaves(tree)
    lowest = min(points, default=0)
    places = max((p - lowest for p in points), default=0).bit_length()
    planes = tuple(sum(1 << i for i, p in enumerate(points) if p - lowest >> n & 1) for n in range(places))
    return tuple(_splits(sides) for sides in ruled_out), planes, lowest


def _splits(sides: dict[int, tuple[int, int]]) -> Splits:
    """`sides`: bound -> leaves for values up to it, leaves for larger ones."""
    bounds = sorted(sides)
    out = [0] * (len(bounds) + 1)
    for place, bound in enumerate(bounds):  # the value is larger: what is below goes
        out[place + 1] = out[place] | sides[bound][0]
    above = 0
    for place in range(len(bounds) - 1, -1, -1):
        above |= sides[bounds[place]][1]
        out[place] |= above
    return bounds, [~gone for gone in out]


def _tree(tokens: Iterator[str]) -> Tree:
    token = next(tokens)
    if token != "(":
        return int(token)
    feature, bound = NAMES.index(next(tokens)), int(next(tokens))
    low, high = _tree(tokens), _tree(tokens)
    next(tokens)
    return (feature, bound, low, high)
