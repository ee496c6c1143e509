"""Where two folded names differ.

Names are short and alike at both ends, so what is left to align after cutting those off is two or
three letters: plain Python is faster here than loading a library.
"""

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
    return aligned(*differing(one, two))


def aligned(left: str, right: str) -> list[Block]:
    """`blocks` of two stretches that begin and end with different letters, as `differing` leaves them."""
    if not left and not right:
        return []
    # Of two letters or fewer no alignment costs less than one block.
    if not left or not right or len(left) <= 2 >= len(right):
        return [(left, right)]
    return _align(left, right)


def distance(parts: list[Block]) -> int:
    """Letters to put, drop or change; two neighbours that changed places count once."""
    return sum(1 if len(a) == 2 and a == b[::-1] else max(len(a), len(b)) for a, b in parts)


def _table(left: str, right: str) -> list[list[int]]:
    """Edit distances of all pairs of endings, by how many letters of either are left."""
    below = list(range(len(right) + 1))
    rows = [below]
    for letter in reversed(left):
        cell = below[0] + 1
        row = [cell]
        for other, across, down in zip(reversed(right), below, below[1:], strict=False):
            if letter == other:
                cell = across
            else:
                cell = 1 + (across if across <= down and across <= cell else min(down, cell))
            row.append(cell)
        rows.append(row)
        below = row
    return rows


def _align(left: str, right: str) -> list[Block]:
    """One cheapest alignment, equal letters taken as early as possible."""
    table = _table(left, right)
    out: list[Block] = []
    i, j, m, n = 0, 0, len(left), len(right)
    a = b = ""
    while m and n:
        if left[i] == right[j]:
            if a or b:
                out.append((a, b))
            a = b = ""
            i, j, m, n = i + 1, j + 1, m - 1, n - 1
        elif table[m - 1][n - 1] < table[m][n]:
            a, b = a + left[i], b + right[j]
            i, j, m, n = i + 1, j + 1, m - 1, n - 1
        elif table[m - 1][n] < table[m][n]:
            a, i, m = a + left[i], i + 1, m - 1
        else:
            b, j, n = b + right[j], j + 1, n - 1
    a, b = a + left[i:], b + right[j:]
    return [*out, (a, b)] if a or b else out
