"""Findings in one article from what its collection shows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from newslint.collect.facts import REPEATED_ARTICLE, REPEATED_LINE
from newslint.collect.judge import Verdict, residue
from newslint.collect.sources import Repeats, Where
from newslint.kinds.collection import Options
from newslint.kinds.fixes import delete_line
from newslint.model import Document, Finding, Place, Rule, Span
from newslint.text.article import Article

OTHERS = 2
"""Places that a finding names."""


class Evidence(NamedTuple):
    """What a place is looked up by: an article and the key of one of its lines (0: its first line)."""

    where: Where
    key: int


Places = dict[Evidence, Place]


def options_of(rule: Rule) -> Options:
    """A rule's options."""
    return msgspec.convert(rule.options, Options)


def where(document: Document) -> Where:
    """The article of a document."""
    return Where(document.path, document.record or 0)


def spot(place: Place) -> str:
    """A place in words: path, record, line.

    >>> spot(Place(3, 1, 3, 8, "Read on", "b.txt")), spot(Place(1, 1, 1, 8, "Read on", "b.jsonl", 4))
    ('b.txt:3', 'b.jsonl record 4:1')
    """
    return f"{place.path}{f' record {place.record}' if place.record else ''}:{place.line}"


class LineReports:
    """Repeated lines and articles of one source; `places` is filled before the first article comes."""

    def __init__(self, rules: dict[str, Rule], repeats: Repeats, places: Places) -> None:
        """`rules` by id, those that are selected."""
        self.rules, self.repeats, self.places = rules, repeats, places
        self._line = rules.get(REPEATED_LINE)
        self._options = options_of(self._line) if self._line else Options()

    def verdicts(self, article: Article) -> list[Verdict]:
        """The lines of an article that are residue."""
        if self._line is None:
            return []
        return residue([article.raw_lines[n] for n in article.filled], self.repeats, self._options)

    def findings(self, document: Document, article: Article) -> Iterator[Finding]:
        """What is to be said of a document."""
        if not article.filled:
            return
        own = where(document)
        of = self.repeats.copies.get(own)
        body = document.field is None or document.record is not None  # else a title of its own, say
        if of is not None and body and REPEATED_ARTICLE in self.rules:
            yield self._copy(article, self.places.get(Evidence(of, 0)), of)
        for verdict in self.verdicts(article):
            assert self._line is not None
            span = article.line_span(article.filled[verdict.number])
            others = self._others(own, verdict)
            yield Finding(
                rule=REPEATED_LINE,
                span=span,
                message=_message(verdict, others),
                confidence=verdict.confidence,
                fix=delete_line(article.text, span.start, self._line.safety),
                elsewhere=others,
            )

    def _others(self, own: Where, verdict: Verdict) -> tuple[Place, ...]:
        found = (self.places.get(Evidence(w, verdict.key)) for w in verdict.repeat.places if w != own)
        return tuple(place for place in found if place)[:OTHERS]

    def _copy(self, article: Article, place: Place | None, of: Where) -> Finding:
        rule = self.rules[REPEATED_ARTICLE]
        seen = spot(place) if place else of.path
        return Finding(
            rule=REPEATED_ARTICLE,
            span=article.line_span(article.filled[0]),
            message=f"{rule.message}, a copy or an update of it: {seen}",
            confidence=rule.confidence,
            elsewhere=(place,) if place else (),
        )


def _message(verdict: Verdict, others: Sequence[Place]) -> str:
    count = f"{verdict.repeat.articles:,} articles of this source"
    how = "This line, with other numbers, dates or names," if verdict.near else "This line"
    seen = " and ".join(map(spot, others))
    return f"{how} stands in {count}{f', also at {seen}' if seen else ''}: left over from the page"


def wanted_places(repeats: Repeats) -> Iterator[Evidence]:
    """The places that findings may name."""
    for table in (repeats.exact, repeats.near):
        for key, repeat in table.items():
            yield from (Evidence(w, key) for w in repeat.places)
    yield from (Evidence(of, 0) for of in repeats.copies.values())


def find_lines(article: Article, keys: set[int]) -> Iterator[tuple[int, Span]]:
    """(key, span) of the first line of each of `keys` in an article; key 0 is its first line."""
    from newslint.collect.keys import exact_key, near_key

    left = set(keys)
    for number in article.filled:
        if not left:
            return
        line = article.raw_lines[number]
        for key in (0, exact_key(line), near_key(line)):
            if key in left:
                left.discard(key)
                yield key, article.line_span(number)
