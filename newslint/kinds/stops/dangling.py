"""Sentences that end on a word which asks for another one.

Some words never close an English sentence. A preposition closes one where something earlier asks
for it: a question word or a relative ("what it was looking for"), an infinitive ("hard to deal
with"), or the pair of words itself ("five are unaccounted for"). "To" may stand for a verb said
before ("although she wanted to"). The words are data, drawn from the ends of sentences in
published news.
"""

import re
from functools import lru_cache
from pathlib import Path

from newslint.text.lazy import lazy

_DATA = Path(__file__).with_name("closing-pairs.tsv")
_WORDS = lazy(r"[\w’'-]+|[,;:–—“”\"()?]")
_CLAUSE = 25


@lru_cache(1)
def _table() -> dict[str, frozenset[str]]:
    """Row of the data file -> its words."""
    table: dict[str, frozenset[str]] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, row = line.partition("\t")
            table[name] = table.get(name, frozenset()) | frozenset(row.split())
    return table


def dangles(before: str, last: str) -> bool:
    """Whether a sentence `before` + `last` + "." is broken off; `last` is a word that may close one."""
    table = _table()
    found = _WORDS.findall(before)[-_CLAUSE:]
    if not found:
        return False
    previous = found[-1].lower()
    if previous in table.get(last, ()):
        return False
    if last in table["pairs-only"]:
        return True
    if not previous[0].isalnum():
        return previous in ",;–—" and last in table["after-a-comma"]
    if previous in table["any"]:
        return False
    if last == "to" and previous in table["verb-left-out"]:
        return not _verb_left_out(found)
    return not (_infinitive(found) or _relative(found) or _question(found))


def _verb_left_out(clause: list[str]) -> bool:
    """ "Although she wanted to": the verb was said before, often with a "not", "if" or "than"."""
    hints = _table()["hints"]
    return any(word.lower() in hints or word.endswith(("n't", "n’t")) for word in clause)


def _question(clause: list[str]) -> bool:
    """A question word or relative whose place is behind the preposition, not at the verb."""
    table = _table()
    for number, word in enumerate(clause[:-1]):
        if word.lower() not in table["asking"]:
            continue
        following = clause[number + 1]
        verb = following in table["verbs"] or (following.islower() and following.endswith(("ed", "s")))
        fronted = word.lower() in ("which", "whom") and clause[number - 1].lower() in table["prepositions"]
        if not fronted and not (word.lower() in ("who", "which") and verb):
            return True
    return False


def _infinitive(clause: list[str]) -> bool:
    """ "hard to deal with", "a good person to have a beer with"."""
    table = _table()
    for number in range(max(0, len(clause) - 4), len(clause) - 1):
        following = clause[number + 1]
        if clause[number].lower() == "to" and following.islower() and following not in table["no-verb"]:
            return True
    return False


def _relative(clause: list[str]) -> bool:
    """A subject right behind a noun: "the name he was travelling with", "values that we stood for"."""
    table = _table()
    said, joins = table["that-clause"], table["joins"]
    for number in range(2, len(clause) - 1):
        word, earlier = clause[number].lower(), clause[number - 1].lower()
        if earlier in said or earlier in joins:
            continue
        following = clause[number + 1].lower()
        verb = following in table["verbs"] or following.endswith("ed")
        subject = re.split("['’]", word)[0] in table["subjects"] or (word == "it" and following.endswith("s"))
        if subject or (word == "that" and not verb):
            return True
    return False
