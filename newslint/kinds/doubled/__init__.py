"""`kind: doubled`: a word, a phrase, a sentence or a paragraph that stands twice.

Whole-text passes at C speed find candidates (columns.py); only there words are looked at.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from newslint.kinds.base import finding
from newslint.kinds.doubled.columns import Copy, blocks, copies, parts, sentence_repeats
from newslint.kinds.doubled.options import NEVER, Options
from newslint.kinds.doubled.sentences import repeated_sentences
from newslint.kinds.doubled.words import doubled_across, slips
from newslint.kinds.fixes import delete_line
from newslint.model import Finding, Rule, Span
from newslint.text.article import Article
from newslint.text.endings import ended
from newslint.text.literals import Hit

__all__ = ["DoubledMatcher", "Options", "compile_rules", "doubled_across", "prepare"]


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    for pattern in options.get("unless", ()):
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"pattern {pattern!r} does not compile: {error}") from None
    return options


def compile_rules(rules: Sequence[Rule]) -> "DoubledMatcher":
    """See KindModule."""
    return DoubledMatcher(rules)


class DoubledMatcher:
    """Rules by what they look for; a unit without a rule costs nothing."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Any number of rules for each unit."""
        self.rules: dict[str, list[tuple[Rule, Options]]] = {}
        for rule in rules:
            options = msgspec.convert(rule.options, Options)
            self.rules.setdefault(options.unit, []).append((rule, options))
        lists = [frozenset(options.may_double) for _, options in self.rules.get("word", ())]
        known = frozenset[str]().union(*lists).intersection(*lists)
        self._may_double = frozenset(word.encode() for word in known)

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        lines = _paragraphs(article)
        if lines:
            for rule, options in self.rules.get("paragraph", ()):
                yield from _doubled(article, lines, rule, options)
        if "sentence" in self.rules:
            yield from self._sentences(article, lines)
        if "word" in self.rules:
            found = self._copies(article)
            for rule, options in self.rules["word"] if found else ():
                yield from slips(article, rule, options, found)

    def _sentences(self, article: Article, lines: Container[int]) -> Iterator[Finding]:
        rules = self.rules["sentence"]
        near = all(options.apart >= NEVER for _, options in rules)
        text = article.text
        for start, end in parts(len(text)):
            whole = end - start == len(text)
            part = article.encoded if whole else text[start:end].encode("utf-8", "surrogatepass")
            if sentence_repeats(part, near):
                for rule, options in rules:
                    yield from repeated_sentences(article, Span(start, end), rule, options, lines)

    def _copies(self, article: Article) -> list[Copy]:
        """Where words and phrases may be doubled, by place."""
        found: list[Copy] = []
        for start, end in blocks(article.text):
            key = article.key[start:end]
            lines = article.raw_lines if len(key) == len(article.key) else article.text[start:end].split("\n")
            blank = lines.count("") - key.endswith(b"\n")
            found += [c._replace(offset=c.offset + start) for c in copies(key, blank, self._may_double)]
        return found


def _paragraphs(article: Article) -> dict[int, int]:
    """Line number -> number of the nearest earlier line with the same text."""
    if len(set(article.bodies)) == len(article.bodies):
        return {}
    last: dict[str, int] = {}
    found: dict[int, int] = {}
    for number, body in zip(article.filled, article.bodies, strict=True):
        key = " ".join(body.split())
        if key in last:
            found[number] = last[key]
        last[key] = number
    return found


def _doubled(article: Article, lines: dict[int, int], rule: Rule, options: Options) -> Iterator[Finding]:
    places = {number: place for place, number in enumerate(article.filled)}
    for number, first in lines.items():
        beside = places[number] == places[first] + 1
        body = article.bodies[places[number]]
        if len(body.split()) < (options.shortest if beside else options.apart):
            continue
        if not beside and not ended(body.rstrip()):
            continue  # a label or an entry of a list, which may return
        span = article.line_span(number)
        fix = delete_line(article.text, span.start, rule.safety)
        yield finding(rule, span, fix=fix, related=(article.line_span(first),))
