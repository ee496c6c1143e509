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
from newslint.text.prose import Surroundings, credits_somebody, prose_score
from newslint.text.wordlists import words

_LAST = lazy(r"[\w’'-]+[^\w\s]*\s*\Z")
_LETTERS = lazy(r"[^\W\d_][\w’'-]*")
_WEB = lazy(r"https?:|www\.|[@#/\\_=<>{}|]|\w\.\w|^[^\Wa-z]*[a-z]\w*[A-Z]")
_BYLINE = lazy(r"(?:by|with|from|via) [A-Z]")
_SKIPPED = frozenset(
    (BlockKind.HEADLINE, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.CODE, BlockKind.TABLE)
)
# Above a headline of another story, or beside a caption; before a link to another story.
_LABEL = lazy(
    r"(?i)(?:related|read|watch|more|see|listen|video|gallery|opinion|analysis)\b.{0,30}[^.!?]"
    r"|(?:image|photo|picture|media) (?:caption|credit|source|copyright)\b.{0,40}"
    r"|(?:getty(?: images)?|reuters|epa|afp|ap|associated press|pa media|shutterstock|alamy)"
)
_LINK = lazy(r"(?i)(?:also|related|read|watch|more|see|listen)\b[^.!?:]{0,20}:\s")
# What extractors and feeds leave where they cut: "[…]", "[+1234 chars]", "... Read mo".
_CUT = lazy(
    r"(?:\[\s?(?:…|\.\.\.)\s?\]|\[\+\d+ chars?\]|(?:…|\.\.\.)\s*\[?(?:Read|Continue|More)\b[^.]{0,20})\s*\Z"
)

_SHORT_HEADLINE, _HEADLINE, _LONG_HEADLINE = 70, 110, 170
# Words that a line needs to be cut off behind a word that closes none.
_ENOUGH = 5
# Words, fewer of which no score makes a sentence.
_FEWEST = 4
# How much lower the prose score may be where the last word asks for another one.
_EASIER = -10
# Characters of an article, and open lines in it, up to which it is searched for other forms of a last word.
_SEARCHED, _FEW = 100_000, 40
# How the last item but one of a list ends.
_LIST_JOINT = (", or", ", and", "; or", "; and")
What = Literal["truncated", "no-final-stop", "line-split"]


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`find`: which of the three the rule reports. `score`: the prose score (see
    newslint.text.prose) from which a line without an end mark counts as running text. `steps`: pairs
    of a score and the confidence below it, ascending; from the last score on it is the rule's.
    `last-confidence`: the most in the article's last line, where links to other stories hang on."""

    find: What
    score: int = 0
    steps: tuple[tuple[int, float], ...] = ()
    last_confidence: float = 1.0


