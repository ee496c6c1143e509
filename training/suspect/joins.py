"""Damage by joining: two clauses or sentences without what should stand between them."""

from random import Random

from training.suspect.parsed import Damaged, Parsed, without

_LONGEST = 75
_LINKS, _SPLICES = 0.30, 0.80
_LINK_WORDS = ("and", "but", "so", "or", "yet")


def run_on(r: Random, s: Parsed, following: Parsed | None, other: Parsed | None) -> Damaged | None:
    """A lost link, a lost full stop, or a second predicate; the next best where one cannot be made."""
    chance = r.random()
    ways = (
        ("link",)
        if chance < _LINKS
        else ("splice", "link")
        if chance < _SPLICES
        else ("predicate", "splice", "link")
    )
    for way in ways:
        if way == "link":
            made = _lost_link(r, s)
        elif way == "splice":
            made = _splice(r, s, following) if following else None
        else:
            made = _predicate(r, s, other) if other else None
        if made:
            return made
    return None


def _lost_link(r: Random, s: Parsed) -> Damaged | None:
    """The conjunction between two clauses goes, with the comma before it."""
    places = [(i, way) for i in range(3, len(s.words) - 2) if (way := _link(s, i))]
    if not places:
        return None
    i, way = r.choice(places)
    comma = s.words[i - 1] == ","
    if comma and way == "mark":
        return None
    return without(s, i - comma, i + 1, "run_on", way)


def _link(s: Parsed, i: int) -> str:
    if s.tags[i] == "CC" and s.words[i].lower() in _LINK_WORDS:
        head = s.heads[i]
        second = next(
            (j for j in range(i + 1, len(s.words)) if s.deps[j] == "conj" and s.heads[j] == head), None
        )
        if second is None or s.tags[head][:1] not in "VM" or s.tags[second][:1] != "V":
            return ""
        helped = any(
            s.heads[j] == second and s.deps[j] in ("aux", "auxpass") and s.finite[j] for j in range(i, second)
        )
        return "cc" if s.finite[second] or helped else ""
    subordinate = s.tags[i] == "IN" and s.deps[i] == "mark" and s.deps[s.heads[i]] == "advcl"
    return "mark" if subordinate and s.words[i].lower() != "that" and s.spaces[i - 1] else ""


def _splice(r: Random, s: Parsed, following: Parsed) -> Damaged | None:
    """The full stop between two sentences goes, in half of the cases the capital, too."""
    first, second = s.words, following.words
    if first[-1] not in ".!?" or len(first) < 6 or len(second) < 5 or second[0] in "\"'":
        return None
    if len(first) + len(second) > _LONGEST + 10:
        return None
    small = r.random() < 0.5
    name = following.tags[0] in ("NNP", "NNPS") or second[0] == "I"
    opening = second[0][:1].lower() + second[0][1:] if small and not name else second[0]
    at = len(first) - 1
    return Damaged(
        [*first[:-1], opening, *second[1:]],
        [*s.spaces[:-2], True, *following.spaces],
        frozenset({at}),
        "run_on",
        "splice_low" if small else "splice_cap",
    )


def _predicate(r: Random, s: Parsed, other: Parsed) -> Damaged | None:
    """Another sentence's predicate is piled on a finished clause."""
    starts = [i for i in range(1, len(other.words) - 3) if _predicate_at(other, i)]
    if not starts or s.words[-1] not in ".!?":
        return None
    start = r.choice(starts)
    cut = len(s.words) - 1 if r.random() < 0.5 else _noun_end(r, s)
    if not cut or cut + len(other.words) - start > _LONGEST:
        return None
    spaces = [*s.spaces[: cut - 1], True, *other.spaces[start:]]
    return Damaged(s.words[:cut] + other.words[start:], spaces, frozenset({cut}), "run_on", "predicate")


def _predicate_at(s: Parsed, i: int) -> bool:
    verb = s.tags[i] in ("VBD", "VBZ") and s.deps[i] in ("ROOT", "conj")
    return verb and s.spaces[i - 1] and s.spaces[i] and s.words[i].isalpha()


def _noun_end(r: Random, s: Parsed) -> int:
    """Behind a noun in the middle of the sentence; 0 if there is none that fits."""
    after = ("IN", "CC", "WDT", "WP", "VBG", "TO")
    ends = [
        j + 1
        for j in range(6, len(s.words) - 1)
        if s.spaces[j]
        and s.tags[j] in ("NN", "NNS", "NNP")
        and s.tags[j + 1] in after
        and s.tags[j - 1] != "IN"
    ]
    return r.choice(ends) if ends else 0
