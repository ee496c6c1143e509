"""Damage to forms: a verb that no longer agrees, a pronoun of the wrong number, another word."""

from dataclasses import dataclass, field
from random import Random

from training.suspect.parsed import Damaged, Parsed, replaced

_SWAPPED = {"is": "are", "are": "is", "was": "were", "were": "was", "has": "have", "have": "has",
            "does": "do", "do": "does"}  # fmt: skip
# Take a plural verb in British news, so that either form is sound.
_COLLECTIVE = frozenset(
    "team government company group police family committee council party crowd couple public staff side "
    "club army military band board cabinet commission parliament majority number minority percent cent "
    "firm media data press jury navy community opposition leadership department ministry squad trio pair "
    "duo half rest lot coalition administration court union association authority bank".split()
)
_FAR = 2
_PRONOUNS = {
    "its": ("their", "his"), "their": ("its", "his"), "his": ("their", "its"), "her": ("their", "its"),
    "it": ("they", "he"), "they": ("it", "he"), "he": ("it", "they", "him"), "she": ("it", "they", "her"),
    "them": ("they", "it"), "him": ("he", "them"), "who": ("which", "whose"), "which": ("who",),
    "himself": ("themselves", "itself"), "themselves": ("himself", "itself"),
    "itself": ("themselves", "himself"), "we": ("us",), "us": ("we",),
}  # fmt: skip
_PREPOSITIONS = "of to in on at by for with from into about between against during".split()


@dataclass
class Words:
    """What the operators know of words: `forms` word -> {tag: form}; `near` (word, tag) -> words like
    it with that tag; `by_tag` tag -> words that may stand there."""

    forms: dict[str, dict[str, str]] = field(default_factory=dict)
    near: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    by_tag: dict[str, list[str]] = field(default_factory=dict)


def agreement(r: Random, s: Parsed, words: Words) -> Damaged | None:
    """A verb takes the other number or a form that its helper does not govern. Compound and distant
    subjects are preferred, since they are what writers trip over."""
    found = [x for i in range(len(s.words)) if s.free(i) for x in _slips(r, s, i, words)]
    found = [x for x in found if x[1] and x[1] != s.words[x[0]].lower()]
    if not found:
        return None
    i, form, way, _ = r.choices(found, [x[3] for x in found])[0]
    return replaced(s, i, form, "agreement", way)


def _slips(r: Random, s: Parsed, i: int, words: Words) -> list[tuple[int, str, str, int]]:
    """(place, form, way, weight) of what may go wrong with word `i`."""
    tag, before = s.tags[i], s.tags[i - 1]
    forms = words.forms.get(s.words[i].lower(), {})
    slips = []
    if number := _other_number(s, i, forms):
        slips.append((i, number[0], "number", number[1]))
    wrong: tuple[str, ...] = ()
    if tag == "VB" and before in ("TO", "MD"):
        wrong = ("VBD", "VBG", "VBZ")
    elif tag == "VBG" and before in ("VBZ", "VBP", "VBD", "IN"):
        wrong = ("VB", "VBD")
    elif tag == "VBN" and before in ("VBZ", "VBP", "VBD", "VB", "VBN"):
        wrong = ("VB", "VBG")
    if wrong and forms:
        slips.append((i, forms.get(r.choice(wrong), ""), "form", 1))
    counted = tag == "NNS" and before == "CD" and s.words[i - 1].lower() not in ("one", "1")
    if counted and s.tags[i + 1] != "NN":
        slips.append((i, forms.get("NN", ""), "noun", 1))
    return slips


def _other_number(s: Parsed, i: int, forms: dict[str, str]) -> tuple[str, int] | None:
    """The form of the other number and its weight; None where either number is sound."""
    word, tag = s.words[i].lower(), s.tags[i]
    helper = s.deps[i] in ("aux", "auxpass")
    head = i if s.subjects(i) else s.heads[i] if helper else None
    subjects = s.subjects(head) if head is not None else []
    if not subjects or not (tag in ("VBZ", "VBP") or word in ("was", "were")):
        return None
    subject = subjects[0]
    name = s.words[subject].lower()
    if s.tags[subject] in ("WDT", "WP", "WRB", "CD", "DT", "EX") or name in ("you", "i"):
        return None
    plural = word in ("are", "were", "have", "do") or (tag == "VBP" and word not in _SWAPPED)
    if not plural and (s.tags[subject] in ("NNP", "NNPS") or name in _COLLECTIVE):
        return None
    compound = any(s.heads[j] == subject and s.deps[j] == "conj" for j in range(len(s.words)))
    form = _SWAPPED.get(word) or forms.get("VBZ" if tag == "VBP" else "VBP", "")
    return form, 10 if compound else 8 if abs(i - subject) > _FAR else 3


def pronoun(r: Random, s: Parsed, words: Words) -> Damaged | None:
    """A pronoun of the wrong number, gender or case, after a noun that it could stand for."""
    nouns = [
        j for j, tag in enumerate(s.tags) if tag in ("NNP", "NN", "NNS") and s.deps[j].startswith("nsubj")
    ]
    places = [
        i for i, w in enumerate(s.words) if w.lower() in _PRONOUNS and s.free(i) and nouns and nouns[0] < i
    ]
    if not places:
        return None
    i = r.choice(places)
    return replaced(s, i, r.choice(_PRONOUNS[s.words[i].lower()]), "pronoun", "swap")


def wrong_word(r: Random, s: Parsed, words: Words) -> Damaged | None:
    """Another preposition, or a verb, noun or adjective replaced by one of the same form."""
    chance = r.random()
    if chance < 0.3:
        places = [
            i for i, w in enumerate(s.words)
            if w.lower() in _PREPOSITIONS and s.deps[i] in ("prep", "agent") and s.free(i)
        ]  # fmt: skip
        if not places:
            return None
        i = r.choice(places)
        others = [p for p in _PREPOSITIONS if p != s.words[i].lower()]
        return replaced(s, i, r.choice(others), "wrong_word", "prep")
    tags = ("VB", "VBD", "VBN", "VBG", "VBZ", "VBP") if chance < 0.75 else ("NN", "NNS", "JJ")
    places = [
        i for i, tag in enumerate(s.tags)
        if tag in tags and s.free(i) and s.words[i].islower() and s.words[i] not in _SWAPPED
        and s.deps[i] not in ("aux", "auxpass")
    ]  # fmt: skip
    if not places:
        return None
    i = r.choice(places)
    near = words.near.get((s.words[i], s.tags[i]))
    choice = near if near and r.random() < 0.55 else words.by_tag.get(s.tags[i])
    word = r.choice(choice) if choice else ""
    return replaced(s, i, word, "wrong_word", "near") if word and word != s.words[i] else None
