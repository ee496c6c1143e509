"""Sentences that end on a word which asks for another one.

Some words never close an English sentence. Prepositions close one where something earlier asks
for it: a question word or a relative ("what it was looking for"), an infinitive ("hard to deal
with"), a verb and its preposition ("the hostages are unaccounted for"). The pairs of words that
close sentences are data, counted in published news.
"""

import re
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).with_name("closing-pairs.tsv")
_WORDS = re.compile(r"[\w’'-]+|[,;:–—“”\"()]")
_ASKING = frozenset(
    "what who whom whose which whoever whomever whatever whichever where how why something anything nothing "
    "everything someone anyone everyone somebody anybody nobody everybody wherever lot".split()
)
_VERBS = frozenset(
    "is was are were has had have will would can could may might must should did does do took went".split()
)
_SUBJECTS = frozenset("i you he she we they".split())
_NO_VERB = frozenset("the a an his her its their our my your this that these those all".split())
_NO_NOUN = frozenset(
    'and or but that if when as than because while although though since so , ; : – — “ " ( ” )'.split()
)


@lru_cache(1)
def _pairs() -> dict[str, frozenset[str]]:
    """Preposition -> words before it with which it closes sentences."""
    table: dict[str, frozenset[str]] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            preposition, _, before = line.partition("\t")
            table[preposition] = table.get(preposition, frozenset()) | frozenset(before.split())
    return table


def dangles(before: str, last: str) -> bool:
    """Whether a sentence `before` + `last` + "." is broken off; `last` is a preposition."""
    found = _WORDS.findall(before)
    if not found:
        return False
    previous = found[-1].lower()
    if previous in _pairs().get(last, ()):
        return False
    if last in _pairs()["pairs-only"]:
        return True
    if (
        not previous[0].isalnum()
        or previous in _pairs()["any"]
        or previous.endswith("ing")
        or previous == "not"
    ):
        return False
    clause = found[-25:]
    return not (_infinitive(clause) or _relative(clause) or _question(clause))


def _question(clause: list[str]) -> bool:
    """A question word or relative whose place is behind the preposition, not at the verb."""
    for number, word in enumerate(clause):
        if word.lower() in _ASKING:
            following = clause[number + 1] if number + 1 < len(clause) else ""
            subject = word.lower() in ("who", "which") and (
                following in _VERBS or (following.islower() and following.endswith(("ed", "s")))
            )
            if not subject:
                return True
    return False


def _infinitive(clause: list[str]) -> bool:
    """ "hard to deal with", "a good person to have a beer with"."""
    for number in range(max(0, len(clause) - 4), len(clause) - 1):
        following = clause[number + 1]
        if clause[number].lower() == "to" and following.islower() and following not in _NO_VERB:
            return True
    return False


def _relative(clause: list[str]) -> bool:
    """A subject right behind a noun: "the name he was travelling with", "values that we stood for"."""
    said = _pairs()["that-clause"]
    for number in range(1, len(clause) - 1):
        word, earlier = clause[number].lower(), clause[number - 1].lower()
        if word in _SUBJECTS and earlier not in _NO_NOUN and earlier not in said and number > 1:
            return True
        if word == "that" and earlier not in said and clause[number + 1].lower() in _SUBJECTS and number > 1:
            return True
    return False
