"""`kind: stops`: what stands wrongly around a mark of punctuation inside or at the end of sentences.

One cheap pass over the text serves all rules of the kind; each says with `find` which of the
judgements it reports.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Literal

import msgspec

from newslint.kinds.base import finding
from newslint.kinds.stops.candidates import candidates
from newslint.kinds.stops.dangling import dangles
from newslint.kinds.stops.judge import Judgement, judge
from newslint.kinds.stops.starts import lower_starts
from newslint.model import Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.literals import Hit
from newslint.text.wordlists import words

What = Literal["stray-stop", "missing-space", "stray-punctuation", "lowercase-start", "dangling-end"]
_BEHIND = lazy(r"""[”"’')\]]*(?:\s|\Z)""")
_LAST = lazy(r"[A-Za-z’']+\Z")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`find`: the judgement that the rule reports. In its message {word} or {mark} stands for what
    was found. `soft-confidence` is that of a dangling end on a preposition."""

    find: What
    soft_confidence: float = 0.8


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    return options


def compile_rules(rules: Sequence[Rule]) -> "StopsMatcher":
    """See KindModule."""
    return StopsMatcher(rules)


@lru_cache(1)
def _open_words() -> frozenset[str]:
    return words("cannot-end") | words("prepositions")


class StopsMatcher:
    """Rules by the judgement that they report."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Any number of rules for each judgement."""
        self.rules: dict[str, list[tuple[Rule, Options]]] = {}
        for rule in rules:
            options = msgspec.convert(rule.options, Options)
            self.rules.setdefault(options.find, []).append((rule, options))

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        found = candidates(article.text, article.encoded, _open_words())
        seen: set[tuple[str, Span]] = set()
        if self.rules.keys() - {"dangling-end"}:
            judged = [judge(article.text, at) for at in found.odd]
            if "lowercase-start" in self.rules:
                judged += lower_starts(article)
            for one in judged:
                if one is not None and (one.what, one.span) not in seen:
                    seen.add((one.what, one.span))
                    yield from self._report(one)
        if "dangling-end" in self.rules:
            yield from self._dangling(article, found.behind_words)

    def _report(self, one: Judgement) -> Iterator[Finding]:
        for rule, _ in self.rules.get(one.what, ()):
            message = rule.message.replace("{word}", one.noted).replace("{mark}", one.noted)
            fix = Fix(one.edits, one.safety) if one.edits else None
            yield finding(rule, one.span, message=message, fix=fix)

    def _dangling(self, article: Article, stops: Sequence[int]) -> Iterator[Finding]:
        text = article.text
        hard, soft = words("cannot-end"), words("prepositions")
        for at in stops:
            found = _LAST.search(text, max(0, at - 20), at)
            behind = _BEHIND.match(text, at + 1)
            if found is None or behind is None or text[behind.end() : behind.end() + 1].islower():
                continue  # where it goes on with a small letter, the stop is what is wrong
            word = found.group()
            sentence = article.sentence_at(found.start())
            before = text[sentence.start : found.start()]
            if len(before.split()) < 2 or before[-1:] not in " \u00a0":
                continue
            if word in soft and not dangles(before, word):
                continue
            for rule, options in self.rules["dangling-end"]:
                confidence = rule.confidence if word in hard else options.soft_confidence
                message = rule.message.replace("{word}", word)
                yield finding(rule, Span(found.start(), at), message=message, confidence=confidence)
