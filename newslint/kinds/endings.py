"""`kind: endings`: lines that stop before their sentence does.

A line without an end mark is a headline, a caption, a list item, or broken. Only such lines are
looked at, a few in an article. A broken one has been cut off, split in two, or lost its full stop.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from newslint.kinds.base import finding
from newslint.model import BlockKind, Edit, Finding, Fix, Rule, Safety, Span
from newslint.text.article import Article
from newslint.text.endings import ended
from newslint.text.literals import Hit
from newslint.text.prose import prose_score
from newslint.text.wordlists import words

_LAST = re.compile(r"[\w’'-]+[^\w\s]*\s*\Z")
_LETTERS = re.compile(r"[^\W\d_][\w’'-]*")
_WEB = re.compile(r"https?:|www\.|[@#/\\_=<>{}|]|\w\.\w|^\w+[A-Z]")
_BYLINE = re.compile(r"(?:by|with|from|via) [A-Z]")
_SKIPPED = frozenset(
    (BlockKind.HEADLINE, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.CODE, BlockKind.TABLE)
)
_LABEL = re.compile(
    r"(?i)(?:related|read|watch|more|see|listen|video|gallery|opinion|analysis)\b.{0,30}[^.!?]"
)
# What extractors and feeds leave where they cut: "[…]", "[+1234 chars]", "... Read mo".
_CUT = re.compile(
    r"(?:\[\s?(?:…|\.\.\.)\s?\]|\[\+\d+ chars?\]|(?:…|\.\.\.)\s*\[?(?:Read|Continue|More)\b[^.]{0,20})\s*\Z"
)

_HEADLINE = 110
# How much lower the prose score may be where the last word asks for another one.
_EASIER = -50

What = Literal["truncated", "no-final-stop", "line-split"]


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`find`: which of the three the rule reports. `score`: the prose score (see
    newslint.text.prose) from which a line without an end mark counts as running text."""

    find: What
    score: int = 0


class Judgement(NamedTuple):
    """`what` is a rule's name; `noted` is the last word."""

    what: What
    span: Span
    noted: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = "unsafe"


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    return options


def compile_rules(rules: Sequence[Rule]) -> "EndingsMatcher":
    """See KindModule."""
    return EndingsMatcher(rules)


class EndingsMatcher:
    """Rules by the judgement that they report."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Any number of rules for each judgement."""
        self.rules = [(rule, msgspec.convert(rule.options, Options)) for rule in rules]
        self._score = min((o.score for _, o in self.rules if o.find != "line-split"), default=0)

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        lines = article.raw_lines
        for place, number in enumerate(article.filled):
            line = lines[number]
            if line[-1] in ".!?" and line[-3:] != "...":
                continue
            one = self._judge(article, place)
            if one is None:
                continue
            for rule, options in self.rules:
                if options.find == one.what:
                    message = rule.message.replace("{word}", one.noted)
                    fix = Fix(one.edits, one.safety) if one.edits else None
                    yield finding(rule, one.span, message=message, fix=fix)

    def _judge(self, article: Article, place: int) -> Judgement | None:
        number = article.filled[place]
        line = article.raw_lines[number].strip()
        cut = _CUT.search(line, max(0, len(line) - 40)) if line[-1] in ".…]" or "…" in line[-30:] else None
        if cut is None and ended(line):
            return None
        span = article.line_span(number)
        if cut is not None and len(line) > 40:
            return Judgement("truncated", Span(span.start + cut.start(), span.end), cut.group())
        last = _LAST.search(line, max(0, len(line) - 50))
        if last is None:
            return None
        mark = Span(span.start + last.start(), span.start + len(line))
        word = last.group().strip()
        following = article.filled[place + 1] if place + 1 < len(article.filled) else None
        if following is not None and _runs_on(line, article.raw_lines[following].lstrip(), place):
            gap = Span(span.end, article.line_span(following).start)
            joint = "" if line.endswith("-") else " "
            safety: Safety = "unsafe" if line.endswith(("-", "–", "—")) or place == 0 else "safe"
            return Judgement("line-split", mark, word, (Edit(gap, joint),), safety)
        if place == 0 or _WEB.search(line.rpartition(" ")[2]):
            return None
        if _LABEL.fullmatch(article.raw_lines[article.filled[place - 1]].strip()):
            return None  # what stands below "Related article" is its headline
        return self._open_end(article, number, line, mark, word)

    def _open_end(self, article: Article, number: int, line: str, mark: Span, word: str) -> Judgement | None:
        kind = article.block_kind(number)
        if kind is BlockKind.LIST_ITEM or (article.given is not None and kind in _SKIPPED):
            return None
        bare = word.rstrip("\"”’')]")
        if bare in words("function-words") and len(line.split()) >= 5:
            return Judgement("truncated", mark, word)
        score = prose_score(line)
        if bare in words("open-words") or bare.endswith(("'s", "’s")):
            return Judgement("truncated", mark, word) if score >= self._score + _EASIER else None
        if score < self._score or (line[-1] == "," and bare.rstrip(",").lower() in words("said")):
            return None
        if line[-1] in ",-‘“([":
            return Judgement("truncated", mark, word)
        return Judgement("no-final-stop", mark, word, (Edit(Span(mark.end, mark.end), "."),))


def _runs_on(line: str, following: str, place: int) -> bool:
    """Whether the sentence goes on in the next line, which begins with a small letter."""
    if not following[:1].islower() or _WEB.search(following.partition(" ")[0]) or _BYLINE.match(following):
        return False
    if not (line[-1].isalnum() or line[-1] in ",-–—’'”\")%") or _WEB.search(line.rpartition(" ")[2]):
        return False
    if (
        place == 0
        and len(line) < _HEADLINE
        and line[-1] != ","
        and line.rpartition(" ")[2] not in words("function-words")
    ):
        return False
    return len(line.split()) > 3
