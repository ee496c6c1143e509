"""News in XML: NITF, NewsML-G2 and the export of WordPress (WXR)."""

from collections.abc import Callable, Iterator

from newslint.model import Document
from newslint.readers.newsxml import read_newsml, read_nitf, read_wxr
from newslint.readers.options import ReadError, ReadOptions
from newslint.readers.tags import tokens

_FORMATS: dict[str, Callable[[str, str, ReadOptions], Iterator[Document]]] = {
    "nitf": read_nitf,
    "newsitem": read_newsml,
    "newsmessage": read_newsml,
    "packageitem": read_newsml,
    "rss": read_wxr,
}


def read(source: str, path: str, options: ReadOptions) -> Iterator[Document]:
    """One document an article and field; positions are those of the file. The root element decides."""
    root = next((t.name for t in tokens(source, 0, len(source), frozenset()) if t.kind == "open"), "")
    reader = _FORMATS.get(root.rpartition(":")[2])
    if reader is None:
        what = f"its root element is <{root}>" if root else "it has no element"
        raise ReadError(f"neither NITF nor NewsML-G2 nor a WordPress export: {what}")
    return reader(source, path, options)
