"""What the steps know."""

from pathlib import Path

import msgspec

from newslint.config import Config
from newslint.model import Document


class Context(msgspec.Struct, frozen=True):
    """One document, the configuration that holds for it and the ids of the selected rules."""

    document: Document
    config: Config
    root: Path
    selected: frozenset[str]
