"""CommonMark's inline syntax: which characters of a block are marks and not text.

The algorithm of the specification (https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy),
which never looks twice at a text, however its marks are nested.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from newslint.text.lazy import lazy

_MARK = lazy(r"`+|\*+|_+|~+|!?\[|\]|[\\<&]|  +\r?[\n\r]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = lazy(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
_TAG = lazy(
    r"""<(?:/[A-Za-z][A-Za-z0-9-]*\s*|[A-Za-z][A-Za-z0-9-]*"""
    r"""(?:\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*/?)>"""
)
_BREAK_TAG = lazy(r"(?i)<br\s*/?>")
_OPEN_TAGS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))
_DECLARATION = lazy("<![A-Za-z]")
_PLAIN = r"[^\s()\\]|\\."
_TARGET = lazy(
    rf"""\(\s*(?:<[^<>\n]*>|(?!<)(?:{_PLAIN}|\((?:{_PLAIN}|\([^\s()]*\))*\))*)"""
    r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)""",
    re.DOTALL,
)
_LABEL = lazy(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)


class Act(NamedTuple):
    """What becomes of `text[start:end]`: drop, hidden, code, entity, escape, break or image.

    `inner` is the description of an image.
    """

    start: int
    end: int
    what: str
    inner: tuple[int, int] | None = None


class _Delimiter(msgspec.Struct):
    """A run of emphasis marks: what is left of it is `[start, start + count)`."""

    char: str
    start: int
    count: int
    opens: bool
    closes: bool
    order: int
    length: int


class _Bracket(NamedTuple):
    start: int
    end: int
    delimiters: int

    @property
    def image(self) -> bool:
        return self.end - self.start == 2


def label_key(label: str) -> str:
    """Labels of reference links match whatever their case and spacing."""
    return " ".join(label.casefold().split())


class Spans:
    """One block's inline syntax; `acts` in order, none inside another."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        """`text`: the block as the parser shall see it; `labels`: keys of the known references."""
        self.text = text
        self._labels = labels
        self._found: list[Act] = []
        self._delimiters: list[_Delimiter] = []
        self._brackets: list[_Bracket] = []
        self._inactive = 0
        self._ticks: dict[int, list[int]] | None = None
        self._absent: set[str] = set()
        at = 0
        while (mark := _MARK.search(text, at)) is not None:
            at = self._take(mark)
        self._emphasis(0)

    @property
    def acts(self) -> Iterator[Act]:
        """In order, without overlap."""
        last = 0
        for act in sorted(self._found, key=lambda a: (a.start, -a.end)):
            if act.start >= last:
                yield act
                last = act.end

    def _add(self, start: int, end: int, what: str) -> int:
        if end > start:
            self._found.append(Act(start, end, what))
        return end

    def _take(self, mark: re.Match[str]) -> int:
        """Handle a mark; returns where to go on."""
        start, end = mark.span()
        char = mark.group()[0]
        if char == "`":
            return self._code(start, end)
        if char in "*_~":
            return self._run(start, end, char)
        if char == "\\":
            return self._escape(start)
        if char == "<":
            return self._angle(start)
        if char == "&":
            entity = _ENTITY.match(self.text, start)
            return self._add(start, entity.end(), "entity") if entity else end
        if char == "]":
            return self._close(start)
        if char == " ":
            return self._add(start, end, "break")
        self._brackets.append(_Bracket(start, end, len(self._delimiters)))
        return end

    def _code(self, start: int, end: int) -> int:
        """A code span ends at the next run of as many backticks."""
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer("`+", self.text):
                self._ticks.setdefault(run.end() - run.start(), []).append(run.start())
        places = self._ticks.get(end - start, [])
        index = bisect_right(places, start)
        return self._add(start, places[index] + end - start, "code") if index < len(places) else end

    def _escape(self, start: int) -> int:
        following = self.text[start + 1 : start + 2]
        if following in _PUNCTUATION:
            return self._add(start, start + 2, "escape")
        if following and following in "\r\n":
            end = start + (3 if self.text.startswith("\r\n", start + 1) else 2)
            return self._add(start, end, "break")
        return start + 1

    def _angle(self, start: int) -> int:
        """An autolink, whose brackets go, or a tag."""
        link = _AUTOLINK.match(self.text, start)
        if link:
            self._add(start, start + 1, "drop")
            return self._add(link.end() - 1, link.end(), "drop")
        tag = _TAG.match(self.text, start)
        if tag:
            return self._add(start, tag.end(), "break" if _BREAK_TAG.match(tag.group()) else "drop")
        for opening, closing in _OPEN_TAGS:
            if opening == "<!" and not _DECLARATION.match(self.text, start):
                continue
            if self.text.startswith(opening, start) and closing not in self._absent:
                end = self.text.find(closing, start + len(opening))
                if end >= 0:
                    return self._add(start, end + len(closing), "drop")
                self._absent.add(closing)  # nor is there one for any later tag
        return start + 1

    def _run(self, start: int, end: int, char: str) -> int:
        before, after = self.text[start - 1 : start] or " ", self.text[end : end + 1] or " "
        blank = before.isspace(), after.isspace()
        marks = before in _PUNCTUATION, after in _PUNCTUATION
        left = not blank[1] and (not marks[1] or blank[0] or marks[0])
        right = not blank[0] and (not marks[0] or blank[1] or marks[1])
        opens, closes = left, right
        if char == "_":
            opens, closes = left and (not right or marks[0]), right and (not left or marks[1])
        length = end - start
        if (opens or closes) and (char != "~" or length == 2):
            order = len(self._delimiters)
            self._delimiters.append(_Delimiter(char, start, length, opens, closes, order, length))
        return end

    def _close(self, at: int) -> int:
        """A closing bracket: a link, an image, or text."""
        if not self._brackets:
            return at + 1
        bracket = self._brackets.pop()
        inactive = len(self._brackets) < self._inactive and not bracket.image
        self._inactive = min(self._inactive, len(self._brackets))
        end = None if inactive else self._target(bracket, at)
        if end is None:
            return at + 1
        if bracket.image:
            self._found.append(Act(bracket.start, end, "image", (bracket.end, at)))
            del self._delimiters[bracket.delimiters :]
            return end
        self._add(bracket.start, bracket.end, "drop")
        self._add(at, end, "drop")
        self._emphasis(bracket.delimiters)
        self._inactive = len(self._brackets)
        return end

    def _target(self, bracket: _Bracket, at: int) -> int | None:
        """Where the link whose text ends at `at` ends; None if it is none."""
        target = _TARGET.match(self.text, at + 1)
        if target:
            return target.end()
        label = _LABEL.match(self.text, at + 1)
        named = label.group(1) if label and label.group(1).strip() else self.text[bracket.end : at]
        if len(named) < 1000 and label_key(named) in self._labels:
            return label.end() if label else at + 1
        return None

    def _emphasis(self, bottom: int) -> None:
        """Pair the runs from number `bottom` on, and forget them."""
        runs = self._delimiters[bottom:]
        del self._delimiters[bottom:]
        openers: list[_Delimiter] = []
        floors: dict[tuple[str, bool, int], int] = {}
        for run in runs:
            key = run.char, run.opens, run.length % 3
            while run.closes and run.count:
                index = len(openers) - 1
                while index >= 0 and openers[index].order >= floors.get(key, 0):
                    if _pairs(openers[index], run):
                        break
                    index -= 1
                else:
                    floors[key] = run.order
                    break
                del openers[index + 1 :]
                self._pair(openers[index], run)
                if not openers[index].count:
                    openers.pop()
            if run.opens and run.count:
                openers.append(run)

    def _pair(self, opener: _Delimiter, closer: _Delimiter) -> None:
        used = 2 if opener.count > 1 and closer.count > 1 else 1
        opener.count -= used
        closer.count -= used
        end = opener.start + opener.count
        self._add(end, end + used, "drop")
        self._add(closer.start, closer.start + used, "drop")
        closer.start += used


def _pairs(opener: _Delimiter, closer: _Delimiter) -> bool:
    if opener.char != closer.char:
        return False
    both = opener.closes or closer.opens
    total = opener.length + closer.length
    return not (both and total % 3 == 0 and (opener.length % 3 or closer.length % 3))
