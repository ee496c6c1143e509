"""A half-open range of code points."""

from typing import NamedTuple


class Span(NamedTuple):
    """`start` inclusive, `end` exclusive, both code-point offsets from 0."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """The same span `by` code points further on."""
        return Span(self.start + by, self.end + by)
