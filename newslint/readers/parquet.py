"""Parquet, read by row groups: one record a row. Needs the extra `newslint[parquet]`."""

from collections.abc import Iterator
from typing import Any

from newslint.model import Document
from newslint.readers.options import ReadError, ReadOptions, Unreadable
from newslint.readers.records import Place, document_of

_BATCH = 512


def read(source: str, path: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """One document a row of the file at `path` (`source` is not used); rows count from 1."""
    table = _open(path)
    there = table.schema_arrow.names
    wanted = [*options.fields, options.group_field]
    columns = [name for name in there if any(w == name or w.startswith(f"{name}.") for w in wanted)]
    if not set(columns) - {options.group_field.partition(".")[0]}:
        names = ", ".join(there[:8])
        raise ReadError(f"the table has none of the columns {', '.join(options.fields)}; it has {names}")
    record = 0
    for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
        for row in batch.to_pylist():
            record += 1
            yield document_of(row, Place(path, record), options)


def _open(path: str) -> Any:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        message = "is a Parquet table; install what reads it: pip install 'newslint[parquet]'"
        raise ReadError(message) from None
    try:
        return parquet.ParquetFile(path, memory_map=True)
    except (pyarrow.ArrowException, OSError) as error:
        raise ReadError(f"cannot be read as Parquet: {error}") from None
