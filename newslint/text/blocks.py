"""What a line of plain text is: headline, list item, paragraph. Read off the line and its place."""

import re

from newslint.model import BlockKind

_BULLET = re.compile(r"\s*(?:[-*•‣–·▪◦●]|\d{1,3}[.)])\s+\S")
_END = re.compile(r"""[.!?…:;,]["”’'»)\]]*$""")
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
    if filled and number == filled[0]:
        if not _END.search(line) or (line[-1] in "?!" and len(filled) > 1):
            return BlockKind.HEADLINE
        return BlockKind.PARAGRAPH
    if _END.search(line) and line[-1] != "?":
        return BlockKind.PARAGRAPH
    following = next((lines[i] for i in filled if i > number), "")
    if len(following) > len(line) and _END.search(following.rstrip()) and line[:1].isupper():
        return BlockKind.HEADLINE
    return BlockKind.PARAGRAPH
