"""`kind: quotes`: quotation marks without a partner.

Counting the marks of a line costs nothing and settles nearly every line; only where they do not
add up is the line read mark by mark. A quotation that runs over paragraphs opens at each of them
and closes at the last.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from newslint.kinds.base import finding
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.literals import Hit

_DOUBLE = '“”„‟"«»'
# In this encoding each of the marks is one byte, with a sign that nothing pairs off for the rarest.
_ONE_BYTE = "cp1252"
_LOW, _UNPAIRED = "‟", "ˆ"
_KEPT = f"{_DOUBLE}\n".replace(_LOW, _UNPAIRED).encode(_ONE_BYTE)
_OTHERS = bytes(set(range(256)) - set(_KEPT))
_PAIRS = tuple(pair.encode(_ONE_BYTE) for pair in ("“”", '""', "„“", "„”", "«»", "»«", "“”"))
_MARK = lazy(f"[{_DOUBLE}]|’’|‘‘|''|``")
_TWIN_OPENS = {"‘‘": True, "``": True, "’’": False, "''": False}
_SENTENCE_END = lazy(r"(?:(?<!\.)\.|[!?])[”\"’')\]]*\s+\Z")
_STOP_INSIDE = lazy(r"[.!?][”\"’')\]]* +[“\"‘']?[A-Z]")
_BEFORE_OPENING = " \t\u00a0\u202f([{—–-/‘'“„«\"…"
_BEHIND_CLOSING = " \t\u00a0\u202f.,;:!?)]}—–-…’'”»/*\""
_INCHES = lazy(r"\d['’′]?\s?\d{0,2}$")
_ELISION = lazy(r"‘(?:\d|(?:em|til|tis|twas|cause|n|round|bout|un|cos|nuff|tude|t|s|re|ll|ve|d|m)\b)", re.I)
_CLOSES_SINGLE = lazy(r"[’'](?!\w)")
# Lines, blank ones included, within which a quotation may run on without a new mark.
_FAR = 12
# Characters of a very long line within which somebody is named as having said something.
_REACH = 5_000
# Mark -> its closing and its opening partner.
_PARTNER = {"“": "”“", "”": "”“", '"': '""', "„": "“„", "«": "»«", "»": "»«"}
_FAMILY = {"«": "«", "»": "«"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`said`: verbs that follow a quotation; they show that it has ended inside its paragraph.
    `never-closed`, `never-opened`: the messages for the two cases. `far-confidence`: where the two
    may belong together over several paragraphs."""

    said: tuple[str, ...]
    far_confidence: float
    never_closed: str
    never_opened: str


class Mark(NamedTuple):
    """A quotation mark at `at` in its line; `new_sentence`: what stands before it has ended."""

    at: int
    opens: bool
    family: str
    new_sentence: bool = False


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    return options


def compile_rules(rules: Sequence[Rule]) -> "QuotesMatcher":
    """See KindModule."""
    return QuotesMatcher(rules)


@lru_cache(256)
def directed(line: str) -> tuple[Mark, ...]:
    """The double quotation marks of a line, each as opening or closing.

    The character decides unless its neighbours say the opposite; a straight mark goes by its
    neighbours, and where they say nothing it is the partner of the one before.
    """
    marks: list[Mark] = []
    is_open = False
    for match in _MARK.finditer(line):
        at, char = match.start(), match.group()
        before, after = line[at - 1 : at] if at else " ", line[match.end() : match.end() + 1] or " "
        could_open = before in _BEFORE_OPENING and not after.isspace()
        could_close = after in _BEHIND_CLOSING and not before.isspace()
        if char == '"' and not is_open and _INCHES.search(line, max(0, at - 6), at):
            continue
        if len(char) == 2:
            opens = could_open if char == "''" else _TWIN_OPENS[char]
        elif char in "„«" or (char in "“‟" and not (could_close and not could_open)):
            opens = True
        elif char == "»" or (char == "”" and not (before.isspace() and after.isalnum())):
            opens = False
        elif char == '"' and could_open == could_close:
            opens = not is_open
        else:
            opens = could_open
        fresh = opens and before.isspace() and _SENTENCE_END.search(line, max(0, at - 8), at) is not None
        marks.append(Mark(at, opens, _FAMILY.get(char, "“"), fresh))
        is_open = opens
    return tuple(marks)


