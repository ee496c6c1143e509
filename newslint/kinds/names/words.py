"""What is known about single words: how common they are, and whether they are English or names.

The list is read when the first pair of like names turns up, not before: most short runs have none.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"


class Word(NamedTuple):
    """`zipf` is the frequency class in tenths of the Zipf scale, 0 below 2.5, -1 for an unlisted word."""

    zipf: int
    english: bool
    given: bool
    surname: bool


UNKNOWN = Word(-1, english=False, given=False, surname=False)


@cache
def _lines() -> dict[str, str]:
    """The first three letters of words -> the line of the list that holds them (see names_words.py).

    Sixty thousand words are not parted where an article asks about twenty.
    """
    lines = (DATA / "words.txt").read_text(encoding="ascii").split("\n")
    return {line[:3]: line for line in lines}


@lru_cache(65536)
def word(folded: str) -> Word:
    """What is known about a word given in plain lower-case letters."""
    line = _lines().get(folded[:3].ljust(3), "")
    wanted = f" {folded[3:]}="
    at = line.find(wanted)
    return UNKNOWN if at < 0 else _entry(line[at + len(wanted) : line.index(" ", at + 1)])


@cache
def _entry(code: str) -> Word:
    """`30ds` as a value; a few dozen are in use."""
    return Word(int(code[:2]), "d" in code, "g" in code, "s" in code)


def fold(form: str) -> str:
    """Lower-case letters a to z of a form, other Latin letters transcribed.

    >>> fold("O’Neill"), fold("Müller")
    ('oneill', 'muller')
    """
    return form.lower() if form.isascii() and form.isalpha() else _transcribed(form)


@lru_cache(65536)
def _transcribed(form: str) -> str:
    plain = form.lower().translate(_letters())
    if not plain.isascii():
        from anyascii import anyascii

        plain = anyascii(form).lower()
    return re.sub("[^a-z]", "", plain)


@cache
def _letters() -> dict[int, str]:
    """Code point of a Latin letter that is not ASCII -> how it is written in it; apostrophes and
    combining marks fall."""
    table = dict.fromkeys([*map(ord, "’ʼ‘"), *range(0x300, 0x363)], "")
    for line in (DATA / "letters.txt").read_text(encoding="utf-8").splitlines():
        letters, plain = line.split()
        table.update(dict.fromkeys(map(ord, letters), plain))
    return table


@cache
def _endings() -> frozenset[tuple[str, str]]:
    """Pairs of endings that make two words of one stem."""
    pairs: set[tuple[str, str]] = set()
    for line in (DATA / "endings.txt").read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            family = [e.strip("-") for e in line.split()]
            pairs.update((a, b) for a in family for b in family if a != b and not _inserted(a, b))
    return frozenset(pairs)


def _inserted(one: str, two: str) -> bool:
    """Whether one ending is the other with letters put in before it: a slip, like Ukrainiian."""
    return bool(one and two) and (one.endswith(two) or two.endswith(one))


SHORTEST_STEM = 3


@lru_cache(65536)
def inflected(one: str, two: str) -> bool:
    """Whether two folded words are one stem with two endings, hence two words and not two spellings.

    >>> inflected("ukraine", "ukrainian"), inflected("belousov", "belousova"), inflected("peskov", "peskow")
    (True, True, False)
    """
    at, limit = 0, min(len(one), len(two))
    while at < limit and one[at] == two[at]:
        at += 1
    added = max(one[at:], two[at:])
    # A letter doubled at the end is a slip (Yukoss), and i makes a people only behind a consonant.
    if at and at == limit and (added == one[at - 1] or (added == "i" and one[at - 1] in "aeiouy")):
        return False
    known = _endings()
    return any((one[i:], two[i:]) in known for i in range(SHORTEST_STEM, at + 1))


@cache
def known_distinct() -> frozenset[tuple[str, str]]:
    """Pairs of folded names, both ways round, that are known to be different."""
    pairs: set[tuple[str, str]] = set()
    for line in (DATA / "distinct.txt").read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            group = line.split()
            pairs.update((a, b) for a in group for b in group if a != b)
    return frozenset(pairs)


@cache
def around() -> dict[str, frozenset[str]]:
    """The lists of around.txt by name."""
    lists: dict[str, set[str]] = {}
    for line in (DATA / "around.txt").read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            name, _, words = line.partition(": ")
            lists.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in lists.items()}
