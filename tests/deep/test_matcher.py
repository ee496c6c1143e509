"""Suspicions to findings, with a stand-in for the network that suspects the word "here"."""

from collections.abc import Mapping

import pytest

from newslint.kinds import load_kind
from newslint.kinds.suspect import matcher as module
from newslint.kinds.suspect.network import Number, Reading
from newslint.model import Finding, Rule, Span
from newslint.rulebook.load import read_rule_file, shipped_folder
from newslint.text.article import Article
from tests.deep.test_judge import SHEET

FOLDER = shipped_folder()
[RULE] = read_rule_file(FOLDER / "sentences" / "missing-verb.yml", FOLDER)


class StandIn:
    """Odds of 60 for a lost verb, at every "here"."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.asked_for_numbers = 0

    def read(self, sentence: str) -> Reading:
        self.shown.append(sentence)
        places, at = [], 0
        for word in sentence.split(" "):
            places.append((at, at + len(word)))
            at += len(word) + 1
        odds = [
            [0, 40 if "here" in sentence[a:b] else -90, -90, 10 if sentence[a:b] == "was" else -90]
            for a, b in places
        ]
        return Reading([0, 60, -90, -90], odds, places)

    def numbers(self, sentence: str, plurals: Mapping[str, str]) -> list[Number]:
        self.asked_for_numbers += 1
        at = sentence.find(" was ") + 1
        return [Number(sentence[:at].count(" "), Span(at, at + 3), -60, 0, -90)] if at else []


@pytest.fixture(autouse=True)
def network(monkeypatch) -> StandIn:
    made = StandIn()
    monkeypatch.setattr(module, "network", lambda: made)
    monkeypatch.setattr(module, "sheet", lambda: SHEET)
    return made


def found(text: str, **options: object) -> list[Finding]:
    rule = Rule(
        **{**{f: getattr(RULE, f) for f in RULE.__struct_fields__}, "options": {**RULE.options, **options}}
    )
    return list(load_kind("suspect").compile_rules([rule]).find(Article("Start\n\n" + text), ()))


def test_the_words_around_the_gap_are_marked_and_named() -> None:
    text = "The captain here a long way from the coast."
    [one] = found(text)
    assert ("Start\n\n" + text)[one.span.start : one.span.end] == "captain here"
    assert "“captain” and “here”" in one.message
    assert one.confidence == 0.6


def test_below_the_threshold_nothing_is_said() -> None:
    text = "The captain here a long way from the coast."
    assert found(text, threshold=61) == []
    assert len(found(text, threshold=60)) == 1


def test_in_speech_the_network_must_be_surer() -> None:
    text = "The captain said: “I here a long way from the coast.”"
    assert found(text) == []
    assert found(text, threshold=60 - SHEET.speech["missing-verb"] + 1) == []
    assert len(found(text, threshold=60 - SHEET.speech["missing-verb"])) == 1


def test_a_house_can_leave_speech_alone() -> None:
    text = "The captain said: “I here a long way from the coast.”"
    assert found(text, threshold=1, quoted=False) == []


def test_short_sentences_are_not_even_shown(network: StandIn) -> None:
    assert found("The captain here now.") == []
    assert network.shown == []


def test_a_house_can_leave_out_more() -> None:
    text = "Weather: The captain here a long way from the coast."
    assert len(found(text)) == 1
    assert found(text, unless=["^Weather:"]) == []


def test_a_house_can_leave_out_places() -> None:
    text = "The captain here a long way from the coast."
    assert found(text, **{"unless-marked": ["^captain"]}) == []
    assert len(found(text, **{"unless-marked": ["coast"]})) == 1


def test_other_damage_is_another_rules() -> None:
    assert found("The captain here a long way from the coast.", find="agreement") == []


def test_the_number_of_a_verb_is_asked_for_only_if_a_rule_wants_it(network: StandIn) -> None:
    found("The captains was a long way from the coast.")
    assert network.asked_for_numbers == 0
    text = "The captains was a long way from the coast."
    [one] = found(text, find="agreement")
    assert (one.span.start - len("Start\n\n"), one.replacements, one.confidence) == (13, ("were",), 0.3)
    assert network.asked_for_numbers == 1
