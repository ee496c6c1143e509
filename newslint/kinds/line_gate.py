"""Which whole-line patterns can match which line: by how it begins, else by a literal in it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.kinds.patterns import Needed, holds, needed
from newslint.text.article import Article
from newslint.text.literals import Hit, LiteralIndex
from newslint.text.prefixes import BYTES, LENGTH, beginnings

# What menus, lists and buttons put around their words.
DECORATION = "•·*|>»›→▶►▸◄«‹←■●▪◦–—-_=~+#[](){}<⇒…✉✓✔☰▼▾▲△★☆ \t\u00a0"


_FEW_LETTERS = 4
_SHORT = 160
_REMEMBERED = 20_000
"""Beginnings of lines of which it is remembered what they say."""


class Pattern(NamedTuple):
    """Pattern number `place` of rule number `rule`; lines over `longest` characters are not for it."""

    rule: int
    place: int
    longest: int


class LineGate:
    """Two bands, since few patterns are for long lines and most of an article is long lines.

    The literals of the long band are looked for by the plan (`literals`), in the pass over the whole
    text that it makes anyway; those of the short band only in the few short lines.
    """

    def __init__(self) -> None:
        self._sets: dict[Pattern, Sequence[Sequence[str]]] = {}
        self._needs: dict[Pattern, list[Needed]] = {}
        self._short, self._long = _Band(), _Band()
        self._index: LiteralIndex | None = None
        self._longest = 0

    @property
    def literals(self) -> Sequence[str]:
        """What the hits given to `candidates` count."""
        return self._long.literals

    def add(self, pattern: Pattern, prefixes: Sequence[str], sets: Sequence[Sequence[str]]) -> None:
        """`prefixes` as of `prefixes_of`, `sets` of literals as of `sets_of`."""
        self._longest = max(self._longest, pattern.longest)
        if sets and len(prefixes) > _FEW_LETTERS and len([p for p in prefixes if len(p) == 1]) > _FEW_LETTERS:
            prefixes = ()  # "begins with a capital": true of most lines, a literal says more
        self._sets[pattern] = sets if prefixes else sets[1:]
        for band in (self._short, self._long) if pattern.longest > _SHORT else (self._short,):
            band.add(pattern, prefixes, sets[0] if sets else ())

    def candidates(self, article: Article, hits: Sequence[Hit]) -> list[tuple[int, Pattern]]:
        """(line number, pattern) worth trying, by line, rule and pattern."""
        found, short = self._by_beginning(article)
        if short:
            found += self._holding(article, short)
        lines, owner = article.raw_lines, self._long.owner
        for hit in hits:
            number = article.line_number(hit.offset)
            if len(lines[number]) > _SHORT:
                found.append((number, owner[hit.literal]))
        return sorted(c for c in set(found) if self._possible(article, *c)) if found else found

    def _by_beginning(self, article: Article) -> tuple[list[tuple[int, Pattern]], list[int]]:
        """What the beginnings of lines say; and the numbers of the short lines.

        Every line of every article comes by here: most leave after one look-up.
        """
        found: list[tuple[int, Pattern]] = []
        short: list[int] = []
        key, starts, longest = article.key, article.starts, self._longest
        for number, line in zip(article.filled, article.bodies, strict=True):
            size = len(line)
            if size > longest:
                continue
            band = self._long
            if size <= _SHORT:
                band = self._short
                short.append(number)
            head = key[starts[number] : starts[number] + LENGTH]
            patterns = band.known.get(head)
            if patterns is None:
                patterns = band.of(line, head)
            if patterns:
                found += [(number, p) for p in patterns]
        return found, short

    def _holding(self, article: Article, numbers: Sequence[int]) -> Iterator[tuple[int, Pattern]]:
        """What the literals in short lines say."""
        if self._index is None:
            self._index = LiteralIndex(self._short.literals)
        lines, starts, key = article.raw_lines, article.starts, article.key
        pieces = [key[starts[n] : starts[n] + len(lines[n])] for n in numbers]
        line, end = 0, len(pieces[0])
        for literal, start, _ in sorted(self._index.find(b"\n".join(pieces)), key=lambda h: h[1]):
            while start > end:
                line += 1
                end += 1 + len(pieces[line])
            yield numbers[line], self._short.owner[literal]

    def _possible(self, article: Article, number: int, pattern: Pattern) -> bool:
        """Whether the line is not too long for the pattern and holds all else that it needs."""
        start, size = article.starts[number], len(article.raw_lines[number])
        if size > pattern.longest and len(article.raw_lines[number].strip()) > pattern.longest:
            return False
        needs = self._needs.get(pattern)
        if needs is None:  # made when a line begins right, which for most patterns is never
            needs = self._needs[pattern] = needed(sorted(self._sets[pattern], key=len))
        return not needs or holds(article.key[start : start + size], needs)


class _Band:
    """Three tiers: prefixes (a look-up a line), literals, and patterns that are tried always."""

    def __init__(self) -> None:
        self._by_prefix: dict[bytes, list[Pattern]] = {}
        self.literals: list[str] = []
        self.owner: list[Pattern] = []
        self._always: list[Pattern] = []
        self.known: dict[bytes, list[Pattern]] = {}

    def add(self, pattern: Pattern, prefixes: Sequence[str], literals: Sequence[str]) -> None:
        """Put a pattern into the first tier that takes it."""
        if prefixes:
            table = self._by_prefix
            for head in "\n".join(prefixes).encode("latin-1", "replace").split(b"\n"):
                if head in table:
                    table[head].append(pattern)
                else:
                    table[head] = [pattern]
            return
        self.literals += literals
        self.owner += [pattern] * len(literals)
        if not literals:
            self._always.append(pattern)

    def of(self, line: str, head: bytes) -> list[Pattern]:
        """The patterns to try on a stripped line because of how it begins; `head` is the beginning of
        its article's key, and remembered where it says all."""
        plain = len(line) >= LENGTH and head[:1].isalnum() and b"?" not in head
        heads = [head.translate(BYTES)] if plain else _heads(line)
        found = [*self._always, *dict.fromkeys(p for h in heads for p in self._beginning(h))]
        if plain:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[head] = found
        return found

    def _beginning(self, head: bytes) -> Iterator[Pattern]:
        for size in range(1, len(head) + 1):
            yield from self._by_prefix.get(head[:size], ())


def _heads(line: str) -> list[bytes]:
    """The beginnings of a stripped line, with and without decoration."""
    found = beginnings(line)
    if line[0] in DECORATION:
        plain = line.lstrip(DECORATION)
        found += beginnings(plain) if plain else []
    return [head.encode("latin-1", "replace") for head in found]
