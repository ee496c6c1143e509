"""The number of a verb: the one that its sentence calls for, against the one that it has.

The network reads the sentence with the number of its verbs hidden, and says for each how likely
either is. A slip is where it is sure of the other one. That sees a subject far away or in two parts.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from newslint.kinds.suspect.judge import Suspicion, joined, share_right
from newslint.kinds.suspect.network import Number
from newslint.kinds.suspect.package import Sheet

KIND = "agreement"
_LAST_WORD = re.compile(r"(\w+)\W*\Z")
# "… asked him to wait and hope": behind these the bare form goes on with a verb far back.
_LINKS = ("and", "or")
_HELPERS = ("is", "are", "was", "were")


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
        self._plurals = {form: pair[1] for pair in sheet.verbs for form in pair}

    def doubted(self, sentence: str, network: Reader) -> Suspicion | None:
        """The verb whose number is least likely, with its other form; None without verbs."""
        numbers = network.numbers(sentence, self._plurals)
        found = [s for n in numbers if (s := self._suspicion(sentence, n))]
        return max(found, key=lambda s: s.score, default=None)

    def _suspicion(self, sentence: str, number: Number) -> Suspicion | None:
        word, span, singular, plural, neither = number
        form = sentence[span.start : span.end]
        before = _LAST_WORD.search(sentence, 0, span.start)
        if before and (self._is_many_or_one(before) or (before[1] in _LINKS and form not in _HELPERS)):
            return None
        if form == self._plurals[form]:
            score = singular - joined((plural, neither))
        else:
            score = max(plural, neither) - singular
        share = share_right(score, self._steps)
        return Suspicion(KIND, score, word, word, share, self._others[form])

    def _is_many_or_one(self, word: re.Match[str]) -> bool:
        """Whether the word is a name or stands for a group: of a club, a firm, a crew either number is
        sound."""
        return word[1].lower() in self._groups or (word.start() > 0 and word[1][0].isupper())
