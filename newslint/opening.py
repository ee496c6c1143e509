"""Files -> articles: what a reader makes of a source, with what was noticed on the way."""

from collections.abc import Iterable, Iterator

import msgspec

from newslint.config import Settings
from newslint.discovery import Target
from newslint.model import Document, Notice
from newslint.readers import BinaryFile, ReadError, ReadOptions, Unreadable, content, reader_for
from newslint.result import Result


def read_options(settings: Settings) -> ReadOptions:
    """What a configuration says to the readers."""
    config = settings.config
    return ReadOptions(fields=config.fields, front_matter=config.front_matter, group_field=config.group_field)


def content_of(target: Target) -> bytes | Result:
    """The bytes of a file; a result that says so where it cannot be read."""
    try:
        with open(target.shown, "rb", buffering=0) as file:
            return file.read()
    except OSError as error:
        return Result(target.shown, problems=[f"cannot be read: {error.strerror or error}"])


def text_at(path: str) -> str | None:
    """The text of a file as linting sees it; None where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:
            return content(file.read(), path).text
    except (OSError, BinaryFile, ReadError):
        return None


def documents_of(source: str, target: Target) -> Iterator[Document | Unreadable]:
    """The articles of one source; a file that was named is plain text if no format claims its name."""
    reader = reader_for(target.shown) or reader_for("article.txt")
    assert reader is not None
    try:
        yield from reader.read(source, target.shown, read_options(target.settings))
    except ReadError as error:
        yield Unreadable(error.line, error.message, error.column)


def noticed(
    documents: Iterable[Document | Unreadable], notice: Notice | None
) -> Iterator[Document | Unreadable]:
    """The documents of one source, `notice` with the first that is no record."""
    for document in documents:
        if notice and isinstance(document, Document) and document.record is None:
            yield msgspec.structs.replace(document, notices=(notice, *document.notices))
            notice = None
        else:
            yield document
