"""Which capitalised forms of a text are enough alike to be looked at.

Every article comes through here, so that nothing is done form by form that can be done to all of
them at once: keys are made by slicing and translating, and only forms with equal keys meet.
"""

import re
from collections.abc import Sequence
from itertools import combinations, compress
from operator import ne

from newslint.kinds.names.words import around, fold

LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_CAPITALS = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u1e00-\u1eff"
FORM = re.compile(f"[{_CAPITALS}][{LATIN}]{{3,}}")

# Letters that sound alike meet, vowels fall: two spellings of a foreign name often share the rest.
_SKELETON = str.maketrans("qczxvwd", "kkskfft", "aeiouyhj")
CROWD = 16
"""Forms with one key beyond which they are not compared: a directory, where likeness says nothing."""


def capitalised(text: str) -> list[str]:
    """The different Latin words of four letters or more that stand with a capital, in order; plain
    English words that open sentences left out."""
    return sorted(set(FORM.findall(text)) - around()["openers"])


def keys(forms: Sequence[str]) -> list[str]:
    """Five keys for each form, all first keys first; two spellings of one name share one of them.

    Capitals stand at different places of different keys, so that one dictionary holds them all.
    """
    joined = "\n".join(forms)
    if joined.isascii():
        lower = joined.lower().split("\n")
        plain = forms
    else:
        lower = [form.lower() if form.isascii() else fold(form) or form for form in forms]
        plain = [
            form if form.isascii() else word.capitalize() for form, word in zip(forms, lower, strict=True)
        ]
    return [
        *[w[:3] for w in plain],
        *[w[-3:] for w in lower],
        *[w[-1] + w[:2] for w in plain],
        *[w[-2:] + w[0] for w in plain],
        *"\n".join(lower).translate(_SKELETON).split("\n"),
    ]


def close_pairs(forms: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of forms that share a key, in order, each once.

    The work grows with the number of forms, not with its square: of forms that share a key no more
    than CROWD are compared.
    """
    if len(forms) < 2:
        return []
    column = keys(forms)
    owners = [*forms] * (len(column) // len(forms))
    last = dict(zip(column, owners, strict=True))
    if len(last) == len(column):
        return []
    # One call for all forms at a time: these lines are what a clean article costs.
    shared = set(compress(column, map(ne, map(last.__getitem__, column), owners)))
    groups: dict[str, list[str]] = {}
    for key, form in compress(zip(column, owners, strict=True), map(shared.__contains__, column)):
        groups.setdefault(key, []).append(form)
    pairs: set[tuple[str, str]] = set()
    for group in groups.values():
        if len(group) <= CROWD:
            pairs.update(combinations(group, 2))
    return sorted(pairs)
