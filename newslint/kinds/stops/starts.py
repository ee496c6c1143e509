"""Lines that begin with a small letter."""

from newslint.kinds.stops.judge import Judgement
from newslint.model import BlockKind, Edit, Span
from newslint.text.article import Article
from newslint.text.endings import ended
from newslint.text.lazy import lazy

_FIRST = lazy(r"[\s\"“‘'(\[]*([^\W\d_][\w’'-]*)")
_OWN_CASE = lazy(r".*[A-Z0-9_@/]|https?|www|de|la|le|van|von|al|el|bin|di|da|del|der|den|ter|du|d[’']")
_SHORTEST = 5
_STYLE = 3


def lower_starts(article: Article) -> list[Judgement]:
    """Judgements on the lines that begin small although the line before them has ended.

    Where several lines do so it is how somebody writes (a chat, a poem, a list).
    """
    lines = article.raw_lines
    small = [
        number for number in article.filled if not lines[number][0].isupper() and _begins_small(lines[number])
    ]
    if not small:
        return []
    found = [one for one in (_judge(article, number) for number in small) if one is not None]
    return found if len(small) < _STYLE or len(small) * 8 < len(article.filled) else []


def _begins_small(line: str) -> bool:
    return line[0].islower() or (not line[0].isalnum() and line.lstrip(" \t\u00a0\"“‘'([")[:1].islower())


def _judge(article: Article, number: int) -> Judgement | None:
    line = article.raw_lines[number]
    first = _FIRST.match(line)
    if first is None or _OWN_CASE.fullmatch(first.group(1)) or len(line.split()) < _SHORTEST:
        return None
    if any(c.isupper() or c.isdigit() for c in first.group(1)) or line[first.end() : first.end() + 1] in (
        ".",
        "/",
        "@",
    ):
        return None
    if not ended(line) or article.block_kind(number) is not BlockKind.PARAGRAPH:
        return None
    place = article.filled.index(number)
    if place:
        before = article.raw_lines[article.filled[place - 1]]
        if not ended(before) and not _headline(article, place - 1):
            return None
        if before.rstrip()[-1:] in ":;,":
            return None
    start = article.starts[number] + first.start(1)
    capital = Edit(Span(start, start + 1), first.group(1)[0].upper())
    span = Span(start, article.starts[number] + first.end(1))
    return Judgement("lowercase-start", span, first.group(1), (capital,), "unsafe")


def _headline(article: Article, place: int) -> bool:
    return article.block_kind(article.filled[place]) is BlockKind.HEADLINE
