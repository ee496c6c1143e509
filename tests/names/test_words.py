"""What is known about single words."""

import subprocess
import sys

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from newslint.kinds.names.shape import comparable
from newslint.kinds.names.words import fold, inflected, known_distinct, word


@pytest.mark.parametrize(
    ("form", "folded"), [("O’Neill", "oneill"), ("Müller", "muller"), ("Łódź", "lodz"), ("Bjørn", "bjorn")]
)
def test_fold_leaves_plain_letters(form: str, folded: str) -> None:
    assert fold(form) == folded


@given(st.text(st.characters(min_codepoint=0xC0, max_codepoint=0x1EFF, categories=["L"]), min_size=1))
def test_the_list_of_letters_says_what_anyascii_says(form: str) -> None:
    assert fold(form) == "".join(c for c in anyascii(form).lower() if "a" <= c <= "z")


def test_latin_letters_need_no_package() -> None:
    """It takes longer to import than an article to check."""
    code = "import sys; from newslint.kinds.names.words import fold; fold('Şükrü’s'); fold('Łódź')"
    code += "; sys.exit('anyascii' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


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
    assert word("al").given
    assert word("shaw") != word("shawl")
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