class Judgement(NamedTuple):
    """`what` is a rule's name; `noted` is the last word; `score` is that of newslint.text.prose, where
    it decided."""

    what: What
    span: Span
    noted: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = "unsafe"
    score: int = 1000


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
        for around in open_ends(article):
            one = self._judge(article, around)
            if one is None:
                continue
            for rule, options in self.rules:
                if options.find == one.what:
                    message = rule.message.replace("{word}", one.noted)
                    fix = Fix(one.edits, one.safety) if one.edits else None
                    steps = (confidence for score, confidence in options.steps if one.score < score)
                    sure = next(steps, rule.confidence)
                    if around.place == around.last:
                        sure = min(sure, options.last_confidence)
                    yield finding(rule, one.span, message=message, fix=fix, confidence=sure)

    def _judge(self, article: Article, around: Surroundings) -> Judgement | None:
        place = around.place
        span = article.line_span(article.filled[place])
        line = article.text[span.start : span.end]
        cut = _cut(line)
        if cut is not None:
            return Judgement("truncated", Span(span.start + cut.start(), span.end), cut.group())
        last = _LAST.search(line, max(0, len(line) - 50))
        if last is None:
            return None
        mark = Span(span.start + last.start(), span.start + len(line))
        word = last.group().strip()
        if line.endswith(_LIST_JOINT) and around.following[:1].islower():
            return None
        if runs_on(line, around.following, place):
            if article.block_kind(article.filled[place + 1]) is BlockKind.LIST_ITEM:
                return None  # which begins anew
            gap = Span(span.end, article.line_span(article.filled[place + 1]).start)
            joint = "" if line.endswith("-") else " "
            safety: Safety = "unsafe" if line.endswith(("-", "–", "—")) or place == 0 else "safe"
            return Judgement("line-split", mark, word, (Edit(gap, joint),), safety)
        if needs_no_end(article, around):
            return None
        return self._open_end(line, mark, word, around)

    def _open_end(self, line: str, mark: Span, word: str, around: Surroundings) -> Judgement | None:
        bare = word.rstrip("\"”’')]")
        # A headline may end on "for", and not on "the".
        asking = words("function-words" if around.place else "cannot-end")
        if bare in asking and len(line.split()) >= _ENOUGH - (bare in words("cannot-end")):
            return Judgement("truncated", mark, word)
        if line.count(" ") < _FEWEST - 1:
            return None
        score = prose_score(line, around)
        asks = bare in words("open-words") or bare.endswith(("'s", "’s"))
        if score < self._score + (_EASIER if asks else 0) or (
            line[-1] == "," and _says(bare, around.following)
        ):
            return None
        if asks or line[-1] in ",-‘“([":
            return Judgement("truncated", mark, word, score=score)
        stop = (Edit(Span(mark.end, mark.end), "."),)
        return Judgement("no-final-stop", mark, word, stop, score=score)


def _says(word: str, following: str) -> bool:
    """Whether a comma behind `word` leads to words that somebody says in the line that follows."""
    return word.rstrip(",").lower() in words("said") or following[:1] in tuple("“\"„«‘'")


def open_ends(article: Article) -> list[Surroundings]:
    """The lines without an end mark, each with what stands around it."""
    lines, filled = article.raw_lines, article.filled
    closed = [lines[number][-1] in ".!?" and lines[number][-3:] != "..." for number in filled]
    headed = not filled or closed[0] or _headline(lines[filled[0]], len(filled) == 1)
    if headed and all(closed[1:]):
        return []
    places = [
        place
        for place, number in enumerate(filled)
        if not closed[place] and (_cut(lines[number].strip()) or not ended(lines[number].strip()))
    ]
    if headed and places == [0]:
        return []
    last = len(filled) - 1
    others = frozenset(place for place in places if place)
    text = article.text if len(article.text) < _SEARCHED and len(places) < _FEW else ""
    return [
        Surroundings(place, last, others, lines[filled[place + 1]].strip() if place < last else "", text)
        for place in places
    ]


def _headline(line: str, alone: bool) -> bool:
    """Whether a first line is short, and not open like "... have called it a"; a text of one line may
    be no more than the headline."""
    most = _LONG_HEADLINE if alone else _SHORT_HEADLINE
    return len(line) < most and line.rpartition(" ")[2] not in words("cannot-end")


def needs_no_end(article: Article, around: Surroundings) -> bool:
    """Whether the line is no sentence by its form: an address, a list item, a credit, what the format
    says is none, the headline below "Related article"."""
    place, number = around.place, article.filled[around.place]
    line = article.raw_lines[number].strip()
    if _WEB.search(line.rpartition(" ")[2]) or credits_somebody(line) or _LINK.match(line):
        return True
    if place and _LABEL.fullmatch(article.raw_lines[article.filled[place - 1]].strip()):
        return True
    kind = article.block_kind(number)
    return kind is BlockKind.LIST_ITEM or (article.given is not None and kind in _SKIPPED)


def _cut(line: str) -> re.Match[str] | None:
    """The extractor's own mark at the end of a line."""
    if len(line) <= 40 or not (line[-1] in ".…]" or "…" in line[-30:] or "..." in line[-30:]):
        return None
    return _CUT.search(line, len(line) - 40)


def runs_on(line: str, following: str, place: int) -> bool:
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
