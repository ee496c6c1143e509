"""Plain text."""

from collections.abc import Iterator

from newslint.model import Document
from newslint.readers.options import ReadOptions
from newslint.readers.paragraphs import plain_text


def read(source: str, path: str, options: ReadOptions) -> Iterator[Document]:
    """One document."""
    text, offsets = plain_text(source)
    yield Document(path=path, text=text, source=source, offsets=offsets)
