"""Edits that several kinds make."""

from newslint.model import Edit, Fix, Safety, Span
from newslint.text.lines import line_at


def delete_line(text: str, offset: int, safety: Safety) -> Fix:
    """Delete the line at `offset` with the line ends before it (after it, if it is the first).

    Paragraphs keep their distance: between two that stay, the blank lines behind the deleted line
    remain. Deletions of neighbouring lines touch and do not overlap, but for the first line's.
    """
    line = line_at(text, offset)
    start = len(text[: line.start].rstrip())
    if start:
        return Fix((Edit(Span(start, line.end)),), safety)
    rest = text[line.end :]
    return Fix((Edit(Span(0, line.end + len(rest) - len(rest.lstrip()))),), safety)


def delete_span(text: str, span: Span, safety: Safety) -> Fix:
    """Delete `span` and one of the spaces that stood on its two sides."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before == " " and after in (" ", "", "\n", ".", ","):
        span = Span(span.start - 1, span.end)
    elif before in ("", "\n") and after == " ":
        span = Span(span.start, span.end + 1)
    return Fix((Edit(span),), safety)
