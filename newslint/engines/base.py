"""What every outside checker offers: texts in, findings in code points out."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import msgspec

from newslint.model import Span


class EngineFailure(RuntimeError):
    """An engine that is missing, died, hung or answered badly. The message holds the remedy."""

    def __init__(self, engine: str, what: str, remedy: str) -> None:
        """`what` went wrong, as a clause; `remedy` is what the user can do, as a clause."""
        super().__init__(engine, what, remedy)
        self.engine, self.what, self.remedy = engine, what, remedy

    def __str__(self) -> str:
        return f"grammar engine {self.engine}: {self.what}; {self.remedy}"


class Sheet(msgspec.Struct, frozen=True):
    """What an engine can do. `rules` maps each of its own rule ids to a one-line description."""

    name: str
    version: str
    languages: tuple[str, ...]
    rules: Mapping[str, str]


class EngineFinding(msgspec.Struct, frozen=True):
    """One remark of an engine. `span` is in code points of the text it was given and never empty;
    `rule` is the engine's own id; `replacements` stand for the text of the span."""

    rule: str
    span: Span
    message: str
    replacements: tuple[str, ...] = ()


class Engine(Protocol):
    """An outside checker. Belongs to one process; loads and starts nothing before it is asked."""

    def sheet(self) -> Sheet:
        """What it can do. EngineFailure where it cannot be reached."""
        ...

    def announce(self, text: str) -> None:
        """Say that `text` will be checked soon: one that waits for others may begin."""
        ...

    def check(self, texts: Sequence[str], rules: Collection[str]) -> list[list[EngineFinding]]:
        """For each text what `rules` (the engine's own ids) find, by place; overlaps are kept.

        EngineFailure if any of the texts could not be checked: a text without findings is clean.
        """
        ...
