"""Where a form stands in a text, and what stands around it."""

import re
from functools import cached_property
from typing import NamedTuple

from newslint.kinds.names.words import around
from newslint.model import Span
from newslint.text.lazy import lazy

APOSTROPHES = "'’ʼ"
_GLUE = frozenset("_€\u0300\u0301\u0303\u0308\u0327" + "".join(map(chr, range(0x80, 0xA0))))
WINDOW = 40
"""Code points looked at on either side of a name."""
MOST = 400
"""Places of one form that are looked for: what an article does not have."""

_ADDRESS = lazy(r"://|^www\.|[@#_\\]|\.[a-z]{2,5}(?:/|$)", re.IGNORECASE)
_ADDRESS_MARKS = frozenset("/.@#_-=?&%+~:")
_WORD = lazy(r"[^\W\d_]+")
_SENTENCE_END = frozenset('.!?:;…"“”‘([|/•–—')
_OUTSIDE = " \t\u00a0"


class Place(NamedTuple):
    """One occurrence: its span, the words that touch it ("" where none does), whether a sentence
    begins with it, and the title before it."""

    span: Span
    before: str
    after: str
    opening: bool
    title: str


class Occurrences:
    """Where words stand in one text. The first few are searched for one by one; past FEW of them the
    text is read once for all, so that a directory of names costs no more than its length."""

    FEW = 48

    def __init__(self, text: str) -> None:
        """Reads nothing yet."""
        self.text = text
        self._asked = 0

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for match in _WORD.finditer(self.text):
            index.setdefault(match.group(), []).append(match.start())
        return index

    def spans(self, form: str) -> list[Span]:
        """Spans at which a word of letters stands by itself, possessives included, addresses left out."""
        self._asked += 1
        if self._asked <= self.FEW:
            return places(self.text, form)
        starts = self._index.get(form, [])[:MOST]
        return [Span(at, at + len(form)) for at in starts if stands_alone(self.text, at, at + len(form))]


def places(text: str, form: str) -> list[Span]:
    """Spans at which `form` stands as a word of its own, possessives included, addresses left out."""
    out: list[Span] = []
    at = text.find(form)
    while at >= 0 and len(out) < MOST:
        end = at + len(form)
        if stands_alone(text, at, end):
            out.append(Span(at, end))
        at = text.find(form, end)
    return out


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the span is a word of its own, no part of a longer word or number, of a damaged one
    (Britanniaâ€™s), or of an address."""
    if start < 0:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or before == "_" or after.isalnum() or after in _GLUE:
        return False
    return (before not in _ADDRESS_MARKS and after not in _ADDRESS_MARKS) or not _in_address(text, start, end)


def whole(text: str, span: Span) -> Span:
    """The span with what an apostrophe joins to it: O’Neill, Sana’a; not a possessive's s."""
    start, end = span
    if start > 1 and text[start - 1] in APOSTROPHES and text[start - 2].isalpha():
        start -= 2
        while start and text[start - 1].isalpha():
            start -= 1
    if text[end : end + 1] and text[end] in APOSTROPHES:
        tail = end + 1
        while tail < len(text) and text[tail].isalpha():
            tail += 1
        if tail > end + 1 and text[end + 1 : tail].lower() not in ("s", "re", "ll", "d", "ve"):
            end = tail
    return span if span == (start, end) else Span(start, end)


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the span is part of a URL, an e-mail address, a handle or a hashtag."""
    left = max(text.rfind(c, max(0, start - 200), start) for c in " \n(") + 1
    ends = (text.find(c, end, end + 200) for c in " \n)")
    right = min((i for i in ends if i >= 0), default=min(len(text), end + 200))
    return bool(_ADDRESS.search(text[left:right].rstrip(".,;:!?")))


def look(text: str, span: Span) -> Place:
    """What is around a name."""
    head = text[max(0, span.start - WINDOW) : span.start]
    before, title = _before(head), ""
    if before in around()["titles"]:
        before, title = "", before
    bare = head.rstrip(_OUTSIDE)
    opening = not bare or bare[-1] == "\n" or bare[-1] in _SENTENCE_END
    if opening and bare.endswith(".") and head.endswith(" ") and (title or len(before) == 1):
        opening = False
    return Place(span, before, _after(text[span.end : span.end + WINDOW]), opening, title)


def _before(head: str) -> str:
    """The word that ends where the name begins, after a space or hyphen; "" where none does."""
    if not head or head[-1] not in " -\u00a0":
        return ""
    last = head[:-1]
    stop = last.endswith(".")
    start = end = len(last) - stop
    while start and (last[start - 1].isalpha() or last[start - 1] in APOSTROPHES):
        start -= 1
    found = last[start:end].strip(APOSTROPHES + "‘")
    if (stop and len(found) > 4) or (stop and found[:1].islower()):
        return ""
    return found


def _after(tail: str) -> str:
    """The word that begins where the name ends, after a space or hyphen; "" where none does."""
    if not tail or tail[0] not in " -\u00a0":
        return ""
    end = 1
    while end < len(tail) and (tail[end].isalpha() or tail[end] in APOSTROPHES):
        end += 1
    return tail[1:end].rstrip(APOSTROPHES).removesuffix("’s").removesuffix("'s")
