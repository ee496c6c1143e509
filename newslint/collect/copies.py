"""Which articles of a source repeat another as a whole: copies and updates.

Articles are gone through in order; each is compared with those that first had its long lines, not with
every other. Lines that many different articles share weigh little, so that two short articles under
the same long notice are no copies of each other.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence

import msgspec

from newslint.collect.keys import length_of

LONG = 40
SAME = 0.95
"""Share of its characters from which an article is a copy at first sight."""

Weigh = Callable[[int], float]


class Article(msgspec.Struct, frozen=True):
    """The long lines of an article that other articles have too, each once, and how many characters
    its long lines have that no other article has."""

    lines: tuple[int, ...]
    own: int


def article_of(keys: Iterable[int], spread: Container[int]) -> Article:
    """An article of the exact keys of its lines; `spread` holds the keys of two articles or more."""
    long = [k for k in dict.fromkeys(keys) if length_of(k) >= LONG]
    return Article(tuple(k for k in long if k in spread), sum(length_of(k) for k in long if k not in spread))


def clusters(articles: Sequence[Article], alike: float, least: int) -> list[int]:
    """For each article the number of the first that it repeats; its own where it repeats none.

    `alike` is the share of the lighter of two that they have in common, in `least` lines or more.
    """
    first = _merge(articles, list(range(len(articles))), length_of, (SAME, least, True))
    members: dict[int, set[int]] = {}
    for number, article in zip(first, articles, strict=True):
        members.setdefault(number, set()).update(article.lines)
    spread = Counter(key for keys in members.values() for key in keys)

    def rare(key: int) -> float:
        return length_of(key) / max(1, spread[key] - 1) ** 2

    return _merge(articles, first, rare, (alike, least, False))


def _merge(
    articles: Sequence[Article], known: list[int], weigh: Weigh, need: tuple[float, int, bool]
) -> list[int]:
    """`known` with articles joined that share enough by `weigh`; `need` is (share, lines, both ways)."""
    alike, least, both = need
    out = list(known)
    owner: dict[int, int] = {}
    weights: dict[int, float] = {}
    for number, article in enumerate(articles):
        if out[number] != number:  # joined before; whoever it repeats may have been joined since
            out[number] = out[out[number]]
        else:
            own = article.own + sum(map(weigh, article.lines))
            shared: defaultdict[int, float] = defaultdict(float)
            common: Counter[int] = Counter()
            for key in article.lines:
                if key in owner:
                    shared[owner[key]] += weigh(key)
                    common[owner[key]] += 1
            best = max(shared, key=lambda n: (shared[n], -n), default=None)
            if best is not None and common[best] >= least:
                ways = (own, weights[best])
                lighter = max(ways) if both else min(ways)
                if lighter and shared[best] >= alike * lighter:
                    out[number] = best
            weights[number] = own
        for key in article.lines:
            owner.setdefault(key, out[number])
    return out
