"""How rules of one kind are matched: one module a kind, joined by this table."""

from importlib import import_module
from typing import cast

from newslint.kinds.base import KindModule

# Name in a rule's `kind:` -> module. A kind is imported when a selected rule has it.
KINDS = {
    "existence": "newslint.kinds.existence",
    "line": "newslint.kinds.line",
    "substitution": "newslint.kinds.substitution",
    "consistency": "newslint.kinds.consistency",
    "reader": "newslint.kinds.reader",
    "collection": "newslint.kinds.collection",
    "stops": "newslint.kinds.stops",
    "endings": "newslint.kinds.endings",
    "quotes": "newslint.kinds.quotes",
    "brackets": "newslint.kinds.brackets",
    "doubled": "newslint.kinds.doubled",
    "codepoints": "newslint.kinds.codepoints",
    "entities": "newslint.kinds.entities",
    "mojibake": "newslint.kinds.mojibake",
    "hyphenation": "newslint.kinds.hyphenation",
    "evenness": "newslint.kinds.evenness",
    "stray-line": "newslint.kinds.stray_line",
    "suspect": "newslint.kinds.suspect",
    "name-spelling": "newslint.kinds.names.spelling",
    "house-style": "newslint.kinds.names.house",
    "harper": "newslint.kinds.harper",
    "languagetool": "newslint.kinds.languagetool",
}

# Those that ask a checker outside, which works while newslint does something else.
OUTSIDE = frozenset({"languagetool"})


def load_kind(name: str) -> KindModule:
    """The module of a kind; KeyError where there is none."""
    return cast(KindModule, import_module(KINDS[name]))
