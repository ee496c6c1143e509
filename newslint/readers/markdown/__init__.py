"""Markdown: CommonMark and GFM, with front matter and the shortcodes of site generators."""

from collections.abc import Iterator

import msgspec

from newslint.model import Document, Span
from newslint.readers.directives import directives
from newslint.readers.flow import Flow
from newslint.readers.markdown.blocks import BlockWriter
from newslint.readers.markdown.masking import mask
from newslint.readers.options import ReadOptions, Unreadable

_ESCAPES = {char: "\\" + char for char in "\\`*_[]|"} | {"&": "&amp;", "<": "&lt;"}


def read(source: str, path: str, options: ReadOptions) -> Iterator[Document | Unreadable]:
    """The fields of the front matter, then the text, each a document."""
    masked = mask(source, mdx=path.lower().endswith(".mdx"))
    flow = Flow(source, masked.hidden)
    writer = BlockWriter(flow, masked, options.html_skip)
    writer.write()
    text, offsets = flow.finish()
    found = directives(source, flow.blocks, offsets, writer.code)
    if writer.front_matter is not None:
        from newslint.readers.markdown.front_matter import read_front_matter

        matter = read_front_matter(source, writer.front_matter, options.front_matter)
        found = (*matter.directives, *found)
        for_all = tuple(d for d in found if d.covers == Span(0, len(source)))
        for document in matter.documents(path):
            yield msgspec.structs.replace(document, directives=for_all)
        yield from matter.problems
    yield Document(
        path=path,
        text=text,
        source=source,
        offsets=offsets,
        blocks=tuple(flow.blocks),
        directives=found,
        escapes=_ESCAPES,
    )
