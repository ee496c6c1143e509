"""Which article spells a name otherwise than the rest of its collection.

Only where the usual spelling is beyond doubt: it stands in many articles, the other in next to none,
the two differ in one word by a letter or by sound, and neither is known as another name.
"""

from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import NamedTuple

from newslint.collect.names import Entry, NameIndex
from newslint.collect.reports import OTHERS, options_of, spot, where
from newslint.collect.sources import Where
from newslint.kinds.names import model
from newslint.kinds.names.places import places as places_of
from newslint.kinds.names.words import Word, fold, known_distinct, word
from newslint.model import Document, Edit, Finding, Fix, Place, Rule, Span


class Pair(NamedTuple):
    """`minor` is to be doubted; the two differ in their words `x` and `y`."""

    minor: str
    major: str
    x: str
    y: str


def likeness(minor: str, major: str) -> tuple[Pair, int] | None:
    """The pair with its score, or None where the two are known to be, or may well be, two names."""
    one, two = minor.split(" "), major.split(" ")
    if len(one) != len(two):
        return None
    odd = [(a, b) for a, b in zip(one, two, strict=True) if fold(a) != fold(b) or a != b]
    if len(odd) != 1:
        return None
    x, y = odd[0]
    a, b = fold(x), fold(y)
    score = model.shape_score(x, y)
    if score is None or (a, b) in known_distinct() or (a != b and _two_names(word(a), word(b))):
        return None
    return Pair(minor, major, x, y), score


def _two_names(x: Word, y: Word) -> bool:
    """Whether both are known words or names: Anderson and Andersen, Defense and Defence."""
    known = [w.given or w.surname or w.english for w in (x, y)]
    return all(known) or x.english


def keys_of_form(form: str) -> tuple[str, ...]:
    """Keys of which two forms with a letter more, less or another share one; and one by sound."""
    plain = " ".join(map(fold, form.split(" ")))
    drops = {plain[:i] + plain[i + 1 :] for i in range(len(plain))}
    sound = plain[:1] + plain[1:].translate(_SOUND)
    return (plain, *sorted(drops), "~" + sound)


_SOUND = str.maketrans("qczxvdjw", "kksksftf", "aeiouyh")


class House:
    """The spellings of a collection and who differs from them."""

    def __init__(self, index: NameIndex, rule: Rule) -> None:
        self.index, self.rule = index, rule
        self.options = options_of(rule)
        self.places: dict[tuple[Where, str], Place] = {}
        self.pairs = {p.minor: p for p in self._pairs()}

    def _pairs(self) -> Iterator[Pair]:
        options = self.options
        usual: dict[str, list[str]] = {}
        for form, entry in sorted(self.index.forms.items()):
            if entry.articles >= options.articles:
                for key in keys_of_form(form):
                    usual.setdefault(key, []).append(form)
        for form, entry in sorted(self.index.forms.items()):
            if entry.articles <= options.most:
                near = {major for key in keys_of_form(form) for major in usual.get(key, ())} - {form}
                found = [p for major in sorted(near) if (p := self._pair(form, entry, major))]
                if len(found) == 1:  # like two usual names, it may be a third
                    yield found[0]

    def _pair(self, form: str, entry: Entry, major: str) -> Pair | None:
        alone = " " not in form
        usual = self.index.forms[major].articles
        least = max(self.options.articles, self.options.times * entry.articles)
        if usual < least * (1 + alone):  # a single word has but itself to speak for it
            return None
        found = likeness(form, major)
        if found is None or self._settled(found[0]):
            return None
        pair, score = found
        if alone and (min(len(pair.x), len(pair.y)) < self.options.letters or "-" in form):
            return None
        return pair if score >= (self.options.alone if alone else self.options.shared) else None

    def _settled(self, pair: Pair) -> bool:
        """Whether the configuration says that both are right; a full name settles its parts, too."""
        if any(pair.x in form.split(" ") for form in self.options.accept):
            return True
        return any(
            pair.x in one.split(" ") and pair.y in two.split(" ")
            for group in self.options.distinct
            for one, two in permutations(group, 2)
        )

    def concerned(self) -> set[str]:
        """Paths of articles that may be reported; the first ones only are known, and there are no more."""
        return {w.path for minor in self.pairs for w in self.index.forms[minor].places}

    def wanted(self) -> dict[Where, set[str]]:
        """Articles in which to look for the usual forms."""
        out: dict[Where, set[str]] = {}
        for pair in self.pairs.values():
            for place in self.index.forms[pair.major].places:
                out.setdefault(place, set()).add(pair.major)
        return out

    def find(self, text: str, forms: Iterable[str]) -> Iterator[tuple[str, Span]]:
        """(form, first span) of those that stand in a text."""
        for form in sorted(forms):
            if spans := places_of(text, form):
                yield form, spans[0]

    def findings(self, document: Document) -> Iterator[Finding]:
        """What is to be said of a document: one finding a name, at its fullest form."""
        said: set[str] = set()
        for minor in sorted(self.pairs, key=lambda form: (-len(form.split(" ")), form)):
            pair = self.pairs[minor]
            if pair.x in said or minor not in document.text:
                continue
            spans = [_part(span, minor, pair.x) for span in places_of(document.text, minor)]
            every = sorted({*spans, *places_of(document.text, pair.x)})
            if not spans or len(places_of(document.text, pair.y)) >= len(every):
                continue  # the rule for single articles says the same
            said.add(pair.x)
            yield self._finding(document, pair, every)

    def _finding(self, document: Document, pair: Pair, spans: list[Span]) -> Finding:
        usual = self.index.forms[pair.major]
        others = [w for w in usual.places if w != where(document)][:OTHERS]
        seen = tuple(p for w in others if (p := self.places.get((w, pair.major))))
        # What a kept index alone knows has no line here.
        named = " and ".join(spot(p) if (p := self.places.get((w, pair.major))) else w.path for w in others)
        return Finding(
            rule=self.rule.id,
            span=spans[0],
            message=f"“{pair.minor}” is spelled “{pair.major}” in {usual.articles:,} articles"
            f"{f', as at {named}' if named else ''}",
            confidence=self.rule.confidence,
            fix=Fix(tuple(Edit(s, pair.y) for s in spans), self.rule.safety),
            replacements=(pair.y,),
            related=tuple(spans[1:]),
            elsewhere=seen,
        )


def _part(span: Span, form: str, part: str) -> Span:
    """The span of the word `part` in a form's span."""
    start = span.start + f" {form} ".index(f" {part} ")
    return Span(start, start + len(part))
