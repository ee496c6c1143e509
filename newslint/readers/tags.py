"""HTML and XML as tokens with exact places. Malformed markup yields tokens too, never an error."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from newslint.text.lazy import lazy

TokenKind = Literal["text", "open", "close", "comment", "cdata"]
# Their content is text up to their own end tag, whatever it looks like.
RAW = frozenset("script style textarea xmp iframe noembed noframes".split())
_BEGIN = lazy(r"<(?:(!--)|(!\[CDATA\[)|[!?]|(/?)([A-Za-z][^\s/>]*))")
# Quoted values may hold anything; written so that it cannot backtrack far. A "<" outside of them
# means that the tag before it was none ("a<b").
_REST = lazy(r"""[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>""")
_TO_END = lazy(r"[^<>]*>")


class Token(NamedTuple):
    """`source[start:end]`; `name` is the element, lower case, of an opening or closing tag."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""


def tokens(source: str, start: int, end: int, raw: frozenset[str] = RAW) -> Iterator[Token]:
    """The tokens of `source[start:end]` in order; the content of `raw` elements is left out."""
    at = looking = start
    while (begin := _BEGIN.search(source, looking, end)) is not None:
        token = _token(source, begin, end)
        if token is None:
            looking = begin.end()
            continue
        if begin.start() > at:
            yield Token("text", at, begin.start())
        yield token
        at = looking = token.end
        if token.kind == "open" and token.name in raw and source[at - 2] != "/":
            close = closing(token.name).search(source, at, end)
            at = looking = close.start() if close else end
    if at < end:
        yield Token("text", at, end)


def _token(source: str, begin: re.Match[str], end: int) -> Token | None:
    comment, cdata, slash, name = begin.groups()
    if comment:
        return Token("comment", begin.start(), _after(source, "-->", begin.end() - 2, end))
    if cdata:
        return Token("cdata", begin.start(), _after(source, "]]>", begin.end(), end))
    rest = _REST.match(source, begin.end(), end) or _TO_END.match(source, begin.end(), end)
    if rest is None:
        return None
    stop = rest.end()
    if name is None:
        return Token("comment", begin.start(), stop)
    return Token("close" if slash else "open", begin.start(), stop, name.lower())


def _after(source: str, mark: str, start: int, end: int) -> int:
    at = source.find(mark, start, end)
    return end if at < 0 else at + len(mark)


@lru_cache(None)
def closing(name: str) -> re.Pattern[str]:
    """Finds the end tag of an element."""
    return re.compile(rf"(?i)</{re.escape(name)}(?=[\s/>])")


class Element(NamedTuple):
    """`source[start:end]` is what stands between the tags of the element."""

    name: str
    start: int
    end: int


def elements(source: str, start: int, end: int, names: frozenset[str]) -> Iterator[Element]:
    """The outermost elements of XML with these names (lower case, with or without their prefix)."""
    opened: Token | None = None
    depth = 0
    for token in tokens(source, start, end, frozenset()):
        if token.kind not in ("open", "close"):
            continue
        if opened is None:
            known = token.name in names or token.name.rpartition(":")[2] in names
            if known and token.kind == "open" and source[token.end - 2] != "/":
                opened, depth = token, 1
        elif token.name == opened.name and source[token.end - 2] != "/":
            depth += 1 if token.kind == "open" else -1
            if depth == 0:
                yield Element(opened.name, opened.end, token.start)
                opened = None


def unwrapped(source: str, start: int, end: int) -> tuple[int, int]:
    """The content of a CDATA section where a range is nothing else; the range itself otherwise."""
    inside = source[start:end]
    body = inside.strip()
    if not (body.startswith("<![CDATA[") and body.endswith("]]>")):
        return start, end
    first = start + inside.index(body)
    return first + len("<![CDATA["), first + len(body) - len("]]>")
