"""What is kept of an article once its text is let go."""

from array import array
from collections.abc import Collection, Container, Iterable

import msgspec

from newslint.model import Document

LINES, NAMES = "lines", "names"
REPEATED_LINE, REPEATED_ARTICLE = "artefacts/repeated-line", "artefacts/repeated-article"
HOUSE = "names/house-inconsistent"
_NEEDS = {REPEATED_LINE: LINES, REPEATED_ARTICLE: LINES, HOUSE: NAMES}


class Facts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Facts of one document. `exact` and `near` hold a key of eight bytes for each line that is not
    blank, in order; `names` the number of times that each form stands in it."""

    group: str = ""
    record: int | None = None
    field: str | None = None
    exact: bytes = b""
    near: bytes = b""
    names: dict[str, int] = {}

    def repeats_any(self, exact: Collection[int], near: Collection[int]) -> bool:
        """Whether any line has one of these keys."""
        return any(k in exact for k in keys_of(self.exact)) or any(k in near for k in keys_of(self.near))


def wanted_facts(rules: Container[str]) -> tuple[str, ...]:
    """The facts that the selected rules (ids) need; those over a collection are selected only in one."""
    return tuple(dict.fromkeys(need for rule, need in _NEEDS.items() if rule in rules))


def keys_of(packed: bytes) -> "array[int]":
    """The keys in `packed`."""
    return array("Q", packed)


def facts_of(document: Document, wanted: Iterable[str]) -> Facts:
    """The facts of a document; `wanted` holds LINES, NAMES or both."""
    exact = near = b""
    names: dict[str, int] = {}
    if LINES in wanted:
        from newslint.collect.keys import exact_key, near_key

        lines = [line for line in document.text.split("\n") if line and not line.isspace()]
        exact = array("Q", map(exact_key, lines)).tobytes()
        near = array("Q", map(near_key, lines)).tobytes()
    if NAMES in wanted:
        from newslint.collect.forms import forms

        names = forms(document)
    return Facts(document.group, document.record, document.field, exact, near, names)
