"""The operators, and how often each is tried."""

from random import Random

from training.suspect.forms import Words, agreement, pronoun, wrong_word
from training.suspect.joins import run_on
from training.suspect.missing import missing_verb, missing_word
from training.suspect.order import word_salad
from training.suspect.parsed import Damaged, Parsed

KINDS = (
    "clean",
    "missing_verb",
    "missing_word",
    "run_on",
    "word_salad",
    "agreement",
    "pronoun",
    "wrong_word",
)
"""The classes, by number; the last two are seen in training only."""

WEIGHTS = {
    "missing_verb": 18, "missing_word": 27, "run_on": 18, "word_salad": 21, "agreement": 5,
    "pronoun": 1, "wrong_word": 4,
}  # fmt: skip
_TRIES = 6


def damaged(
    r: Random, s: Parsed, words: Words, following: Parsed | None = None, other: Parsed | None = None
) -> Damaged | None:
    """The sentence with one kind of damage; None where none of the kinds that were tried fits.

    `following` is the next sentence of the paragraph (or stands for it), `other` any sentence.
    """
    for _ in range(_TRIES):
        kind = r.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        made = one(kind, r, s, words, (following, other))
        if made and made.words != s.words:
            return made
    return None


def one(
    kind: str, r: Random, s: Parsed, words: Words, around: tuple[Parsed | None, Parsed | None]
) -> Damaged | None:
    """The sentence with damage of this kind, if it can be made; `around` as in `damaged`."""
    if kind in ("missing_verb", "missing_word"):
        return (missing_verb if kind == "missing_verb" else missing_word)(r, s)
    if kind in ("run_on", "word_salad"):
        return (run_on if kind == "run_on" else word_salad)(r, s, *around)
    return {"agreement": agreement, "pronoun": pronoun, "wrong_word": wrong_word}[kind](r, s, words)
