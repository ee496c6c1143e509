"""JSON: a list of records, one record, or one object around a list of records."""

import json
from collections.abc import Iterator
from typing import Any

from newslint.model import Document
from newslint.readers.options import ReadError, ReadOptions, Unreadable
from newslint.readers.records import Place, document_of, has_field
from newslint.text.lazy import lazy

_SPACE = lazy(r"[ \t\n\r]*")


def read(source: str, path: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """One document a record; records count from 1. ReadError from the first place that is no JSON."""
    try:
        line, counted = 1, 0
        for number, (record, at) in enumerate(_records(source, options), 1):
            line += source.count("\n", counted, at)
            counted = at
            yield document_of(record, Place(path, number, line), options)
    except json.JSONDecodeError as error:
        message = f"no JSON: {error.msg} (column {error.colno})"
        raise ReadError(message, error.lineno, error.colno) from None
    except RecursionError:
        raise ReadError("no usable JSON: nested too deep") from None


def _records(source: str, options: ReadOptions) -> Iterator[tuple[Any, int]]:
    """(record, offset of its first character)."""
    start = _skip(source, 0)
    if source[start : start + 1] == "[":
        yield from _items(source, start)
        return
    value, end = json.JSONDecoder().raw_decode(source, start)
    if _skip(source, end) < len(source):
        raise json.JSONDecodeError("Extra data", source, _skip(source, end))
    lists = [v for v in value.values() if _is_records(v)] if isinstance(value, dict) else []
    if len(lists) == 1 and not has_field(value, options.fields):
        yield from ((record, start) for record in lists[0])
    else:
        yield value, start


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _items(source: str, start: int) -> Iterator[tuple[Any, int]]:
    """The items of the list at `start`, one at a time."""
    decoder = json.JSONDecoder()
    at = _skip(source, start + 1)
    if source[at : at + 1] != "]":
        while True:
            value, end = decoder.raw_decode(source, at)
            yield value, at
            at = _skip(source, end)
            if source[at : at + 1] != ",":
                break
            at = _skip(source, at + 1)
    if source[at : at + 1] != "]":
        raise json.JSONDecodeError("Expecting ',' or ']'", source, at)
    if _skip(source, at + 1) < len(source):
        raise json.JSONDecodeError("Extra data", source, at + 1)


def _skip(source: str, at: int) -> int:
    space = _SPACE.match(source, at)
    return space.end() if space else at
