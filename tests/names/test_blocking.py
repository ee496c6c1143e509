"""Which forms meet: every pair that shares a key, and work that grows with the text, not its square."""

import re
import string
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.kinds.names.blocking import CROWD, capitalised, close_pairs
from newslint.kinds.names.places import Occurrences, places

NAME = st.text(string.ascii_lowercase, min_size=4, max_size=9).map(str.capitalize)
LIKE_NAME = st.text("aeln", min_size=3, max_size=6).map("A".__add__)
DOUBLED = re.compile(r"([b-dfgk-nprstz])\1")


def keys(form: str) -> list[str]:
    """Of plain names: the beginning, the end, beginning and last letter, first and last letters, the sound."""
    end = 5 if len(form) > 7 else 4 if len(form) > 5 else 3
    sound = DOUBLED.sub(r"\1", form.lower()).translate(str.maketrans("qczxvwd", "kkskfft", "aeiouyhj"))
    return [form[:3], form.lower()[-end:], form[:2] + form[-1], form[0] + form[-2:], sound]


def pairs_by_keys(names: set[str]) -> list[tuple[str, str]]:
    """Pairs that share a key which no more than CROWD have; of those that share the beginning alone, only
    such of nearly one length."""
    pairs = set()
    for number in range(5):
        for one in names:
            group = sorted(name for name in names if keys(name)[number] == keys(one)[number])
            if len(group) <= CROWD:
                together = combinations(group, 2)
                pairs |= {(a, b) for a, b in together if number or abs(len(a) - len(b)) < 2}
    return sorted(pairs)


def test_openers_titles_days_and_institutions_are_no_names() -> None:
    text = "There was Kowalczyk. On Monday President Ólafur met the University; NATO and iPhone too."
    assert capitalised(text) == {"Kowalczyk", "Ólafur", "NATO", "Phone"}


@given(st.sets(NAME, min_size=2, max_size=12))
def test_pairs_are_those_that_share_a_key(names: set[str]) -> None:
    assert close_pairs(names) == pairs_by_keys(names)


@given(st.sets(LIKE_NAME, min_size=CROWD - 2, max_size=3 * CROWD))
def test_so_are_those_of_many_names_with_one_initial(names: set[str]) -> None:
    assert close_pairs(names) == pairs_by_keys(names)


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
