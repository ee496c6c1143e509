"""Verbs in the other number, and a suspicion weighed against the sentence with that form."""

import re

import pytest

from newslint.kinds.suspect.judge import Suspicion
from newslint.kinds.suspect.network import Reading
from newslint.kinds.suspect.numbers import against_other, other_number
from tests.deep.test_judge import SHEET


@pytest.mark.parametrize(
    ("one", "other"),
    [("is", "are"), ("have", "has"), ("go", "goes"), ("say", "says"), ("deny", "denies"), ("reach", "reaches"),
     ("cause", "causes"), ("fix", "fixes"), ("was", "were"), ("threaten", "threatens")],
)  # fmt: skip
def test_both_ways(one: str, other: str) -> None:
    assert other_number(one) == other
    assert other_number(other) == one


@pytest.mark.parametrize("word", ["crisis", "bus", "less", "Says", "it", "5", "well-known"])
def test_what_is_no_verb(word: str) -> None:
    assert other_number(word) is None


class StandIn:
    """Odds of agreement for any sentence that is shown; knows every word but "stews"."""

    def __init__(self, odds: int) -> None:
        self.odds, self.shown = odds, list[str]()

    def read(self, sentence: str) -> Reading:
        self.shown.append(sentence)
        return Reading([0, 0, 0, self.odds], [], [])

    def knows(self, word: str) -> bool:
        return word != "stews"


def weighed(odds: int, with_other: int, text: str = "The men was here.") -> tuple[Suspicion, str, list[str]]:
    network = StandIn(with_other)
    places = [(m.start(), m.end()) for m in re.finditer(r"\w+", text)]
    first = Reading([0, 0, 0, odds], [[0, 0, 0, 0]] * 4, places)
    suspicion = Suspicion("agreement", odds, 1, 3, 1, 2)
    return *against_other(text, first, suspicion, SHEET, network), network.shown


def test_the_gain_is_the_score_and_the_form_is_told() -> None:
    suspicion, form, shown = weighed(odds=10, with_other=-45)
    assert shown == ["The men were here."]
    assert (suspicion.score, suspicion.first, suspicion.last, form) == (55, 2, 2, "were")


def test_where_nothing_is_gained_the_suspicion_stays() -> None:
    suspicion, form, _ = weighed(odds=10, with_other=20)
    assert (suspicion.score, suspicion.first, form) == (10, 1, "")


def test_below_the_bound_the_other_form_is_not_tried() -> None:
    assert weighed(odds=-21, with_other=-90)[2] == []


@pytest.mark.parametrize("text", ["The Rovers was here.", "The crew were here."])
def test_names_and_groups_take_either_number(text: str) -> None:
    suspicion, form, shown = weighed(90, -90, text)
    assert (suspicion.score, form, shown) == (SHEET.compared_from, "", [])


def test_a_form_that_nobody_writes_is_not_tried() -> None:
    assert weighed(10, -90, "The men stew here.")[1:] == ("", [])
