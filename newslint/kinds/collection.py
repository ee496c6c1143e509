"""`kind: collection`: judged when all articles are known; silent over a single one.

The module only says which keys such rules have; newslint/collect judges by them.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from newslint.model import Finding, Rule
from newslint.text.article import Article
from newslint.text.literals import Hit

SELF_TEST = False
MOST = 3

Kept = Literal["quotations", "datelines"]
Strings = tuple[str, ...]


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From how many articles of a source, and which share of them, a line is reported, and how surely."""

    articles: int
    share: float
    confidence: float


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Keys of the rules over a collection; each rule uses its own.

    Repeated lines: `thresholds` by class of line (label, notice, narrative, near), `notice-words`
    (patterns) that tell a notice to the reader from a told sentence, `keep` and `allow` (patterns of
    whole lines) for what a house repeats on purpose. Repeated articles: `lines` of forty characters or
    more that two have in common, and the share `alike` of the shorter one. House spellings: `articles`
    with the usual spelling, `times` as many as with the other, which `most` articles have; the score
    of likeness (kinds/names/model.py) beside an equal part of the name (`shared`) and without (`alone`,
    from `letters` letters); `distinct` and `accept` as in `names:`.
    """

    thresholds: dict[str, Threshold] = {}
    notice_words: Strings = ()
    keep: tuple[Kept, ...] = ()
    allow: Strings = ()
    lines: int = 3
    alike: float = 0.8
    articles: int = 5
    times: int = 5
    most: int = 2
    shared: int = 0
    alone: int = 0
    letters: int = 7
    distinct: tuple[Strings, ...] = ()
    accept: Strings = ()


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    if options.get("most", 0) > MOST:
        raise ValueError(f"most: an index knows {MOST} places of a spelling, so it is {MOST} at most")
    for key in ("notice-words", "allow"):
        for pattern in options.get(key, ()):
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{key}: {pattern!r} is no valid pattern: {error}") from None
    return options


def compile_rules(rules: Sequence[Rule]) -> "SilentMatcher":
    """See KindModule."""
    return SilentMatcher()


class SilentMatcher:
    """Finds nothing in one article."""

    literals: Sequence[str] = ()
    always = False

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        return ()
