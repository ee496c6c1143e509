"""UTF-16 units, in which Java counts, to the code points in which newslint counts."""

from bisect import bisect_left

from newslint.text.lazy import lazy

_ASTRAL = lazy("[\U00010000-\U0010ffff]")


class Units:
    """Positions in one text; free where every character is one unit."""

    def __init__(self, text: str) -> None:
        """Note where the characters of two units stand."""
        # The k-th such character (from 0) at code point i begins at unit i + k.
        self._pairs = [] if text.isascii() else [m.start() + k for k, m in enumerate(_ASTRAL.finditer(text))]

    def code_points(self, units: int) -> int:
        """The code point at `units`; the character itself where that is inside one."""
        return units - bisect_left(self._pairs, units)
