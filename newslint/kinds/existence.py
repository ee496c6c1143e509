"""`kind: existence`: a pattern anywhere in a line is a finding."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from newslint.kinds.base import finding, timed_out
from newslint.kinds.fixes import delete_line, delete_span
from newslint.kinds.patterns import Needed, check_patterns, compiled, holds, needed, sets_of, spans_in
from newslint.model import Finding, Rule, Span
from newslint.text.article import Article
from newslint.text.lines import stripped
from newslint.text.literals import Hit


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`match`: patterns (regex module), searched line by line. `unless`: patterns that excuse the line.

    `flag`: what is marked, the match, its whole line or its sentence. `max-length`: longer lines
    are left alone. `fix`: delete-line or delete. `literals` is filled in by the rulebook.
    """

    match: tuple[str, ...]
    unless: tuple[str, ...] = ()
    flag: Literal["match", "line", "sentence"] = "match"
    max_length: int = 100_000
    fix: Literal["delete-line", "delete"] | None = None
    literals: tuple[tuple[tuple[str, ...], ...], ...] = ()


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    check_patterns(options["match"])
    check_patterns(options.get("unless", ()))
    return {**options, "literals": sets_of(options["match"])}


def compile_rules(rules: Sequence[Rule]) -> "ExistenceMatcher":
    """See KindModule."""
    return ExistenceMatcher(rules)


class ExistenceMatcher:
    """Patterns are tried only on lines where one of their literals stands."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """One entry a pattern; those without a literal are tried on every line."""
        self.rules = [(r, msgspec.convert(r.options, Options)) for r in rules]
        self.literals: list[str] = []
        self._owner: list[tuple[int, int]] = []
        self._always: list[tuple[int, int]] = []
        self._sets: dict[tuple[int, int], list[Needed]] = {}
        for number, (_, options) in enumerate(self.rules):
            for index, sets in enumerate(options.literals):
                self._sets[number, index] = needed(sets[1:])
                if not sets:
                    self._always.append((number, index))
                    continue
                self.literals += sets[0]
                self._owner += [(number, index)] * len(sets[0])
        self.always = bool(self._always)

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        starts, lines = article.starts, article.raw_lines
        wanted = {(article.line_number(h.offset), *self._owner[h.literal]) for h in hits}
        if self._always:
            wanted |= {(number, *owner) for number in article.filled for owner in self._always}
        done: set[tuple[int, Span]] = set()  # several patterns of a rule may mark one place
        for line, number, index in sorted(wanted):
            start, size = starts[line], len(lines[line])
            if size > self.rules[number][1].max_length:
                continue
            sets = self._sets[number, index]
            if sets and not holds(article.key[start : start + size], sets):
                continue
            for found in self._try(article, Span(start, start + size), number, index):
                if (number, found.span) not in done:
                    done.add((number, found.span))
                    if found.rule == self.rules[number][0].id:
                        article.mark(line, self.rules[number][0])
                    yield found

    def _try(self, article: Article, line: Span, number: int, index: int) -> Iterable[Finding]:
        rule, options = self.rules[number]
        text = article.text
        try:
            found = [Span(*m.span()) for m in spans_in(compiled(options.match[index]), text, *line)]
            if not found or any(next(spans_in(compiled(u), text, *line), None) for u in options.unless):
                return
        except TimeoutError:
            yield timed_out(rule.id, line)
            return
        if options.flag == "line":
            found = [stripped(text, line)]
        elif options.flag == "sentence":
            found = sorted({stripped(text, article.sentence_at(f.start)) for f in found})
        for span in found:
            fix = None
            if options.fix == "delete-line":
                fix = delete_line(text, span.start, rule.safety)
            elif options.fix == "delete":
                fix = delete_span(text, span, rule.safety)
            yield finding(rule, span, fix=fix)
