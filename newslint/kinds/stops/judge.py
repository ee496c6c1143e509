"""What an unusual mark is: a stray stop, a missing space, a stray mark, a small letter, or nothing."""

import re
from collections.abc import Callable
from typing import NamedTuple

from newslint.model import Edit, Safety, Span
from newslint.text.lazy import lazy
from newslint.text.lines import line_at
from newslint.text.wordlists import words

_MARKS = ".,;:!?"
# Lines up to this length may be "label : value".
_LABELLED = 80
_CLOSERS = "\"”’')]"
_TOKEN = lazy(r"\S+")
_WORD_BEFORE = lazy(r"[\w.’'&-]*\w\Z")
_WORD_AFTER = lazy(r"[^\W_][\w’'-]*")
_WEB = lazy(r"https?:|www\.|[@/\\_=#<>{}]|\w\.\w+\.\w")
_STRAY_RUNS = {
    ",,": ",",
    ",.": ".",
    ";.": ".",
    ":.": ".",
    ".,": "",
    ".;": "",
    ";,": ";",
    ",;": ";",
    ",:": ":",
    "..": ".",
}
# Characters that are read back from a mark at most, so that long lines cost no more than short ones.
_LONGEST_TOKEN, _LONGEST_SENTENCE = 500, 2_000
_LONGEST_RUN = max(map(len, _STRAY_RUNS))


class Judgement(NamedTuple):
    """`what` is a rule's name; `noted` is for the message, `edits` for the fix."""

    what: str
    span: Span
    noted: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = "safe"


def judge(text: str, at: int) -> Judgement | None:
    """The judgement on the mark at `at`, or None where it is in order after all."""
    start, end = at, at + 1
    # No further than the longest run that is known: a row of a thousand dots is read once, not a
    # thousand times.
    while start and at - start < _LONGEST_RUN and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and end - at <= _LONGEST_RUN and text[end] in _MARKS:
        end += 1
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start > 1:
        return _run(text, start, end)
    if before in ("", "\n"):
        return _leading(text, at)
    if before in " \u00a0":
        return _spaced(text, at)
    if after.isalpha():
        return _glued(text, at, end)
    if after and after in _CLOSERS and text[at] in ".,?!":
        return _behind_closer(text, at)
    if text[at] == "." and after == " " and text[at + 2 : at + 3].islower():
        return _lower(text, at, end)
    return None


def word_before(text: str, at: int) -> str:
    """The word that ends at `at`, with dots and apostrophes inside it."""
    found = _WORD_BEFORE.search(text, max(0, at - 40), at)
    return found.group() if found else ""


def abbreviated(word: str) -> bool:
    """Whether a full stop behind `word` may belong to it."""
    last = word.rpartition("-")[2]
    low = last.lower()
    known = words("abbreviations")
    return len(low) == 1 or "." in low or low in known or last in known


def token(text: str, at: int) -> str:
    """What stands around `at` between white space."""
    floor = max(0, at - _LONGEST_TOKEN)
    start = max(floor, *(text.rfind(space, floor, at) + 1 for space in " \n\u00a0"))
    found = _TOKEN.match(text, start)
    return found.group()[:200] if found else ""


def _run(text: str, start: int, end: int) -> Judgement | None:
    run = text[start:end]
    instead = _STRAY_RUNS.get(run)
    if instead is None or _WEB.search(token(text, start)):
        return None
    if text[start - 1 : start] in ("", " ", "\u00a0", "\n", "/") or (
        text[end : end + 1] in "/." and end < len(text)
    ):
        return None
    word = word_before(text, start)
    if run in (".,", ".;") and (abbreviated(word) or text[start - 1].isdigit() or text[start - 1].isupper()):
        return None
    if run[0] == "." and run != ".." and text[end : end + 1].isalnum():
        return None
    if not instead:
        # ".," before a capital was the end of a sentence; inside one it was a comma.
        instead = "." if text[end + 1 : end + 2].isupper() else run[1]
    edits = (Edit(Span(start, end), instead),)
    if run == ",," or run == "..":
        return Judgement("stray-punctuation", Span(start, end), run, edits, "safe")
    following = text[end : end + 2]
    if run[1] == "." and following[:1] == " " and following[1:].islower():
        edits = (Edit(Span(start, end), run[0]),)
        return Judgement("stray-stop", Span(start, end), word, edits, "unsafe")
    return Judgement("stray-punctuation", Span(start, end), run, edits, "unsafe")


