"""Quotation marks of a line: which of them open and which close."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from newslint.text.lazy import lazy

DOUBLE = '“”„‟"«»'
# A set of characters first: where none of them stands, the search is quick.
MARK = lazy(f"[{DOUBLE}’‘'`](?:(?<=[{DOUBLE}])|(?<=’)’|(?<=‘)‘|(?<=')'|(?<=`)`)")
_TWIN_OPENS = {"‘‘": True, "``": True, "’’": False, "''": False}
_SENTENCE_END = lazy(r"(?:(?<!\.)\.|[!?])[”\"’')\]]*\s+\Z")
_BEFORE_OPENING = " \t\u00a0\u202f([{—–-/‘'“„«\"…"
_BEHIND_CLOSING = " \t\u00a0\u202f.,;:!?)]}—–-…’'”»/*\""
_INCHES = lazy(r"(?<!\d)\d{1,3}$|\d['’′]\s?\d{1,2}$")  # no year: Vote 2024"
_FAMILY = {"«": "«", "»": "«"}


class Mark(NamedTuple):
    """A quotation mark at `at` in its line; `new_sentence`: what stands before it has ended."""

    at: int
    opens: bool
    family: str
    new_sentence: bool = False


@lru_cache(256)
def directed(line: str) -> tuple[Mark, ...]:
    """The double quotation marks of a line, each as opening or closing.

    The character decides unless its neighbours say the opposite; a straight mark goes by its
    neighbours, and where they say nothing it is the partner of the one before.
    """
    marks: list[Mark] = []
    is_open = False
    for match in MARK.finditer(line):
        char = match.group()
        at, end = match.span()
        before, after = line[at - 1] if at else " ", line[end : end + 1] or " "
        could_open = before in _BEFORE_OPENING and not after.isspace()
        could_close = after in _BEHIND_CLOSING and not before.isspace()
        if char == '"' and not is_open and before.isdigit() and _INCHES.search(line, max(0, at - 6), at):
            continue
        if len(char) == 2:
            opens = could_open if char == "''" else _TWIN_OPENS[char]
        elif char in "„«" or (char in "“‟" and not (could_close and not could_open)):
            opens = True
        elif char == "»" or (char == "”" and not (before.isspace() and after.isalnum())):
            opens = False
        elif char == '"' and could_open == could_close:
            # A mark alone at the beginning of a line closes what the line before left open.
            opens = not is_open and not (at == 0 and after.isspace() and len(line) > 1)
        else:
            opens = could_open
        fresh = opens and before.isspace() and _SENTENCE_END.search(line, max(0, at - 8), at) is not None
        marks.append(Mark(at, opens, _FAMILY.get(char, "“"), fresh))
        is_open = opens
    return tuple(marks)


def outer_guillemets(line: str, marks: Sequence[Mark]) -> Sequence[Mark]:
    """In a text with guillemets only they are paired; German and Danish ones point inward."""
    outer = [m for m in marks if m.family == "«"]
    if line[outer[0].at] == "»":
        return [m._replace(opens=not m.opens) for m in outer]
    return outer


def nested(marks: Iterable[Mark]) -> bool:
    """Whether every mark has a partner if quotations may stand inside one another with the same marks."""
    depth = 0
    for mark in marks:
        depth += 1 if mark.opens else -1
        if depth < 0:
            return False
    return depth == 0


def cut_through(lines: Iterable[str]) -> bool:
    """Whether these paragraphs were joined and cut anew, through their quotations: one of them takes an
    open quotation up at a new sentence in its middle, and one begins inside a quotation."""
    joined = begins_inside = False
    for line in lines:
        marks = directed(line)
        begins_inside = begins_inside or bool(marks and not marks[0].opens)
        joined = joined or any(a.opens and b.opens and b.new_sentence for a, b in pairwise(marks))
        if joined and begins_inside:
            return True
    return False
