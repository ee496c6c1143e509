"""What a kind reports, in plain-text coordinates."""

from typing import Literal

import msgspec

from newslint.model.place import Place
from newslint.model.span import Span

Safety = Literal["safe", "unsafe"]


class Edit(msgspec.Struct, frozen=True):
    """Put `text` in place of `span`; an empty span inserts, an empty text deletes."""

    span: Span
    text: str = ""


class Fix(msgspec.Struct, frozen=True):
    """`safe` never changes meaning; `unsafe` needs an editor's eyes."""

    edits: tuple[Edit, ...]
    safety: Safety = "safe"


class Finding(msgspec.Struct, frozen=True):
    """One place that a rule objects to. `span` is never empty.

    `related` are spans of the same text that explain the finding (the other spellings);
    `replacements` are texts that could stand instead; `confidence` is 0 to 1; `elsewhere` are places
    in other articles, already in their sources' coordinates.
    """

    rule: str
    span: Span
    message: str
    confidence: float
    fix: Fix | None = None
    replacements: tuple[str, ...] = ()
    related: tuple[Span, ...] = ()
    elsewhere: tuple[Place, ...] = ()
