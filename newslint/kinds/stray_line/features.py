"""What can be said of a line from its look, its place and its neighbours. All features are integers,
so that the same line gets the same score on every machine."""

import string
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise, repeat
from pathlib import Path

from newslint.text.lazy import lazy

LOOK = (
    "length", "words", "word_length", "capitalised", "upper", "digits", "ending", "lower_start", "bullet",
    "quoted", "symbols", "bracketed", "dated", "addressed", "spoken", "titled", "joined", "lexicon",
)  # fmt: skip
PLACE = (
    "from_start", "from_end", "share_before", "prose_before", "prose_after", "lines", "prose_share",
    "run", "run_after", "previous_length", "previous_ending", "next_length", "next_ending", "next2_length",
    "previous2_length", "hits", "hits_before", "nearest_hit", "hits_near", "hits_in_run", "last_hit",
    "last_comment", "last_heading", "next_heading", "nearest_credit", "last_head", "next_head",
)  # fmt: skip
KINSHIP = ("repeated", "known_words", "median_prose")
NAMES = (*LOOK, *PLACE, *KINSHIP)
"""The features, in the order of the vectors."""

NOTHING = -1
"""The value of a feature where there is no such neighbour or word."""

PROSE_LENGTH = 100
"""A line of at least this many characters that ends like a sentence is prose."""

