"""Spans: half-open ranges."""

from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Span

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p)))


@given(spans, spans)
def test_overlap_is_a_shared_code_point(one: Span, other: Span) -> None:
    shared = set(range(*one)) & set(range(*other))
    if one.start < one.end and other.start < other.end:
        assert one.overlaps(other) == bool(shared)
    assert one.overlaps(other) == other.overlaps(one)


@given(spans, st.integers(0, 50))
def test_shifting_keeps_the_length(span: Span, by: int) -> None:
    moved = span.shifted(by)
    assert moved.end - moved.start == span.end - span.start
    assert moved.shifted(-by) == span
