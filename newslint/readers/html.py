"""HTML pages, well-formed or not."""

from collections.abc import Iterator

from newslint.model import Document
from newslint.readers.directives import directives
from newslint.readers.flow import Flow
from newslint.readers.markup import HtmlWriter
from newslint.readers.options import ReadOptions


def read(source: str, path: str, options: ReadOptions) -> Iterator[Document]:
    """One document."""
    flow = Flow(source)
    HtmlWriter(flow, options.html_skip).write(0, len(source))
    text, offsets = flow.finish()
    yield Document(
        path=path,
        text=text,
        source=source,
        offsets=offsets,
        blocks=tuple(flow.blocks),
        directives=directives(source, flow.blocks, offsets),
    )
