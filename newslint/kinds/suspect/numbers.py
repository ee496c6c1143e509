"""A verb in the other number, and whether the sentence gains by it."""

import re
from typing import Protocol

from newslint.kinds.suspect.judge import Suspicion
from newslint.kinds.suspect.network import Reading
from newslint.kinds.suspect.package import Sheet

KIND = "agreement"
_IRREGULAR = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go"}
_OTHER = {**_IRREGULAR, **{plural: singular for singular, plural in _IRREGULAR.items()}}
_HISSING = re.compile(r"(?:ss|sh|ch|x|zz)\Z")
_CONSONANT_Y = re.compile(r"[^aeiou]y\Z")
_NO_ENDING = ("ss", "us", "is")


class Knowing(Protocol):
    """What is asked of a network."""

    def read(self, sentence: str) -> Reading:
        """Its view of a sentence."""

    def knows(self, word: str) -> bool:
        """Whether the word is a piece of its own: a form that nobody writes is none."""


def other_number(word: str) -> str | None:
    """The form of the other number, if `word` is a verb in the present tense, or "was" and "were"."""
    if word in _OTHER:
        return _OTHER[word]
    if len(word) < 3 or not (word.isalpha() and word.islower()):
        return None
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("es") and _HISSING.search(word[:-2]):
        return word[:-2]
    if word.endswith("s"):
        return None if word.endswith(_NO_ENDING) else word[:-1]
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _HISSING.search(word) else "s")


def against_other(
    text: str, reading: Reading, suspicion: Suspicion, sheet: Sheet, network: Knowing
) -> tuple[Suspicion, str]:
    """The suspicion, weighed against the sentence with the verb in the other number, and that form.

    A slip is one of two forms, and the model tells them apart far better than it tells a slip from
    everything else: the score is what the sentence gains by the other form, where that is more. Behind
    a name or a word for a group (a club, a firm) either number is sound: there nothing is suspected.
    """
    if suspicion.score < sheet.compared_from:
        return suspicion, ""
    words = [text[start:end] for start, end in reading.places[: suspicion.place]]
    if words and (words[-1].lower() in sheet.either_number or (len(words) > 1 and words[-1][0].isupper())):
        return suspicion._replace(score=sheet.compared_from), ""
    start, end = reading.places[suspicion.place]
    form = other_number(text[start:end])
    if form is None or not network.knows(form):
        return suspicion, ""
    other = network.read(text[:start] + form + text[end:])
    column = sheet.kinds.index(KIND)
    gain = reading.sentence[column] - other.sentence[column]
    if gain <= suspicion.score:
        return suspicion, ""
    return suspicion._replace(score=gain, first=suspicion.place, last=suspicion.place), form
