"""Prose lines to Harper, its remarks to findings."""

from collections.abc import Iterable, Sequence

from newslint.engines import Engine, open_engine
from newslint.kinds.base import finding
from newslint.kinds.remarks import RemarkOptions, judged, prose_lines, without_overlaps
from newslint.kinds.spelling import Speller
from newslint.model import Finding, Rule
from newslint.text.article import Article
from newslint.text.literals import Hit

_SPELLING = "SpellCheck"


class HarperMatcher:
    """All selected rules of Harper. Loads nothing before the first article."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[tuple[Rule, RemarkOptions]]) -> None:
        """Sort the rules by the engine's ids."""
        self.rules = {e: (r, o) for r, o in rules if not o.spelling for e in o.engine_rules}
        self.spelling = [rule for rule, options in rules if options.spelling]
        self.engine: Engine = open_engine("harper", language=rules[0][1].dialect if rules else "en")
        self.speller = Speller(self._unknown)

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher. Line by line: Harper reads on over a single line end as if there were none."""
        numbers = prose_lines(article)
        checked = self.engine.check([article.raw_lines[n] for n in numbers], self.rules.keys())
        found = [
            made
            for number, remarks in zip(numbers, checked, strict=True)
            for remark in remarks
            for made in judged(article, number, remark, *self.rules[remark.rule])
        ]
        for rule in self.spelling:
            found += [finding(rule, s.span, **s.says) for s in self.speller.slips(article, numbers)]
        return without_overlaps(found)

    def _unknown(self, words: Sequence[str]) -> set[str]:
        """Those of `words` that Harper does not know."""
        [remarks] = self.engine.check(["\n".join(words)], (_SPELLING,))
        flagged = {remark.span.start for remark in remarks}
        unknown, at = set(), 0
        for word in words:
            if at in flagged:
                unknown.add(word)
            at += len(word) + 1
        return unknown
