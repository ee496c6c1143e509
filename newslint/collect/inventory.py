"""The names of a collection, spellings of one name together."""

import msgspec

from newslint.collect.house import keys_of_form, likeness
from newslint.collect.names import NameIndex

ALIKE = -100
"""Score of likeness (kinds/names/model.py) from which two forms of some length are listed together."""
LETTERS = 6
OFTEN = 2
"""Times that a form stands before another can join it: what stands once is most of an index."""


class Spelling(msgspec.Struct, frozen=True):
    """A form, how often it stands, in how many articles, and the first of those (`path`, `path#record`)."""

    form: str
    count: int
    articles: int
    places: tuple[str, ...]


class Name(msgspec.Struct, frozen=True):
    """The usual spelling, the articles of all spellings added up, and the spellings by frequency."""

    name: str
    articles: int
    spellings: tuple[Spelling, ...]


def inventory(index: NameIndex) -> list[Name]:
    """All names, those of most articles first.

    Each form joins the most frequent one that it is like; work grows with the number of forms.
    """
    forms = sorted(index.forms, key=lambda f: (-index.forms[f].articles, -index.forms[f].count, f))
    groups: dict[str, list[str]] = {}
    by_key: dict[str, list[str]] = {}
    for form in forms:
        head = _head(form, by_key)
        if head is not None:
            groups[head].append(form)
            continue
        groups[form] = [form]
        if index.forms[form].count < OFTEN:
            continue
        for key in keys_of_form(form):
            by_key.setdefault(key, []).append(form)
    names = [_name(index, members) for members in groups.values()]
    return sorted(names, key=lambda n: (-n.articles, n.name))


def _head(form: str, by_key: dict[str, list[str]]) -> str | None:
    if len(form) < LETTERS:
        return None
    near = {head: None for key in keys_of_form(form) for head in by_key.get(key, ())}
    for head in near:
        found = likeness(form, head)
        if found and found[1] >= ALIKE:
            return head
    return None


def _name(index: NameIndex, members: list[str]) -> Name:
    spellings = tuple(_spelling(index, form) for form in members)
    return Name(members[0], sum(s.articles for s in spellings), spellings)


def _spelling(index: NameIndex, form: str) -> Spelling:
    entry = index.forms[form]
    places = tuple(f"{w.path}#{w.record}" if w.record else w.path for w in entry.places)
    return Spelling(form, entry.count, entry.articles, places)
