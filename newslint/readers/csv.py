"""CSV and TSV with a header line: one record a row."""

import csv
import io
from collections.abc import Iterator, Sequence

from newslint.model import Document
from newslint.readers.options import ReadError, ReadOptions, Unreadable
from newslint.readers.records import Place, document_of, has_field

_DELIMITERS = ",;\t|"
# The module's own limit is made for spreadsheets; an article may be any length.
_LONGEST_FIELD = 2**31 - 1


def read(source: str, path: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """One document a row; rows count from 1, without the header."""
    csv.field_size_limit(_LONGEST_FIELD)
    if not source.strip():
        return
    rows = csv.reader(io.StringIO(source, newline=""), delimiter=_delimiter(source, path, options))
    header: list[str] = []
    record, line = 0, 1
    try:
        for row in rows:
            if header and row:
                record += 1
                yield _document(header, row, Place(path, record, line), options)
            elif row:
                header = [name.strip() for name in row]
                _check(header, options)
            line = rows.line_num + 1
    except csv.Error as error:
        raise ReadError(f"no readable table: {error}", line) from None


def _document(
    header: Sequence[str], row: Sequence[str], place: Place, options: ReadOptions
) -> Document | Unreadable:
    if any(row[len(header) :]):
        what = "the row has more columns than the header; a text that holds the delimiter must be quoted"
        return Unreadable(place.line or 0, what, 1, place.record)
    found = document_of(dict(zip(header, row, strict=False)), place, options)
    if isinstance(found, Unreadable):
        return Unreadable(found.line, "the row has fewer columns than the header", 1, place.record)
    return found


def _check(header: list[str], options: ReadOptions) -> None:
    if not has_field(dict.fromkeys(header, ""), options.fields):
        wanted, there = ", ".join(options.fields), ", ".join(header[:8])
        raise ReadError(f"the header has none of the columns {wanted}; it has {there}: set `fields:`")


def _delimiter(source: str, path: str, options: ReadOptions) -> str:
    """A tab in a TSV; in a CSV whatever gives the header a column that is wanted."""
    if path.lower().removesuffix(".gz").removesuffix(".zst").endswith(".tsv"):
        return "\t"
    first = next(iter(source.lstrip("\r\n").splitlines()))
    for delimiter in _DELIMITERS:
        header = next(csv.reader([first], delimiter=delimiter), [])
        if has_field(dict.fromkeys((name.strip() for name in header), ""), options.fields):
            return delimiter
    return max(_DELIMITERS, key=first.count)
