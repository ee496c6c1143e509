"""Which whole-line patterns can match which line: by how it begins, else by a literal in it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.kinds.patterns import holds
from newslint.text.article import Article
from newslint.text.literals import LiteralIndex, ascii_key
from newslint.text.prefixes import line_keys

# What menus, lists and buttons put around their words.
DECORATION = "•·*|>»›→▶►▸◄«‹←■●▪◦–—-_=~+#[](){}<⇒…✉✓✔☰▼▾▲△★☆ \t\u00a0"


_FEW_LETTERS = 4


class Pattern(NamedTuple):
    """Pattern number `place` of rule number `rule`; lines over `longest` characters are not for it."""

    rule: int
    place: int
    longest: int


def _keys(sets: Sequence[Sequence[str]]) -> list[list[bytes]]:
    return [[ascii_key(literal) for literal in literals] for literals in sets]


class LineGate:
    """Three tiers: prefixes (a look-up a line), literals in short lines, and those tried always."""

    def __init__(self) -> None:
        self._by_prefix: dict[str, list[Pattern]] = {}
        self._needs: dict[Pattern, list[list[bytes]]] = {}
        self._literals: list[str] = []
        self._owner: list[Pattern] = []
        self._always: list[Pattern] = []
        self._longest = 0
        self._longest_literal = 0
        self._index: LiteralIndex | None = None

    def add(self, pattern: Pattern, prefixes: Sequence[str], sets: Sequence[Sequence[str]]) -> None:
        """Put a pattern into the first tier that takes it; `sets` of literals as of `sets_of`."""
        literals = sets[0] if sets else ()
        self._longest = max(self._longest, pattern.longest)
        if literals and sum(len(p) == 1 and p.isalpha() for p in prefixes) > _FEW_LETTERS:
            prefixes = ()  # "begins with a capital": true of most lines, a literal says more
        if prefixes:
            for prefix in prefixes:
                self._by_prefix.setdefault(prefix, []).append(pattern)
            self._needs[pattern] = _keys(sets)
            return
        self._needs[pattern] = _keys(sets[1:])
        self._longest_literal = max(self._longest_literal, pattern.longest)
        self._literals += literals
        self._owner += [pattern] * len(literals)
        if not literals:
            self._always.append(pattern)

    def candidates(self, article: Article) -> list[tuple[int, Pattern]]:
        """(line number, pattern) worth trying, by line, rule and pattern."""
        lines = article.raw_lines
        found = set(self._beginning(article))
        short = [n for n in article.filled if len(lines[n]) <= self._longest_literal]
        found.update((n, p) for n in short for p in self._always if len(lines[n]) <= p.longest)
        if short and self._literals:
            found.update(self._holding(lines, short))
        keys = {n: ascii_key(lines[n]) for n, _ in found}
        return sorted((n, p) for n, p in found if holds(keys[n], self._needs[p]))

    def _beginning(self, article: Article) -> Iterator[tuple[int, Pattern]]:
        table = self._by_prefix
        for number in article.filled:
            line = article.raw_lines[number].strip()
            if len(line) > self._longest:
                continue
            keys = line_keys(line)
            if line[0] in DECORATION:
                plain = line.lstrip(DECORATION)
                keys += line_keys(plain) if plain else []
            for key in keys:
                for pattern in table.get(key, ()):
                    if len(line) <= pattern.longest:
                        yield number, pattern

    def _holding(self, lines: Sequence[str], short: Sequence[int]) -> Iterator[tuple[int, Pattern]]:
        if self._index is None:
            self._index = LiteralIndex(self._literals)
        line, end = 0, len(lines[short[0]])
        hits = self._index.find("\n".join([lines[n] for n in short]))
        for literal, start, _ in sorted(hits, key=lambda h: h[1]):
            while start > end:
                line += 1
                end += 1 + len(lines[short[line]])
            pattern = self._owner[literal]
            if len(lines[short[line]]) <= pattern.longest:
                yield short[line], pattern
