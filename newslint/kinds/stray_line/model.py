"""Boosted trees in a text file: integers only, so that no platform's arithmetic shows."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from newslint.kinds.stray_line.features import NAMES

Tree: TypeAlias = "int | tuple[int, int, Tree, Tree]"
"""A leaf's points, or (feature, bound, tree for values up to the bound, tree for larger ones)."""

_FOLDER = Path(__file__).parent


class Model(NamedTuple):
    """`bounds[i]` is the lowest score of step i + 1 of the calibration, `shares` in percent."""

    base: int
    trees: tuple[Tree, ...]
    bounds: tuple[int, ...]
    shares: tuple[int, ...]
    lexicon: dict[str, int]

    def score(self, vector: Sequence[int]) -> int:
        """The points of a line."""
        total = self.base
        for tree in self.trees:
            while tree.__class__ is tuple:  # half the time of isinstance, which counts here
                tree = tree[2] if vector[tree[0]] <= tree[1] else tree[3]
            total += tree  # type: ignore[operator]
        return total

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
    return Model(base, tuple(trees), tuple(bounds), tuple(shares), lexicon)


def _tree(tokens: Iterator[str]) -> Tree:
    token = next(tokens)
    if token != "(":
        return int(token)
    feature, bound = NAMES.index(next(tokens)), int(next(tokens))
    low, high = _tree(tokens), _tree(tokens)
    next(tokens)
    return (feature, bound, low, high)
