"""Where two folded names differ.

Names are short and alike at both ends, so what is left to align after cutting those off is two or
three letters: plain Python is faster here than loading a library.
"""

from functools import lru_cache

Block = tuple[str, str]


def agreeing(one: str, two: str) -> tuple[int, int]:
    """How many letters two words share at their beginning, and of the rest at their end.

    >>> agreeing("khodorkovsky", "khodorkhovsky")
    (7, 5)
    """
    start, limit = 0, min(len(one), len(two))
    while start < limit and one[start] == two[start]:
        start += 1
    end = 0
    while end < limit - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return start, end


def differing(one: str, two: str) -> Block:
    """What is left of two words without what they share at their beginning and at their end.

    >>> differing("khodorkovsky", "khodorkhovsky")
    ('', 'h')
    """
    start, end = agreeing(one, two)
    return one[start : len(one) - end], two[start : len(two) - end]


def blocks(one: str, two: str) -> list[Block]:
    """The stretches in which the two differ, from left to right, each as (part of one, part of two).

    >>> blocks("peskov", "peskow")
    [('v', 'w')]
    >>> blocks("toyko", "tokyo")
    [('yk', 'ky')]
    >>> blocks("wajngarten", "weingarten")
    [('aj', 'ei')]
    """
    left, right = differing(one, two)
    if not left and not right:
        return []
    if not left or not right or len(left) == len(right) == 1:
        return [(left, right)]
    if len(left) == 2 and left == right[::-1]:
        return [(left, right)]
    return _align(left, right)


def distance(parts: list[Block]) -> int:
    """Letters to put, drop or change; two neighbours that changed places count once."""
    return sum(1 if len(a) == 2 and a == b[::-1] else max(len(a), len(b)) for a, b in parts)


@lru_cache(4096)
def _table(left: str, right: str) -> tuple[tuple[int, ...], ...]:
    """Edit distances of all pairs of endings."""
    rows = [tuple(range(len(right), -1, -1))]
    for i in range(len(left) - 1, -1, -1):
        row = [len(left) - i]
        for j in range(len(right) - 1, -1, -1):
            below = rows[-1]
            swap = below[j + 1] + (left[i] != right[j])
            row.append(min(swap, below[j] + 1, row[-1] + 1))
        rows.append(tuple(reversed(row)))
    return tuple(reversed(rows))


def _align(left: str, right: str) -> list[Block]:
    """One cheapest alignment, equal letters taken as early as possible."""
    table = _table(left, right)
    out: list[Block] = []
    i = j = 0
    a = b = ""
    while i < len(left) or j < len(right):
        here = table[i][j]
        if i < len(left) and j < len(right) and left[i] == right[j] and table[i + 1][j + 1] == here:
            if a or b:
                out.append((a, b))
            a = b = ""
            i, j = i + 1, j + 1
        elif i < len(left) and j < len(right) and table[i + 1][j + 1] + 1 == here:
            a, b = a + left[i], b + right[j]
            i, j = i + 1, j + 1
        elif i < len(left) and table[i + 1][j] + 1 == here:
            a, i = a + left[i], i + 1
        else:
            b, j = b + right[j], j + 1
    return [*out, (a, b)] if a or b else out
