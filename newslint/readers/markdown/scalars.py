"""Strings of YAML and TOML, decoded with their places.

Each decoder is checked against the real parser's value; where the two differ, the whole string
becomes one piece: positions are then those of the string, and nothing inside it can be edited.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from newslint.model import OffsetMap, Span, TextBuilder
from newslint.text.lazy import lazy

_ESCAPES = dict(zip("ntrbfe0avN_LP", "\n\t\r\b\f\x1b\0\a\v\x85\xa0\u2028\u2029", strict=True)) | {
    char: char for char in '"\\/ '
}
_FOLD = lazy(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
_SPECIAL = {
    "": _FOLD,
    "'": re.compile(rf"''|{_FOLD.pattern}"),
    '"': re.compile(rf"\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|.)|{_FOLD.pattern}"),
}
_TOML = lazy(
    r"""(?m)^[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([A-Za-z0-9_-]+))[ \t]*=[ \t]*"""
    r"""(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)')[ \t]*(?:\#[^\n]*)?\r?$"""
)


def yaml_scalar(source: str, at: int, node: Any) -> tuple[str, OffsetMap]:
    """Text and map of a YAML scalar node; its marks count from `at` in the source."""
    start, end = at + node.start_mark.index, at + node.end_mark.index
    style = node.style or ""
    if style in ("|", ">"):
        builder = _block_scalar(source, start, end, style)
    else:
        builder = _flow_scalar(source, start + len(style), end - len(style), style)
    return _checked(builder, node.value, Span(start, end))


def _checked(builder: TextBuilder, value: str, span: Span) -> tuple[str, OffsetMap]:
    text, offsets = builder.finish()
    value = value.rstrip("\n")
    if text == value:
        return text, offsets
    whole = TextBuilder(builder.source)
    whole.replace(span.start, span.end, value)
    return whole.finish()


def _flow_scalar(source: str, start: int, end: int, style: str) -> TextBuilder:
    builder = TextBuilder(source)
    for special in _SPECIAL[style].finditer(source, start, end):
        builder.keep(start, special.start())
        builder.replace(special.start(), special.end(), _meaning(special.group()))
        start = special.end()
    builder.keep(start, end)
    return builder


def _meaning(written: str) -> str:
    if written == "''":
        return "'"
    if not written.startswith("\\"):
        return " "
    code = written[1:]
    if len(code) > 1:
        number = int(code[1:], 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    return _ESCAPES.get(code, "\ufffd")


def _block_scalar(source: str, start: int, end: int, style: str) -> TextBuilder:
    """`|` keeps line ends, `>` folds them; the indentation is no text."""
    builder = TextBuilder(source)
    lines = list(re.finditer(r"[ \t]*([^\r\n]*)(?:\r\n|\n|\r|\Z)", source[start:end]))[1:]
    breaks: list[Span] = []
    for line in lines:
        first, last = start + line.start(1), start + line.end(1)
        if last > first:
            if builder.length:
                folded = style == ">" and len(breaks) == 1
                put = " " if folded else "\n" * (len(breaks) - (style == ">"))
                builder.replace(breaks[0].start, breaks[-1].end, put)
            breaks = []
            builder.keep(first, last)
        breaks.append(Span(last, start + line.end()))
    return builder


def toml_strings(source: str, span: Span, keys: Sequence[str]) -> Iterator[tuple[str, str, str, OffsetMap]]:
    """(key, quotation mark, text, map) of the one-line strings before the first table."""
    table = re.compile(r"(?m)^[ \t]*\[").search(source, span.start, span.end)
    for match in _TOML.finditer(source, span.start, table.start() if table else span.end):
        key = match.group(1) or match.group(2) or match.group(3)
        group = 4 if match.group(4) is not None else 5
        if key in keys and match.group(group):
            start, end = match.span(group)
            text, offsets = _flow_scalar(source, start, end, '"' if group == 4 else "").finish()
            yield key, source[end], text, offsets
