"""Record files with some of their fields changed and every other byte as it was."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, Literal

from newslint.text.lazy import lazy

Values = Mapping[int, Mapping[str, str]]
"""Record number from 1 -> field (dotted path) -> its new text."""

_SPACE = lazy(r"[ \t\n\r]*")


def rewrite_jsonl(source: str, values: Values) -> str:
    """The same lines with new strings where `values` has some."""
    out = []
    record = 0
    for line in source.split("\n"):
        if line and not line.isspace():
            record += 1
            if record in values:
                line = _with_strings(line, [(_skip(line, 0), values[record])])
        out.append(line)
    return "\n".join(out)


def rewrite_json(source: str, values: Values) -> str:
    """The same document with new strings where `values` has some."""
    starts = _record_starts(source, next(iter(next(iter(values.values())))))
    return _with_strings(source, [(starts[number - 1], fields) for number, fields in values.items()])


def _record_starts(source: str, field: str) -> list[int]:
    """Where each record begins: the items of the list at the top, or the top itself if it holds the
    field, or the items of the only list of objects in it."""
    top = _skip(source, 0)
    if source[top] == "[":
        return [start for _, (start, _) in _members(source, top)]
    with suppress(KeyError):
        _value_span(source, top, field)
        return [top]
    inside = dict(_members(source, top)).values()
    lists = [[start for _, (start, _) in _members(source, at)] for at, _ in inside if source[at] == "["]
    return next(items for items in lists if items and all(source[at] == "{" for at in items))


def _with_strings(text: str, records: Sequence[tuple[int, Mapping[str, str]]]) -> str:
    """`text` with new values for the fields of the records that begin at the offsets given."""
    spans = [(*_value_span(text, at, field), new) for at, fields in records for field, new in fields.items()]
    out: list[str] = []
    last = 0
    for start, end, new in sorted(spans):
        escaped = "\\u" in text[start:end]
        out += [text[last:start], json.dumps(new, ensure_ascii=escaped)]
        last = end
    return "".join([*out, text[last:]])


def _value_span(line: str, at: int, path: str) -> tuple[int, int]:
    """Where the value at a dotted path of the record at `at` stands; a key that holds the dot itself
    goes first. KeyError where there is none."""
    top = dict(_members(line, at))
    if path in top:
        return top[path]
    start, end, here = 0, 0, top
    for part in path.split("."):
        start, end = here[part]
        here = dict(_members(line, start))
    return start, end


def _members(line: str, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """(key or index, (start, end) of the value) of the object or list at `at`; nothing for others."""
    if line[at : at + 1] not in ("{", "["):
        return
    keyed = line[at] == "{"
    decoder = json.JSONDecoder()
    at, number = _skip(line, at + 1), 0
    while line[at] not in "}]":
        key = str(number)
        if keyed:
            key, at = decoder.raw_decode(line, at)
            at = _skip(line, _skip(line, at) + 1)  # the colon
        end = decoder.raw_decode(line, at)[1]
        yield key, (at, end)
        at, number = _skip(line, end), number + 1
        if line[at] == ",":
            at = _skip(line, at + 1)


def _skip(line: str, at: int) -> int:
    return _SPACE.match(line, at).end()  # type: ignore[union-attr]


def rewrite_csv(source: str, values: Values) -> str:
    """The same table with new cells; rows without any stay byte for byte."""
    fields = {name for row in values.values() for name in row}
    delimiter = next((d for d in ",;\t|" if fields <= set(_header(source, d))), ",")
    lines = list(io.StringIO(source, newline=""))
    rows = csv.reader(lines, delimiter=delimiter)
    header: list[str] = []
    out: list[str] = []
    record = at = 0
    for row in rows:
        raw = "".join(lines[at : rows.line_num])
        at = rows.line_num
        if header and row:
            record += 1
            if record in values:
                new = {**dict(zip(header, row, strict=False)), **values[record]}
                raw = _csv_row([new[name] for name in header[: len(row)]], row, raw, delimiter)
        elif row:
            header = [name.strip() for name in row]
        out.append(raw)
    return "".join(out)


def _header(source: str, delimiter: str) -> list[str]:
    first = next((row for row in csv.reader(io.StringIO(source, newline=""), delimiter=delimiter) if row), [])
    return [name.strip() for name in first]


def _csv_row(row: list[str], old: list[str], raw: str, delimiter: str) -> str:
    """The row quoted as it was, if all of its cells or only those that need it were quoted."""
    end = raw[len(raw.rstrip("\r\n")) :]

    def written(cells: list[str], quoting: Literal[0, 1]) -> str:
        target = io.StringIO()
        csv.writer(target, delimiter=delimiter, quoting=quoting, lineterminator=end).writerow(cells)
        return target.getvalue()

    return written(row, 1 if written(old, 1) == raw else 0)


def rewrite_parquet(path: str, values: Values, file: BinaryIO) -> None:
    """The table at `path` with new cells, written to `file` by row groups as they were, each column
    compressed as it was."""
    from pyarrow import parquet

    table = parquet.ParquetFile(path)
    written = table.metadata.row_group(0)
    columns = [written.column(i) for i in range(written.num_columns)]
    codecs = {c.path_in_schema: c.compression for c in columns}
    record = 0
    with parquet.ParquetWriter(file, table.schema_arrow, compression=codecs) as writer:
        for number in range(table.num_row_groups):
            group = table.read_row_group(number)
            new = {n - record - 1: v for n, v in values.items() if record < n <= record + group.num_rows}
            writer.write_table(_with_cells(group, new))
            record += group.num_rows


def _with_cells(group: Any, rows: Values) -> Any:
    """A row group with new cells; `rows` counts from 0 inside of it."""
    import pyarrow

    by_column: dict[str, list[tuple[int, list[str], str]]] = {}
    for row, fields in rows.items():
        for field, text in fields.items():
            whole = field in group.column_names
            name, *path = [field] if whole else field.split(".")
            by_column.setdefault(name, []).append((row, path, text))
    for name, cells in by_column.items():
        index = group.column_names.index(name)
        column = group.column(index).to_pylist()
        for row, path, text in cells:
            column[row] = _with_value(column[row], path, text)
        made = pyarrow.array(column, type=group.schema.field(index).type)
        group = group.set_column(index, group.schema.field(index), made)
    return group


def _with_value(value: Any, path: Sequence[str], text: str) -> Any:
    if not path:
        return text
    key: Any = int(path[0]) if isinstance(value, list) else path[0]
    value[key] = _with_value(value[key], path[1:], text)
    return value


REWRITERS: dict[str, Callable[[str, Values], str]] = {
    ".json": rewrite_json,
    ".jsonl": rewrite_jsonl,
    ".ndjson": rewrite_jsonl,
    ".csv": rewrite_csv,
    ".tsv": rewrite_csv,
}
TABLES: dict[str, Callable[[str, Values, BinaryIO], None]] = {".parquet": rewrite_parquet}
