"""Edits that several kinds make."""

from newslint.model import Edit, Fix, Safety, Span
from newslint.text.lines import line_at


def delete_line(text: str, offset: int, safety: Safety) -> Fix:
    """Delete the line at `offset` with the line ends before it (after it, if it is the first).

    Paragraphs keep their distance: between two that stay, the blank lines behind the deleted line
    remain. Deletions of neighbouring lines touch and do not overlap, but for the first line's.
    """
    line = line_at(text, offset)
    kept, following = line
    while kept and text[kept - 1].isspace():
        kept -= 1
    if kept:  # white space at the end of the line that stays is not this line's
        return Fix((Edit(Span(text.index("\n", kept), line.end)),), safety)
    while following < len(text) and text[following].isspace():
        following += 1
    end = following if following == len(text) else text.rindex("\n", line.end, following) + 1
    return Fix((Edit(Span(0, end)),), safety)


def delete_span(text: str, span: Span, safety: Safety) -> Fix:
    """Delete `span` and one of the spaces that stood on its two sides."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before == " " and after in (" ", "", "\n", ".", ","):
        span = Span(span.start - 1, span.end)
    elif before in ("", "\n") and after == " ":
        span = Span(span.start, span.end + 1)
    return Fix((Edit(span),), safety)
