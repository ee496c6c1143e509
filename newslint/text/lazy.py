"""Regular expressions of the standard library, compiled when they are first used.

Compiling all patterns of all rules would cost a third of a start; an article without candidates
needs a few of them.
"""

import re
from typing import Any, cast

from newslint.text.codes import compiled_re


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, later. For patterns at the top of a module."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    """Compiles at the first use of a method, and keeps the bound method."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._arguments = pattern, flags

    def __reduce__(self) -> Any:
        return lazy, self._arguments

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(compiled_re(*self._arguments), name)
        setattr(self, name, value)
        return value
