"""`kind: doubled`: a word, a phrase, a sentence or a paragraph that stands twice.

Whole-text passes at C speed find candidates: neighbouring equal words by one map, phrases by
comparing the lengths of words some places apart, sentences and paragraphs by the size of a set.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import eq
from typing import Any, Literal

import msgspec

from newslint.kinds.base import finding
from newslint.kinds.fixes import delete_line
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.lines import line_at
from newslint.text.literals import Hit
from newslint.text.wordlists import words

_PHRASE = (2, 3, 4)
_FOR_WEIGHT = 8
_LOOK_BACK = 5000
_AROUND = 80
_INSIDE_WORDS = ("-", "'", "’")
_FOLD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ?!", b"abcdefghijklmnopqrstuvwxyz..")
# ASCII marks, and the bytes of curly quotation marks.
_LEFT_OUT = b'"()[]*_\xe2\x80\x9c\x9d\x98\x99'
_LETTERS = lazy(r"[^\W\d_]")
_SPLIT = ("\n", "? ", "! ", '." ', ".” ", ".’ ", ".' ", ") ", "] ", '?" ', "?” ", '!" ', "!” ")
_EDGES = " \t\u00a0.!?\"'“”‘’()[]"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`unit`: what is doubled. `may-double`: words that good texts repeat; `joins`: words of which
    "on and on and on" is made; `unless`: patterns around a doubled word that excuse it (the
    doubled words are the match of `{word} {word}`). `shortest`: words that a sentence or
    paragraph needs; `apart`: words that it needs when the two do not stand side by side."""

    unit: Literal["word", "sentence", "paragraph"]
    may_double: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    shortest: int = 1
    apart: int = 1000


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


def _folded(text: str) -> bytes:
    """`text` for the cheap passes: lower case, every end mark a full stop, no quotation marks
    or brackets. Letters beyond ASCII may be damaged in it, always in the same way."""
    return text.encode("utf-8", "surrogatepass").translate(_FOLD, _LEFT_OUT)


def _maybe_doubled(folded: bytes, may_double: frozenset[bytes]) -> bool:
    """Whether a word or a phrase of two to four words may stand twice in a row by mistake."""
    tokens = folded.replace(b",", b" ,").replace(b".", b" .").split()
    if True in map(eq, tokens, tokens[1:]):
        doubled = {a for a, b in pairwise(tokens) if a == b} - may_double
        if any(len(word) > 1 and not word[0:1].isdigit() for word in doubled):
            return True
    return any(not may_double.issuperset(run) for run in _repeated_phrases(tokens))


def _repeated_phrases(tokens: Sequence[Any]) -> set[tuple[Any, ...]]:
    """Phrases of two to four words that stand twice in a row, as tuples."""
    found = set()
    try:
        lengths = bytes(map(len, tokens))
    except ValueError:  # a "word" of 256 characters or more
        lengths = bytes(min(255, len(word)) for word in tokens)
    number = int.from_bytes(lengths, "little")
    count = len(tokens)
    for size in _PHRASE:
        # A zero byte of the difference is a word as long as the one `size` places on.
        difference = (number ^ (number >> (8 * size))).to_bytes(count, "little")
        run = bytes(size)
        at = difference.find(run)
        while 0 <= at <= count - 2 * size:
            if tokens[at : at + size] == tokens[at + size : at + 2 * size]:
                found.add(tuple(tokens[at : at + size]))
            at = difference.find(run, at + 1)
    return found


def doubled_runs(text: str) -> set[tuple[str, ...]]:
    """Lower-case words and phrases (two to four words) that stand twice in a row somewhere."""
    tokens = text.lower().replace(",", " ,").replace(".", " .").split()
    return {(a,) for a, b in pairwise(tokens) if a == b} | _repeated_phrases(tokens)


