"""One name with different capitals: WorldCom and Worldcom."""

from collections.abc import Collection, Iterator, Sequence

from newslint.kinds.names.candidates import Form
from newslint.kinds.names.places import places
from newslint.kinds.names.words import fold, word
from newslint.model import Span


def uneven(text: str, forms: Collection[str]) -> Iterator[tuple[Form, Form]]:
    """Pairs (rarer, more frequent) of forms that differ in capitals alone, by name."""
    if len(set(map(str.lower, forms))) == len(forms):
        return
    by_name: dict[str, list[str]] = {}
    for form in forms:
        by_name.setdefault(form.lower(), []).append(form)
    for name in sorted(by_name):
        group = by_name[name]
        pairs = list(_pairs(text, group)) if len(group) > 1 and not places(text, name) else []
        if pairs and not word(fold(name)).english:  # the word list is read where a pair is left at last
            yield from pairs


def _pairs(text: str, group: Sequence[str]) -> Iterator[tuple[Form, Form]]:
    """The forms of one name, each against the most frequent; with equal counts the one with more capitals."""
    found = [Form(form, tuple(_quiet(text, form))) for form in group]
    found = sorted(
        (f for f in found if f.spans),
        key=lambda f: (-len(f.spans), -sum(map(str.isupper, f.text)), f.spans[0]),
    )
    for form in found[1:]:
        yield form, found[0]


def _quiet(text: str, form: str) -> Iterator[Span]:
    """Places of a form; one in capitals counts only amid words in small letters.

    Elsewhere capitals are the manner of the place: a dateline, a heading, a credit, a shout.
    """
    for span in places(text, form):
        before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
        amid = before[:1].islower() and before[1:] == " " == after[:1] and after[1:].islower()
        if amid or not form.isupper():
            yield span
