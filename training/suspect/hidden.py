"""Verbs whose number can be hidden: their forms, and the number that a tagged word has."""

from collections import Counter
from collections.abc import Iterable

from training.suspect.parsed import Parsed

SINGULAR, PLURAL, NEITHER = range(3)
_IRREGULAR = {"is": "are", "was": "were", "has": "have", "does": "do"}
_FEWEST, _MOSTLY = 6, 0.95
_TAGS = ("VBZ", "VBP", "VB")


def verbs(sentences: Iterable[Parsed], forms: dict[str, dict[str, str]]) -> dict[str, str]:
    """form -> plural form, both numbers of each verb; only verbs whose forms are hardly ever nouns or
    anything else ("says", not "plans")."""
    counts: dict[str, Counter[str]] = {}
    for s in sentences:
        for word, tag in zip(s.words, s.tags, strict=True):
            if word.islower() and word.isalpha():
                counts.setdefault(word, Counter())[tag] += 1
    found = {}
    for word, tags in sorted(counts.items()):
        own = forms.get(word, {})
        singular, plural = own.get("VBZ"), own.get("VBP")
        if word != singular or not plural or plural == singular or tags["VBZ"] < _FEWEST:
            continue
        others = counts.get(plural, Counter())
        verbal = tags["VBZ"] + sum(others[t] for t in _TAGS)
        if verbal >= _MOSTLY * (tags.total() + others.total()):
            found[singular] = found[plural] = plural
    for singular, plural in _IRREGULAR.items():
        found[singular] = found[plural] = plural
    return found


def number_of(word: str, tag: str) -> int:
    """The number of a finite verb; NEITHER for all else."""
    if word in ("was", "were"):
        return SINGULAR if word == "was" else PLURAL
    return {"VBZ": SINGULAR, "VBP": PLURAL}.get(tag, NEITHER)
