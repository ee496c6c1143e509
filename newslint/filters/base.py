"""What the steps know."""

from collections.abc import Callable, Collection
from pathlib import Path

import msgspec

from newslint.config import Config
from newslint.model import Document


class Context(msgspec.Struct, frozen=True):
    """One document, the configuration that holds for it and the ids of the selected rules; `known`
    gives the ids of all rules, former ones too, and is asked only where a comment names none of those."""

    document: Document
    config: Config
    root: Path
    selected: frozenset[str]
    known: Callable[[], Collection[str]] = frozenset
