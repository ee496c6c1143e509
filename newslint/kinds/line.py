"""`kind: line`: a whole line, stripped, is a finding. Only short lines are looked at."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from newslint.kinds.base import finding, timed_out
from newslint.kinds.fixes import delete_line
from newslint.kinds.patterns import TIME_LIMIT, check_patterns, compiled, literals_of
from newslint.model import Finding, Rule, Span
from newslint.text.article import Article
from newslint.text.literals import Hit, LiteralIndex

# What menus, lists and buttons put around their words.
DECORATION = "•·*|>»›→▶►▸◄«‹←■●▪◦–—-_=~+#[](){}<⇒…✉✓✔☰▼▾▲△★☆ \t\u00a0"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`match`: patterns that must match the whole stripped line, with or without the bullets,
    arrows and brackets at its ends. `unless`: patterns that excuse it (searched).

    `max-length`: longer lines are never tried. `fix`: delete-line. `literals` is filled in.
    """

    match: tuple[str, ...]
    unless: tuple[str, ...] = ()
    max_length: int = 160
    fix: Literal["delete-line"] | None = None
    literals: tuple[tuple[str, ...], ...] = ()


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    check_patterns(options["match"])
    check_patterns(options.get("unless", ()))
    return {**options, "literals": literals_of(options["match"])}


def compile_rules(rules: Sequence[Rule]) -> "LineMatcher":
    """See KindModule."""
    return LineMatcher(rules)


class LineMatcher:
    """Joins the short lines and looks for literals only there, a tenth of a clean article."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Patterns without a literal are tried on every short line."""
        self.rules = [(r, msgspec.convert(r.options, Options)) for r in rules]
        self.longest = max((o.max_length for _, o in self.rules), default=0)
        literals: list[str] = []
        self._owner: list[tuple[int, int]] = []
        self._always: list[tuple[int, int]] = []
        for number, (_, options) in enumerate(self.rules):
            for index, required in enumerate(options.literals):
                if not required:
                    self._always.append((number, index))
                literals += required
                self._owner += [(number, index)] * len(required)
        self._index = LiteralIndex(literals)

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        longest = self.longest
        short = [n for n in article.filled if len(article.raw_lines[n]) <= longest]
        if not short:
            return
        seen = {(n, *owner) for n in short for owner in self._always}
        joined = "\n".join([article.raw_lines[n] for n in short])
        found = self._index.find(joined)
        if found:
            line, end = 0, len(article.raw_lines[short[0]])
            for literal, start, _ in sorted(found, key=lambda f: f[1]):
                while start > end:
                    line += 1
                    end += 1 + len(article.raw_lines[short[line]])
                seen.add((short[line], *self._owner[literal]))
        done = (-1, -1)
        for number, rule, pattern in sorted(seen):
            if (number, rule) == done:  # one finding for a line, however many of a rule's patterns match
                continue
            for found_here in self._try(article, number, rule, pattern):
                done = (number, rule)
                yield found_here

    def _try(self, article: Article, number: int, rule_number: int, index: int) -> Iterable[Finding]:
        rule, options = self.rules[rule_number]
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
    if pattern.fullmatch(line, timeout=TIME_LIMIT):
        return True
    plain = line.strip(DECORATION)
    return bool(plain) and plain != line and bool(pattern.fullmatch(plain, timeout=TIME_LIMIT))
