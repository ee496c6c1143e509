"""Which capitalised forms of a text are enough alike to be looked at.

Every article comes through here, so that as much as can be is done to all forms at once; forms meet
where they share a key.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import combinations, cycle

from newslint.kinds.names.words import around, fold
from newslint.text.lazy import lazy

LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_CAPITALS = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u1e00-\u1eff"
FORM = lazy(f"[{_CAPITALS}][{LATIN}]{{3,}}")

# Letters that sound alike meet, vowels fall: two spellings of a foreign name often share the rest.
_SOUNDS, _SILENT = bytes.maketrans(b"qczxvwd", b"kkskfft"), b"aeiouyhj"
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


def close_pairs(forms: AbstractSet[str]) -> list[tuple[str, str]]:
    """Pairs of forms that end alike, sound alike, or begin with one letter and have more in common, in
    order, each once.

    The work grows with the number of forms, not with its square: of forms that share a key no more
    than CROWD are compared.
    """
    names = list(forms)
    if len(names) < 2:
        return []
    lower, plain = _spelled(names)
    pairs: list[tuple[str, str]] = []
    for group in _sharing([*_ends(lower), *_skeletons(lower)], names):
        pairs += combinations(group, 2)
    # A few forms of one initial are compared faster than three keys are made of each.
    initials = defaultdict[str, list[tuple[str, str]]](list)
    for both in zip(plain, names, strict=True):
        initials[both[0][0]].append(both)
    for few in initials.values():
        if len(few) > 1:
            pairs += _beginning_alike(few) if len(few) <= CROWD else _in_crowd(few)
    return sorted({(a, b) if a < b else (b, a) for a, b in pairs})


def _spelled(forms: list[str]) -> tuple[list[str], list[str]]:
    """The forms in plain Latin letters: all of them small, and with their capitals. What has too few of
    them stands as it is."""
    joined = "\n".join(forms)
    if joined.isascii():
        return joined.lower().split("\n"), forms
    lower = [fold(form) for form in forms]
    lower = [word if len(word) > 3 else form.lower() for form, word in zip(forms, lower, strict=True)]
    return lower, [
        form if form.isascii() else word.capitalize() for form, word in zip(forms, lower, strict=True)
    ]


def _sharing(keys: Iterable[str], names: Sequence[str]) -> list[list[str]]:
    """Groups of names that share a key, CROWD at most; `keys` are one of each name, then another of each."""
    first: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    # One plain loop over some 60 keys of an article is faster than several passes in C.
    for key, name in zip(keys, cycle(names), strict=False):
        other = first.setdefault(key, name)
        if other is not name:
            if key in groups:
                groups[key].append(name)
            else:
                groups[key] = [other, name]
    return [group for group in groups.values() if len(group) <= CROWD]


def _ends(lower: Sequence[str]) -> list[str]:
    return [w[-5:] if len(w) > LONG else w[-4:] if len(w) > MIDDLING else w[-3:] for w in lower]


def _skeletons(lower: Sequence[str]) -> list[str]:
    """The consonants of each word as they sound, doubles taken as one."""
    joined = "~" + "\n~".join(lower)
    for letters in _DOUBLED:
        joined = joined.replace(letters, letters[0])
    return joined.encode("ascii", "ignore").translate(_SOUNDS, _SILENT).decode("ascii").split("\n")


def _beginning_alike(group: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of (plain, form) with one initial those that share the first letters and the last, the last ones,
    or the first three; of these one form may be a letter longer, two make another word."""
    return [
        (one, two)
        for (a, one), (b, two) in combinations(group, 2)
        if (a[1] == b[1] and (a[-1] == b[-1] or (a[2] == b[2] and -2 < len(one) - len(two) < 2)))
        or (a[-1] == b[-1] and a[-2] == b[-2])
    ]


def _in_crowd(group: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What `_beginning_alike` finds, without a look at every pair."""
    plain, names = zip(*group, strict=True)
    pairs: list[tuple[str, str]] = []
    for few in _sharing([w[:3] for w in plain], names):
        pairs += [(a, b) for a, b in combinations(few, 2) if -2 < len(a) - len(b) < 2]
    for few in _sharing([*(w[-1] + w[:2] for w in plain), *(w[-2:] + w[0] for w in plain)], names):
        pairs += combinations(few, 2)
    return pairs