class Open(NamedTuple):
    """A mark that waits for its partner, and the line (from 0) that it stands in."""

    number: int
    mark: Mark


def _outer_guillemets(line: str, marks: Sequence[Mark]) -> Sequence[Mark]:
    """In a text with guillemets only they are paired; German and Danish ones point inward."""
    outer = [m for m in marks if m.family == "«"]
    if line[outer[0].at] == "»":
        return [m._replace(opens=not m.opens) for m in outer]
    return outer


class QuotesMatcher:
    """One rule, as a rule of this kind has the whole of it."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """The first rule's options hold for all."""
        self.rules = list(rules)
        self.options = msgspec.convert(rules[0].options, Options)
        verbs = "|".join(map(re.escape, self.options.said))
        self._said = lazy(
            rf"(?:[,?!]|[,?!.] [–—-]| [–—-]) (?!(?:I|we|you|We|You|that|which|and|but|who) )"
            rf"(?:[\w’'.-]+ ){{0,6}}?(?:{verbs})\b"
        )

        # A mark that stands before "Parry said." instead of behind the words he said.
        self._attribution = lazy(rf"(?:[A-Z][\w’'.-]* ){{1,3}}(?:{verbs})\b[^“”\"]{{0,40}}\Z")

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        wanted = set(odd_lines(article.marks))
        single = []
        if "‘" in article.marks:
            single = [n for n, marks in enumerate(article.marks.split("\n")) if "‘" in marks]
            wanted.update(n for n in single if _MARK.search(article.raw_lines[n]))
        if wanted:
            yield from self._unpaired(article, wanted)
        for number in single:
            yield from self._single(article, number)

    def _unpaired(self, article: Article, wanted: Container[int]) -> Iterable[Finding]:
        """The double marks without a partner, where lines are `wanted` or a quotation runs on."""
        alone: list[Open] = []
        running: Open | None = None
        for place, number in enumerate(article.filled):
            if number not in wanted and running is None:
                continue
            if running is None and place and article.filled[place - 1] not in wanted:
                running = self._inherited(article, place)
            running = self._read(article, number, running, alone)
            if running is not None and not self._goes_on(article, place, running):
                alone.append(running)
                running = None
        alone.sort()
        for place, one in enumerate(alone):
            far = _far_pair(alone[place : place + 2]) or (
                place > 0 and _far_pair(alone[place - 1 : place + 1])
            )
            yield from self._report(article, one, self.options.far_confidence if far else None)

    def _inherited(self, article: Article, place: int) -> Open | None:
        """The mark open at the end of the line before, where this one begins by closing it.

        A line with an even number of straight marks may still end inside a quotation.
        """
        marks = directed(article.raw_lines[article.filled[place]])
        if not marks or marks[0].opens:
            return None
        return self._read(article, article.filled[place - 1], None, [])

    def _read(self, article: Article, number: int, running: Open | None, alone: list[Open]) -> Open | None:
        """Pair the marks of one line from left to right; the mark that is open at its end, or None.

        `running` is the mark open at its beginning. A mark that opens a sentence inside an open
        quotation takes it up again (paragraphs that were joined), unless somebody was named as
        having said the words before it.
        """
        line = article.raw_lines[number]
        marks: Sequence[Mark] = directed(line)
        if any(m.family == "«" for m in marks):
            marks = _outer_guillemets(line, marks)
        for position, mark in enumerate(marks):
            here = Open(number, mark)
            if not mark.opens:
                if running is None:
                    alone.append(here)
                running = None
                continue
            if running is not None and not (position == 0 and running.number != number):
                after = running.mark.at if running.number == number else 0
                if not mark.new_sentence or self._said.search(line, max(after, mark.at - _REACH), mark.at):
                    alone.append(running)
            running = here
        return running

    def _goes_on(self, article: Article, place: int, running: Open) -> bool:
        """Whether the quotation open at the end of this line runs on in the next paragraph."""
        filled = article.filled
        if place + 1 >= len(filled):
            return False
        line = article.raw_lines[filled[place]]
        following = article.raw_lines[filled[place + 1]]
        at = running.mark.at if running.number == filled[place] else 0
        if self._attribution.match(line, at + 1):
            return False
        marks = directed(following)
        if marks and not marks[0].opens:
            return True
        if self._said.search(line, at, at + _REACH):
            return False
        fragment = line[at + 1 : at + 2].islower() or line[:at].rstrip()[-1:].isalnum()
        if fragment and not _STOP_INSIDE.search(line, at):
            return False  # a few words quoted in a sentence end with it
        opening = following.lstrip()[:2]
        return bool(opening) and (opening[0] in _DOUBLE or opening in ("‘“", "'\"", "[“", '["', "''", "‘‘"))

    def _taken_up(self, article: Article, one: Open) -> bool:
        """Whether the next line takes the quotation up again inside it, as joined paragraphs do."""
        line = article.raw_lines[one.number]
        if any(m.at > one.mark.at for m in directed(line)) or self._said.search(line, one.mark.at):
            return False
        place = bisect_right(article.filled, one.number)
        if place >= len(article.filled):
            return False
        following = article.raw_lines[article.filled[place]]
        marks = directed(following)
        return bool(marks) and marks[0].new_sentence and not self._said.search(following, 0, marks[0].at)

    def _report(self, article: Article, one: Open, confidence: float | None) -> Iterable[Finding]:
        number, mark = one
        start = article.starts[number] + mark.at
        message = self.options.never_closed if mark.opens else self.options.never_opened
        fix = self._placed(article, number, mark)
        for rule in self.rules:
            sure = rule.confidence if confidence is None else min(confidence, rule.confidence)
            yield finding(rule, Span(start, start + 1), message=message, fix=fix, confidence=sure)

    def _placed(self, article: Article, number: int, mark: Mark) -> Fix | None:
        """The partner set where it most likely stood: before "he said", else at the end of the line
        or at the beginning of the sentence. Somebody has to look."""
        line = article.raw_lines[number]
        partner = _PARTNER.get(line[mark.at])
        if partner is None:
            return None
        if not mark.opens:
            at = article.sentence_at(article.starts[number] + mark.at).start
        else:
            said = self._said.search(line, mark.at, mark.at + _REACH)
            at = article.starts[number] + said.start() + 1 if said else article.line_span(number).end
        return Fix((Edit(Span(at, at), partner[not mark.opens]),), "unsafe")

    def _single(self, article: Article, number: int) -> Iterable[Finding]:
        """An opening single mark that nothing closes in its line."""
        line = article.raw_lines[number]
        at = line.rfind("‘")
        if at < 0 or _CLOSES_SINGLE.search(line, at) or _ELISION.match(line, at):
            return
        if (at and line[at - 1].isalnum()) or not line[at + 1 : at + 2].isalnum():
            return
        place = bisect_right(article.filled, number)
        nearby = [article.raw_lines[n] for n in article.filled[place : place + 2]]
        if any(_CLOSES_SINGLE.search(following) for following in nearby):
            return
        start = article.starts[number] + at
        for rule in self.rules:
            yield finding(rule, Span(start, start + 1), message=self.options.never_closed)


def _far_pair(two: Sequence[Open]) -> bool:
    """Whether an opening mark is followed, some lines on, by the closing one that may be its partner."""
    if len(two) < 2:
        return False
    first, second = two
    return first.mark.opens and not second.mark.opens and 0 < second.number - first.number <= _FAR


def odd_lines(marks: str) -> list[int]:
    """Numbers of the lines whose double marks do not pair off by count and order."""
    left = marks.replace(_LOW, _UNPAIRED).encode(_ONE_BYTE, "ignore").translate(None, _OTHERS)
    for pair in _PAIRS:
        left = left.replace(pair, b"")
    if not left.strip(b"\n"):
        return []
    return [number for number, rest in enumerate(left.split(b"\n")) if rest]
