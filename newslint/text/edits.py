"""Applying edits to a string."""

from collections.abc import Iterable

from newslint.model import Edit, Span


def merge(edits: Iterable[Edit]) -> tuple[list[Edit], list[Edit]]:
    """(edits that can be applied together, those that conflict), both in order of place.

    Overlapping or touching deletions become one. Of two other edits that overlap the earlier one
    stays, of two at one place the longer; equal edits count once.
    """
    kept: list[Edit] = []
    conflicts: list[Edit] = []
    for edit in sorted(set(edits), key=lambda e: (e.span.start, -e.span.end, e.text)):
        last = kept[-1] if kept else None
        if last is None or edit.span.start > last.span.end:
            kept.append(edit)
        elif _deletes(edit) and _deletes(last):
            kept[-1] = Edit(last.span._replace(end=max(last.span.end, edit.span.end)))
        elif edit.span.start == last.span.end > last.span.start:
            kept.append(edit)
        else:
            conflicts.append(edit)
    return kept, conflicts


def _deletes(edit: Edit) -> bool:
    return not edit.text and edit.span.end > edit.span.start


def settled(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """The edits as they are applied: those that do not conflict, in order.

    A deletion that reaches the start of the text takes the line ends behind it along, so that a
    text never comes to begin with an empty line.
    """
    kept = merge(edits)[0]
    if kept and kept[0].span.start == 0 and _deletes(kept[0]):
        end = kept[0].span.end
        end += len(text[end:]) - len(text[end:].lstrip("\r\n"))
        if len(kept) > 1:
            end = min(end, kept[1].span.start)
        kept[0] = Edit(Span(0, end))
    return kept


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` after the edits that do not conflict; see `settled`."""
    out: list[str] = []
    at = 0
    for edit in settled(text, edits):
        out += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*out, text[at:]])
