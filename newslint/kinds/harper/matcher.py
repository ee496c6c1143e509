"""Prose lines to Harper, its remarks to findings."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newslint.engines import Engine, EngineFinding, open_engine
from newslint.kinds.base import finding, timed_out
from newslint.kinds.harper.spelling import Speller
from newslint.kinds.patterns import compiled, spans_in
from newslint.model import BlockKind, Finding, Rule, Span
from newslint.text.article import Article
from newslint.text.literals import Hit

if TYPE_CHECKING:
    from newslint.kinds.harper import Options

_NO_PROSE = (BlockKind.CODE, BlockKind.TABLE)


class HarperMatcher:
    """All selected rules of Harper. Loads nothing before the first article."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: "Sequence[tuple[Rule, Options]]") -> None:
        """Sort the rules by the engine's ids."""
        self.rules = {e: (r, o) for r, o in rules if not o.spelling for e in o.engine_rules}
        self.spelling = [(r, o) for r, o in rules if o.spelling]
        self.engine: Engine = open_engine("harper", language=rules[0][1].dialect if rules else "en")
        self.speller = Speller(self.engine)

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher. Line by line: Harper reads on over a single line end as if there were none."""
        numbers = list(article.filled)
        if article.given is not None:
            numbers = [n for n in numbers if article.block_kind(n) not in _NO_PROSE]
        checked = self.engine.check([article.raw_lines[n] for n in numbers], self.rules.keys())
        found = [
            made
            for number, remarks in zip(numbers, checked, strict=True)
            for remark in remarks
            for made in self._judge(article, number, remark)
        ]
        for rule, _ in self.spelling:
            found += [finding(rule, s.span, **s.says) for s in self.speller.slips(article, numbers)]
        return without_overlaps(found)

    def _judge(self, article: Article, number: int, remark: EngineFinding) -> Iterable[Finding]:
        rule, options = self.rules[remark.rule]
        if not options.headlines and article.block_kind(number) is BlockKind.HEADLINE:
            return
        line, start = article.raw_lines[number], article.starts[number]
        try:
            if options.only and not _overlapped(options.only, line, remark.span):
                return
            if _overlapped(options.unless, line, remark.span):
                return
        except TimeoutError:
            yield timed_out(rule.id, Span(start, start + len(line)))
            return
        replacements = remark.replacements
        yield finding(rule, remark.span.shifted(start), message=remark.message, replacements=replacements)


def _overlapped(patterns: Sequence[str], line: str, span: Span) -> bool:
    """Whether a match of one of the patterns in `line` overlaps `span`."""
    return any(
        span.overlaps(Span(*match.span()))
        for pattern in patterns
        for match in spans_in(compiled(pattern), line, 0, len(line))
    )


def without_overlaps(found: Sequence[Finding]) -> list[Finding]:
    """Of findings that overlap, the surest stays; among equals the first, then the longest."""
    kept: list[Finding] = []
    for candidate in sorted(
        found, key=lambda f: (-f.confidence, f.span.start, -f.span.end, f.rule, f.message)
    ):
        if not any(candidate.span.overlaps(other.span) for other in kept):
            kept.append(candidate)
    return kept