def _leading(text: str, at: int) -> Judgement | None:
    if text[at] not in ".,;:" or text[at + 1 : at + 2] != " " or text[at + 2 : at + 3] in _MARKS:
        return None
    if not text[at + 2 : at + 3].isalnum() and text[at + 2 : at + 3] not in "\"“‘'(":
        return None
    return Judgement("stray-punctuation", Span(at, at + 1), text[at], (Edit(Span(at, at + 2)),))


def _spaced(text: str, at: int) -> Judgement | None:
    gap = at
    while gap and text[gap - 1] in " \u00a0":
        gap -= 1
    left, right, mark = text[gap - 1 : gap], text[at + 1 : at + 2], text[at]
    if left in ("", "\n"):
        return _leading(text, at) if mark in ".,;" else None
    if not (left.isalnum() or left in "\"”’')]%") or (mark in ":!?" and text[gap:at] != " "):
        return None
    if right and not (right.isspace() or (right in "\"”’'" and mark in ".,?!")):
        if mark == "," and right.isalpha() and text[at + 2 : at + 3].isalpha():
            return Judgement("stray-punctuation", Span(gap, at + 1), mark, (Edit(Span(gap, at + 1), ", "),))
        return None
    if (right and right in " \u00a0" and text[at + 2 : at + 3] in (".", ",")) or _emoticon(text, at):
        return None
    if mark == ":" and right and right != "\n" and not _in_prose(text, at):
        return None
    return Judgement("stray-punctuation", Span(gap, at + 1), mark, (Edit(Span(gap, at)),))


def _in_prose(text: str, at: int) -> bool:
    """Whether a spaced colon stands in a sentence, not between a label and its value or in a score."""
    line = line_at(text, at)
    return line.end - line.start > _LABELLED and text[at + 1 : at + 3].strip().isalpha()


def _emoticon(text: str, at: int) -> bool:
    return text[at] in ":;" and re.match(r"[:;] ?-? ?[()DPpO/|\\]", text[at : at + 4]) is not None


def _glued(text: str, at: int, end: int) -> Judgement | None:
    """A letter right behind the mark."""
    mark, whole = text[at], token(text, at)
    if _WEB.search(whole) or len(whole) > 60:
        return None
    left = re.search(r"[\w’'%)\]”\"]+\Z", text[max(0, at - 40) : at])
    right = _WORD_AFTER.match(text, end)
    if left is None or right is None:
        return None
    before, after = left.group(), right.group()
    test = _GLUED.get(mark)
    if mark == ";" and re.search(r"&#?\w+\Z", text[max(0, at - 12) : at]):
        return None  # an HTML entity, which is a matter of its own
    address = mark == "." and after.lower() in words("web-endings") and not _begins(after)
    if test is None or not test(before, after) or address:
        return None
    if whole.count(mark) > 1 and mark != "." and len(whole) > 25:
        return None
    return Judgement("missing-space", Span(at, end + 1), mark, (Edit(Span(end, end), " "),))


def _begins(word: str) -> bool:
    """Whether the word, with a capital, begins sentences rather than ends an address ("It", "In")."""
    return word[0].isupper() and word.lower() in words("starters")


def _after_stop(before: str, after: str) -> bool:
    word = before.rstrip("’'\"”)]")
    small = word[-2:].islower() and (len(word) > 2 or word.islower()) and len(word) > 1
    number = len(word) > 2 and word.isdigit() and len(after) > 1
    return (small or number) and after[:1].isupper() and (after[1:2].islower() or after in "AI")


def _after_comma(before: str, after: str) -> bool:
    return (before[-1:].isalnum() and len(after) > 1 and (len(before) > 1 or before == "I")) or (
        after == "I" or after == "a"
    )


