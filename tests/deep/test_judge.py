"""From log odds to a suspicion: whole numbers, one place a family."""

import math
from itertools import permutations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from newslint.kinds.suspect.judge import broken, joined, share_right, weighed
from newslint.kinds.suspect.network import Reading
from newslint.kinds.suspect.package import Sheet

SHEET = Sheet(
    format=4,
    kinds=("sound", "missing-verb", "run-on", "agreement"),
    judged=("missing-verb", "run-on"),
    leanings=(0, 0, 0),
    offsets={"missing-verb": 0, "run-on": 0},
    thresholds={"missing-verb": 50, "run-on": 50, "agreement": 50},
    speech={"missing-verb": 15, "run-on": 15, "agreement": 0},
    confidence=((0, 20), (50, 60), (80, 90)),
    agreement_confidence=((0, 30),),
    share=25,
    verbs=(("is", "are"), ("was", "were"), ("blames", "blame")),
    groups=frozenset({"crew"}),
)
PLACES = [(0, 3), (4, 9), (10, 12), (13, 15)]


def reading(sentence: list[int], *words: list[int]) -> Reading:
    return Reading([0, *sentence], [[0, *w] for w in words], PLACES[: len(words)])


@given(st.lists(st.integers(-400, 400), min_size=1, max_size=4))
def test_joined_is_the_logarithm_of_the_sum(odds: list[int]) -> None:
    exact = 10 * math.log(sum(math.exp(o / 10) for o in odds))
    assert abs(joined(odds) - exact) <= len(odds)
    assert {joined(p) for p in permutations(odds)} == {joined(odds)}


def test_the_sentence_names_the_kind_and_the_most_suspected_word_the_place() -> None:
    found = broken(reading([20, 30, 99], [-50, -60, 99], [40, 10, -90], [-9, -9, -90]), SHEET)
    assert found == ("run-on", joined([20, 30]), 1, 1, 0.2, "")


def test_what_else_the_sentence_may_be_and_the_kind_move_the_score() -> None:
    sheet = msgspec.structs.replace(SHEET, leanings=(0, 20, -50), offsets={"missing-verb": 100, "run-on": 7})
    moved = broken(reading([20, 30, 40], [-50, 60, 99]), sheet)
    assert moved
    assert moved.score == joined([20, 30]) + 6 - 20 + 7


@given(st.integers(-400, 400), st.lists(st.integers(-400, 400), min_size=3, max_size=3))
def test_kinds_that_are_out_of_the_question_weigh_the_same(odds: int, each: list[int]) -> None:
    leanings = (30, -46, 11)
    lower = [o - 500 if o <= -60 else o for o in each]
    assert weighed(odds, each, leanings) == weighed(odds, lower, leanings)
    assert weighed(odds, each, (0, 0, 0)) == odds


def test_words_beside_it_belong_to_it_where_they_are_more_likely_damaged() -> None:
    words = [[-50, -60, 0], [30, -60, 0], [40, -60, 0], [1, -60, 0]]
    found = broken(reading([9, 9, 0], *words), SHEET)
    assert found
    assert (found.first, found.last) == (1, 3)


def test_of_equal_words_the_first() -> None:
    words = [[-50, -60, 0], [-40, -60, 0], [-50, -60, 0], [-40, -60, 0]]
    found = broken(reading([9, 9, 0], *words), SHEET)
    assert found
    assert found.first == 1


def test_confidence_is_that_of_the_step() -> None:
    given = {s: share_right(s, SHEET.confidence) for s in (-9, 0, 49, 50, 79, 80, 500)}
    assert given == {-9: 0.2, 0: 0.2, 49: 0.2, 50: 0.6, 79: 0.6, 80: 0.9, 500: 0.9}


def test_nothing_to_say_of_no_words() -> None:
    assert broken(Reading([], [], []), SHEET) is None
