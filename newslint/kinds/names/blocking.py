"""Which capitalised forms of a text are enough alike to be looked at.

Every article comes through here, so that as much as can be is done to all forms at once; forms meet
where they share a key.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import combinations, cycle

from newslint.kinds.names.words import around, fold
from newslint.text.lazy import lazy

LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_CAPITALS = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u1e00-\u1eff"
FORM = lazy(f"[{_CAPITALS}][{LATIN}]{{3,}}")

# Letters that sound alike meet, vowels fall: two spellings of a foreign name often share the rest.
_SKELETON = str.maketrans("qczxvwd", "kkskfft", "aeiouyhj")
_DOUBLED = ("bb", "cc", "dd", "ff", "gg", "kk", "ll", "mm", "nn", "pp", "rr", "ss", "tt", "zz")
LONG, MIDDLING = 7, 5
"""Letters beyond which the ends of words must agree in five, or four, letters instead of three."""
CROWD = 16
"""Forms with one key beyond which they are not compared: a directory, where likeness says nothing."""


def capitalised(text: str) -> set[str]:
    """The different Latin words of four letters or more that stand with a capital.

    Words that open sentences, titles, days and months, and what institutions are called after
    (Council, University) are left out: a slip there is one of spelling, not of a name.
    """
    return set(FORM.findall(text)) - _passed_over()


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
        *_skeletons(lower),
    ]


def _skeletons(lower: Sequence[str]) -> list[str]:
    """The consonants of each word as they sound, doubles taken as one."""
    joined = "~" + "\n~".join(lower)
    for letters in _DOUBLED:
        joined = joined.replace(letters, letters[0])
    return joined.translate(_SKELETON).split("\n")


def close_pairs(forms: AbstractSet[str]) -> list[tuple[str, str]]:
    """Pairs of forms that share a key, in order, each once.

    Of forms that share their beginning alone one may be a letter longer: two letters make another word.
    The work grows with the number of forms, not with its square: of forms that share a key no more
    than CROWD are compared.
    """
    names = list(forms)
    if len(names) < 2:
        return []
    # One plain loop over some 150 keys of an article is faster than several passes in C.
    first: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for key, form in zip(keys(names), cycle(names), strict=False):
        if key not in first:
            first[key] = form
        elif key in groups:
            groups[key].append(form)
        else:
            groups[key] = [first[key], form]
    pairs: set[tuple[str, str]] = set()
    for key, group in groups.items():
        if len(group) <= CROWD:
            together = combinations(sorted(group), 2)
            if key[0].isupper():
                pairs.update([(a, b) for a, b in together if -2 < len(a) - len(b) < 2])
            else:
                pairs.update(together)
    return sorted(pairs)