def _after_semicolon(before: str, after: str) -> bool:
    short = before.isupper() and after.isupper()  # "TL;DR"
    return len(before) > 1 and before[-1:].isalpha() and len(after) > 1 and not short


_GLUED: dict[str, Callable[[str, str], bool]] = {
    ".": _after_stop,
    "?": _after_stop,
    "!": _after_stop,
    ",": _after_comma,
    ";": _after_semicolon,
}


def _behind_closer(text: str, at: int) -> Judgement | None:
    end = at + 1
    while end < len(text) and text[end] in _CLOSERS:
        end += 1
    after = text[end : end + 1]
    closers = text[at + 1 : end]
    if after.isalpha():
        return _glued_closer(text, at, end)
    if text[at] == "." and after == " " and text[end + 1 : end + 2].islower() and closers in "”\"’''":
        return _lower(text, at, end)
    return None


def _glued_closer(text: str, at: int, end: int) -> Judgement | None:
    closers, right = text[at + 1 : end], _WORD_AFTER.match(text, end)
    if (
        right is None
        or _WEB.search(token(text, at))
        or (abbreviated(word_before(text, at)) and closers[-1] in "’'")
    ):
        return None
    after = right.group()
    if closers[-1] in "’'" and (len(closers) == 1 and not (after[0].isupper() and after[1:2].islower())):
        return None
    if len(after) < 2 and after not in "IAa":
        return None
    if '"' in closers and text[at] == ",":
        # A straight mark behind a comma may open the next quotation: 'he said,"Come in."'
        line = text.rfind("\n", 0, at) + 1
        if text.count('"', line, end) % 2:
            end -= 1
    return Judgement("missing-space", Span(at, end + 1), text[at], (Edit(Span(end, end), " "),))


def _lower(text: str, at: int, end: int) -> Judgement | None:
    """A full stop, then a small letter."""
    word = word_before(text, at) or (text[at - 1] in _CLOSERS and word_before(text, at - 1))
    start = end + 1
    following = _WORD_AFTER.match(text, start)
    if (
        following is None
        or not word
        or (abbreviated(word) and not _article(text, at, following.group()))
        or (word.isupper() and len(word) == 2)
        or _WEB.search(token(text, start))
    ):
        return None
    after = following.group()
    whole = token(text, start)
    if (
        after[0] in "âÃ"
        or any(c.isdigit() or c.isupper() for c in after)
        or "." in whole.rstrip(".,;:!?\"”’')]…")
    ):
        return None
    if re.fullmatch(r"\d{1,3}", word) and text[max(0, at - 40) : at - len(word)].rstrip(" ")[-1:] in (
        "",
        "\n",
    ):
        return None
    quoted = end > at + 1
    if quoted and _attributed(text, start):
        return None
    if not quoted and _starts_sentence(text, at, word, after):
        capital = Edit(Span(start, start + 1), text[start].upper())
        return Judgement("lowercase-start", Span(start, following.end()), after, (capital,), "unsafe")
    return Judgement("stray-stop", Span(at, end), word, (Edit(Span(at, end)),), "unsafe")


def _article(text: str, at: int, after: str) -> bool:
    """Whether "a" stands before the stop at `at` as an article does: between words in small letters."""
    found = re.search(r"([^\W\d_]+),? a\Z", text[max(0, at - 20) : at])
    return len(after) > 1 and found is not None and found.group(1).lower() not in words("lettered")


def _attributed(text: str, start: int) -> bool:
    """Whether 'he said' or the like follows a quotation that should have closed with a comma."""
    coming = re.findall(r"[\w’'-]+", text[start : start + 60])[:6]
    return any(word.lower() in words("said") for word in coming)


def _starts_sentence(text: str, at: int, word: str, after: str) -> bool:
    if word.lower() in words("function-words") or after not in words("starters"):
        return False
    floor = max(0, at - _LONGEST_SENTENCE)
    start = max(floor, *(text.rfind(end, floor, at) + 1 for end in (". ", "\n", "” ")))
    return len(text[start:at].split()) >= 4
