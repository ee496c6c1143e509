"""`kind: line`: a whole line, stripped, is a finding. Only short lines are looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from newslint.kinds.base import finding, timed_out
from newslint.kinds.fixes import delete_line
from newslint.kinds.line_gate import DECORATION, LineGate, Pattern
from newslint.kinds.patterns import TIME_LIMIT, check_patterns, compiled, prefixes_of, sets_of
from newslint.model import BlockKind, Finding, Rule, Span
from newslint.text.article import Article
from newslint.text.literals import Hit


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`match`: patterns that must match the whole stripped line, with or without the bullets,
    arrows and brackets at its ends. `unless`: patterns that excuse it (searched).

    `max-length`: longer lines are never tried. `at-most`: where more lines of an article match, they
    are a list of its own (the dates of a timeline), and none is marked. `fix`: delete-line.
    `literals` and `prefixes` are filled in.
    """

    match: tuple[str, ...]
    unless: tuple[str, ...] = ()
    max_length: int = 160
    at_most: int | None = None
    fix: Literal["delete-line"] | None = None
    literals: tuple[tuple[tuple[str, ...], ...], ...] = ()
    prefixes: tuple[tuple[str, ...], ...] = ()


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    check_patterns(options["match"])
    check_patterns(options.get("unless", ()))
    return {**options, "literals": sets_of(options["match"]), "prefixes": prefixes_of(options["match"])}


def compile_rules(rules: Sequence[Rule]) -> "LineMatcher":
    """See KindModule."""
    return LineMatcher(rules)


class LineMatcher:
    """Tries a pattern only on lines that begin as it can begin, or that hold one of its literals."""

    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = [(r, msgspec.convert(r.options, Options)) for r in rules]
        self._gate = LineGate()
        for number, (_, options) in enumerate(self.rules):
            for index, sets in enumerate(options.literals):
                pattern = Pattern(number, index, options.max_length)
                self._gate.add(pattern, options.prefixes[index], sets)
        self.literals: Sequence[str] = self._gate.literals

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        found = list(self._found(article, hits))
        if not found:
            return
        counts = Counter(rule for _, rule, _ in found)
        for number, rule_number, one in found:
            rule, options = self.rules[rule_number]
            if one.rule == rule.id:  # not where it was stopped
                if options.at_most is not None and counts[rule_number] > options.at_most:
                    continue
                article.mark(number, rule)
            yield one

    def _found(self, article: Article, hits: Sequence[Hit]) -> Iterator[tuple[int, int, Finding]]:
        """(line, rule, finding) by line and rule: one a line and rule, however many patterns match."""
        done = (-1, -1)
        for number, pattern in self._gate.candidates(article, hits):
            if (number, pattern.rule) == done:
                continue
            for found in self._try(article, number, pattern.rule, pattern.place):
                done = (number, pattern.rule)
                yield number, pattern.rule, found

    def _try(self, article: Article, number: int, rule_number: int, index: int) -> Iterable[Finding]:
        rule, options = self.rules[rule_number]
        if article.given is not None and article.block_kind(number) is BlockKind.TABLE:
            return  # a cell: "Close" is a column of prices, "FTSE 100" a row
        span = article.line_span(number)
        if span.end - span.start > options.max_length:
            return
        line = article.text[span.start : span.end]
        try:
            if not _whole(compiled(options.match[index]), line):
                return
            if any(compiled(u).search(line, timeout=TIME_LIMIT) for u in options.unless):
                return
        except TimeoutError:
            yield timed_out(rule.id, Span(span.start, span.end))
            return
        fix = delete_line(article.text, span.start, rule.safety) if options.fix else None
        yield finding(rule, span, fix=fix)


def _whole(pattern: Any, line: str) -> bool:
    """Whether the line matches as it stands or without the decoration at its ends."""
    if pattern.fullmatch(line, timeout=TIME_LIMIT, concurrent=False):
        return True
    plain = line.strip(DECORATION)
    if not plain or plain == line:
        return False
    return bool(pattern.fullmatch(plain, timeout=TIME_LIMIT, concurrent=False))
