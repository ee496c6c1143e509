"""`kind: hyphenation`: a word divided at the end of a printed line ("govern- ment")."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from newslint.kinds.base import finding
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.literals import Hit

_LEFT = lazy(r"[^\W\d_]+\Z")
_RIGHT = lazy(r"[^\W\d_]+")
_WORD = lazy(r"\w+")
_PART = 1 << 15
"""Of a longer text only the part around a divided word, and those beside it, are asked for the word."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`suspended`: words after a hyphen that holds its place ("short- and long-term"). `endings`:
    second halves that are no words and only end some. `shortest`: letters that each half needs.

    Two halves are one word if the second is such an ending, or if the word stands undivided
    elsewhere in the article. Otherwise the hyphen may be a dash, or belong to a compound.
    """

    suspended: tuple[str, ...]
    endings: tuple[str, ...] = ()
    shortest: int = 2


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    return options


def compile_rules(rules: Sequence[Rule]) -> "HyphenationMatcher":
    """See KindModule."""
    return HyphenationMatcher(rules)


class HyphenationMatcher:
    """Looks at hyphens with a small letter before them and a space and a small letter behind."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Each rule has its own lists."""
        self.rules = [(rule, msgspec.convert(rule.options, Options)) for rule in rules]

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        text = article.text
        at = text.find("-")
        while at >= 0:
            if (
                text[at + 1 : at + 2] == " "
                and text[at - 1 : at].islower()
                and text[at + 2 : at + 3].islower()
            ):
                for rule, options in self.rules:
                    yield from _judge(text, at, rule, options)
            at = text.find("-", at + 1)


def _judge(text: str, at: int, rule: Rule, options: Options) -> Iterable[Finding]:
    first = _LEFT.search(text, max(0, at - 30), at)
    second = _RIGHT.match(text, at + 2)
    if first is None or second is None or second.group() in options.suspended:
        return
    if (
        min(len(first.group()), len(second.group())) < options.shortest
        or text[first.start() - 1 : first.start()] == "-"
    ):
        return
    instead = first.group() + second.group()
    if second.group() not in options.endings and not _stands(text, at, instead):
        return
    span = Span(first.start(), second.end())
    fix = Fix((Edit(span, instead),), rule.safety)
    message = rule.message.replace("{instead}", instead)
    yield finding(rule, span, message=message, fix=fix, replacements=(instead,))


def _stands(text: str, at: int, word: str) -> bool:
    """Whether the word stands undivided around the place, in any case of letters."""
    start = max(0, at // _PART - 1) * _PART
    return word.lower() in _vocabulary(text[start : start + 3 * _PART])


@lru_cache(2)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(map(str.lower, _WORD.findall(text)))