class DoubledMatcher:
    """Rules by what they look for; a unit without a rule costs nothing."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Any number of rules for each unit."""
        self.rules = [(rule, msgspec.convert(rule.options, Options)) for rule in rules]
        self._units = {options.unit for _, options in self.rules}
        lists = [frozenset(o.may_double) for _, o in self.rules if o.unit == "word"]
        known = frozenset[str]().union(*lists).intersection(*lists) if lists else frozenset[str]()
        self._may_double = frozenset(word.encode() for word in known) | {b",", b"."}

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        doubled_lines = set(_paragraphs(article))
        folded = _folded(article.text)
        for rule, options in self.rules:
            if options.unit == "paragraph":
                yield from self._paragraph(article, rule, options)
            elif options.unit == "sentence" and _maybe_repeated(folded):
                yield from self._sentence(article, rule, options, doubled_lines)
        if "word" in self._units and _maybe_doubled(folded, self._may_double):
            for run in sorted(doubled_runs(article.text)):
                for rule, options in self.rules:
                    if options.unit == "word":
                        yield from self._word(article.text, rule, options, run)

    def _word(self, text: str, rule: Rule, options: Options, run: tuple[str, ...]) -> Iterator[Finding]:
        if not all(map(_LETTERS.search, run[:1])) or not _worth(run, options):
            return
        body = r"\s+".join(map(re.escape, run)).replace(r"\s+,", ",")
        for match in re.finditer(rf"\b({body})((?:\s+{body})+)(?!\w)", text, re.I):
            if _excused(text, match, run, options):
                continue
            # Where taking the copy out would double something else, an editor has to look.
            rest = (
                text[max(0, match.start() - _AROUND) : match.end(1)]
                + text[match.end() : match.end() + _AROUND]
            )
            settled = not any(_worth(other, options) for other in doubled_runs(rest))
            fix = Fix((Edit(Span(*match.span(2))),), rule.safety if settled else "unsafe")
            message = rule.message.replace("{text}", match.group(1))
            yield finding(rule, Span(*match.span()), message=message, fix=fix)

    def _sentence(
        self, article: Article, rule: Rule, options: Options, doubled_lines: set[int]
    ) -> Iterator[Finding]:
        text = article.text
        seen: set[Span] = set()
        for piece in _repeated_pieces(text, options.shortest):
            places = [m.start() for m in re.finditer(re.escape(piece), text)]
            for first, second in pairwise(places):
                if article.line_number(second) in doubled_lines:
                    continue
                copies = _side_by_side(text, first, second) or _apart(
                    article, first, second, piece, options.apart
                )
                if copies is None or copies[1] in seen:
                    continue
                seen.add(copies[1])
                earlier, later = copies
                if _spoken(text, later):
                    continue
                fix = None
                if not text[earlier.end : later.start].strip():
                    fix = Fix((Edit(Span(earlier.end, later.end)),), rule.safety)
                yield finding(rule, later, fix=fix, related=(earlier,))

    def _paragraph(self, article: Article, rule: Rule, options: Options) -> Iterator[Finding]:
        places = {number: place for place, number in enumerate(article.filled)}
        for number, first in _paragraphs(article).items():
            span = article.line_span(number)
            needed = options.shortest if places[number] == places[first] + 1 else options.apart
            if len(article.text[span.start : span.end].split()) < needed:
                continue
            fix = delete_line(article.text, span.start, rule.safety)
            yield finding(rule, span, fix=fix, related=(article.line_span(first),))


def _paragraphs(article: Article) -> dict[int, int]:
    """Line number -> number of the nearest earlier line with the same text."""
    lines = article.raw_lines
    filled = [lines[n] for n in article.filled]
    if len(set(filled)) == len(filled):
        return {}
    last: dict[str, int] = {}
    found: dict[int, int] = {}
    for number in article.filled:
        key = " ".join(lines[number].split())
        if key in last:
            found[number] = last[key]
        last[key] = number
    return found


