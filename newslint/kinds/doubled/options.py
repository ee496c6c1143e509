"""What a rule of the kind `doubled` may say."""

from typing import Literal

import msgspec

NEVER = 1000


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`unit`: what is doubled. `may-double`: words that good texts repeat; `joins`: words of which
    "on and on and on" is made; `unless`: patterns around a doubled word that excuse it (the
    doubled words are the match of `{word} {word}`). `shortest`: words that a sentence or
    paragraph needs; `apart`: words that it needs when the two do not stand side by side."""

    unit: Literal["word", "sentence", "paragraph"]
    may_double: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    shortest: int = 1
    apart: int = NEVER
