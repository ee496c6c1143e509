"""Names in two parts that stand with a hyphen here and with a space there: Jong-un and Jong Un."""

from collections.abc import Iterator

from newslint.kinds.names.candidates import Form
from newslint.kinds.names.places import look, places
from newslint.kinds.names.words import around, fold, word
from newslint.text.lazy import lazy

# The hyphen comes first in the pattern: it is rare, and looked for at C speed.
_HYPHEN = lazy(
    "-(?=[^\\W\\d_])"
    + "(?:"
    + "|".join(f"(?<=[A-Z][a-z]{{{n}}}-)" for n in range(1, 13))
    + "|(?<=[^A-Za-z][aeu][ltdszrn]-))"
    + "([^\\W\\d_]+)"
)
_SYLLABLE = 6
"""Letters that a part of a given name in two syllables has at most."""


def joint_pairs(text: str) -> Iterator[tuple[Form, Form]]:
    """Pairs (hyphenated, spaced) of one name, in order of the text."""
    seen = set()
    for match in _HYPHEN.finditer(text):
        head, tail = _letters_before(text, match.start()), match[1]
        if (head, tail) in seen or not tail.isalpha():  # a raised number is alphanumeric, too
            continue
        seen.add((head, tail))
        spaced = f"{head} {tail[0].upper()}{tail[1:]}"
        if spaced not in text or not (head[0].isupper() or head in around()["particles"]):
            continue
        one, two = (Form(form, tuple(places(text, form))) for form in (f"{head}-{tail}", spaced))
        if one.spans and two.spans and _one_name(text, head, tail, one, two):
            yield one, two


def _letters_before(text: str, end: int) -> str:
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _one_name(text: str, head: str, tail: str, one: Form, two: Form) -> bool:
    """Whether the parts read as one name: an Arabic particle, two syllables, or the same name before."""
    if head.lower() in around()["particles"]:
        return head[0].isupper() or not word(head).english  # not “at Tanf”, “as Said”
    families = [{look(text, span).before for span in form.spans} for form in (one, two)]
    if any(name[:1].isupper() for name in families[0] & families[1]):
        return True
    short = head[0].isupper() and max(len(head), len(tail)) <= _SYLLABLE
    return short and not any(word(fold(part)).english or word(fold(part)).zipf >= 45 for part in (head, tail))
