"""Where two spellings differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.kinds.names.alignment import blocks, distance

WORDS = st.text("abcdeksty", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("peskov", "peskow", [("v", "w")]),
        ("toyko", "tokyo", [("yk", "ky")]),
        ("sahara", "saraha", [("h", "r"), ("r", "h")]),
        ("navalny", "navalnyy", [("", "y")]),
        ("same", "same", []),
    ],
)
def test_blocks_name_what_changed(one: str, two: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(one, two) == expected


def test_neighbours_that_changed_places_are_one_change() -> None:
    assert distance(blocks("toyko", "tokyo")) == 1
    assert distance(blocks("sahara", "saraha")) == 2


@given(WORDS, WORDS)
def test_blocks_turn_one_word_into_the_other(one: str, two: str) -> None:
    parts = blocks(one, two)
    assert sum(len(a) - len(b) for a, b in parts) == len(one) - len(two)
    assert (parts == []) == (one == two)
    rest_one, rest_two = one, two
    for a, b in parts:
        assert a in rest_one
        assert b in rest_two
        rest_one, rest_two = rest_one.replace(a, "", 1), rest_two.replace(b, "", 1)


@given(WORDS, WORDS)
def test_distance_is_that_of_an_independent_count(one: str, two: str) -> None:
    from rapidfuzz.distance import OSA, Levenshtein

    assert OSA.distance(one, two) <= distance(blocks(one, two)) <= Levenshtein.distance(one, two)
