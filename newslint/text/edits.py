"""Applying edits to a string."""

from collections.abc import Iterable

from newslint.model import Edit


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


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` after the edits that do not conflict.

    A deletion that reaches the start of the text takes the line ends behind it along, so that a
    text never comes to begin with an empty line.
    """
    out: list[str] = []
    at = 0
    for edit in merge(edits)[0]:
        out += [text[at : edit.span.start], edit.text]
        at = edit.span.end
        if edit.span.start == 0 and not edit.text:
            at += len(text[at:]) - len(text[at:].lstrip("\r\n"))
    return "".join([*out, text[at:]])
