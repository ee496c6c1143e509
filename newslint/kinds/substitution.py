"""`kind: substitution`: one wording for another."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from newslint.kinds.base import finding, timed_out
from newslint.kinds.patterns import Needed, check_patterns, compiled, holds, needed, parts, sets_of, spans_in
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.literals import Hit


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    r"""`swap`: pattern -> replacement, which may hold \1 and \g<name>; `unless`: patterns that
    excuse a match they overlap. A capital at the start of the match is kept. `fix: replace`."""

    swap: dict[str, str]
    unless: tuple[str, ...] = ()
    fix: str | None = None
    literals: tuple[tuple[tuple[str, ...], ...], ...] = ()


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    patterns = list(options["swap"])
    check_patterns([*patterns, *options.get("unless", ())])
    literals = sets_of(patterns)
    for pattern, found in zip(patterns, literals, strict=True):
        if not found:
            raise ValueError(f"pattern {pattern!r} has no literal of two letters that every match holds")
    if options.get("fix") not in (None, "replace"):
        raise ValueError("fix of a substitution is `replace`")
    return {**options, "literals": literals}


def compile_rules(rules: Sequence[Rule]) -> "SubstitutionMatcher":
    """See KindModule."""
    return SubstitutionMatcher(rules)


class SubstitutionMatcher:
    """Patterns are tried on lines where their literals stand."""

    always = False

    def __init__(self, rules: Sequence[Rule]) -> None:
        """One entry a pattern."""
        self.entries: list[tuple[Rule, Options, str, str]] = []
        self.literals: list[str] = []
        self._owner: list[int] = []
        self._needs: list[list[Needed]] = []
        for rule in rules:
            options = msgspec.convert(rule.options, Options)
            for (pattern, swap), sets in zip(options.swap.items(), options.literals, strict=True):
                self._owner += [len(self.entries)] * len(sets[0])
                self.literals += sets[0]
                self._needs.append(needed(sets[1:]))
                self.entries.append((rule, options, pattern, swap))

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        starts, lines = article.starts, article.raw_lines
        for number, owner in sorted({(article.line_number(h.offset), self._owner[h.literal]) for h in hits}):
            line = Span(starts[number], starts[number] + len(lines[number]))
            if holds(article.key[line.start : line.end], self._needs[owner]):
                for piece in parts(article.text, line):
                    yield from self._try(article.text, piece, owner)

    def _try(self, text: str, line: Span, owner: int) -> Iterable[Finding]:
        rule, options, pattern, swap = self.entries[owner]
        try:
            matches = list(spans_in(compiled(pattern), text, *line))
            unless = options.unless if matches else ()
            excused = [Span(*m.span()) for u in unless for m in spans_in(compiled(u), text, *line)]
        except TimeoutError:
            yield timed_out(rule.id, line)
            return
        for match in matches:
            span = Span(*match.span())
            if any(span.overlaps(e) for e in excused):
                continue
            instead = _keep_capital(match.group(), match.expand(swap))
            if instead == match.group():
                continue
            fix = Fix((Edit(span, instead),), rule.safety) if options.fix else None
            message = rule.message.replace("{found}", match.group()).replace("{instead}", instead)
            yield finding(rule, span, message=message, fix=fix, replacements=(instead,))


def _keep_capital(found: str, instead: str) -> str:
    """A match that begins with a capital is replaced by a text that does."""
    if found[:1].isupper() and instead[:1].islower():
        return instead[:1].upper() + instead[1:]
    return instead
