"""The number of a verb: the one that its sentence calls for, against the one that it has.

Two readings say so: the first, of the sentence as it stands, how likely each word is a slip; a second,
with the number of the verbs hidden, how likely either number is. Their log odds are added: either alone
finds fewer slips at the same number of false alarms. Where the first sees next to no doubt, there is no
second one.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from newslint.kinds.suspect.either import Verb, either_is_sound
from newslint.kinds.suspect.judge import Suspicion, joined, share_right
from newslint.kinds.suspect.network import Number, Reading
from newslint.kinds.suspect.package import Sheet

KIND = "agreement"
WORTH_A_LOOK = -40
"""Tenths of log odds of the first reading below which a verb is not looked at again."""


class Reader(Protocol):
    """What is asked of a network."""

    def numbers(self, sentence: str, plurals: Mapping[str, str]) -> Sequence[Number]:
        """See Network."""


class Verbs:
    """Judges the number of verbs by a network."""

    def __init__(self, sheet: Sheet) -> None:
        self._steps = sheet.agreement_confidence
        self._others = {one: other for pair in sheet.verbs for one, other in (pair, pair[::-1])}
        self._groups = sheet.groups
        self._column = sheet.kinds.index(KIND)
        self._plurals = {form: pair[1] for pair in sheet.verbs for form in pair}

    def doubted(self, sentence: str, first: Reading, network: Reader) -> Suspicion | None:
        """The verb that is most likely in the wrong number, with its other form; None where no verb is
        in doubt. `first`: what the network says of the sentence as it stands."""
        doubts = {
            n: odds[self._column]
            for n, (odds, (start, end)) in enumerate(zip(first.words, first.places, strict=True))
            if odds[self._column] >= WORTH_A_LOOK and sentence[start:end] in self._plurals
        }
        if not doubts:
            return None
        numbers = [n for n in network.numbers(sentence, self._plurals) if n.word in doubts]
        found = [s for n in numbers if (s := self._suspicion(sentence, n, doubts[n.word]))]
        return max(found, key=lambda s: s.score, default=None)

    def _suspicion(self, sentence: str, number: Number, doubt: int) -> Suspicion | None:
        word, span, singular, plural, neither = number
        form = sentence[span.start : span.end]
        singular_form = form != self._plurals[form]
        if either_is_sound(Verb(sentence, span, singular_form), self._groups):
            return None
        score = doubt + (
            max(plural, neither) - singular if singular_form else singular - joined((plural, neither))
        )
        share = share_right(score, self._steps)
        return Suspicion(KIND, score, word, word, share, self._others[form])
