"""Suppression comments: `<!-- newslint: ignore[rule, rule] reason -->` and its relatives."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from newslint.model import SUPPRESSING, Block, Directive, OffsetMap, Span
from newslint.text.lazy import lazy

_COMMENT = lazy(
    r"""(?:<!--|\{/\*)\s*newslint:\s*(\w+(?:-\w+)*)\s*(?:\[([^\]]*)\])?\s*(.*?)\s*(?:-->|\*/\})""",
    re.DOTALL,
)


def directives(
    source: str,
    blocks: Sequence[Block],
    offsets: OffsetMap,
    masked: Sequence[Span] = (),
    within: Span | None = None,
) -> tuple[Directive, ...]:
    """All suppression comments of `source` (`within`: of a part) but those in `masked` (code), in order.

    `ignore` covers the block that the comment stands in or else the next one, `ignore-start` all
    up to its `ignore-end` (the one that names the same rules, or none) or the end of the file.
    """
    start, end = within or (0, len(source))
    if source.find("newslint:", start, end) < 0:
        return ()
    places = [(offsets.lift(b.span), b.source) for b in blocks]
    found: list[Directive] = []
    started: list[int] = []
    for comment in _COMMENT.finditer(source, start, end):
        span = Span(comment.start(), comment.end())
        if any(m.start <= span.start < m.end for m in masked):
            continue
        what, names, reason = comment.groups()
        if what not in SUPPRESSING:
            found.append(Directive(span, Span(span.end, span.end), unknown=what))
            continue
        rules = tuple(name for name in re.split(r"[\s,]+", names or "") if name)
        if what == "ignore-end":
            _end(found, started, rules, span.start)
            continue
        if what == "ignore-start":
            started.append(len(found))
        found.append(Directive(span, _covers(what, span, places, Span(start, end)), rules, reason))
    return tuple(found)


def _covers(what: str, span: Span, places: Sequence[tuple[Span, Span | None]], all_of_it: Span) -> Span:
    if what == "ignore-file":
        return all_of_it
    if what == "ignore-start":
        return Span(span.end, all_of_it.end)
    # A comment at the end of a block is no part of its text, but of its markup.
    ends = [max(text.end, markup.end if markup else 0) for text, markup in places]
    index = bisect_left(ends, span.end)
    return places[index][0] if index < len(places) else Span(all_of_it.end, all_of_it.end)


def _end(found: list[Directive], started: list[int], rules: tuple[str, ...], at: int) -> None:
    """Close the last open range with these rules; an end without rules closes the last of all."""
    for index in reversed(started):
        if not rules or found[index].rules == rules:
            opened = found[index]
            found[index] = Directive(opened.span, Span(opened.covers.start, at), opened.rules, opened.reason)
            started.remove(index)
            return
