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
from newslint.text.lazy import lazy
from newslint.text.literals import Hit
from newslint.text.prose import Surroundings, prose_score
from newslint.text.wordlists import words

_LAST = lazy(r"[\w’'-]+[^\w\s]*\s*\Z")
_LETTERS = lazy(r"[^\W\d_][\w’'-]*")
_WEB = lazy(r"https?:|www\.|[@#/\\_=<>{}|]|\w\.\w|^\w*[a-z]\w*[A-Z]")
_BYLINE = lazy(r"(?:by|with|from|via) [A-Z]")
_SKIPPED = frozenset(
    (BlockKind.HEADLINE, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.CODE, BlockKind.TABLE)
)
_LABEL = lazy(r"(?i)(?:related|read|watch|more|see|listen|video|gallery|opinion|analysis)\b.{0,30}[^.!?]")
# What extractors and feeds leave where they cut: "[…]", "[+1234 chars]", "... Read mo".
_CUT = lazy(
    r"(?:\[\s?(?:…|\.\.\.)\s?\]|\[\+\d+ chars?\]|(?:…|\.\.\.)\s*\[?(?:Read|Continue|More)\b[^.]{0,20})\s*\Z"
)

_HEADLINE = 110
_LONG_HEADLINE = 170
# How the last item but one of a list ends.
_LIST_JOINT = (", or", ", and", "; or", "; and")
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
        closed = [lines[number][-1] in ".!?" and lines[number][-3:] != "..." for number in article.filled]
        if all(closed[1:]):
            return
        open_lines = [
            place
            for place, number in enumerate(article.filled)
            if not closed[place] and (_cut(lines[number].strip()) or not ended(lines[number].strip()))
        ]
        last = len(closed) - 1
        for place in open_lines:
            around = Surroundings(place, last, [p for p in open_lines if p])
            one = self._judge(article, around)
            if one is None:
                continue
            for rule, options in self.rules:
                if options.find == one.what:
                    message = rule.message.replace("{word}", one.noted)
                    fix = Fix(one.edits, one.safety) if one.edits else None
                    yield finding(rule, one.span, message=message, fix=fix)

    def _judge(self, article: Article, around: Surroundings) -> Judgement | None:
        place = around.place
        number = article.filled[place]
        span = article.line_span(number)
        line = article.text[span.start : span.end]
        cut = _cut(line)
        if cut is not None:
            return Judgement("truncated", Span(span.start + cut.start(), span.end), cut.group())
        last = _LAST.search(line, max(0, len(line) - 50))
        if last is None:
            return None
        mark = Span(span.start + last.start(), span.start + len(line))
        word = last.group().strip()
        following = article.filled[place + 1] if place < around.last else None
        if (
            following is not None
            and line.endswith(_LIST_JOINT)
            and article.raw_lines[following][:1].islower()
        ):
            return None
        if following is not None and _runs_on(line, article.raw_lines[following].lstrip(), place):
            gap = Span(span.end, article.line_span(following).start)
            joint = "" if line.endswith("-") else " "
            safety: Safety = "unsafe" if line.endswith(("-", "–", "—")) or place == 0 else "safe"
            return Judgement("line-split", mark, word, (Edit(gap, joint),), safety)
        if _WEB.search(line.rpartition(" ")[2]) or (place == 0 and _headline(line)):
            return None
        if place and _LABEL.fullmatch(article.raw_lines[article.filled[place - 1]].strip()):
            return None  # what stands below "Related article" is its headline
        kind = article.block_kind(number)
        if kind is BlockKind.LIST_ITEM or (article.given is not None and kind in _SKIPPED):
            return None
        return self._open_end(line, mark, word, prose_score(line, around))

    def _open_end(self, line: str, mark: Span, word: str, score: int) -> Judgement | None:
        bare = word.rstrip("\"”’')]")
        if bare in words("function-words") and len(line.split()) >= 5:
            return Judgement("truncated", mark, word)
        if bare in words("open-words") or bare.endswith(("'s", "’s")):
            return Judgement("truncated", mark, word) if score >= self._score + _EASIER else None
        if score < self._score or (line[-1] == "," and bare.rstrip(",").lower() in words("said")):
            return None
        if line[-1] in ",-‘“([":
            return Judgement("truncated", mark, word)
        return Judgement("no-final-stop", mark, word, (Edit(Span(mark.end, mark.end), "."),))


def _headline(line: str) -> bool:
    """Whether the first line may be one: not too long, and not open like "... have called it a"."""
    return len(line) < _LONG_HEADLINE and line.rpartition(" ")[2] not in words("cannot-end")


def _cut(line: str) -> re.Match[str] | None:
    """The extractor's own mark at the end of a line."""
    if len(line) <= 40 or not (line[-1] in ".…]" or "…" in line[-30:] or "..." in line[-30:]):
        return None
    return _CUT.search(line, len(line) - 40)


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
