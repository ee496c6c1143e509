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
_WORDS = lazy(r"[\w’'%-]+|[,;:–—…“”\"()?]")
_CLAUSE = 25
# Words between what asks for a preposition and the preposition: further away it belongs to others.
_REACH = 13
# Words that such a subject, and its verb with what follows, have at most.
_SUBJECT, _PREDICATE = 7, 5


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
    pairs = table.get(last, frozenset())
    if previous in pairs or "_".join(found[-2:]).lower() in pairs:
        return False
    if last in table["pairs-only"] or previous in table.get(f"{last}-open", ()):
        return True
    if not previous[0].isalnum():
        return previous in ",;–—-)" and last in table["after-a-comma"]
    if previous in table["any"] and last != "of":
        return False
    if last == "to" and previous in table["verb-left-out"]:
        return not _verb_left_out(found)
    near = last in table["right-behind-a-verb"] and previous not in table.get(f"{last}-if-asked", ())
    return not (_infinitive(found, near) or _relative(found) or _question(found))


def _verb_left_out(clause: list[str]) -> bool:
    """ "Although she wanted to": the verb was said before, often with a "not", "if" or "than"."""
    hints = _table()["hints"]
    return any(word.lower() in hints or word.endswith(("n't", "n’t")) for word in clause)


def _question(clause: list[str]) -> bool:
    """A question word or relative whose place is behind the preposition, not at the verb."""
    table = _table()
    for number in range(max(0, len(clause) - _REACH), len(clause) - 1):
        word = clause[number]
        if word.lower() not in table["asking"]:
            continue
        following = clause[number + 1]
        verb = following in table["verbs"] or (following.islower() and following.endswith(("ed", "s")))
        fronted = word.lower() in ("which", "whom") and clause[number - 1].lower() in table["prepositions"]
        if not fronted and not (word.lower() in ("who", "which") and verb):
            return True
    return False


def _infinitive(clause: list[str], near: bool) -> bool:
    """ "hard to deal with", "a good person to have a beer with"; if `near`, only the former: "to lower
    the rates for" has its object."""
    table = _table()
    near = near and clause[-1].lower() not in table["objects"]
    for number in range(max(0, len(clause) - (2 if near else 4)), len(clause) - 1):
        following = clause[number + 1]
        if clause[number].lower() == "to" and following.islower() and following not in table["no-verb"]:
            return True
    # "Films are illegal to watch and listen to."
    return [word.lower() for word in clause[-4::2]] in (["to", "and"], ["to", "or"])


def _relative(clause: list[str]) -> bool:
    """A subject right behind a noun: "the name he was travelling with", "values that we stood for"."""
    table = _table()
    said, joins = table["that-clause"], table["joins"]
    for number in range(max(2, len(clause) - _REACH), len(clause) - 1):
        word, earlier = clause[number].lower(), clause[number - 1].lower()
        if earlier in said or earlier in joins:
            continue
        following = clause[number + 1].lower()
        verb = following in table["verbs"] or following.endswith("ed")
        subject = re.split("['’]", word)[0] in table["subjects"] or (
            word == "it" and (following in table["after-it"] or following.endswith("s"))
        )
        if subject or (word == "that" and not verb) or _noun_subject(clause, number):
            return True
    return False


def _noun_subject(clause: list[str], number: int) -> bool:
    """Whether a subject of several words begins at `number`, right behind a noun, and has its verb
    shortly before the end: "the committees the senator is associated with"."""
    table = _table()
    word, earlier = clause[number], clause[number - 1]
    if not earlier.islower() or not (word in table["determiners"] or word[0].isupper()):
        return False
    being = [at for at in range(number + 2, len(clause)) if clause[at] in table["being"]]
    return bool(being) and len(clause) - being[0] <= _PREDICATE and being[0] - number <= _SUBJECT
