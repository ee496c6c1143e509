"""What a line of plain text is: headline, list item, paragraph. Read off the line and its place."""

from bisect import bisect_right

from newslint.model import BlockKind
from newslint.text.endings import ended
from newslint.text.lazy import lazy

_BULLET = lazy(r"\s*(?:[-*•‣–·▪◦●■►▸✓✔]|\d{1,3}[.)]|[a-z]\))\s+\S")
_INNER_STOP = lazy(r"[a-z0-9]{2,}[.!?][\"”’')]* +[\"“‘(]*[A-Z]")
_HEAD_MAX = 110


def plain_kind(lines: list[str], number: int, filled: list[int]) -> BlockKind:
    """The kind of line `number` (from 0); `filled` holds the numbers of the non-empty lines.

    A headline is a short line without an end mark: the first line of the text, or one followed by
    a longer line that ends like prose. A question is a headline where a paragraph follows it.
    """
    line = lines[number].strip()
    if _BULLET.match(line):
        return BlockKind.LIST_ITEM
    if len(line) > _HEAD_MAX or not line:
        return BlockKind.PARAGRAPH
    question = line[-1] == "?"
    if filled and number == filled[0]:
        heads = not ended(line) or (line[-1] in "?!" and len(filled) > 1)
        return BlockKind.HEADLINE if heads else BlockKind.PARAGRAPH
    if (ended(line) and not question) or _INNER_STOP.search(line) or not line[0].isupper():
        return BlockKind.PARAGRAPH
    place = bisect_right(filled, number)
    following = lines[filled[place]] if place < len(filled) else ""
    if len(following) > len(line) and ended(following.rstrip()):
        return BlockKind.HEADLINE
    return BlockKind.PARAGRAPH
