"""Which capitalised forms of a text are enough alike to be looked at.

Every article comes through here, so that nothing is done form by form that can be done to all of
them at once: keys are made by slicing and translating, and only forms with equal keys meet.
"""

from collections.abc import Sequence
from functools import cache
from itertools import combinations, cycle

from newslint.kinds.names.words import around, fold
from newslint.text.lazy import lazy

LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_CAPITALS = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u1e00-\u1eff"
FORM = lazy(f"[{_CAPITALS}][{LATIN}]{{3,}}")

# Letters that sound alike meet, vowels fall: two spellings of a foreign name often share the rest.
_SKELETON = str.maketrans("qczxvwd", "kkskfft", "aeiouyhj")
LONG, MIDDLING = 7, 5
"""Letters beyond which the ends of words must agree in five, or four, letters instead of three."""
CROWD = 16
"""Forms with one key beyond which they are not compared: a directory, where likeness says nothing."""


def capitalised(text: str) -> list[str]:
    """The different Latin words of four letters or more that stand with a capital, by first place.

    Words that open sentences, titles, days and months, and what institutions are called after
    (Council, University) are left out: a slip there is one of spelling, not of a name.
    """
    passed_over = _passed_over()
    return [form for form in dict.fromkeys(FORM.findall(text)) if form not in passed_over]


@cache
def _passed_over() -> frozenset[str]:
    lists = around()
    calendar = {word.capitalize() for word in lists["calendar"]}
    return lists["openers"] | lists["plain"] | lists["titles"] | calendar


def keys(forms: Sequence[str]) -> list[str]:
    """Five keys for each form, all first keys first; two spellings of one name share one of them.

    Capitals (and a ~) stand at different places of different keys, so that one dictionary holds all.
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
        *[w[-5:] if len(w) > LONG else w[-4:] if len(w) > MIDDLING else w[-3:] for w in lower],
        *[w[-1] + w[:2] for w in plain],
        *[w[-2:] + w[0] for w in plain],
        *("~" + "\n~".join(lower)).translate(_SKELETON).split("\n"),
    ]


def close_pairs(forms: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of forms that share a key, in order, each once.

    The work grows with the number of forms, not with its square: of forms that share a key no more
    than CROWD are compared.
    """
    if len(forms) < 2:
        return []
    # One plain loop over some 170 keys of an article is faster than several passes in C.
    first: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for key, form in zip(keys(forms), cycle(forms), strict=False):
        if key not in first:
            first[key] = form
        elif key in groups:
            groups[key].append(form)
        else:
            groups[key] = [first[key], form]
    pairs: set[tuple[str, str]] = set()
    for group in groups.values():
        if len(group) <= CROWD:
            pairs.update(combinations(sorted(group), 2))
    return sorted(pairs)
