"""JSON Lines: one record a line; a bad line does not stop the others."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from newslint.model import Document
from newslint.readers.options import ReadOptions, Unreadable
from newslint.readers.records import Place, document_of


def read(source: str, path: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """One document for every line that is not blank; records count from 1, bad ones too."""
    decoder = msgspec.json.Decoder()
    record = 0
    for number, line in enumerate(_lines(source), 1):
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
