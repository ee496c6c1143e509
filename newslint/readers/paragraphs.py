"""Line ends become LF, and hard-wrapped paragraphs one line each, with the way back."""

import re

from newslint.model import OffsetMap, TextBuilder
from newslint.readers.wrapping import breaks_to_join, could_be_wrapped
from newslint.text.lazy import lazy

_RETURN = lazy(r"\r\n?")


def plain_text(source: str) -> tuple[str, OffsetMap]:
    """`source` with LF only and one paragraph a line, and the way back."""
    returns = "\r" in source
    text = _RETURN.sub("\n", source) if returns else source
    joins = breaks_to_join(text) if could_be_wrapped(text) else ()
    if not returns and not joins:
        return source, OffsetMap()
    return _build(source, dict.fromkeys(joins, " ") | _hyphenated(text, joins))


def _hyphenated(text: str, joins: tuple[int, ...]) -> dict[int, str]:
    """Breaks behind a hyphen inside a word: a wrapper breaks "well-known" there, without a space."""
    return {at: "" for at in joins if text[at - 1] == "-" and text[at - 2 : at - 1].isalpha()}


def _build(source: str, joins: dict[int, str]) -> tuple[str, OffsetMap]:
    """`joins`: offset of a line break in the LF-only text -> what stands for it."""
    builder = TextBuilder(source)
    at = shorter = 0
    for end in re.finditer(r"\r\n?|\n", source):
        put = joins.get(end.start() - shorter, "\n")
        shorter += end.end() - end.start() - 1
        if put == end.group():
            continue
        builder.keep(at, end.start())
        builder.replace(end.start(), end.end(), put)
        at = end.end()
    builder.keep(at, len(source))
    return builder.finish()
