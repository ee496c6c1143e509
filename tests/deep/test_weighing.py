"""Weights learnt from places whose odds mislead in a known way."""

from random import Random

import msgspec
import pytest

from newslint.kinds.suspect.judge import broken, joined
from tests.deep.test_judge import SHEET, reading

pytestmark = pytest.mark.training

KINDS = ("run-on", "missing-word")


def examples(count: int = 4000) -> list:
    """Run-ons are right from odds of 40 on, lost words from 60; a pronoun in doubt takes half of its odds."""
    from training.suspect.weighing import Example

    chance = Random(11)
    made = []
    for _ in range(count):
        any_odds, pronoun, kind = chance.randint(0, 100), chance.randint(-60, 60), chance.choice(KINDS)
        true = any_odds - pronoun / 2 + chance.gauss(0, 12)
        made.append(Example(any_odds, (pronoun,), kind, true >= (40 if kind == "run-on" else 60)))
    return made


def test_it_learns_what_the_odds_do_not_say() -> None:
    from training.suspect.weighing import EVEN, fit

    weights = fit(examples(), KINDS)
    assert -60 < weights.leanings[0] < -40
    assert 16 < weights.offsets["run-on"] - weights.offsets["missing-word"] < 24
    assert abs(weights.score(examples(1)[0]._replace(any=40, odds=(0,), kind="run-on")) - EVEN) < 4


def test_what_is_written_is_what_newslint_weighs() -> None:
    from training.suspect.weighing import Example, Weights

    weights = Weights((15, 30, -46), {"missing-verb": -20, "run-on": -22})
    sheet = msgspec.structs.replace(SHEET, leanings=weights.leanings, offsets=weights.offsets)
    found = broken(reading([20, 81, -90], [-50, 60, -90]), sheet)
    assert found
    assert found.score == weights.score(Example(joined([20, 81]), (20, 81, -90), "run-on", True))


def test_every_article_is_scored_by_weights_that_others_call_for() -> None:
    from newslint.kinds.suspect.judge import Suspicion
    from newslint.model import Span
    from training.suspect.calibrate import cross_fitted, curve, fitted, scored
    from training.suspect.marked import Judged, Place

    articles = []
    for number, example in enumerate(examples(1200)):
        suspicion = Suspicion(example.kind, example.any, 1, 1, 0.5)
        place = Place(suspicion, 0, Span(10, 20), False, example.any, example.odds)
        damage = [(0, 12, 18, example.kind.replace("-", "_"))] if example.right else []
        articles.append(Judged(f"a{number}", [place], damage, {0} if damage else set(), 1))
    plain = curve(articles)
    better = curve(cross_fitted(articles, KINDS, {}))
    for budget, (_, found, total) in better.items():
        assert sum(found.values()) > sum(plain[budget][1].values()), budget
        assert sum(found.values()) <= sum(total.values())
    favoured = scored(articles, fitted(articles, KINDS), {"run-on": 9})
    for one, other in zip(scored(articles, fitted(articles, KINDS), {}), favoured, strict=True):
        more = 9 if one.places[0].suspicion.kind == "run-on" else 0
        assert other.places[0].suspicion.score - one.places[0].suspicion.score == more
