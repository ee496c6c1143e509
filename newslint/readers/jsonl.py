"""JSON Lines: one record a line; a bad line does not stop the others."""

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from newslint.model import Document
from newslint.readers.options import ReadOptions, Unreadable
from newslint.readers.records import Place, document_of

_BLOCK = 1 << 20


def read(source: str, path: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """One document for every line that is not blank; records count from 1, bad ones too."""
    return _records(_lines(source), path, options)


def streamable(path: str) -> bool:
    """Whether the file can be read a line at a time with the same result: UTF-8 without NUL, which
    only a look at all of it tells, a block at a time."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with open(path, "rb") as file:
            while block := file.read(_BLOCK):
                if b"\0" in block:
                    return False
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except (OSError, UnicodeDecodeError):
        return False
    return True


def stream(path: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """The documents of a streamable file, which is never in memory as a whole."""
    with open(path, encoding="utf-8-sig", newline="\n") as file:
        yield from _records((line.removesuffix("\n") for line in file), path, options)


def _records(lines: Iterable[str], path: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    decoder = msgspec.json.Decoder()
    record = 0
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            continue
        record += 1
        try:
            value = decoder.decode(line)
        except (msgspec.DecodeError, RecursionError):
            value = _tolerant(line, number, record)
            if isinstance(value, Unreadable):
                yield value
                continue
        yield document_of(value, Place(path, record, number), options)


def _lines(source: str) -> Iterator[str]:
    """The lines, one at a time; only LF ends a record (CR before it is white space to JSON)."""
    start = 0
    while (end := source.find("\n", start)) >= 0:
        yield source[start:end]
        start = end + 1
    yield source[start:]


def _tolerant(line: str, number: int, record: int) -> Any:
    """What other programs write although JSON has no such thing: NaN, numbers without bound."""
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        return Unreadable(number, f"no JSON: {error.msg} (column {error.colno})", error.colno, record)
    except (RecursionError, ValueError) as error:
        return Unreadable(number, f"no usable JSON: {error}", 1, record)
