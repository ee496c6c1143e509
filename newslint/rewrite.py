"""Record files with some of their fields changed and every other byte as it was."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from newslint.text.lazy import lazy

Values = Mapping[int, Mapping[str, str]]
"""Record number from 1 -> field (dotted path) -> its new text."""

_SPACE = lazy(r"[ \t\n\r]*")


def rewriter_for(suffix: str) -> Callable[[str, Values], str] | None:
    """What writes records into a file of this suffix (".jsonl"); None where none can."""
    return REWRITERS.get(suffix)


def rewrite_jsonl(source: str, values: Values) -> str:
    """The same lines with new strings where `values` has some."""
    out = []
    record = 0
    for line in source.split("\n"):
        if line and not line.isspace():
            record += 1
            if record in values:
                line = _with_strings(line, values[record])
        out.append(line)
    return "\n".join(out)


def _with_strings(line: str, fields: Mapping[str, str]) -> str:
    spans = sorted((*_value_span(line, field), text) for field, text in fields.items())
    for start, end, text in reversed(spans):
        escaped = "\\u" in line[start:end]
        line = line[:start] + json.dumps(text, ensure_ascii=escaped) + line[end:]
    return line


def _value_span(line: str, path: str) -> tuple[int, int]:
    """Where the value at a dotted path stands; a key that holds the dot itself goes first."""
    top = dict(_members(line, _SPACE.match(line).end()))  # type: ignore[union-attr]
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


REWRITERS: dict[str, Callable[[str, Values], str]] = {
    ".jsonl": rewrite_jsonl,
    ".ndjson": rewrite_jsonl,
    ".csv": rewrite_csv,
    ".tsv": rewrite_csv,
}
