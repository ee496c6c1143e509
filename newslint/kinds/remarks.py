"""What the kinds of outside engines share: which lines they read, and which of their remarks count."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from newslint.engines import EngineFinding
from newslint.kinds.base import finding, timed_out
from newslint.kinds.patterns import compiled, spans_in
from newslint.model import BlockKind, Finding, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy

_NO_PROSE = (BlockKind.CODE, BlockKind.TABLE)
_QUOTES = '"“”‘’«»'
_CAPITAL = lazy(r"(?!I\b)[A-ZÀ-ÖØ-Þ]")
_BEGINS = lazy(r"(?:^|[.!?:…][\"”’)]*)[\s\"“‘(—–-]*$")


class RemarkOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`engine-rules`: the engine's own ids, all reported under this rule's id. `selection`: the
    selections that hold the rule (`all` holds every one). A remark is dropped where a pattern of
    `unless` overlaps it in its line, or where `only` has patterns and none does; without
    `headlines` it is dropped in headlines, without `in-names` where it holds a capital that does
    not begin its sentence, without `quoted` right beside a quotation mark. `spelling`: only
    lower-case words that are likely slips of the pen. `dialect` is the house's; `en` accepts
    British and American."""

    engine_rules: tuple[str, ...] = ()
    selection: tuple[Literal["news", "strict", "all"], ...] = ("all",)
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    headlines: bool = True
    in_names: bool = True
    quoted: bool = True
    spelling: bool = False
    dialect: Literal["en", "en-US", "en-GB"] = "en"


def prose_lines(article: Article) -> list[int]:
    """The numbers of the lines that an engine reads: all but code and tables."""
    if article.given is None:
        return article.filled
    return [n for n in article.filled if article.block_kind(n) not in _NO_PROSE]


def judged(
    article: Article, number: int, remark: EngineFinding, rule: Rule, options: RemarkOptions
) -> Iterator[Finding]:
    """The finding for a remark on line `number`, whose span counts inside that line; or nothing."""
    line, start = article.raw_lines[number], article.starts[number]
    if not options.headlines and article.block_kind(number) is BlockKind.HEADLINE:
        return
    if not options.in_names and _in_name(line, remark.span):
        return
    if not options.quoted and _beside_quote(line, remark.span):
        return
    try:
        if options.only and not _overlapped(options.only, line, remark.span):
            return
        if _overlapped(options.unless, line, remark.span):
            return
    except TimeoutError:
        yield timed_out(rule.id, Span(start, start + len(line)))
        return
    span = remark.span.shifted(start)
    yield finding(rule, span, message=remark.message or rule.message, replacements=remark.replacements)


def _overlapped(patterns: Sequence[str], line: str, span: Span) -> bool:
    """Whether a match of one of the patterns in `line` overlaps `span`."""
    return any(
        span.overlaps(Span(*match.span()))
        for pattern in patterns
        for match in spans_in(compiled(pattern), line, 0, len(line))
    )


def _in_name(line: str, span: Span) -> bool:
    """Whether a capital stands in the span, not counting the first letter of a sentence."""
    text = line[span.start : span.end]
    found = [m.start() for m in _CAPITAL.finditer(text)]
    if found and found[0] == 0 and _BEGINS.search(line, 0, span.start):
        found = found[1:]
    return bool(found)


def _beside_quote(line: str, span: Span) -> bool:
    """Whether a quotation mark opens right before the span, or closes right behind it."""
    return (span.start > 0 and line[span.start - 1] in _QUOTES) or line[span.end : span.end + 1] in tuple(
        _QUOTES
    )


def without_overlaps(found: Iterable[Finding]) -> list[Finding]:
    """Of findings that overlap, the surest stays; among equals the first, then the longest."""
    kept: list[Finding] = []
    order = sorted(found, key=lambda f: (-f.confidence, f.span.start, -f.span.end, f.rule, f.message))
    for candidate in order:
        if not any(candidate.span.overlaps(other.span) for other in kept):
            kept.append(candidate)
    return kept
