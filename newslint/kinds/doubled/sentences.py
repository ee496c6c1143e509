"""Sentences that stand twice, side by side."""

from collections import Counter
from collections.abc import Container, Iterator
from itertools import pairwise

from newslint.kinds.base import finding
from newslint.kinds.doubled.options import Options
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.literals import LiteralIndex

_FOR_WEIGHT = 8
_LOOK_BACK = 5000
_LEAST = 16
"""Characters of a sentence that is looked at."""
_LONG_PIECE = lazy(r"""[^.?!)\]\n"(\[]{9}""")
"""What such a sentence holds: between their marks, initials and numbers alone are none."""
_BOUNDARY = lazy(r"""\n|[?!]["”]? |\.["”’']? |[)\]] """)
_EDGES = " \t\u00a0.!?\"'“”‘’()[]"


def repeated_sentences(
    article: Article, part: Span, rule: Rule, options: Options, doubled_lines: Container[int]
) -> Iterator[Finding]:
    """Findings of sentences in `part` of the article whose copy is not in one of `doubled_lines`."""
    text = article.text
    seen: set[Span] = set()
    for piece, places in _repeated(article, part, options.shortest):
        for first, second in pairwise(places):
            if article.line_number(second) in doubled_lines:
                continue
            copies = _side_by_side(text, first, second) or _apart(
                article, first, second, piece, options.apart
            )
            if copies is None or copies[1] in seen:
                continue
            seen.add(copies[1])
            earlier, later = copies
            if _spoken(text, later):
                continue
            fix = None
            if not text[earlier.end : later.start].strip():
                fix = Fix((Edit(Span(earlier.end, later.end)),), rule.safety)
            yield finding(rule, later, fix=fix, related=(earlier,))


def _repeated(article: Article, part: Span, shortest: int) -> Iterator[tuple[str, list[int]]]:
    """What stands between end marks more than once, and where it stands in the text; one pass looks
    for all of them."""
    text = article.text
    counts = Counter(piece.strip(_EDGES) for piece in _BOUNDARY.split(text[part.start : part.end]))
    pieces = sorted(
        p
        for p, n in counts.items()
        if n > 1 and len(p) >= _LEAST and len(p.split()) >= shortest and _LONG_PIECE.search(p)
    )
    places: list[list[int]] = [[] for _ in pieces]
    for number, at, _ in sorted(LiteralIndex(pieces).find(article.key[part.start : part.end])):
        before, start, end = places[number], part.start + at, part.start + at + len(pieces[number])
        apart = not before or start >= before[-1] + end - start
        if apart and text[start:end] == pieces[number]:
            before.append(start)
    return zip(pieces, places, strict=True)


def _spoken(text: str, span: Span) -> bool:
    """Whether a short sentence is repeated inside a quotation, where people do so for weight."""
    if len(text[span.start : span.end].split()) > _FOR_WEIGHT:
        return False
    floor = max(0, span.start - _LOOK_BACK)
    start = max(floor, text.rfind("\n", floor, span.start) + 1)
    return text.count("“", start, span.start) > text.count("”", start, span.start) or bool(
        text.count('"', start, span.start) % 2
    )


def _side_by_side(text: str, first: int, second: int) -> tuple[Span, Span] | None:
    """Both copies where the text around `first` repeats itself at once from `second` on."""
    period = second - first
    start, end = first, second
    floor = max(0, first - period)
    floor = max(floor, text.rfind("\n", floor, first) + 1)
    while start > floor and text[start - 1] == text[start - 1 + period]:
        start -= 1
    ceiling = min(len(text), second + 2 * period)
    while end < ceiling and text[end] == text[end - period] != "\n":
        end += 1
    # What parts the two copies need not stand again behind the second one.
    gap = period - len(text[start : start + period].rstrip())
    if end - start < 2 * period - max(1, gap):
        return None
    while (start < first and not (text[start].isalnum() or text[start] in "\"“‘'([")) or (
        start and text[start - 1].isalnum() and text[start].isalnum()
    ):
        start += 1
    one = Span(start, start + len(text[start : start + period].rstrip()))
    return one, Span(start + period, min(one.end + period, len(text)))


def _apart(article: Article, first: int, second: int, piece: str, needed: int) -> tuple[Span, Span] | None:
    """Both copies where `piece` is all of two sentences that do not stand side by side."""
    if len(piece.split()) < needed:
        return None
    earlier, later = article.sentence_at(first), article.sentence_at(second)
    if article.text[later.start : later.end].strip(_EDGES) != piece or earlier == later:
        return None
    return earlier, later
