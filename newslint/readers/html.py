"""HTML pages, well-formed or not."""

from collections.abc import Iterator

from newslint.model import Document, Span
from newslint.readers.directives import directives
from newslint.readers.elements import ESCAPES, HTML
from newslint.readers.flow import Flow
from newslint.readers.markup import HtmlWriter
from newslint.readers.options import ReadOptions
from newslint.text.lazy import lazy

# Tags of template languages: {{ page.title }}, {% if x %}.
_TEMPLATE = lazy(r"\{\{[^{}]{0,500}\}\}|\{%[^%]{0,500}%\}")


def read(source: str, path: str, options: ReadOptions) -> Iterator[Document]:
    """One document."""
    flow = Flow(source, [Span(*m.span()) for m in _TEMPLATE.finditer(source)] if "{" in source else ())
    HtmlWriter(flow, HTML.without(options.html_skip)).write(0, len(source))
    text, offsets = flow.finish()
    yield Document(
        path=path,
        text=text,
        source=source,
        offsets=offsets,
        blocks=tuple(flow.blocks),
        directives=directives(source, flow.blocks, offsets),
        escapes=ESCAPES,
    )
