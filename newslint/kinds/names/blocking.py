"""Which capitalised forms of a text are enough alike to be looked at.

Every article comes through here, so that nothing is done form by form that can be done to all of
them at once: keys are made by slicing and translating, and only forms with equal keys meet.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from newslint.kinds.names.words import fold

LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_CAPITALS = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u1e00-\u1eff"
FORM = re.compile(f"[{_CAPITALS}][{LATIN}]{{3,}}")

# Letters that sound alike meet, vowels fall: two spellings of a foreign name often share the rest.
_SKELETON = str.maketrans("qczxvwd", "kkskfft", "aeiouyhj")
CROWD = 16
"""Forms with one key beyond which they are not compared: a directory, where likeness says nothing."""


def capitalised(text: str) -> list[str]:
    """The different Latin words of four letters or more that stand with a capital, in order."""
    return sorted(set(FORM.findall(text)))


def keys(lower: Sequence[str]) -> tuple[list[str], ...]:
    """Five keys for each word; two spellings of one name share one of them."""
    return (
        [w[:3] for w in lower],
        [w[-3:] for w in lower],
        [w[:2] + w[-1] for w in lower],
        [w[0] + w[-2:] for w in lower],
        "\n".join(lower).translate(_SKELETON).split("\n"),
    )


def close_pairs(forms: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of forms that share a key, in order, each once.

    The work grows with the number of forms, not with its square: of forms that share a key no more
    than CROWD are compared.
    """
    if len(forms) < 2:
        return []
    joined = "\n".join(forms)
    if joined.isascii():
        lower = joined.lower().split("\n")
    else:
        lower = [form.lower() if form.isascii() else fold(form) or form for form in forms]
    pairs = set()
    for column in keys(lower):
        if len(set(column)) < len(column):
            pairs.update(_meetings(column, forms))
    return sorted(pairs)


def _meetings(column: list[str], forms: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of forms with one key."""
    groups: dict[str, list[str]] = {}
    for key, form in zip(column, forms, strict=True):
        if key in groups:
            groups[key].append(form)
        else:
            groups[key] = [form]
    return [pair for group in groups.values() if 1 < len(group) <= CROWD for pair in combinations(group, 2)]