_END_MARKS = ".!?…"
_CLOSERS = "\"'”’»)]*"
_OTHER_ENDS = {":": 2, ",": 3, ";": 3}
_FAR = 50
_RUN_MAX = 30
# A year, a time of day, a month before a day. How they can begin comes first: that makes it fast.
_DATED = lazy(
    r"[\dADFJMNOSadfjmnos\u017f](?:(?<!\w.)(?:(?<=1)9|(?<=2)0)\d\d\b|(?<=\d)\d?:\d{2}|(?<!\w.)(?i:"
    r"(?<=j)an|(?<=f)eb|(?<=m)a[ry]|(?<=a)pr|(?<=j)u[nl]|(?<=a)ug|(?<=s)ep|(?<=o)ct|(?<=n)ov|(?<=d)ec)"
    r"(?i:[a-z]*)\.? \d)"
)
_SYMBOLS = lazy(r"[|•·»©@#→►/<>{}\[\]_=]|https?:|www\.")
_GLUED = lazy(r"[a-z.][A-Z]")
_WORD = lazy(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NO_LETTERS, _NO_CAPITALS, _NO_DIGITS = (
    bytes(set(range(128)) - set(kept.encode()))
    for kept in (string.ascii_letters, string.ascii_uppercase, string.digits)
)
_EDGES = ".,;:!?\"'()[]“”‘’|•·–—*"


@lru_cache(None)
def _list(name: str) -> frozenset[str]:
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        key, _, words = line.partition(":")
        if key == name:
            return frozenset(words.split())
    raise KeyError(name)


_FAMILIES = ("comment", "heading", "credit", "head")


@lru_cache(None)
def _family_of() -> dict[str, str]:
    return {rule: family for family in _FAMILIES for rule in _list(f"family-{family}")}


def _behind(places: Sequence[int], index: int) -> int:
    """How many lines before `index` the last of `places` is."""
    at = bisect_left(places, index)
    return min(_FAR, index - places[at - 1]) if at else _FAR


def _ahead(places: Sequence[int], index: int) -> int:
    """How many lines after `index` the first of `places` is."""
    at = bisect_right(places, index)
    return min(_FAR, places[at] - index) if at < len(places) else _FAR


def ending(line: str) -> int:
    """0 a letter or digit, 1 an end mark, 2 a colon, 3 comma or semicolon, 4 another mark."""
    last = line[-1]
    if last in _END_MARKS:
        return 1
    if last.isalnum():
        return 0
    if last in _CLOSERS:
        inner = line.rstrip(_CLOSERS)
        return 1 if inner and inner[-1] in _END_MARKS else 4
    return _OTHER_ENDS.get(last, 4)


class Layout:
    """The lines of one article, their lengths and ends, and where residue is known already."""

    def __init__(self, lines: Sequence[str], hits: Mapping[int, str]) -> None:
        """`lines` stripped and not empty; `hits` the indexes of known residue with the rule's name."""
        self.lines, self.hits = lines, hits
        families: dict[str, list[int]] = {f: [] for f in _FAMILIES}
        for index, name in sorted(hits.items()):
            if name in _family_of():
                families[_family_of()[name]].append(index)
        self._comment, self._heading, self._credit, self._head = (families[f] for f in _FAMILIES)
        self.lengths = list(map(len, lines))
        self.endings = list(map(ending, lines))
        both = zip(self.lengths, self.endings, strict=True)
        self.prose = [n >= PROSE_LENGTH and e == 1 for n, e in both]
        self.total = sum(self.prose)
        paragraphs = [line for line, p in zip(lines, self.prose, strict=True) if p]
        self.text = " ".join(paragraphs)
        self.median = len(sorted(paragraphs, key=len)[len(paragraphs) // 2]) if paragraphs else 0
        self._prose_sum, self._hit_sum = [0], [0]
        for index, prose in enumerate(self.prose):
            self._prose_sum.append(self._prose_sum[-1] + prose)
            self._hit_sum.append(self._hit_sum[-1] + (index in hits))

    def headline(self) -> int:
        """The first line; below known residue (the path of a page) the first other, where a byline, a date
        or what else stands under headlines follows."""
        first = next((i for i in range(len(self.lines)) if i not in self.hits), 0)
        return first if first + 1 in self._head else 0

    def near(self, index: int, reach: int) -> int:
        """How many lines of known residue are at most `reach` lines away."""
        sums = self._hit_sum
        return sums[min(len(self.lines), index + reach + 1)] - sums[max(0, index - reach)]

    def loose(self, index: int) -> bool:
        """Whether the line is shorter than a paragraph or does not end like one."""
        return self.lengths[index] < 60 or self.endings[index] != 1

    def run(self, index: int) -> tuple[int, int]:
        """The first and last line of the run without prose around `index`."""
        first = last = index
        prose, count = self.prose, len(self.lines)
        while first > 0 and not prose[first - 1] and index - first < _RUN_MAX:
            first -= 1
        while last + 1 < count and not prose[last + 1] and last - index < _RUN_MAX:
            last += 1
        return first, last

    def vector(self, index: int, lexicon: Mapping[str, int]) -> list[int]:
        """The features of a line, in the order of NAMES."""
        return [
            *look(self.lines[index], self.endings[index], lexicon),
            *self._place(index),
            *self._kin(index),
        ]

    def _place(self, index: int) -> list[int]:
        count, lengths, endings = len(self.lines), self.lengths, self.endings
        before, hits = self._prose_sum[index], self._hit_sum
        first, last = self.run(index)
        nearest, behind = _FAR, _FAR
        for hit in self.hits:
            nearest = min(nearest, abs(hit - index))
            if hit < index:
                behind = min(_FAR, index - hit)
        following = index + 1 < count
        return [
            min(index, 40), min(count - 1 - index, 40), 100 * index // count,
            min(before, 20), min(self.total - before - self.prose[index], 20),
            min(count, 200), 100 * self.total // count, min(last - first + 1, 40), last - index,
            min(lengths[index - 1], 400) if index else NOTHING, endings[index - 1] if index else NOTHING,
            min(lengths[index + 1], 400) if following else NOTHING,
            endings[index + 1] if following else NOTHING,
            min(lengths[index + 2], 400) if index + 2 < count else NOTHING,
            min(lengths[index - 2], 400) if index > 1 else NOTHING,
            min(hits[count], 30), min(hits[index], 20), nearest, self.near(index, 3),
            hits[last + 1] - hits[first], behind,
            _behind(self._comment, index), _behind(self._heading, index), _ahead(self._heading, index),
            min(_behind(self._credit, index), _ahead(self._credit, index)),
            _behind(self._head, index), _ahead(self._head, index),
        ]  # fmt: skip

    def _kin(self, index: int) -> list[int]:
        line, text = self.lines[index], self.text
        common = _list("common")
        first = (found.group() for found in islice(_WORD.finditer(line[:200]), 12))
        content = [w for w in first if len(w) > 3 and w.lower() not in common]
        if self.prose[index]:
            known = sum(text.count(w) > 1 for w in content)
        else:
            known = sum(w in text for w in content)
        share = 100 * known // len(content) if content else NOTHING
        return [min(self.lines.count(line) - 1, 5), share, min(self.median, 500)]


def look(line: str, end: int, lexicon: Mapping[str, int]) -> list[int]:
    """The features of the line by itself, in the order of LOOK; `lexicon` weighs words."""
    tokens = line.split()
    count = len(tokens)
    letters, upper, digits = _counted(line)
    letters = letters or 1
    plain = plain_words(line)
    initials = [t[0] for t in tokens]
    long_initials = [t[0] for t in tokens if len(t) > 3]
    quoted = 2 * (line[0] in "\"“'‘") + ('"' in line or "“" in line)
    addressed, spoken = _list("addressed"), _list("spoken")
    return [
        min(len(line), 600), min(count, 120), 10 * (len(line) - count + 1) // count,
        100 * sum(map(str.isupper, initials)) // count,
        100 * upper // letters, 100 * digits // len(line),
        end, int(line[0].islower()), int(line[0] in "-*•·–—►▪■>|#+"), quoted,
        min(len(_SYMBOLS.findall(line)), 5), ("(" in line) + (line[-1] == ")"),
        min(len(_DATED.findall(line)), 3) if digits else 0,
        min(sum(map(addressed.__contains__, plain)), 4), min(sum(map(spoken.__contains__, plain)), 2),
        100 * sum(map(str.isupper, long_initials)) // len(long_initials) if long_initials else NOTHING,
        int(_GLUED.search(line) is not None), sum(map(lexicon.get, terms(plain), repeat(0))),
    ]  # fmt: skip


def _counted(line: str) -> tuple[int, int, int]:
    """How many letters, capitals and digits a line has."""
    if not line.isascii():
        return sum(map(str.isalpha, line)), sum(map(str.isupper, line)), sum(map(str.isdigit, line))
    data = line.encode("ascii")
    upper = len(data.translate(None, _NO_CAPITALS))
    return len(data.translate(None, _NO_LETTERS)), upper, len(data.translate(None, _NO_DIGITS))


def plain_words(line: str) -> list[str]:
    """The words of a line, lower case, without the marks at their ends."""
    return [w.strip(_EDGES) for w in line.lower().split()]


def terms(plain: Sequence[str]) -> list[str]:
    """What the lexicon weighs: the first twenty words and their pairs, first and last marked."""
    head = [w for w in plain[:20] if w]
    if not head:
        return []
    pairs = [f"{a} {b}" for a, b in pairwise(head)]
    return [f"^{head[0]}", f"{head[-1]}$", *head, *pairs]
