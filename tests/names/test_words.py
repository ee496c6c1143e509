"""What is known about single words."""

import pytest

from newslint.kinds.names.shape import comparable
from newslint.kinds.names.words import fold, inflected, known_distinct, word


@pytest.mark.parametrize(
    ("form", "folded"), [("O’Neill", "oneill"), ("Müller", "muller"), ("Łódź", "lodz"), ("Bjørn", "bjorn")]
)
def test_fold_leaves_plain_letters(form: str, folded: str) -> None:
    assert fold(form) == folded


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ukraine", "ukrainian"),
        ("russia", "russians"),
        ("belousov", "belousova"),
        ("zelensky", "zelenskaya"),
        ("american", "americans"),
        ("maoism", "maoist"),
    ],
)
def test_endings_make_other_words(one: str, two: str) -> None:
    assert inflected(one, two)
    assert inflected(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("yukos", "yukoss"),
        ("zelensky", "zelenskyi"),
        ("ukrainian", "ukrainiian"),
        ("biden", "bidem"),
        ("davis", "davies"),
        ("peskov", "peskow"),
    ],
)
def test_slips_at_the_end_are_no_endings(one: str, two: str) -> None:
    assert not inflected(one, two)


def test_words_know_frequency_and_use() -> None:
    assert word("river").english
    assert not word("river").given
    assert word("richard").given
    assert word("henderson").surname
    assert word("qwxyzz").zipf == -1 < word("henderson").zipf < word("about").zipf


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("NATO", "Nato"),
        ("Monday", "Mondey"),
        ("Iran", "Iraq"),
        ("O’Neill", "O'Neill"),
        ("Worldcom", "WorldCom"),
        ("Anne", "Bartholomew"),
        ("Kim", "Kin"),
    ],
)
def test_pairs_that_are_never_one_name_spelled_twice(one: str, two: str) -> None:
    assert comparable(one, two) is None


@pytest.mark.parametrize(
    ("one", "two"), [("Sanchez", "Sánchez"), ("D’Arcy", "Darcy"), ("Khodorkovsky", "Khodorkhovsky")]
)
def test_pairs_that_may_be(one: str, two: str) -> None:
    assert comparable(one, two) is not None


def test_known_different_names_are_known_both_ways() -> None:
    assert all((b, a) in known_distinct() for a, b in known_distinct())
    assert ("shanxi", "shaanxi") in known_distinct()
