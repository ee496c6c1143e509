"""Single quotation marks, which look like apostrophes."""

from bisect import bisect_left
from collections.abc import Sequence

from newslint.text.lazy import lazy
from newslint.text.quotation import directed
from newslint.text.wordlists import words

STOPS = ",.?!…"
"""What no apostrophe stands behind: a mark there closes a quotation."""
# No apostrophe behind these letters either, at the end of a word of some length; plurals end in s,
# and n may have lost its g.
_ENDS = f"a-mo-rt-wy{STOPS}"
MAYBE = lazy(rf"'(?:(?<![^\s(]')(?=[^\W\d_])|(?<=[{_ENDS}]')(?![’'\w]))")
"""A straight mark that may open or close a quotation. The mark comes first: that makes it fast."""
MAYBE_CLOSES = lazy(rf"’(?<=[{_ENDS}]’)(?![’'\w])")
"""A curly one that may close a quotation."""
_OPENS = lazy(r"‘|'(?<![^\s(]')(?=[^\W\d_])")
_CLOSES = lazy(r"[’'](?!\w)")
# Whatever might open one, apostrophes before a capital included; and what might close one.
_EITHER = lazy(
    rf"[‘‚‛`´’'](?:(?P<opens>(?<=[‘‚‛`´])|(?<![\w{STOPS}][’'])(?=\S)|(?<=')(?=[A-Z]))"
    rf"|(?<=[{_ENDS}][’'])(?![’'\w]| (?:sake|s|t|d|m|re|ve|ll)\b))"
)
_WORD = lazy(r"[^\W_]+")
_SHORT, _LONG = 3, 30


def unclosed(lines: Sequence[str]) -> int:
    """Where the last opening single mark of `lines[0]` stands, if nothing in `lines` closes it; or -1."""
    line = lines[0]
    at = max((found.start() for found in _OPENS.finditer(line)), default=-1)
    if at < 0 or (at and line[at - 1].isalnum()) or not line[at + 1 : at + 2].isalnum():
        return -1
    if _elided(line, at + 1) or _CLOSES.search(line, at):
        return -1
    return -1 if any(_CLOSES.search(following) for following in lines[1:]) else at


def unopened(lines: Sequence[str]) -> int:
    """Where a closing single mark stands in the last of `lines` that nothing in them opens; or -1."""
    *before, line = lines
    waiting = 0
    for found in _EITHER.finditer(line):
        at = found.start()
        if found["opens"] is not None:
            waiting += 1
        elif waiting == 0 and _closes_word(line, at) and _in_its_quotation(line, at, before):
            return -1 if any(_may_open(earlier) for earlier in before) else at
        elif line[at - 1] in STOPS:
            waiting -= waiting > 0
    return -1


def _may_open(line: str) -> bool:
    return any(found["opens"] is not None for found in _EITHER.finditer(line))


def _closes_word(line: str, at: int) -> bool:
    """Whether the mark at `at` is no apostrophe: behind a stop, or a plain word of four letters or more."""
    word = line[max(0, at - _LONG) : at].rpartition(" ")[2].lstrip('(“"')
    if word[-1:] not in STOPS:
        return len(word) > _SHORT and word.isalpha() and word.islower()
    word = word.rstrip(STOPS)
    return len(word) > 1 and word.lower() not in words("abbreviations")  # not so: Smith Bros.' boats


def _in_its_quotation(line: str, at: int, before: Sequence[str]) -> bool:
    """Whether it is not instead of the double mark that should close a quotation around it."""
    marks = directed(line)
    place = bisect_left(marks, at, key=lambda mark: mark.at)
    if place:
        return not marks[place - 1].opens or (place < len(marks) and not marks[place].opens)
    if marks:
        return marks[0].opens
    earlier = directed(before[-1]) if before else ()
    return not (earlier and earlier[-1].opens)


def _elided(line: str, at: int) -> bool:
    """Whether the word at `at` has lost its beginning: 'em, 'tis, '90s."""
    word = _WORD.match(line, at)
    return word is not None and (line[at].isdigit() or word.group().lower() in words("elisions"))
