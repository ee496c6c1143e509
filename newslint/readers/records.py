"""What JSONL, JSON, CSV and Parquet share: from a record to its document."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from newslint.model import Document
from newslint.readers.options import ReadOptions, Unreadable
from newslint.readers.paragraphs import plain_text

_MISSING = object()


class Place(msgspec.Struct, frozen=True):
    """Where a record stands: file, number from 1, line of the file from 1 (if it has lines)."""

    path: str
    record: int
    line: int | None = None


def document_of(record: Any, place: Place, options: ReadOptions) -> Document | Unreadable:
    """The first field present is the text; a field that is null counts as empty."""
    line = place.line or 0
    numbered = f"record {place.record}: " if line else ""  # else the record is the place
    if not isinstance(record, Mapping):
        what = f"a record must be an object with named fields, this one is {_name(record)}"
        return Unreadable(line, what, record=place.record)
    found = [(f, v) for f in options.fields if (v := look_up(record, f)) is not _MISSING]
    field, value = next(((f, v) for f, v in found if v is not None), found[0] if found else ("", _MISSING))
    if value is _MISSING:
        return Unreadable(line, _none_of(options.fields, record), record=place.record)
    if value is not None and not isinstance(value, str):
        what = f"{numbered}the field {field!r} must be a string, it is {_name(value)}"
        return Unreadable(line, what, record=place.record)
    source = value or ""
    if not _well_formed(source):
        what = f"{numbered}the field {field!r} holds half a surrogate pair"
        return Unreadable(line, what, record=place.record)
    text, offsets = plain_text(source)
    return Document(
        path=place.path,
        text=text,
        source=source,
        offsets=offsets,
        record=place.record,
        field=field,
        record_line=place.line,
        group=_group(record, options.group_field),
    )


def with_source(document: Document, source: str) -> Document:
    """The document of a record with another text in its field."""
    text, offsets = plain_text(source)
    return msgspec.structs.replace(document, source=source, text=text, offsets=offsets)


def has_field(record: Mapping[str, Any], fields: Sequence[str]) -> bool:
    """Whether any of the fields is there, even if it is null."""
    return any(look_up(record, field) is not _MISSING for field in fields)


def look_up(record: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path; a key that holds the dot itself goes first."""
    if path in record:
        return record[path]
    here: Any = record
    for part in path.split("."):
        if isinstance(here, Mapping) and part in here:
            here = here[part]
        elif isinstance(here, Sequence) and part.isdecimal() and int(part) < len(here):
            here = here[int(part)]
        else:
            return _MISSING
    return here


def _well_formed(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _group(record: Mapping[str, Any], field: str) -> str:
    value = look_up(record, field) if field else _MISSING
    return "" if value is _MISSING or value is None else str(value)


def _none_of(fields: tuple[str, ...], record: Mapping[str, Any]) -> str:
    wanted = ", ".join(fields)
    there = ", ".join(map(str, list(record)[:8])) + (", …" if len(record) > 8 else "")
    return f"the record has none of the fields {wanted}; it has {there or 'no fields'}: set `fields:`"


def _name(value: Any) -> str:
    names = {list: "a list", dict: "an object", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number" if isinstance(value, int | float) else type(value).__name__)
