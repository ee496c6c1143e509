"""The XML formats of news agencies, NITF and NewsML-G2 (https://iptc.org/standards), and WordPress's."""

from collections.abc import Iterator

from newslint.model import BlockKind, Document, Span
from newslint.readers.directives import directives
from newslint.readers.elements import ESCAPES, HTML, NITF
from newslint.readers.flow import Flow
from newslint.readers.markup import HtmlWriter
from newslint.readers.options import ReadOptions
from newslint.readers.tags import Element, elements, unwrapped
from newslint.text.lazy import lazy

_ITEM = frozenset(("newsitem",))
_ITEM_PARTS = frozenset(("headline", "inlinexml", "inlinedata"))
_POST = frozenset(("item",))
_POST_PARTS = frozenset(("title", "content:encoded", "wp:post_type"))
# Menus, attachments and revisions are posts too.
_POST_TYPES = frozenset(("post", "page", "article", "news"))
# "[sic]" is text: a shortcode is known, or has attributes, or closes another.
_SHORTCODE = lazy(
    r"\[(?:(?:caption|gallery|embed|audio|video|playlist)\b[^\[\]\n]{0,500}|/[a-z_-]{3,30}"
    r"|[a-z_-]{3,30}\s[^\[\]\n=]{1,30}=[^\[\]\n]{0,500})\]"
)


def read_nitf(source: str, path: str, options: ReadOptions) -> Iterator[Document]:
    """One document: headlines, abstract and body."""
    flow = Flow(source)
    HtmlWriter(flow, NITF).write(0, len(source))
    yield _document(flow, path, Element("nitf", 0, len(source)))


def read_newsml(source: str, path: str, options: ReadOptions) -> Iterator[Document]:
    """One document a news item: its headline and its inline content (XHTML, NITF or plain text)."""
    for item in elements(source, 0, len(source), _ITEM):
        flow = Flow(source)
        for part in elements(source, item.start, item.end, _ITEM_PARTS):
            start, end = unwrapped(source, part.start, part.end)
            name = part.name.rpartition(":")[2]
            if name == "headline":
                HtmlWriter(flow, kind=BlockKind.HEADLINE).write(start, end)
            elif name == "inlinedata":
                HtmlWriter(flow, lines=True).write(start, end)
            else:
                nitf = source.find("<nitf", start, min(end, start + 2000)) >= 0
                HtmlWriter(flow, NITF if nitf else HTML.without((*options.html_skip, "head"))).write(
                    start, end
                )
        yield _document(flow, path, Element("nitf", 0, len(source)))


def read_wxr(source: str, path: str, options: ReadOptions) -> Iterator[Document]:
    """Two documents a post: its title and its content."""
    for post in elements(source, 0, len(source), _POST):
        parts = {
            e.name: unwrapped(source, e.start, e.end)
            for e in elements(source, post.start, post.end, _POST_PARTS)
        }
        start, end = parts.get("wp:post_type", (0, 0))
        if end > start and source[start:end].strip() not in _POST_TYPES:
            continue
        if "title" in parts:
            flow = Flow(source)
            HtmlWriter(flow, kind=BlockKind.HEADLINE).write(*parts["title"])
            yield _document(flow, path, post, "title")
        if "content:encoded" in parts:
            start, end = parts["content:encoded"]
            flow = Flow(source, [Span(*m.span()) for m in _SHORTCODE.finditer(source, start, end)])
            HtmlWriter(flow, HTML.without(options.html_skip), lines=True).write(start, end)
            yield _document(flow, path, post, "content")


def _document(flow: Flow, path: str, article: Element, field: str | None = None) -> Document:
    text, offsets = flow.finish()
    found = directives(flow.source, flow.blocks, offsets, within=Span(article.start, article.end))
    return Document(
        path=path,
        text=text,
        source=flow.source,
        offsets=offsets,
        field=field,
        blocks=tuple(flow.blocks),
        directives=found if field != "title" else (),
        escapes=ESCAPES,
    )
