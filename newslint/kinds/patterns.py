"""What the pattern kinds share: compiled on first use, searched with a time limit."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from newslint.model import Span
from newslint.text.codes import compiled_regex
from newslint.text.literals import LiteralIndex, literal_key

TIME_LIMIT = 0.5
"""Seconds that one search of one pattern in one line may take."""

_CACHE = 4096
_PIECE = 50_000
_FEW = 6
"""Literals up to which looking for one after the other is faster than an automaton."""


@lru_cache(_CACHE)
def compiled(pattern: str) -> Any:
    """The compiled pattern. Compiled when its literal is first met: most never are in a short run."""
    return compiled_regex(pattern)


def check_patterns(patterns: Sequence[str]) -> None:
    """Raise ValueError for a pattern that does not compile or that can match nothing."""
    import regex

    for pattern in patterns:
        try:
            made = regex.compile(pattern, regex.VERSION0)
        except regex.error as error:
            raise ValueError(f"pattern {pattern!r} does not compile: {error}") from None
        if made.fullmatch(""):
            raise ValueError(f"pattern {pattern!r} matches the empty text; make it require something")


def literals_of(patterns: Sequence[str]) -> list[list[str]]:
    """For each pattern the literals of which a match must hold one; an empty list: try always."""
    from newslint.text.required import required_literals

    return [list(required_literals(p) or ()) for p in patterns]


def sets_of(patterns: Sequence[str]) -> list[list[list[str]]]:
    """For each pattern sets of literals, of each of which a match must hold one, the most telling
    first; no set: try always."""
    from newslint.text.required import required_sets

    return [[list(s) for s in required_sets(p)] for p in patterns]


Needed: TypeAlias = "list[bytes] | LiteralIndex"
"""A set of literals of which a line must hold one."""


def needed(sets: Sequence[Sequence[str]]) -> list[Needed]:
    """Sets of literals, ready to be looked for: large ones by an automaton."""
    return [LiteralIndex(s) if len(s) > _FEW else [literal_key(x) for x in s] for s in sets]


def holds(key: bytes, sets: Sequence[Needed]) -> bool:
    """Whether a line (its ascii_key) holds a literal of every set."""
    for literals in sets:  # plain loops: this is asked ten times an article, and generators cost twice this
        if literals.__class__ is list:
            for literal in literals:
                if literal in key:
                    break
            else:
                return False
        elif not literals.find(key):  # type: ignore[union-attr]
            return False
    return True


def prefixes_of(patterns: Sequence[str]) -> list[list[str]]:
    """For each whole-line pattern how its matches can begin; an empty list: almost anyhow."""
    from newslint.text.prefixes import line_prefixes

    return [list(line_prefixes(p) or ()) for p in patterns]


def parts(text: str, line: Span) -> Iterator[Span]:
    """The line, or pieces of a line too long to be searched within TIME_LIMIT on every machine, cut
    at spaces. A match across a cut is missed."""
    start = line.start
    while line.end - start > _PIECE:
        cut = text.rfind(" ", start + 1, start + _PIECE)
        cut = cut if cut > start else start + _PIECE
        yield Span(start, cut)
        start = cut
    yield Span(start, line.end)


def spans_in(pattern: Any, text: str, start: int, end: int) -> Iterator[Any]:
    """Matches of a compiled pattern in a range; TimeoutError after TIME_LIMIT."""
    for match in pattern.finditer(text, start, end, timeout=TIME_LIMIT, concurrent=False):
        if match.end() > match.start():
            yield match
