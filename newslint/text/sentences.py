"""Sentence segmentation fit for news: one regex pass finds the stops, a look back decides."""

import re
from collections.abc import Iterator

from newslint.model import Span
from newslint.text.lazy import lazy

# A stop, what may close behind it, white space, and what can begin a sentence. Possible starts:
# a capital, a digit, an opening mark; "iPhone" and "eBay" begin sentences too. Of several stops in a
# row only the first is tried, or a long row of them would take quadratic time. The set of characters
# comes first: that makes the search for them fast.
STOP = lazy(
    r"""[.!?…\n](?:(?<=\n)\n*|(?<![.!?…].)[.!?…]*["”’'»)\]]*[ \t\u00a0]+"""
    r"""(?=["“‘„«'(\[¿¡]*(?:[^\W_a-zß-öø-ÿ]|i[A-Z]|e[A-Z])))"""
)
_WORD_BEFORE = lazy(r"([^\s(\[“\"‘']+)$")
_NEXT_WORD = lazy(r"[\"“‘„«'(\[]*([^\W\d_]+)")
_BACK = 300
"""Characters before a place in which its sentence begins, most often."""
_INITIALS = lazy(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")

# Never end a sentence when a name or number follows.
TITLES = frozenset(
    "mr mrs ms messrs dr prof sen sens rep reps gov govs gen lt col sgt capt cpl pvt rev hon maj cmdr adm "
    "brig det insp supt pres amb st ste mt ft vs v no nos vol fig approx ca cf nr art sec ph".split()
)
# End a sentence unless the next word goes on: "Acme Inc. said" is no stop, "Acme Inc. The" is one.
SOFT = frozenset(
    "inc ltd co corp bros plc llc jr sr etc al jan feb mar apr jun jul aug sept sep oct nov dec "
    "a.m p.m u.s u.k u.n d.c e.u ph.d m.d b.c a.d calif fla pa tex mass mich minn wis ill ind va ga ala "
    "ariz ark colo conn del kan ky la md miss mo mont neb nev okla ore tenn vt wash wyo".split()
)
_STARTERS = frozenset(
    "the a an he she it they we i you in on at but and that this these those there his her its their our as "
    "when while if after before for to what who how why where since although however meanwhile".split()
)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the stop at `match` ends a sentence."""
    mark = match.group().rstrip()
    if mark != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
    if before is None:
        return True
    word = before.group(1)
    low = word.lower()
    if low in TITLES:
        # "No." before a number is an abbreviation, before anything else an answer.
        return low in ("no", "nos", "art", "fig", "sec") and not text[match.end()].isdigit()
    if low in SOFT or _INITIALS.match(word):
        following = _NEXT_WORD.match(text, match.end())
        next_word = following.group(1).lower() if following else ""
        if len(word) == 1 and low != "i":
            return False
        return next_word in _STARTERS
    return True


def sentence_spans(text: str) -> list[Span]:
    """Spans of the sentences of `text`, without the white space between them."""
    return list(each_sentence(text))


def sentence_around(text: str, offset: int) -> Span | None:
    """The sentence that holds `offset`, or the last one before it; None in a blank text."""
    begin = max(0, offset - _BACK)
    found = _last_before(each_sentence(text, begin), offset)
    if begin and (found is None or found.start == begin):  # it begins further back
        found = _last_before(each_sentence(text), offset)
    return found


def _last_before(sentences: Iterator[Span], offset: int) -> Span | None:
    """The last of `sentences` that begins at `offset` or before it."""
    last = None
    for span in sentences:
        if span.start > offset:
            break
        last = span
        if span.end > offset:
            break
    return last


def each_sentence(text: str, start: int = 0) -> Iterator[Span]:
    """The same one by one, for who needs only the first few, or those from `start` on."""
    for match in STOP.finditer(text, start):
        newline = match.group().startswith("\n")
        if not newline and not _ends(text, match):
            continue
        end = match.start() if newline else match.start() + len(match.group().rstrip())
        if text[start:end].strip():
            yield Span(start, end)
        start = match.end()
    if text[start:].strip():
        yield Span(start, len(text))
