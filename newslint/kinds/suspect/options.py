"""What a rule of the kind may say."""

from typing import Literal

import msgspec

What = Literal["missing-verb", "missing-word", "run-on", "word-salad", "agreement"]


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`find`: the damage that the rule reports. `threshold`: the score from which it does; 0 for that
    of the model. `quoted`: whether direct speech is judged, too, where the model is surer.
    `least-words`: shorter sentences are left alone. `unless`: patterns of sentences that are left alone
    (searched), `unless-marked`: of words that would be marked. In the message {before}, {word} and
    {after} stand for the words around the place."""

    find: What
    threshold: int = 0
    quoted: bool = True
    least_words: int = 5
    unless: tuple[str, ...] = ()
    unless_marked: tuple[str, ...] = ()
