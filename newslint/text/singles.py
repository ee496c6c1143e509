"""Single quotation marks, which look like apostrophes."""

from collections.abc import Sequence

from newslint.text.lazy import lazy
from newslint.text.wordlists import words

STRAIGHT = lazy(r"'(?<![^\s(]')(?=[^\W\d_])")
"""A straight mark that may open a quotation. The mark comes first in the pattern: that makes it fast."""
_CLOSES = lazy(r"[’'](?!\w)")
_WORD = lazy(r"[^\W_]+")


def open_single(lines: Sequence[str]) -> int:
    """Where the last opening single mark of `lines[0]` stands, if nothing in `lines` closes it; or -1."""
    line = lines[0]
    at = max(line.rfind("‘"), *(found.start() for found in STRAIGHT.finditer(line)), -1)
    if at < 0 or (at and line[at - 1].isalnum()) or not line[at + 1 : at + 2].isalnum():
        return -1
    if _elided(line, at + 1) or _CLOSES.search(line, at):
        return -1
    return -1 if any(_CLOSES.search(following) for following in lines[1:]) else at


def _elided(line: str, at: int) -> bool:
    """Whether the word at `at` has lost its beginning: 'em, 'tis, '90s."""
    word = _WORD.match(line, at)
    return word is not None and (line[at].isdigit() or word.group().lower() in words("elisions"))
