"""Sources with ⟦ ⟧ around what the reader must find: position tests that can be read."""

import re

from newslint.model import Document, Span
from newslint.readers import ReadOptions, reader_for

MARK = re.compile("[⟦⟧]")


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The source without marks, and the marked ranges in order."""
    spans, opened, source, at = [], 0, "", 0
    for mark in MARK.finditer(marked):
        source += marked[at : mark.start()]
        at = mark.end()
        if mark.group() == "⟦":
            opened = len(source)
        else:
            spans.append(Span(opened, len(source)))
    return source + marked[at:], spans


def documents(source: str, name: str, **options) -> list:
    reader = reader_for(name)
    assert reader is not None
    return list(reader.read(source, name, ReadOptions(**options)))


def body(source: str, name: str, **options) -> Document:
    return documents(source, name, **options)[-1]


def check_places(marked: str, name: str, needles: list[str] | None = None) -> Document:
    """Each marked range is where the text's needle (by default the range itself) lifts to."""
    source, spans = unmark(marked)
    document = body(source, name)
    wanted = needles or [source[s.start : s.end] for s in spans]
    assert len(wanted) == len(spans)
    for needle, span in zip(wanted, spans, strict=True):
        starts = [m.start() for m in re.finditer(f"(?={re.escape(needle)})", document.text)]
        lifted = [document.offsets.lift(Span(at, at + len(needle))) for at in starts]
        assert span in lifted, (needle, document.text, [source[s.start : s.end] for s in lifted])
    return document
