"""What was meant by a word that nobody knows, or nothing where it looks coined."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from newslint.text.lazy import lazy

_DATA = Path(__file__).with_name("data")
_DOUBLED = lazy(r"(.)\1")
_INNER_DOUBLED = lazy(r"(?<=.)(.)\1")
_INNER_VOWELS = lazy(r"(?<=.)[aeiouy]+")
_VOWELS = "aeiouy"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_MIN = 5
_MIN_VOWEL = 6
_MIN_CONSONANT = 7
_MIN_SKELETON = 8
_MIN_SURE = 6
_MIN_PART = 4
_MAX_APART = 3


@lru_cache(None)
def word_list(name: str) -> frozenset[str]:
    """The words of a data file, without its comments."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="ascii").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


@lru_cache(None)
def vocabulary() -> frozenset[str]:
    """The words that may have been meant, frequent or not."""
    return word_list("common") | word_list("known")


def is_right(word: str) -> bool:
    """Whether newslint's own lists hold the word."""
    return word in vocabulary() or word in word_list("accepted")


@lru_cache(None)
def frequent_slips() -> dict[str, str]:
    """Frequent slips that are too short or too odd for a rule, and names written small -> what was
    meant."""
    pairs = (slip.split("=") for slip in word_list("slips"))
    slips = {wrong: right.replace("+", " ") for wrong, right in pairs}
    return slips | {name.lower(): name for name in word_list("capitals")}


@lru_cache(None)
def _by_single_letters() -> dict[str, tuple[str, ...]]:
    """Frequent words by what is left of them when doubled letters count once."""
    words = "\n".join(sorted(word_list("common")))
    return _table(_DOUBLED.sub(r"\1", words), words)


@lru_cache(None)
def _by_consonants() -> dict[str, tuple[str, ...]]:
    """Long frequent words by their consonants and the places of their vowels."""
    words = "\n".join(sorted(word for word in word_list("common") if len(word) >= _MIN_SKELETON - 1))
    return _table(_skeleton(words), words)


def _skeleton(words: str) -> str:
    """Of each line the first letter, the consonants, and one “a” for each run of vowels."""
    return _INNER_VOWELS.sub("a", _INNER_DOUBLED.sub(r"\1", words))


def _table(keys: str, words: str) -> dict[str, tuple[str, ...]]:
    """Keys, a line each, and the words of each of them: one pass for all lines is soon over."""
    table: dict[str, tuple[str, ...]] = {}
    for key, word in zip(keys.split("\n"), words.split("\n"), strict=True):
        table[key] = (*table[key], word) if key in table else (word,)
    return table


@lru_cache(100_000)
def intended(word: str) -> tuple[str, ...]:
    """What was meant by a word that nobody knows: a known word one slip away, or two words without
    their space. Nothing where the word looks coined."""
    if meant := frequent_slips().get(word):
        return (meant,)
    if len(word) >= _MIN and (doubled := _by_single_letters().get(_DOUBLED.sub(r"\1", word))):
        return doubled
    if parts := _run_together(word) or _wrong_ending(word):
        return (parts,)
    if len(word) < _MIN:
        return ()
    if _coined(word):
        return tuple(sorted(_surely_near(word)))
    return tuple(sorted(_near(word))) or _by_its_sound(word)


def _run_together(word: str) -> str:
    """The two words, one of which never is part of a compound."""
    glue, common = word_list("glue"), word_list("common")
    if word[0] == "a" and len(word) > _MIN and word[1:] in common:
        return f"a {word[1:]}"
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        if (left in glue and right in common and len(right) > 2) or (
            right in glue and left in common and len(left) > 2
        ):
            return f"{left} {right}"
    return ""


def _wrong_ending(word: str) -> str:
    """The word as it should end: “makeing”, “happend”, “drasticly”."""
    known = vocabulary()
    for wrong, right in (("eing", "ing"), ("nd", "ned"), ("icly", "ically"), ("ys", "ies")):
        if word.endswith(wrong) and (meant := word.removesuffix(wrong) + right) in known:
            return meant
    return ""


def _coined(word: str) -> bool:
    """A known word with a prefix or an ending, with s for z, or two longer words in one."""
    known = vocabulary()
    if word.replace("is", "iz") in known or word.replace("ys", "yz") in known:
        return True
    if _prefixed(word):
        return True
    for affix in word_list("endings"):
        stem = word[: -len(affix)]
        if word.endswith(affix) and (stem in known or stem + "e" in known or _undoubled(stem) in known):
            return True
    return any(
        word[:cut] in known and word[cut:] in known for cut in range(_MIN_PART, len(word) - _MIN_PART + 1)
    )


def _prefixed(word: str) -> bool:
    """A prefix and a frequent word, or a longer known one."""
    common, known = word_list("common"), vocabulary()
    for affix in word_list("prefixes"):
        rest = word[len(affix) :]
        if word.startswith(affix) and (rest in common or (len(rest) > _MIN and rest in known)):
            return True
    return False


def _undoubled(stem: str) -> str:
    """“slam” for the “slamm” of “slamming”; "" where nothing is doubled."""
    return stem[:-1] if stem[-2:-1] == stem[-1:] else ""


def _surely_near(word: str) -> set[str]:
    """Frequent words that a word which may be coined is surely a slip of: one letter less or more,
    or another vowel in a long one."""
    size = len(word)
    if size < _MIN_SURE:
        return set()
    found = {word[:i] + letter + word[i:] for i in range(1, size) for letter in _ALPHABET}
    if size >= _MIN_SURE + 2:
        found.update(word[:i] + word[i + 1 :] for i in range(1, size - 2))
    if size >= _MIN_SURE + 3:
        vowels = (i for i in range(1, size - 1) if word[i] in _VOWELS)
        found.update(word[:i] + letter + word[i + 1 :] for i in vowels for letter in _VOWELS)
    return found & word_list("common")


def _near(word: str) -> set[str]:
    """Known words one slip away, frequent ones also where one consonant stands for another."""
    known = vocabulary()
    near = {w for w in _one_slip_away(word) if w in known}
    if len(word) >= _MIN_CONSONANT:
        common = word_list("common")
        near |= {w for w in _one_letter_for_another(word) if w in common}
    return near


def _one_slip_away(word: str) -> Iterator[str]:
    """A letter left out, doubled, put in, exchanged with its neighbour, or one vowel for another."""
    size = len(word)
    for i in range(size - 1):
        if word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(1, size):
        inner = i < size - 1
        if inner or word[i] == word[i - 1]:
            yield word[:i] + word[i + 1 :]
        for letter in _ALPHABET:
            yield word[:i] + letter + word[i:]
        if inner and size >= _MIN_VOWEL and word[i] in _VOWELS:
            yield from (word[:i] + letter + word[i + 1 :] for letter in _VOWELS if letter != word[i])
    if size >= _MIN_VOWEL:
        yield from (word + letter for letter in "elty")


def _one_letter_for_another(word: str) -> Iterator[str]:
    for i in range(1, len(word) - 1):
        yield from (word[:i] + letter + word[i + 1 :] for letter in _ALPHABET if letter != word[i])


def _by_its_sound(word: str) -> tuple[str, ...]:
    """A frequent word with the same consonants: “defenately”."""
    if len(word) < _MIN_SKELETON:
        return ()
    found = _by_consonants().get(_skeleton(word), ())
    return tuple(w for w in found if abs(len(w) - len(word)) <= 1 and _apart(w, word) <= _MAX_APART)


def _apart(one: str, other: str) -> int:
    """Letters to change, put in or leave out."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one, other)
