"""`kind: quotes`: quotation marks without a partner.

Counting the marks of a line costs nothing and settles nearly every line; only where they do not
add up is the line read mark by mark. A quotation that runs over paragraphs opens at each of them
and closes at the last.
"""

from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from newslint.kinds.base import finding
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.literals import Hit
from newslint.text.quotation import DOUBLE, MARK, Mark, cut_through, directed, nested, outer_guillemets
from newslint.text.singles import MAYBE, MAYBE_CLOSES, STOPS, unclosed, unopened
from newslint.text.speech import Speech

# In this encoding each of the marks is one byte, with a sign that nothing pairs off for the rarest.
_ONE_BYTE = "cp1252"
_LOW, _UNPAIRED = "‟", "ˆ"
_KEPT = f"{DOUBLE}\n".replace(_LOW, _UNPAIRED).encode(_ONE_BYTE)
_OTHERS = bytes(set(range(256)) - set(_KEPT))
_PAIRS = tuple(pair.encode(_ONE_BYTE) for pair in ("“”", '""', "„“", "„”", "«»", "»«", "“”"))
_STOP_INSIDE = lazy(r"[.!?][”\"’')\]]* +[“\"‘']?[A-Z]")
_SENTENCE_ENDS = lazy(r"[.!?][’')\]]*\Z")
# Lines, blank ones included, within which a quotation may run on without a new mark.
_FAR = 12
# Characters of a very long line within which somebody is named as having said something.
_REACH = 5_000
# Lines, blank ones excluded, within which an open one may be taken up in the middle of a line.
_NEAR = 3
# Doubtful marks in one article, from which on they are how the house cuts its paragraphs.
_HABIT = 3
# Mark -> its closing and its opening partner.
_PARTNER = {"“": "”“", "”": "”“", '"': '""', "„": "“„", "«": "»«", "»": "»«"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`said`: verbs that follow a quotation; they show that it has ended inside its paragraph.
    `no-speaker`: what begins a sentence and is no name.
    `never-closed`, `never-opened`: the messages for the two cases. `far` and `far-confidence`: where the
    two may belong together over several paragraphs."""

    said: tuple[str, ...]
    no_speaker: tuple[str, ...]
    far: str
    far_confidence: float
    never_closed: str
    never_opened: str


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    return options


def compile_rules(rules: Sequence[Rule]) -> "QuotesMatcher":
    """See KindModule."""
    return QuotesMatcher(rules)


class Open(NamedTuple):
    """A mark that waits for its partner, and the line (from 0) that it stands in."""

    number: int
    mark: Mark


class QuotesMatcher:
    """One rule, as a rule of this kind has the whole of it."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """The first rule's options hold for all."""
        self.rules = list(rules)
        self.options = msgspec.convert(rules[0].options, Options)
        self._speech = Speech(self.options.said, self.options.no_speaker)

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        wanted = set(odd_lines(article.marks))
        single = {article.line_number(found.start()) for found in MAYBE.finditer(article.text)}
        if "’" in article.marks:
            single.update(article.line_number(found.start()) for found in MAYBE_CLOSES.finditer(article.text))
        if "‘" in article.marks:
            curly = [n for n, marks in enumerate(article.marks.split("\n")) if "‘" in marks]
            wanted.update(n for n in curly if MARK.search(article.raw_lines[n]))
            single.update(curly)
        if wanted:
            yield from self._unpaired(article, wanted)
        for number in sorted(single):
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
        far = {
            place
            for place, one in enumerate(alone)
            if _far_pair(article, alone[place : place + 2])
            or (place and _far_pair(article, alone[place - 1 : place + 1]))
            or self._taken_up(article, one)
        }
        habit = len(far) >= _HABIT or (far and cut_through(article.raw_lines))
        for place, one in enumerate(alone):
            if place not in far or not habit:
                yield from self._report(article, one, place in far)

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
            marks = outer_guillemets(line, marks)
            if nested(marks):
                return running
        for position, mark in enumerate(marks):
            here = Open(number, mark)
            if not mark.opens:
                if running is None:
                    alone.append(here)
                running = None
                continue
            if running is None and position and self._speech.misplaced.match(line, marks[position - 1].at):
                alone.append(here)
                continue
            if running is not None and not (position == 0 and running.number != number):
                after = running.mark.at if running.number == number else 0
                if (
                    not mark.new_sentence
                    or (running.number == number and self._speech.fragment(line, running.mark.at))
                    or self._speech.ended(line, max(after, mark.at - _REACH), mark.at)
                ):
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
        if self._speech.attribution.match(line, at + 1):
            return False
        marks = directed(following)
        if marks and not marks[0].opens:
            return True
        if self._speech.ended(line, at, at + _REACH):
            return False
        if self._speech.fragment(line, at) or (
            line[:at].rstrip()[-1:].isalnum() and not _STOP_INSIDE.search(line, at)
        ):
            return False  # a few words quoted in a sentence end with it
        opening = following.lstrip()[:2]
        return bool(opening) and (opening[0] in DOUBLE or opening in ("‘“", "'\"", "[“", '["', "''", "‘‘"))

    def _taken_up(self, article: Article, one: Open) -> bool:
        """Whether a later line takes the quotation up again at a new sentence, as paragraphs do that
        were joined and cut anew: it was open all the time."""
        line = article.raw_lines[one.number]
        if not one.mark.opens or directed(line)[-1].at > one.mark.at:
            return False
        if self._speech.said(line, one.mark.at) or self._speech.fragment(line, one.mark.at):
            return False
        place = bisect_right(article.filled, one.number)
        for number in article.filled[place : place + _NEAR]:
            following = article.raw_lines[number]
            marks = directed(following)
            if marks:
                first = marks[0]
                return first.new_sentence and not self._speech.said(following, 0, first.at)
            if self._speech.said(following):
                return False
        return False

    def _report(self, article: Article, one: Open, far: bool) -> Iterable[Finding]:
        number, mark = one
        start = article.starts[number] + mark.at
        message = self.options.never_closed if mark.opens else self.options.never_opened
        if far:
            message = self.options.far
        fix = self._placed(article, number, mark)
        for rule in self.rules:
            sure = min(self.options.far_confidence, rule.confidence) if far else rule.confidence
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
            said = self._speech.said(line, mark.at, mark.at + _REACH)
            stops = len(said.group()) - len(said.group().lstrip(",.?!’'")) if said else 0
            at = article.starts[number] + said.start() + stops if said else article.line_span(number).end
        return Fix((Edit(Span(at, at), partner[not mark.opens]),), "unsafe")

    def _single(self, article: Article, number: int) -> Iterable[Finding]:
        """An opening single mark that nothing closes in its line, nor in the next two, and a closing one
        that nothing opens in its line, nor in the two before."""
        place = bisect_right(article.filled, number)
        lines = [article.raw_lines[n] for n in article.filled[max(0, place - 3) : place + 2]]
        here = min(place - 1, 2)
        closing = unopened(lines[: here + 1])
        if closing >= 0 and (lines[here][closing - 1] in STOPS or article.english):
            yield from self._alone(article, number, closing, self.options.never_opened)
        opening = unclosed(lines[here:])
        if opening >= 0:
            yield from self._alone(article, number, opening, self.options.never_closed)

    def _alone(self, article: Article, number: int, at: int, message: str) -> Iterable[Finding]:
        start = article.starts[number] + at
        for rule in self.rules:
            yield finding(rule, Span(start, start + 1), message=message)


def _far_pair(article: Article, two: Sequence[Open]) -> bool:
    """Whether an opening mark is followed, some lines on, by the closing one that may be its partner:
    no line between them quotes anything."""
    if len(two) < 2:
        return False
    first, second = two
    if not first.mark.opens or second.mark.opens or not 0 < second.number - first.number <= _FAR:
        return False
    if directed(article.raw_lines[first.number])[-1] != first.mark:
        return False
    line, at = article.raw_lines[second.number], second.mark.at
    if directed(line)[0] != second.mark and not _SENTENCE_ENDS.search(line, max(0, at - 8), at):
        return False  # it closes words inside a sentence, behind others that were quoted
    return not any(directed(article.raw_lines[n]) for n in range(first.number + 1, second.number))


def odd_lines(marks: str) -> list[int]:
    """Numbers of the lines whose double marks do not pair off by count and order."""
    left = marks.replace(_LOW, _UNPAIRED).encode(_ONE_BYTE, "ignore").translate(None, _OTHERS)
    for pair in _PAIRS:
        left = left.replace(pair, b"")
    if not left.strip(b"\n"):
        return []
    return [number for number, rest in enumerate(left.split(b"\n")) if rest]
