"""What the places of two forms say about whether they are one name.

A feature is one string `group:value`; of each group a pair has one value at most.
"""

from bisect import bisect_left
from collections.abc import Sequence

from newslint.kinds.names.alignment import blocks, distance
from newslint.kinds.names.places import Place
from newslint.kinds.names.words import around, fold, word
from newslint.model import Span

COMMON = 35
"""Frequency class from which a word that is no given name does not count as one."""
ADJACENT = 24
OFTEN = 3
SENTENCE_ENDS = (". ", "! ", "? ", ".” ", '." ', "\n")


def is_given(name: str) -> bool:
    """Whether a capitalised word before a name reads as a given name or an initial."""
    if not name[:1].isupper():
        return False
    entry = word(fold(name))
    return len(name) == 1 or entry.given or (not entry.english and entry.zipf < COMMON)


def is_name(name: str) -> bool:
    """Whether a capitalised word after a name reads as the rest of it."""
    if not name[:1].isupper() or len(name) < 2:
        return False
    entry = word(fold(name))
    return not entry.english or entry.surname or entry.given


def together(text: str, minor: Sequence[Place], major: Sequence[Place], form: str, other: str) -> bool:
    """Whether the two stand side by side, as parts of one name or title."""
    return any(other in (p.before, p.after) for p in minor) or any(form in (p.before, p.after) for p in major)


def features(text: str, minor: Sequence[Place], major: Sequence[Place]) -> list[str]:
    """Features of the places of the form to doubt and of the other, both in order of the text."""
    n, m = len(minor), len(major)
    given_b, given_a = _given(minor), _given(major)
    after_b, after_a = _after(minor), _after(major)
    before, after = _relation(given_b, given_a), _relation(after_b, after_a)
    near = _nearness(text, minor, major)
    return [
        f"minor-count:{min(n, 4)}",
        f"major-count:{min(m, 5)}" if m < 8 else "major-count:8",
        f"before:{before}",
        f"after:{after}",
        f"role:{_role(minor, given_b, after_b)}/{_role(major, given_a, after_a)}"
        + ("/often" if m > OFTEN else ""),
        f"both:{before}/{after}" if "conflict" in before + after else "both:fine",
        f"near:{near}",
        f"beside:{near}/{before}",
        f"title:{_titles(minor, major)}",
        f"word:{_common_word(minor, major)}",
        f"type:{_type(minor, given_b)}/{_type(major, given_a)}",
        f"first:{'minor' if minor[0].span < major[0].span else 'major'}/{_introduced(minor, major)}",
    ]


def _given(places: Sequence[Place]) -> list[str]:
    """Given names and initials that stand before, each once."""
    return list(dict.fromkeys(p.before for p in places if p.before and is_given(p.before)))


def _after(places: Sequence[Place]) -> list[str]:
    """Names that stand after, each once."""
    return list(dict.fromkeys(p.after for p in places if p.after and is_name(p.after)))


def _alike(one: str, two: str) -> bool:
    a, b = fold(one), fold(two)
    if a == b or (len(one) == 1 and two.startswith(one)) or (len(two) == 1 and one.startswith(two)):
        return True
    return min(len(a), len(b)) > 3 and abs(len(a) - len(b)) < 2 and distance(blocks(a, b)) == 1


def _relation(minor: list[str], major: list[str]) -> str:
    """Whether the neighbours of the two agree, contradict each other, or say nothing."""
    if minor and major:
        if any(_alike(x, y) for x in minor for y in major):
            return "shared"
        sure = any(word(fold(x)).given for x in minor) and any(word(fold(x)).given for x in major)
        return "conflict-sure" if sure else "conflict"
    return "minor" if minor else "major" if major else "none"


def _role(places: Sequence[Place], given: list[str], after: list[str]) -> str:
    """Whether a form stands at the end of names, at their beginning, alone, or both."""
    if given and after:
        return "middle"
    if given or after:
        return "last" if given else "first"
    return "title" if any(p.title for p in places) else "alone"


def _titles(minor: Sequence[Place], major: Sequence[Place]) -> str:
    one, two = {p.title for p in minor} - {""}, {p.title for p in major} - {""}
    if one & two:
        return "shared"
    men, women = around()["men"], around()["women"]
    if (one & men and two & women) or (one & women and two & men):
        return "sexes"
    return "both" if one and two else "minor" if one else "major" if two else "none"


def _common_word(minor: Sequence[Place], major: Sequence[Place]) -> str:
    """Whether some word stands beside both."""
    shared = {w for p in minor for w in (p.before, p.after)} & {w for p in major for w in (p.before, p.after)}
    if any(w[:1].isupper() for w in shared):
        return "capital"
    return "same" if any(len(w) > 3 for w in shared) else "other"


def _type(places: Sequence[Place], given: list[str]) -> str:
    """Whether a form reads as a person's or a place's."""
    if given or any(p.title or p.after in around()["speaking"] for p in places):
        return "person"
    return "place" if any(p.before in around()["places"] for p in places) else "open"


def _introduced(minor: Sequence[Place], major: Sequence[Place]) -> str:
    """How the form to doubt appears first, and whether the other was introduced in full before."""
    start = minor[0]
    full = bool((start.before and is_given(start.before)) or (start.after and is_name(start.after)))
    earlier = any(p.span < start.span and p.before and is_given(p.before) for p in major)
    return ("full" if full else "bare") + ("/known" if earlier else "")


def _nearness(text: str, minor: Sequence[Place], major: Sequence[Place]) -> str:
    """How near the two come to each other."""
    order = [p.span for p in major]
    gap, one, two = min(_nearest(p.span, order) for p in minor)
    between = text[min(one.end, two.end) : max(one.start, two.start)]
    if gap <= ADJACENT and "\n" not in between:
        return "adjacent"
    if gap < 400 and not any(end in between for end in SENTENCE_ENDS):
        return "sentence"
    return "line" if "\n" not in between else "apart"


def _nearest(span: Span, others: Sequence[Span]) -> tuple[int, Span, Span]:
    """The gap to the nearest of `others` (in order), and the two spans."""
    at = bisect_left(others, span)
    beside = others[max(0, at - 1) : at + 1]
    return min((max(span.start, o.start) - min(span.end, o.end), span, o) for o in beside)
