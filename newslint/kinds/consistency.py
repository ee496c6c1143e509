"""`kind: consistency`: of two wordings an article should choose one."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from newslint.kinds.base import finding, timed_out
from newslint.kinds.patterns import check_patterns, compiled, literals_of, spans_in
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.literals import Hit


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`either`: lists of patterns that stand for one thing; the rarer ones of an article are
    flagged, the later ones where they are equally frequent."""

    either: tuple[tuple[str, ...], ...]
    literals: tuple[tuple[tuple[str, ...], ...], ...] = ()


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    literals = []
    for group in options["either"]:
        if len(group) < 2:
            raise ValueError("each list under `either` needs two patterns or more")
        check_patterns(group)
        literals.append(literals_of(group))
        if not all(literals[-1]):
            raise ValueError(f"a pattern of {group!r} has no literal of two letters that every match holds")
    return {**options, "literals": literals}


def compile_rules(rules: Sequence[Rule]) -> "ConsistencyMatcher":
    """See KindModule."""
    return ConsistencyMatcher(rules)


class ConsistencyMatcher:
    """A group is counted only when two of its patterns have a literal in the article."""

    always = False

    def __init__(self, rules: Sequence[Rule]) -> None:
        """One entry a group."""
        self.groups: list[tuple[Rule, tuple[str, ...]]] = []
        self.literals: list[str] = []
        self._owner: list[tuple[int, int]] = []
        for rule in rules:
            options = msgspec.convert(rule.options, Options)
            for group, per_pattern in zip(options.either, options.literals, strict=True):
                for index, literals in enumerate(per_pattern):
                    self._owner += [(len(self.groups), index)] * len(literals)
                    self.literals += literals
                self.groups.append((rule, group))

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        met = {self._owner[h.literal] for h in hits}
        for number in sorted({g for g, _ in met}):
            if sum(g == number for g, _ in met) < 2:
                continue
            rule, group = self.groups[number]
            try:
                yield from _report(rule, group, article.text)
            except TimeoutError:
                yield timed_out(rule.id, Span(0, max(1, len(article.text))))


def _report(rule: Rule, group: Sequence[str], text: str) -> Iterable[Finding]:
    found = [[Span(*m.span()) for m in spans_in(compiled(p), text, 0, len(text))] for p in group]
    used = [spans for spans in found if spans]
    if len(used) < 2:
        return
    usual = max(used, key=lambda spans: (len(spans), -spans[0].start))
    instead = text[usual[0].start : usual[0].end]
    for spans in used:
        if spans is usual:
            continue
        for span in spans:
            swap = _like(text[span.start : span.end], instead)
            message = rule.message.replace("{found}", text[span.start : span.end]).replace("{instead}", swap)
            fix = Fix((Edit(span, swap),), rule.safety)
            related = tuple(usual[:3])
            yield finding(rule, span, message=message, fix=fix, replacements=(swap,), related=related)


def _like(found: str, instead: str) -> str:
    """`instead` with the capital, or without it, as `found` begins."""
    first = instead[:1].upper() if found[:1].isupper() else instead[:1].lower()
    return first + instead[1:]
