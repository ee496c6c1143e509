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
_SHORT = 160


class Pattern(NamedTuple):
    """Pattern number `place` of rule number `rule`; lines over `longest` characters are not for it."""

    rule: int
    place: int
    longest: int


def _keys(sets: Sequence[Sequence[str]]) -> list[list[bytes]]:
    return [[ascii_key(literal) for literal in literals] for literals in sets]


class LineGate:
    """Two bands, since few patterns are for long lines and most of an article is long lines."""

    def __init__(self) -> None:
        self._sets: dict[Pattern, Sequence[Sequence[str]]] = {}
        self._needs: dict[Pattern, list[list[bytes]]] = {}
        self._short, self._long = _Band(), _Band()
        self._longest = 0

    def add(self, pattern: Pattern, prefixes: Sequence[str], sets: Sequence[Sequence[str]]) -> None:
        """`prefixes` as of `prefixes_of`, `sets` of literals as of `sets_of`."""
        self._longest = max(self._longest, pattern.longest)
        if sets and sum(len(p) == 1 and p.isalpha() for p in prefixes) > _FEW_LETTERS:
            prefixes = ()  # "begins with a capital": true of most lines, a literal says more
        self._sets[pattern] = sets if prefixes else sets[1:]
        for band in (self._short, self._long) if pattern.longest > _SHORT else (self._short,):
            band.add(pattern, prefixes, sets[0] if sets else ())

    def candidates(self, article: Article) -> list[tuple[int, Pattern]]:
        """(line number, pattern) worth trying, by line, rule and pattern."""
        lines = {n: article.raw_lines[n].strip() for n in article.filled}
        short = {n: line for n, line in lines.items() if len(line) <= _SHORT}
        long = {n: line for n, line in lines.items() if _SHORT < len(line) <= self._longest}
        found = {*self._short.candidates(short), *self._long.candidates(long)}
        keys = {n: ascii_key(lines[n]) for n, _ in found}
        return sorted(
            (n, p) for n, p in found if len(lines[n]) <= p.longest and holds(keys[n], self._needs_of(p))
        )

    def _needs_of(self, pattern: Pattern) -> list[list[bytes]]:
        """What else a line must hold; made when a line begins right, which for most patterns is never."""
        if pattern not in self._needs:
            self._needs[pattern] = _keys(sorted(self._sets[pattern], key=len))
        return self._needs[pattern]


class _Band:
    """Three tiers: prefixes (a look-up a line), literals, and patterns that are tried always."""

    def __init__(self) -> None:
        self._by_prefix: dict[str, list[Pattern]] = {}
        self._literals: list[str] = []
        self._owner: list[Pattern] = []
        self._always: list[Pattern] = []
        self._index: LiteralIndex | None = None

    def add(self, pattern: Pattern, prefixes: Sequence[str], literals: Sequence[str]) -> None:
        """Put a pattern into the first tier that takes it."""
        for prefix in prefixes:
            self._by_prefix.setdefault(prefix, []).append(pattern)
        if prefixes:
            return
        self._literals += literals
        self._owner += [pattern] * len(literals)
        if not literals:
            self._always.append(pattern)

    def candidates(self, lines: dict[int, str]) -> Iterator[tuple[int, Pattern]]:
        """(line number, pattern) for the lines of this band, each stripped."""
        table = self._by_prefix
        for number, line in lines.items():
            keys = line_keys(line)
            if line[0] in DECORATION:
                plain = line.lstrip(DECORATION)
                keys += line_keys(plain) if plain else []
            for key in keys:
                for pattern in table.get(key, ()):
                    yield number, pattern
            for pattern in self._always:
                yield number, pattern
        if self._literals and lines:
            yield from self._holding(lines)

    def _holding(self, lines: dict[int, str]) -> Iterator[tuple[int, Pattern]]:
        if self._index is None:
            self._index = LiteralIndex(self._literals)
        numbers = list(lines)
        line, end = 0, len(lines[numbers[0]])
        hits = self._index.find("\n".join(lines.values()))
        for literal, start, _ in sorted(hits, key=lambda h: h[1]):
            while start > end:
                line += 1
                end += 1 + len(lines[numbers[line]])
            yield numbers[line], self._owner[literal]
