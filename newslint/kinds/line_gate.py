"""Which whole-line patterns can match which line: by how it begins, else by a literal in it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.kinds.patterns import Needed, holds, needed
from newslint.text.article import Article
from newslint.text.literals import Hit, LiteralIndex
from newslint.text.prefixes import LENGTH, beginnings, fold

# What menus, lists and buttons put around their words.
DECORATION = "•·*|>»›→▶►▸◄«‹←■●▪◦–—-_=~+#[](){}<⇒…✉✓✔☰▼▾▲△★☆ \t\u00a0"


_FEW_LETTERS = 4
_SHORT = 160
_REMEMBERED = 20_000
"""Beginnings of lines of which it is remembered what they say."""
_STEM = 4
"""Characters of a long line after which it is known of most that no pattern begins so."""


class Pattern(NamedTuple):
    """Pattern number `place` of rule number `rule`; lines over `longest` characters are not for it."""

    rule: int
    place: int
    longest: int


class LineGate:
    """Three tiers: how a line begins (a look-up a line), a literal that it holds, and patterns that are
    tried always.

    Few patterns are for long lines, and most of an article is long lines: their literals are looked for
    by the plan, in the pass over the whole text that it makes anyway; those of all patterns only in the
    few short lines.
    """

    def __init__(self) -> None:
        # A pattern is known by its number, in the order in which they were added.
        self._patterns: list[Pattern] = []
        self._sets: list[Sequence[Sequence[str]]] = []
        self._needs: dict[int, list[Needed]] = {}
        self._by_prefix = _Owned()
        self._first: dict[str, int] | None = None
        self._others: dict[str, list[int]] = {}
        self._known: dict[str, list[int]] = {}
        self._long_stems: set[str] = set()
        self._hopeless: dict[str, bool] = {}
        self._always: list[int] = []
        self._in_short, self._in_long = _Owned(), _Owned()
        self._index: LiteralIndex | None = None
        self._longest = 0

    @property
    def literals(self) -> Sequence[str]:
        """What the hits given to `candidates` count."""
        return self._in_long.strings

    def add(self, pattern: Pattern, prefixes: Sequence[str], sets: Sequence[Sequence[str]]) -> None:
        """`prefixes` as of `prefixes_of`, `sets` of literals as of `sets_of`."""
        self._longest = max(self._longest, pattern.longest)
        if sets and len(prefixes) > _FEW_LETTERS and list(map(len, prefixes)).count(1) > _FEW_LETTERS:
            prefixes = ()  # "begins with a capital": true of most lines, a literal says more
        number = len(self._patterns)
        self._patterns.append(pattern)
        self._sets.append(sets if prefixes else sets[1:])
        if prefixes:
            self._by_prefix.add(number, prefixes)
            if pattern.longest > _SHORT:
                self._long_stems.update([p[:_STEM] for p in prefixes])
        elif sets:
            for tier in (self._in_short, self._in_long) if pattern.longest > _SHORT else (self._in_short,):
                tier.add(number, sets[0])
        else:
            self._always.append(number)

    def candidates(self, article: Article, hits: Sequence[Hit]) -> list[tuple[int, Pattern]]:
        """(line number, pattern) worth trying, by line and pattern in the order of `add`."""
        found, short = self._by_beginning(article)
        if short:
            found += self._holding(article, short)
        lines, owner, patterns = article.raw_lines, self._in_long.owner, self._patterns
        for hit in hits:
            line, number = article.line_number(hit.offset), owner[hit.literal]
            size, longest = len(lines[line]), patterns[number].longest
            if size > _SHORT and (size <= longest or len(lines[line].strip()) <= longest):
                found.append((line, number))
        return [(line, patterns[n]) for line, n in sorted(set(found)) if self._possible(article, line, n)]

    def _by_beginning(self, article: Article) -> tuple[list[tuple[int, int]], list[int]]:
        """What the beginnings of lines say; and the numbers of the short lines.

        Every line of every article comes by here: most leave after one look-up.
        """
        found: list[tuple[int, int]] = []
        short: list[int] = []
        patterns, known, longest = self._patterns, self._known, self._longest
        for line, body in zip(article.filled, article.bodies, strict=True):
            size = len(body)
            if size > longest:
                continue
            if size <= _SHORT:
                short.append(line)
            else:
                hopeless = self._hopeless.get(body[:_STEM])
                if hopeless is None:
                    hopeless = self._is_hopeless(body[:_STEM])
                if hopeless:
                    continue
            beginning = known.get(body[: LENGTH + 1])
            if beginning is None:
                beginning = self._beginning(body)
            if beginning:
                found += [(line, n) for n in beginning if patterns[n].longest >= size]
        return found, short

    def _is_hopeless(self, stem: str) -> bool:
        """Whether no pattern for long lines begins like these letters or digits; remembered."""
        head = fold(stem)
        sure = head[0].isalnum() and self._long_stems.isdisjoint(head[:n] for n in range(1, _STEM + 1))
        if len(self._hopeless) >= _REMEMBERED:
            self._hopeless.clear()
        self._hopeless[stem] = sure and not self._always
        return self._hopeless[stem]

    def _beginning(self, body: str) -> list[int]:
        """The patterns to try on a stripped line because of how it begins; remembered where a few
        characters say all."""
        if self._first is None:
            self._first = self._sort_out_prefixes()
        found = [*self._always]
        for head in _heads(body):
            for size in range(1, len(head) + 1):
                first = self._first.get(head[:size])
                if first is not None:
                    found += (first, *self._others.get(head[:size], ()))
        if body[0].isalnum() or (body[0] not in DECORATION and body[1:2].isalpha()):
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[body[: LENGTH + 1]] = found
        return found

    def _sort_out_prefixes(self) -> dict[str, int]:
        """The first pattern of each beginning; `_others` has the rest of them. Most beginnings are those
        of one pattern: ten thousand lists would cost a start too much."""
        owned = self._by_prefix
        first = dict(zip(reversed(owned.strings), reversed(owned.owner), strict=True))
        pairs = zip(owned.strings, owned.owner, strict=True)
        for prefix, pattern in [(s, n) for s, n in pairs if first[s] != n]:
            self._others.setdefault(prefix, []).append(pattern)
        return first

    def _holding(self, article: Article, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """What the literals in short lines say."""
        if self._index is None:
            self._index = LiteralIndex(self._in_short.strings)
        lines, starts, key = article.raw_lines, article.starts, article.key
        pieces = [key[starts[n] : starts[n] + len(lines[n])] for n in numbers]
        line, end = 0, len(pieces[0])
        for literal, start, _ in sorted(self._index.find(b"\n".join(pieces)), key=lambda h: h[1]):
            while start > end:
                line += 1
                end += 1 + len(pieces[line])
            pattern = self._in_short.owner[literal]
            if len(lines[numbers[line]].strip()) <= self._patterns[pattern].longest:
                yield numbers[line], pattern

    def _possible(self, article: Article, line: int, number: int) -> bool:
        """Whether the line holds all else that the pattern needs."""
        needs = self._needs.get(number)
        if needs is None:  # made when a line begins right, which for most patterns is never
            needs = self._needs[number] = needed(sorted(self._sets[number], key=len))
        start = article.starts[line]
        return not needs or holds(article.key[start : start + len(article.raw_lines[line])], needs)


class _Owned:
    """Strings, and the number of the pattern that each of them is for."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.owner: list[int] = []

    def add(self, pattern: int, strings: Sequence[str]) -> None:
        """Put those of a pattern behind the others."""
        self.strings += strings
        self.owner += [pattern] * len(strings)


def _heads(line: str) -> list[str]:
    """The beginnings of a stripped line, with and without decoration."""
    found = beginnings(line)
    if line[0] in DECORATION:
        plain = line.lstrip(DECORATION)
        found += beginnings(plain) if plain else []
    return found
