"""One file per input format; each yields the documents of one source.

A reader module has `read(source, path, options)`. It is imported when its first file comes up.
"""

import importlib
import os
from collections.abc import Iterable
from typing import Protocol, cast

from newslint.model import Document
from newslint.readers.options import ReadError, ReadOptions, Unreadable

READERS = {
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
SUFFIXES = tuple(READERS)


class Reader(Protocol):
    """A reader module."""

    def read(self, source: str, path: str, options: ReadOptions) -> Iterable[Document | Unreadable]:
        """The documents of `source`, in order; ReadError where the whole of it cannot be read."""


def reader_for(path: str) -> Reader | None:
    """The reader for a file name; None where no format claims its suffix."""
    module = READERS.get(os.path.splitext(path)[1].lower())
    return cast(Reader, importlib.import_module(module)) if module else None


__all__ = ["READERS", "SUFFIXES", "ReadError", "ReadOptions", "Reader", "Unreadable", "reader_for"]
