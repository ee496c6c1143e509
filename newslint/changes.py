"""What fixing did, for people: every change at its place in the source as it was before."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from newslint.fix import Fixed, Pass
from newslint.model import Change, Diagnostic, PlacedEdit
from newslint.text.lines import LineIndex


def changes(source: str, fixed: Fixed) -> list[Change]:
    """Every edit of every round, by place in `source`."""
    if not fixed.passes:
        return []
    lines = LineIndex(source)
    out = []
    for number, one in enumerate(fixed.passes):
        earlier = [_Shifts(p) for p in reversed(fixed.passes[:number])]
        for d in one.applied:
            out += [_change(d, edit, one, earlier, lines) for edit in _edits(d)]
    return sorted(out, key=lambda c: (c.start, c.end, c.rule))


def _edits(d: Diagnostic) -> Iterator[PlacedEdit]:
    if d.fix:
        yield from d.fix.edits


def _change(
    d: Diagnostic, edit: PlacedEdit, one: Pass, earlier: Sequence["_Shifts"], lines: LineIndex
) -> Change:
    start, end = edit.start, edit.end
    for shifts in earlier:
        start, end = shifts.back(start, False), shifts.back(end, True)
    end = max(start, end)
    line, column = lines.locate(start)
    end_line, end_column = lines.locate(end)
    return Change(
        path=d.path,
        record=d.record,
        record_line=d.record_line,
        field=d.field,
        rule=d.rule,
        confidence=d.confidence,
        message=d.message,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        start=start,
        end=end,
        removed=one.source[edit.start : edit.end],
        inserted=edit.text,
    )


class _Shifts:
    """The way from offsets behind one round back to those before it."""

    def __init__(self, one: Pass) -> None:
        self.edits = one.edits
        grown = [len(e.text) - (e.span.end - e.span.start) for e in one.edits]
        self.before = [0, *accumulate(grown)]

    def back(self, offset: int, is_end: bool) -> int:
        """An offset before the round; one inside inserted text goes to the border of what was replaced."""
        index = self._last_at(offset, is_end)
        if index < 0:
            return offset
        edit = self.edits[index]
        if offset < edit.span.start + self.before[index] + len(edit.text):
            return edit.span.end if is_end else edit.span.start
        return offset - self.before[index + 1]

    def _last_at(self, offset: int, is_end: bool) -> int:
        """The last edit that begins before `offset` (at it, for the start of a range)."""
        low, high = 0, len(self.edits)
        while low < high:
            middle = (low + high) // 2
            begin = self.edits[middle].span.start + self.before[middle]
            if begin < offset or (begin == offset and not is_end):
                low = middle + 1
            else:
                high = middle
        return low - 1
