"""Which forms meet: every pair that shares a key, and work that grows with the text, not its square."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.kinds.names.blocking import CROWD, capitalised, close_pairs, keys
from newslint.kinds.names.places import Occurrences, places

NAME = st.text(string.ascii_lowercase, min_size=4, max_size=9).map(str.capitalize)


def test_openers_titles_days_and_institutions_are_no_names() -> None:
    text = "There was Kowalczyk. On Monday President Ólafur met the University; NATO and iPhone too."
    assert capitalised(text) == {"Kowalczyk", "Ólafur", "NATO", "Phone"}


@given(st.sets(NAME, min_size=2, max_size=12))
def test_pairs_are_those_that_share_a_key(names: set[str]) -> None:
    """Of those that share the first key alone, the beginning, only such of nearly one length."""
    mine = {form: keys([form]) for form in names}
    wanted = {
        (a, b)
        for a in names
        for b in names
        if a < b
        and (set(mine[a][1:]) & set(mine[b][1:]) or (mine[a][0] == mine[b][0] and abs(len(a) - len(b)) < 2))
    }
    assert close_pairs(names) == sorted(wanted)


@given(NAME, st.data())
def test_one_letter_put_in_keeps_a_key(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name)))
    other = name[:at] + data.draw(st.sampled_from(string.ascii_lowercase)) + name[at:]
    if other != name:
        assert close_pairs({name, other}) == [tuple(sorted([name, other]))]


@pytest.mark.parametrize(
    ("one", "two"), [("Rassel", "Russell"), ("Muhamad", "Mahommed"), ("Villem", "Wilem")]
)
def test_spellings_that_sound_alike_meet(one: str, two: str) -> None:
    assert close_pairs({one, two, "Ordway"}) == [(one, two) if one < two else (two, one)]


def test_accented_forms_meet_plain_ones() -> None:
    assert ("Sanchez", "Sánchez") in close_pairs({"Meier", "Sanchez", "Sánchez"})


def test_a_crowd_of_like_names_is_not_compared() -> None:
    crowd = {f"Abc{a}{b}xyz" for a in "bdfgk" for b in "bdfgk"}
    assert len(crowd) > CROWD
    assert len(close_pairs(crowd)) < len(crowd) * CROWD / 2


def test_one_pass_finds_what_single_searches_find() -> None:
    text = "Orlow and Orlow’s men, not Orlowski or www.orlow.example/Orlow; Orlow-based; McOrlow; Orlow_"
    single = places(text, "Orlow")
    occurrences = Occurrences(text)
    for _ in range(Occurrences.FEW):
        occurrences.spans("Nobody")
    assert [text[a:b] for a, b in single] == ["Orlow"] * 3
    assert occurrences.spans("Orlow") == single
