"""What two forms say about themselves, wherever they stand.

A feature is one string `group:value`; of each group a pair has one value at most.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from newslint.kinds.names.alignment import Block, agreeing, aligned, differing, distance
from newslint.kinds.names.words import DATA, Word, around, fold, inflected, known_distinct, word

SHORTEST = 4
COMMON = 35
FARTHEST = 3
LONG = 8
"""Letters that both names need where three of them differ."""

VOWELS = frozenset("aeiouy")
_SOUNDS = str.maketrans("qczxvwd", "kkskfft")


@cache
def _edits() -> dict[Block, int]:
    table = {}
    for line in (DATA / "edits.txt").read_text(encoding="ascii").splitlines():
        one, two, bits = line.split()
        table[one.replace("-", ""), two.replace("-", "")] = int(bits)
    return table


def _bits(one: str, two: str) -> int:
    """Twice the log ratio of a change between spellings and between names (see edits.txt)."""
    table = _edits()
    known = table.get((one, two) if one <= two else (two, one))
    if known is None:
        one, two = ("".join("v" if c in VOWELS else "c" for c in part) for part in (one, two))
        known = table.get(("=" + one, two))
    return -6 if known is None else known


def comparable(one: str, two: str) -> list[Block] | None:
    """The differing blocks of two forms that could be one name, None where they could not.

    Forms in capitals, other endings of one stem, days and months, and too great differences are out.
    """
    if abs(len(one) - len(two)) > FARTHEST + 1 or one.isupper() or two.isupper():
        return None
    a, b = fold(one), fold(two)
    short = min(len(a), len(b))
    if short < SHORTEST or not (one[0].isupper() and two[0].isupper()):
        return None
    if a == b:
        return None if _plain(one) == _plain(two) else []
    far = FARTHEST if short >= LONG else FARTHEST - 1
    if abs(len(a) - len(b)) > far:
        return None
    left, right = differing(a, b)
    if _more_letters(left, right, far):  # cheaper than aligning, and most pairs end here
        return None
    parts = aligned(left, right)
    if distance(parts) > far:
        return None
    calendar = around()["calendar"]
    other = a in calendar or b in calendar or (a, b) in known_distinct() or inflected(a, b)
    return None if other else parts


def _more_letters(one: str, two: str, most: int) -> bool:
    """Whether more than `most` letters of one of the two have no counterpart in the other."""
    alone = one
    for letter in two:
        alone = alone.replace(letter, "", 1)
    return len(alone) + max(0, len(two) - len(one)) > most


def plausible(one: str, two: str) -> bool:
    """Whether `comparable` finds that two forms could be one name."""
    return comparable(one, two) is not None


def _plain(form: str) -> str:
    """The form without capitals and with one apostrophe: what differs in these alone is no other spelling."""
    return form.replace("’", "'").replace("ʼ", "'").lower()


def features(minor: str, major: str) -> list[str]:
    """Features of a pair of forms that are comparable, `minor` the one to doubt."""
    one, two = sorted((minor, major))
    return shared_features(one, two, comparable(one, two) or []) + own_features(minor, major)


def shared_features(one: str, two: str, parts: list[Block]) -> list[str]:
    """Features that are the same whichever of the two, given in order, is the one to doubt; `parts` as
    `comparable` returns them."""
    a, b = fold(one), fold(two)
    far = distance(parts)
    bits = sum(_bits(x, y) for x, y in parts)
    start, end = agreeing(a, b)
    return [
        f"distance:{far}",
        f"length:{min(len(a), len(b), 10)}" + ("/far" if far > 1 else ""),
        f"bits:{max(-4, min(7, bits // 3))}" if parts else "bits:accent",
        f"last:{_same(a[-1], b[-1])}",
        f"part:{_part(a, b)}",
        f"edit:{_kind(a, b, parts)}",
        f"where:{min(start, 3)}/{min(end, 3)}",
    ]


def own_features(minor: str, major: str) -> list[str]:
    """The others: how common the two are."""
    a, b = _alone(fold(major)), _alone(fold(minor))
    return [
        f"sound:{_same(a.sound, b.sound)}/{_same(a.first, b.first)}/{b.rarity}",
        f"minor-zipf:{b.frequency}",
        f"major-zipf:{a.frequency}",
        f"gap:{max(-3, min(5, (a.zipf - b.zipf) // 10))}",
        f"flags:{a.flags}/{b.flags}",
    ]


class _Alone(NamedTuple):
    """What is to be said of one form, whatever the other is."""

    sound: str
    first: str
    zipf: int
    frequency: str
    rarity: str
    flags: str


@lru_cache(65536)
def _alone(folded: str) -> _Alone:
    entry = word(folded)
    return _Alone(_sound(folded), folded[0], entry.zipf, _frequency(entry), _rarity(entry), _flags(entry))


def _frequency(entry: Word) -> str:
    return "none" if entry.zipf < 0 else f"{min(entry.zipf, 50)}"


def _same(one: str, two: str) -> str:
    return "same" if one == two else "other"


def _part(a: str, b: str) -> str:
    """Whether one form is the beginning, the end or the middle of the other."""
    short, long = sorted((a, b), key=len)
    if short not in long or short == long:
        return "no"
    return "beginning" if long.startswith(short) else "rest"


def _rarity(entry: Word) -> str:
    """A coarse frequency class."""
    return (
        "none"
        if entry.zipf < 0
        else "rare"
        if entry.zipf == 0
        else "some"
        if entry.zipf < COMMON
        else "common"
    )


def _flags(entry: Word) -> str:
    """The first that holds: English word, given name, surname, listed, unlisted."""
    name = "g" if entry.given else "s" if entry.surname else ""
    return ("e" if entry.english else "") + name or ("listed" if entry.zipf >= 0 else "none")


def _kind(a: str, b: str, parts: list[Block]) -> str:
    """What sort of change it is."""
    if len(parts) != 1:
        return "accent" if not parts else "many"
    x, y = parts[0]
    if len(x) == 2 and x == y[::-1]:
        return "swap"
    if len(x) == len(y) == 1:
        return "-".join(sorted("v" if c in VOWELS else "c" for c in x + y))
    if len(x) + len(y) == 1:
        letter = x + y
        double = letter * 2 in (a if x else b)
        return ("double" if double else "drop") + ("-v" if letter in VOWELS else "-c")
    return "block"


def _sound(folded: str) -> str:
    """Consonants as they sound, doubles taken as one, vowels left out but at the beginning."""
    out = (folded[0] if folded[0] not in VOWELS else "a").translate(_SOUNDS)
    for c in folded[1:].translate(_SOUNDS):
        if c not in "aeiouyhj" and c != out[-1]:
            out += c
    return out
