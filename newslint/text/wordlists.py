"""Word lists that several rules share, kept in plain text files beside this module."""

from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("data")


@lru_cache(None)
def words(name: str) -> frozenset[str]:
    """The words of data/<name>.txt, lower case: separated by white space, `#` begins a comment."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())
