"""One file per input format; each yields the documents of one source.

A reader module has `read(source, path, options)`. It is imported when its first file comes up.
"""

import importlib
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from newslint.model import Document
from newslint.readers.decode import BinaryFile, Decoded, decode
from newslint.readers.options import ReadError, ReadOptions, Unreadable

# Articles by their name alone: found in folders.
_ARTICLES = {
    ".txt": "newslint.readers.plain",
    ".text": "newslint.readers.plain",
    ".md": "newslint.readers.markdown",
    ".markdown": "newslint.readers.markdown",
    ".mdown": "newslint.readers.markdown",
    ".mkd": "newslint.readers.markdown",
    ".mdx": "newslint.readers.markdown",
    ".html": "newslint.readers.html",
    ".htm": "newslint.readers.html",
    ".xhtml": "newslint.readers.html",
    ".jsonl": "newslint.readers.jsonl",
    ".ndjson": "newslint.readers.jsonl",
}
# What these hold is mostly something else (package.json): read where they are named.
_NAMED = {
    ".json": "newslint.readers.json",
    ".csv": "newslint.readers.csv",
    ".tsv": "newslint.readers.csv",
    ".xml": "newslint.readers.xml",
    ".nitf": "newslint.readers.xml",
    ".wxr": "newslint.readers.xml",
    ".parquet": "newslint.readers.parquet",
}
PACKINGS = (".gz", ".zst")
READERS = _ARTICLES | _NAMED
SUFFIXES = (*_ARTICLES, *(s + p for s in (".jsonl", ".ndjson", ".txt") for p in PACKINGS))


class Reader(Protocol):
    """A reader module."""

    def read(self, source: str, path: str, options: ReadOptions) -> Iterable[Document | Unreadable]:
        """The documents of `source`, in order; ReadError where the whole of it cannot be read."""


def suffix_of(path: str) -> str:
    """The suffix that names the format, lower case: ".jsonl" of "a.JSONL.gz"."""
    name = path.lower()
    if name.endswith(PACKINGS):
        name = name.rpartition(".")[0]
    stem, dot, suffix = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return dot + suffix if stem else ""


def reader_for(path: str) -> Reader | None:
    """The reader for a file name; None where no format claims its suffix."""
    module = READERS.get(suffix_of(path))
    return cast(Reader, importlib.import_module(module)) if module else None


def content(data: bytes, path: str) -> Decoded:
    """A file's text: unpacked where its name says so, and decoded.

    Tables (Parquet) have no text of their own: their reader opens `path` itself. BinaryFile where
    the file is no text, ReadError where it cannot be unpacked.
    """
    if suffix_of(path) == ".parquet":
        return Decoded("")
    if not path.lower().endswith(PACKINGS):
        return decode(data)
    from newslint.readers.packing import unpacked

    return unpacked(data, path)


def stream(path: str, options: ReadOptions) -> Iterator[Document | Unreadable] | None:
    """The documents of a large file of records, read piece by piece; None where only the whole of it
    can be read."""
    suffix = suffix_of(path)
    if suffix == ".parquet":
        reader = reader_for(path)
        return iter(reader.read("", path, options)) if reader else None
    if suffix not in (".jsonl", ".ndjson") or path.lower().endswith(PACKINGS):
        return None
    from newslint.readers import jsonl

    return jsonl.stream(path, options) if jsonl.streamable(path) else None


__all__ = [
    "READERS",
    "SUFFIXES",
    "BinaryFile",
    "Decoded",
    "ReadError",
    "ReadOptions",
    "Reader",
    "Unreadable",
    "content",
    "reader_for",
    "stream",
    "suffix_of",
]
