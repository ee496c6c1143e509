"""One name with different capitals: WorldCom and Worldcom."""

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import ne

from newslint.kinds.names.candidates import Form
from newslint.kinds.names.places import places
from newslint.kinds.names.words import fold, word
from newslint.model import Span

LOUD = 0.6
"""Share of capitals in a line from which its capitals say nothing."""


def uneven(text: str, forms: Sequence[str]) -> Iterator[tuple[Form, Form]]:
    """Pairs (rarer, more frequent) of forms that differ in capitals alone, by name."""
    lower = "\n".join(forms).lower().split("\n")
    last = dict(zip(lower, forms, strict=False))
    if len(last) == len(forms):
        return
    for name in sorted(set(compress(lower, map(ne, map(last.__getitem__, lower), forms)))):
        group = [form for form in forms if form.lower() == name]
        if len(group) > 1 and not (word(fold(name)).english or places(text, name)):
            yield from _pairs(text, group)


def _pairs(text: str, group: Sequence[str]) -> Iterator[tuple[Form, Form]]:
    """The forms of one name, each against the most frequent."""
    found = [Form(form, tuple(_quiet(text, form))) for form in group]
    found = sorted((f for f in found if f.spans), key=lambda f: (-len(f.spans), f.spans[0]))
    for form in found[1:]:
        yield form, found[0]


def _quiet(text: str, form: str) -> Iterator[Span]:
    """Places of a form; one in capitals counts only amid words that are not."""
    for span in places(text, form):
        if not form.isupper() or not _loud(text, span):
            yield span


def _loud(text: str, span: Span) -> bool:
    """Whether capitals are the manner of the place: a dateline, a heading, a label, a shout."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    if not text[start : span.start].strip(' “"‘(') or text[span.end : span.end + 1] in ("_", ":"):
        return True
    before, after = text[max(start, span.start - 24) : span.start], text[span.end : span.end + 24]
    beside = before.split()[-1:] + after.split()[:1]
    letters = [c for c in line if c.isalpha()]
    shouted = sum(map(str.isupper, letters)) > LOUD * len(letters)
    return shouted or any(w.isupper() and len(w) > 3 for w in beside)
