"""Misspelt words, told from the new words, names and foreign words that news is full of.

A word counts as misspelt only if it is written small, stands once in the text and in none of its
names, is unknown to the engine and to newslint's list, and is one slip of the pen away from a word
that news uses often, or is two such words without the space between them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from newslint.model import Span
from newslint.text.article import Article
from newslint.text.lazy import lazy

_DATA = Path(__file__).with_name("data")
_WORD = lazy(r"(?<![\w'’.@#/\\-])[a-z]{4,}(?![\w@/\\\[]|['’]\w|-\w|\.\w)")
_NEIGHBOUR = lazy(r"[^\W\d_]+")
_DOUBLED = lazy(r"(.)\1")
_QUOTES = "\"'“”‘’«»"
_VOWELS = "aeiouy"
_MIN = 5
_MIN_EXCHANGED = 7
_MIN_PART = 4
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Slip(NamedTuple):
    """A misspelt word and what may have been meant."""

    span: Span
    replacements: tuple[str, ...]

    @property
    def says(self) -> dict[str, Any]:
        """What the finding has besides rule and place."""
        return {
            "message": f"Misspelt: did you mean “{self.replacements[0]}”?",
            "replacements": self.replacements,
        }


@lru_cache(None)
def _list(name: str) -> frozenset[str]:
    lines = (_DATA / f"{name}.txt").read_text(encoding="ascii").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


@lru_cache(None)
def _known_slips() -> dict[str, str]:
    """Frequent slips that are too short or too odd for a rule -> what was meant."""
    pairs = (slip.split("=") for slip in _list("slips"))
    return {wrong: right.replace("+", " ") for wrong, right in pairs}


@lru_cache(None)
def _by_single_letters() -> dict[str, tuple[str, ...]]:
    """Frequent words by what is left of them when doubled letters count once."""
    table: dict[str, tuple[str, ...]] = {}
    for word in sorted(_list("common")):
        key = _DOUBLED.sub(r"\1", word)
        table[key] = (*table.get(key, ()), word)
    return table


class Speller:
    """Remembers what an engine has said about words; that does not depend on the text they stand in."""

    def __init__(self, unknown: Callable[[Sequence[str]], set[str]]) -> None:
        """`unknown` says which of some words an engine does not know."""
        self.ask = unknown
        self._unknown: dict[str, bool] = {}

    def __getstate__(self) -> Callable[[Sequence[str]], set[str]]:
        return self.ask

    def __setstate__(self, unknown: Callable[[Sequence[str]], set[str]]) -> None:
        self.__init__(unknown)  # type: ignore[misc]

    def slips(self, article: Article, numbers: Iterable[int]) -> Iterator[Slip]:
        """The misspelt words in lines `numbers` of the article."""
        text = article.text
        words = {word for n in numbers for word in _WORD.findall(article.raw_lines[n])}
        # Most rare words are no slip of a frequent one: the engine, which is slow, is not asked.
        rare = sorted(words.difference(_list("common"), _list("accepted")))
        suspects = self._among([word for word in rare if intended(word)])
        if not suspects:
            return
        for number in numbers:
            line, start = article.raw_lines[number], article.starts[number]
            for match in _WORD.finditer(line):
                word = match.group()
                if word in suspects and not self._excused(word, text, line, match.span()):
                    yield Slip(Span(*match.span()).shifted(start), intended(word))

    def _among(self, words: Sequence[str]) -> set[str]:
        """Those of `words` that the engine does not know."""
        new = [word for word in words if word not in self._unknown]
        if new:
            unknown = self.ask(new)
            self._unknown.update((word, word in unknown) for word in new)
        return {word for word in words if self._unknown[word]}

    def _excused(self, word: str, text: str, line: str, place: tuple[int, int]) -> bool:
        """Used twice, or in a name; in quotation marks by itself, or in a foreign phrase."""
        if text.count(word) > 1 or word.capitalize() in text or word.upper() in text:
            return True
        before, after = line[: place[0]], line[place[1] :]
        if before and after and before[-1] in _QUOTES and after[0] in _QUOTES:
            return True
        beside = [*_NEIGHBOUR.findall(before[-30:])[-1:], *_NEIGHBOUR.findall(after[:30])[:1]]
        return bool(
            self._among([w for w in beside if w.islower() and len(w) > 2 and w not in _list("common")])
        )


@lru_cache(100_000)
def intended(word: str) -> tuple[str, ...]:
    """What was meant by a word that nobody knows: a frequent word one slip away, or two words
    without their space. Nothing where the word looks coined."""
    if parts := _known_slips().get(word) or " ".join(_run_together(word)):
        return (parts,)
    if len(word) < _MIN:
        return ()
    if doubled := _by_single_letters().get(_DOUBLED.sub(r"\1", word)):
        return doubled
    if _coined(word):
        return ()
    common = _list("common")
    return tuple(sorted({w for w in _one_slip_away(word) if w in common}))


def _run_together(word: str) -> Sequence[str]:
    """The two words, one of which never is part of a compound."""
    glue, common = _list("glue"), _list("common")
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        if (left in glue and right in common and len(right) > 2) or (
            right in glue and left in common and len(left) > 2
        ):
            return left, right
    return ()


def _coined(word: str) -> bool:
    """A known word with a prefix or an ending, or two longer words in one."""
    common = _list("common")
    for affix in _list("prefixes"):
        if word.startswith(affix) and word[len(affix) :] in common:
            return True
    for affix in _list("endings"):
        stem = word[: -len(affix)]
        if word.endswith(affix) and (stem in common or stem + "e" in common):
            return True
    return any(
        word[:cut] in common and word[cut:] in common for cut in range(_MIN_PART, len(word) - _MIN_PART + 1)
    )


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
        if inner and size >= _MIN_EXCHANGED and word[i] in _VOWELS:
            yield from (word[:i] + letter + word[i + 1 :] for letter in _VOWELS if letter != word[i])
    if size >= _MIN_EXCHANGED:
        yield word + "e"