def _spoken(text: str, span: Span) -> bool:
    """Whether a short sentence is repeated inside a quotation, where people do so for weight."""
    if len(text[span.start : span.end].split()) > _FOR_WEIGHT:
        return False
    floor = max(0, span.start - _LOOK_BACK)
    start = max(floor, text.rfind("\n", floor, span.start) + 1)
    return text.count("“", start, span.start) > text.count("”", start, span.start) or bool(
        text.count('"', start, span.start) % 2
    )


def _side_by_side(text: str, first: int, second: int) -> tuple[Span, Span] | None:
    """Both copies where the text around `first` repeats itself at once from `second` on."""
    period = second - first
    start, end = first, second
    floor = max(0, first - period)
    floor = max(floor, text.rfind("\n", floor, first) + 1)
    while start > floor and text[start - 1] == text[start - 1 + period]:
        start -= 1
    ceiling = min(len(text), second + 2 * period)
    while end < ceiling and text[end] == text[end - period] != "\n":
        end += 1
    # What parts the two copies need not stand again behind the second one.
    gap = period - len(text[start : start + period].rstrip())
    if end - start < 2 * period - max(1, gap):
        return None
    while (start < first and not (text[start].isalnum() or text[start] in "\"“‘'([")) or (
        start and text[start - 1].isalnum() and text[start].isalnum()
    ):
        start += 1
    one = Span(start, start + len(text[start : start + period].rstrip()))
    return one, Span(start + period, min(one.end + period, len(text)))


def _apart(article: Article, first: int, second: int, piece: str, needed: int) -> tuple[Span, Span] | None:
    """Both copies where `piece` is all of two sentences that do not stand side by side."""
    if len(piece.split()) < needed:
        return None
    earlier, later = article.sentence_at(first), article.sentence_at(second)
    if article.text[later.start : later.end].strip(_EDGES) != piece or earlier == later:
        return None
    return earlier, later


def _maybe_repeated(folded: bytes) -> bool:
    pieces = [piece.strip(b" .") for piece in folded.replace(b"\n", b". ").split(b". ") if len(piece) > 15]
    return len(set(pieces)) < len(pieces)


def _repeated_pieces(text: str, shortest: int) -> list[str]:
    for mark in _SPLIT:
        text = text.replace(mark, ". ")
    pieces = [piece.strip(_EDGES) for piece in text.split(". ")]
    pieces = [piece for piece in pieces if len(piece) > 15]
    if len(set(pieces)) == len(pieces):
        return []
    return sorted(p for p, n in Counter(pieces).items() if n > 1 and len(p.split()) >= shortest)


def _worth(run: tuple[str, ...], options: Options) -> bool:
    """Whether `run` is no way of speaking that repeats words on purpose."""
    if len(run) == 1:
        return run[0] not in options.may_double and re.sub("['’-]", "", run[0]).isalpha()
    if "." in run or (run[-1] == "," and len(run) < 4) or all(word in options.may_double for word in run):
        return False
    if len(set(run)) == 1 or run[0] == ",":
        return False
    return not (len(run) == 2 and any(word in options.joins for word in run))


def _excused(text: str, match: re.Match[str], run: tuple[str, ...], options: Options) -> bool:
    if "\n" in match.group() or text[match.start() - 1 : match.start()] in _INSIDE_WORDS:
        return True
    if (
        text[match.end() : match.end() + 1] in _INSIDE_WORDS
        and text[match.end() + 1 : match.end() + 2].isalpha()
    ):
        return True
    first = match.group(1)
    second = match.group(2).lstrip()
    if second[:1].isupper():
        return True  # a name (Duran Duran), a headline, or the next sentence
    if len(run) == 1 and run[0] not in words("starters") | words("function-words"):
        if first[:1].isupper() or (len(first) > 1 and first.isupper()):
            return True
        # A term that the article uses twice is no slip ("dan dan noodles").
        if len(re.findall(rf"(?i)\b{re.escape(first)} {re.escape(first)}\b", text)) > 1:
            return True
    line = line_at(text, match.start())
    around = text[max(line.start, match.start() - 60) : min(line.end, match.end() + 30)]
    return any(re.search(p, around) and match.group() in around for p in options.unless)
