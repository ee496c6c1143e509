"""What the odds of each kind of damage say beside those of any of them: a logistic regression.

A sentence in which the network suspects a wrong pronoun, which is not reported, is less often damaged
otherwise than its odds say; a run-on with the same odds is right more often than a lost word. A few
hundred places stand behind the weights: they are kept small by a ridge, and what is reported of them is
cross-fitted.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from newslint.kinds.suspect.judge import FLOOR, HUNDREDTHS, weighed

EVEN = 70
"""The score of a place that is as likely right as not."""
LEAST = 12
"""Tenths of log odds of any damage from which places are learnt from: below are the sure ones."""
RIDGE, ROUNDS = 10.0, 60


class Example(NamedTuple):
    """A place: tenths of log odds of any damage, of each kind, the most likely kind, whether it is right."""

    any: int
    odds: Sequence[int]
    kind: str
    right: bool


class Weights(NamedTuple):
    """See Sheet: `leanings` in hundredths, one a kind of damage; `offsets` in tenths, by judged kind."""

    leanings: tuple[int, ...]
    offsets: dict[str, int]

    def score(self, example: Example) -> int:
        """What newslint makes of a place."""
        return weighed(example.any, example.odds, self.leanings) + self.offsets[example.kind]


def fit(examples: Sequence[Example], kinds: Sequence[str]) -> Weights:
    """The weights, on the scale of the odds of any damage; EVEN where a place is as likely right as not."""
    near = [e for e in examples if e.any >= LEAST]
    given = np.array(
        [[e.any, *(max(o, FLOOR) for o in e.odds), *(e.kind == k for k in kinds)] for e in near], float
    )
    middle, spread = given.mean(0), given.std(0)
    spread[spread == 0] = 1.0
    plain = np.column_stack([(given - middle) / spread, np.ones(len(near))])
    right = np.array([e.right for e in near], float)
    ridge = np.diag([RIDGE] * given.shape[1] + [0.0])
    weights = np.zeros(plain.shape[1])
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-plain @ weights))
        slope = plain.T @ (share - right) + ridge @ weights
        weights -= np.linalg.solve((plain.T * (share * (1 - share))) @ plain + ridge, slope)
    own = weights[:-1] / spread
    base = (weights[-1] - own @ middle) / own[0]
    scaled = own / own[0]
    many = len(near[0].odds)
    return Weights(
        tuple(round(HUNDREDTHS * float(x)) for x in scaled[1 : 1 + many]),
        {k: round(EVEN + float(base + x)) for k, x in zip(kinds, scaled[1 + many :], strict=True)},
    )
