"""The articles of a collection by source, and what of them repeats.

An article's keys are kept packed, sixteen bytes a line; with its other data that is about 35 MB for a
million lines in articles of 25 lines. The order in which articles are added says nothing: each step
goes by path and record.
"""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from newslint.collect.copies import article_of, clusters
from newslint.collect.counts import Keys, recurring
from newslint.collect.facts import Facts, keys_of

CAPACITY = 10_000_000
"""Lines of one run."""
PLACES = 3
"""Places kept of a repeated line, so that each of them can name two others."""


class OverCapacity(Exception):
    """The collection has more lines than fit into memory as stated; the message has the remedy."""

    def __init__(self) -> None:
        super().__init__(
            f"the collection has more than {CAPACITY:,} lines; check its folders one at a time"
            " or leave out --collection"
        )


class Where(NamedTuple):
    """One article: a file, or a record (from 1) of a file."""

    path: str
    record: int


class Repeat(msgspec.Struct, frozen=True, gc=False):
    """A line that repeats: in how many articles, and the first of them."""

    articles: int
    places: tuple[Where, ...]


class Source:
    """The articles of one source."""

    def __init__(self) -> None:
        self.parts: dict[Where, list[Facts]] = {}

    def __len__(self) -> int:
        return len(self.parts)

    def order(self) -> list[Where]:
        """The articles by path and record."""
        return sorted(self.parts)


class Repeats(msgspec.Struct):
    """What repeats in one source of `size` articles (copies counted once): lines by exact and by near
    key, and articles as wholes with the article that each repeats."""

    size: int
    exact: dict[int, Repeat]
    near: dict[int, Repeat]
    copies: dict[Where, Where]


class Sources:
    """Facts by source; a commutative fold."""

    def __init__(self) -> None:
        self.by_name: dict[str, Source] = {}
        self.lines = 0

    def add(self, path: str, facts: list[Facts]) -> None:
        """The facts of one file."""
        for part in facts:
            self.lines += len(part.exact) // 8
            if self.lines > CAPACITY:
                raise OverCapacity
            source = self.by_name.setdefault(source_of(path, part.group), Source())
            where = Where(path, part.record or 0)
            source.parts.setdefault(where, []).append(msgspec.structs.replace(part, names={}))


def source_of(path: str, group: str) -> str:
    """An article's source: the configured field, else its folder."""
    return "=" + group if group else os.path.dirname(path)


def repeats(source: Source, articles: int, copies: tuple[float, int]) -> Repeats:
    """What repeats in `articles` articles or more; `copies` is the share and the number of long lines
    that two articles have in common when one repeats the other."""
    order = source.order()
    exact = [[keys_of(p.exact) for p in source.parts[w]] for w in order]
    spread = recurring(exact, 2)
    short = [article_of((k for part in parts for k in part), spread) for parts in exact]
    first = clusters(short, *copies)
    kinds: dict[int, list[int]] = {}
    for number, of in enumerate(first):
        kinds.setdefault(of, []).append(number)
    near = [[keys_of(p.near) for p in source.parts[w]] for w in order]
    return Repeats(
        size=len(kinds),
        exact=_with_places(exact, kinds, order, articles),
        near=_with_places(near, kinds, order, articles),
        copies={order[n]: order[of] for n, of in enumerate(first) if n != of},
    )


def _with_places(
    keys: Sequence[Sequence[Keys]], kinds: dict[int, list[int]], order: list[Where], least: int
) -> dict[int, Repeat]:
    units = [[part for number in members for part in keys[number]] for members in kinds.values()]
    counts = recurring(units, least)
    places: dict[int, list[Where]] = {}
    for key, number in _present(keys, counts):
        found = places.setdefault(key, [])
        if len(found) < PLACES:
            found.append(order[number])
    return {key: Repeat(counts[key], tuple(found)) for key, found in places.items()}


def _present(keys: Sequence[Sequence[Keys]], counts: dict[int, int]) -> Iterator[tuple[int, int]]:
    """(key, number of an article), articles in order."""
    for number, parts in enumerate(keys):
        for key in counts.keys() & set().union(*parts):
            yield key, number
