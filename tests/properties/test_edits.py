"""Edits: those that are taken fit together, and what they do not name stays."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Edit, Span
from newslint.text.edits import apply, merge

TEXT = "One.\n\nTwo, three.\nFour."
places = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda p: Span(min(p), max(p)))
edits = st.lists(st.builds(Edit, places, st.sampled_from(["", "", "x", "yz"])), max_size=6)


@given(edits)
def test_edits_that_are_kept_do_not_overlap(edits: list[Edit]) -> None:
    kept, _ = merge(edits)
    for one, other in pairwise(kept):
        assert one.span.end <= other.span.start
        assert one.span != other.span


@given(edits)
def test_every_edit_is_kept_merged_or_in_conflict(edits: list[Edit]) -> None:
    kept, conflicts = merge(edits)
    for edit in edits:
        inside = any(
            k.span.start <= edit.span.start and edit.span.end <= k.span.end and not k.text for k in kept
        )
        assert edit in kept or edit in conflicts or inside


@given(edits, st.randoms(use_true_random=False))
def test_order_given_makes_no_difference(edits: list[Edit], random) -> None:
    shuffled = list(edits)
    random.shuffle(shuffled)
    assert merge(edits) == merge(shuffled)
    assert apply(TEXT, edits) == apply(TEXT, shuffled)


@given(edits)
def test_apply_equals_cutting_from_the_end(edits: list[Edit]) -> None:
    kept, _ = merge(edits)
    wanted = TEXT
    for edit in reversed(kept):
        wanted = wanted[: edit.span.start] + edit.text + wanted[edit.span.end :]
    got = apply(TEXT, edits)
    begins_with_deletion = bool(kept) and kept[0].span.start == 0 and not kept[0].text
    assert got == wanted or (begins_with_deletion and got == wanted.lstrip("\n"))


def test_no_edits() -> None:
    assert apply(TEXT, []) == TEXT


def test_touching_deletions_become_one() -> None:
    kept, conflicts = merge([Edit(Span(4, 6)), Edit(Span(6, 10)), Edit(Span(4, 6))])
    assert kept == [Edit(Span(4, 10))]
    assert not conflicts
