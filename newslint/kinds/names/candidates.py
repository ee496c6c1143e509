"""The pairs of a text that could be one name spelled two ways, with what speaks for and against it."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from newslint.kinds.names import context, shape
from newslint.kinds.names.blocking import close_pairs
from newslint.kinds.names.places import Occurrences, Place, look, whole
from newslint.kinds.names.words import fold, word
from newslint.model import Span

LOOKED_AT = 40
"""Places of a form whose surroundings are looked at."""


class Form(NamedTuple):
    """A spelling and its spans in order."""

    text: str
    spans: tuple[Span, ...]


class Candidate(NamedTuple):
    """`minor` is the spelling to doubt."""

    minor: Form
    major: Form


def candidates(
    text: str, capitals: AbstractSet[str], plausible: Callable[[str, str], bool] = shape.plausible
) -> Iterator[Candidate]:
    """Pairs of like forms that stand in the text as words of their own, in alphabetical order.

    `capitals` are the capitalised forms of the text, as `blocking.capitalised` lists them;
    `plausible` says of two forms whether their places are worth a look.
    """
    seen: dict[str, Form | None] = {}
    occurrences = Occurrences(text)
    for one, two in close_pairs(capitals):
        if not plausible(one, two):
            continue
        forms = []
        for name in (one, two):
            if name not in seen:
                seen[name] = _form(occurrences, name)
            if (found := seen[name]) is not None:
                forms.append(found)
        if len(forms) == 2 and plausible(forms[0].text, forms[1].text):
            yield Candidate(*_doubtful_first(*forms))


def _form(occurrences: Occurrences, name: str) -> Form | None:
    """The form with its places; None where the text has it in lower case too, as a plain word."""
    text = occurrences.text
    if occurrences.spans(name.lower()):
        return None
    tokens: dict[str, list[Span]] = {}
    for span in occurrences.spans(name):
        complete = whole(text, span)
        tokens.setdefault(text[complete.start : complete.end], []).append(complete)
    if not tokens:
        return None
    token = max(tokens, key=lambda t: len(tokens[t]))
    return Form(token, tuple(tokens[token]))


def _doubtful_first(one: Form, two: Form) -> tuple[Form, Form]:
    """The rarer of the two in the text; with equal counts the rarer in the language, then the later."""

    def weight(form: Form) -> tuple[int, int, int]:
        return len(form.spans), word(fold(form.text)).zipf, -form.spans[0].start

    return (one, two) if weight(one) < weight(two) else (two, one)


def shape_features(candidate: Candidate) -> list[str]:
    """Features of the two forms alone."""
    return shape.features(candidate.minor.text, candidate.major.text)


def context_features(text: str, candidate: Candidate) -> list[str] | None:
    """Features of their places; None where the two are parts of one name."""
    minor, major = _surroundings(text, candidate.minor), _surroundings(text, candidate.major)
    if context.together(text, minor, major, candidate.minor.text, candidate.major.text):
        return None
    return context.features(text, minor, major)


def _surroundings(text: str, form: Form) -> list[Place]:
    return [look(text, span) for span in form.spans[:LOOKED_AT]]
