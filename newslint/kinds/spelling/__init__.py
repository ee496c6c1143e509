"""Misspelt words, told from the new words, names and foreign words that news is full of.

A word counts as misspelt only if it is written small, stands once in the text (unless the slip is a
frequent one) and in none of its names, is unknown to the engine and to newslint's lists, and is one
slip of the pen away from a word that news uses, or is two such words without the space between them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from newslint.kinds.spelling.slips import frequent_slips, intended, is_right
from newslint.model import Span
from newslint.text.article import Article
from newslint.text.lazy import lazy

_WORD = lazy(r"(?<![\w'’.@#/\\-])[a-z]{4,}(?![\w@/\\\[]|['’]|-\w|\.\w| ?[(\[]sic\b)")
_NEIGHBOUR = lazy(r"[^\W\d_]+")
_QUOTES = "\"'“”‘’«»"
_LONGEST = 40
"""Letters of a word at most: what is longer is data, on which an engine spends minutes."""


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
        words = {w for n in numbers for w in _WORD.findall(article.raw_lines[n]) if len(w) <= _LONGEST}
        # Most rare words are no slip of another one: the engine, which is slow, is not asked.
        suspects = self._among(sorted(word for word in words if not is_right(word) and intended(word)))
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
        if word not in frequent_slips() and (text.count(word) > 1 or word.capitalize() in text):
            return True
        if word.upper() in text:
            return True
        before, after = line[: place[0]], line[place[1] :]
        if before and after and before[-1] in _QUOTES and after[0] in _QUOTES:
            return True
        beside = [*_NEIGHBOUR.findall(before[-30:])[-1:], *_NEIGHBOUR.findall(after[:30])[:1]]
        foreign = [w for w in beside if w.islower() and len(w) > 2 and not is_right(w) and not intended(w)]
        return bool(self._among(foreign))
