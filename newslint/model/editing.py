"""From an edit of the plain text to the stretch of source that it may replace."""

from newslint.model.document import Block, BlockKind, Document
from newslint.model.finding import Edit
from newslint.model.span import Span

_BLANKS = " \t"
_LINE_ENDS = ("", "\r", "\n")


def source_edit(document: Document, edit: Edit) -> Edit | None:
    """The same edit in the source, written as the source's format writes text; None: see source_range.

    Also None where the format has no way to write a character there.
    """
    span = source_range(document, edit)
    if span is None or not document.escapes:
        return None if span is None else Edit(span, edit.text)
    kept = document.source[span.start : span.end] if document.offsets.verbatim(edit.span) else ""
    out = ""
    for char in edit.text:
        written = char if char in kept else document.escapes.get(char, char)
        if not written:
            return None
        out += written
    return Edit(span, out)


def source_range(document: Document, edit: Edit) -> Span | None:
    """The source range to put `edit.text` in place of; None where the edit cannot be made.

    A deleted block goes with its markup and its lines; a cell of a table stays. Any other edit must
    touch no markup, and a deletion must not leave an empty pair of marks behind.
    """
    if not edit.text:
        block = _whole_block(document, edit.span)
        if block is not None:
            if block.source is None or block.kind is BlockKind.TABLE:  # an empty cell says something, too
                return None
            return _with_lines(document.source, block.source)
    offsets = document.offsets
    if not offsets.contiguous(edit.span) or (not edit.text and offsets.enclosed(edit.span)):
        return None
    return offsets.lift(edit.span)


def _whole_block(document: Document, span: Span) -> Block | None:
    """The only block under `span`, if the span covers all of it and else only line ends."""
    touched = [b for b in document.blocks or () if b.span.start < span.end and span.start < b.span.end]
    if len(touched) != 1:
        return None
    block = touched[0]
    whole = span.start <= block.span.start and block.span.end <= span.end
    return block if whole and not document.text[span.start : block.span.start].strip() else None


def _with_lines(source: str, span: Span) -> Span:
    """Where nothing else stands on its lines, its line ends go too: the fewer of those on its two
    sides, since what stays must not come closer together than it was.
    """
    before = source[: span.start].rstrip(_BLANKS)
    after = len(source) - len(source[span.end :].lstrip(_BLANKS))
    if before[-1:] not in _LINE_ENDS or source[after : after + 1] not in _LINE_ENDS:
        return span
    start = len(before.rstrip())
    end = len(source) - len(source[after:].lstrip())
    end -= len(source[after:end]) - len(source[after:end].rstrip(_BLANKS))
    gaps = _line_count(source[start : span.start]), _line_count(source[after:end])
    if start and (end == len(source) or gaps[0] <= gaps[1]):
        return Span(start, after)
    return Span(span.start if start else 0, end)


def _line_count(gap: str) -> int:
    return gap.count("\n") or gap.count("\r")
