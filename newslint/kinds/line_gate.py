"""Which whole-line patterns can match which line: by how it begins, else by a literal in it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.kinds.patterns import holds
from newslint.text.article import Article
from newslint.text.literals import Hit, LiteralIndex, ascii_key
from newslint.text.prefixes import BYTES, LENGTH, beginnings

# What menus, lists and buttons put around their words.
DECORATION = "•·*|>»›→▶►▸◄«‹←■●▪◦–—-_=~+#[](){}<⇒…✉✓✔☰▼▾▲△★☆ \t\u00a0"


_FEW_LETTERS = 4
_SHORT = 160
_TELLING = 3
"""Characters of a beginning that tell most lines apart from what is looked for (see may_begin)."""


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
        self._needs: dict[Pattern, list[list[bytes]]] = {}
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
        if sets and sum(len(p) == 1 and p.isalpha() for p in prefixes) > _FEW_LETTERS:
            prefixes = ()  # "begins with a capital": true of most lines, a literal says more
        self._sets[pattern] = sets if prefixes else sets[1:]
        for band in (self._short, self._long) if pattern.longest > _SHORT else (self._short,):
            band.add(pattern, prefixes, sets[0] if sets else ())

    def candidates(self, article: Article, hits: Sequence[Hit]) -> list[tuple[int, Pattern]]:
        """(line number, pattern) worth trying, by line, rule and pattern."""
        found: set[tuple[int, Pattern]] = set()
        short: list[int] = []
        key, starts, longest = article.key, article.starts, self._longest
        bands = self._short, self._long
        for number, line in zip(article.filled, article.bodies, strict=True):
            size = len(line)
            if size > longest:
                continue
            if size <= _SHORT:
                short.append(number)
            band = bands[size > _SHORT]
            at = starts[number]
            head = key[at : at + LENGTH].translate(BYTES)
            if size < LENGTH or b"?" in head or not head[:1].isalnum():
                found.update((number, p) for head in _heads(line) for p in band.beginning(head))
            elif band.may_begin(head):
                found.update((number, p) for p in band.beginning(head))
            if band.always:
                found.update((number, p) for p in band.always)
        if short:
            found.update(self._holding(article, short))
        for hit in hits:
            number = article.line_number(hit.offset)
            if len(article.raw_lines[number]) > _SHORT:
                found.add((number, self._long.owner[hit.literal]))
        return sorted(c for c in found if self._possible(article, *c))

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
        span = article.line_span(number)
        if span.end - span.start > pattern.longest:
            return False
        needs = self._needs.get(pattern)
        if needs is None:  # made when a line begins right, which for most patterns is never
            sets = sorted(self._sets[pattern], key=len)
            needs = self._needs[pattern] = [[ascii_key(literal) for literal in s] for s in sets]
        return holds(article.key[span.start : span.end], needs)


def _heads(line: str) -> list[bytes]:
    """The beginnings of a stripped line, with and without decoration."""
    found = beginnings(line)
    if line[0] in DECORATION:
        plain = line.lstrip(DECORATION)
        found += beginnings(plain) if plain else []
    return [head.encode("latin-1", "replace") for head in found]


class _Band:
    """Three tiers: prefixes (a look-up a line), literals, and patterns that are tried always."""

    def __init__(self) -> None:
        self._by_prefix: dict[bytes, list[Pattern]] = {}
        self._telling: set[bytes] = set()
        self.literals: list[str] = []
        self.owner: list[Pattern] = []
        self.always: list[Pattern] = []

    def add(self, pattern: Pattern, prefixes: Sequence[str], literals: Sequence[str]) -> None:
        """Put a pattern into the first tier that takes it."""
        for prefix in prefixes:
            head = prefix.encode("latin-1", "replace")
            self._by_prefix.setdefault(head, []).append(pattern)
            self._telling.add(head[:_TELLING])
        if prefixes:
            return
        self.literals += literals
        self.owner += [pattern] * len(literals)
        if not literals:
            self.always.append(pattern)

    def may_begin(self, head: bytes) -> bool:
        """False for most lines, at the cost of three look-ups."""
        telling = self._telling
        return head[:3] in telling or head[:2] in telling or head[:1] in telling

    def beginning(self, head: bytes) -> Iterator[Pattern]:
        """The patterns one of whose prefixes the folded beginning of a line has."""
        table = self._by_prefix
        for size in range(1, len(head) + 1):
            yield from table.get(head[:size], ())
