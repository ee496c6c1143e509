"""Damage by disorder: words lost in a row, swapped, shuffled, moved, or taken from elsewhere."""

from random import Random

from training.suspect.parsed import Damaged, Parsed, without

_SHORTEST, _LONGEST, _TRIES = 12, 75, 8
_KIND = "word_salad"


def word_salad(r: Random, s: Parsed, following: Parsed | None, other: Parsed | None) -> Damaged | None:
    """One of seven ways, tried a few times."""
    if len(s.words) < _SHORTEST:
        return None
    way = r.choices(list(_WAYS), [weight for weight, _ in _WAYS.values()])[0]
    for _ in range(_TRIES):
        sources = [x for x in (following, other) if x] if way == "splice" else [other]
        if made := _WAYS[way][1](r, s, r.choice(sources or [None])):
            return made
    return None


def _lost_span(r: Random, s: Parsed, _: Parsed | None) -> Damaged | None:
    size = r.randint(2, 6)
    if s.end() - size - 2 < 1:
        return None
    a = r.randint(1, s.end() - size - 2)
    if not s.spaces[a - 1] or not s.spaces[a + size - 1] or s.optional(a, a + size):
        return None
    return without(s, a, a + size, _KIND, "span_del")


def _exchanged(s: Parsed, one: range, two: range, way: str) -> Damaged | None:
    """The words of two stretches change places."""
    a, b, c, d = one.start, one.stop, two.start, two.stop
    if not (s.movable(a, b) and s.movable(c, d)) or (c > b and not s.spaces[c - 1]):
        return None
    words = s.words[:a] + s.words[c:d] + s.words[b:c] + s.words[a:b] + s.words[d:]
    moved = set(range(a, a + d - c)) | set(range(a + d - b, d)) | {d}
    spaces = s.spaces[:a] + s.spaces[c:d] + s.spaces[b:c] + s.spaces[a:b] + s.spaces[d:]
    return Damaged(words, spaces, frozenset(moved), _KIND, way)


def _swap(r: Random, s: Parsed, _: Parsed | None) -> Damaged | None:
    first, second, gap = r.randint(1, 4), r.randint(1, 4), r.randint(0, 3)
    if s.end() - first - second - gap - 1 < 1:
        return None
    a = r.randint(1, s.end() - first - second - gap - 1)
    c = a + first + gap
    if first == second == 1 and s.tags[a] == s.tags[c]:
        return None
    return _exchanged(s, range(a, a + first), range(c, c + second), "swap")


def _flip(r: Random, s: Parsed, _: Parsed | None) -> Damaged | None:
    if s.end() < 5:
        return None
    a = r.randint(1, s.end() - 3)
    if s.tags[a][:2] == s.tags[a + 1][:2] or "RB" in s.tags[a : a + 2]:
        return None
    return _exchanged(s, range(a, a + 1), range(a + 1, a + 2), "flip")


def _shuffle(r: Random, s: Parsed, _: Parsed | None) -> Damaged | None:
    size = r.randint(3, 7)
    if s.end() - size - 2 < 1:
        return None
    a = r.randint(1, s.end() - size - 2)
    if not s.movable(a, a + size) or not all(s.spaces[a : a + size]):
        return None
    order = list(range(a, a + size))
    r.shuffle(order)
    moved = frozenset(i for i, j in enumerate(order, a) if i != j)
    if len(moved) < 3:
        return None
    words = s.words[:a] + [s.words[j] for j in order] + s.words[a + size :]
    return Damaged(words, s.spaces, moved, _KIND, "shuffle")


def _move(r: Random, s: Parsed, _: Parsed | None) -> Damaged | None:
    """A few words go further on, or those behind come forward."""
    size, gap = r.randint(1, 4), r.randint(2, 9)
    if s.end() - size - gap - 1 < 1:
        return None
    a = r.randint(1, s.end() - size - gap - 1)
    b, c = a + size, a + size + gap
    if not s.movable(a, b) or not s.spaces[c - 1] or s.optional(a, b):
        return None
    if r.random() < 0.5:
        words, spaces = _around(s, a, b, c)
        return Damaged(words, spaces, frozenset({a, *range(a + gap, c)}), _KIND, "move")
    if any(word in '.,;:"()' for word in s.words[c - size : c]):
        return None
    words, spaces = _around(s, a, c - size, c)
    marked = {*range(a, a + size), c if c < len(s.words) else a}
    return Damaged(words, spaces, frozenset(marked), _KIND, "move")


def _around(s: Parsed, a: int, b: int, c: int) -> tuple[list[str], list[bool]]:
    """Words and spaces with the stretches `a` to `b` and `b` to `c` in the other order."""
    return (
        s.words[:a] + s.words[b:c] + s.words[a:b] + s.words[c:],
        s.spaces[:a] + s.spaces[b:c] + s.spaces[a:b] + s.spaces[c:],
    )


def _splice(r: Random, s: Parsed, other: Parsed | None) -> Damaged | None:
    """The sentence goes on as another one; not where it would often read well."""
    if other is None or len(other.words) < 9:
        return None
    i, j = r.randint(3, s.end() - 2), r.randint(3, len(other.words) - 4)
    whole = s.spaces[i - 1] and other.spaces[j - 1] and s.words[i - 1].isalpha() and other.words[j].isalpha()
    alike = s.tags[i - 1] == other.tags[j - 1] or s.tags[i] == other.tags[j]
    if not whole or alike or i + len(other.words) - j > _LONGEST:
        return None
    spaces = s.spaces[:i] + other.spaces[j:]
    return Damaged(s.words[:i] + other.words[j:], spaces, frozenset({i}), _KIND, "splice")


def _insert(r: Random, s: Parsed, other: Parsed | None) -> Damaged | None:
    """A few words of another sentence stand in the middle."""
    if other is None or len(other.words) < 9:
        return None
    size = r.randint(1, 4)
    j, i = r.randint(1, len(other.words) - size - 1), r.randint(2, s.end() - 1)
    taken = other.words[j : j + size]
    plain = all(other.spaces[j : j + size]) and all(word.isalpha() for word in taken)
    if not s.spaces[i - 1] or not plain or (size == 1 and other.tags[j] in ("RB", "JJ")):
        return None
    spaces = s.spaces[:i] + [True] * size + s.spaces[i:]
    return Damaged(s.words[:i] + taken + s.words[i:], spaces, frozenset(range(i, i + size)), _KIND, "insert")


_WAYS = {
    "span_del": (5, _lost_span),
    "swap": (4, _swap),
    "shuffle": (3, _shuffle),
    "move": (2.5, _move),
    "splice": (5, _splice),
    "insert": (1.5, _insert),
    "flip": (1.5, _flip),
}
