"""One line, one finding of residue: what it is called, how sure it is, and how safe its fix."""

from itertools import permutations
from pathlib import Path

import pytest

from newslint.config import Config
from newslint.filters.base import Context
from newslint.filters.residue import LAYOUT, apply
from newslint.model import Diagnostic, Document, OffsetMap, PlacedFix, Safety

TEXT = "The ferry stays in port.\nSend us your ferry tales"
CONTEXT = Context(
    Document(path="a.txt", text=TEXT, source=TEXT, offsets=OffsetMap()), Config(), Path(), frozenset()
)


def flag(
    rule: str, confidence: float, safety: Safety = "unsafe", text: str = "Send us your ferry tales"
) -> Diagnostic:
    start = TEXT.index(text)
    return Diagnostic(
        path="a.txt", rule=rule, severity="warning", confidence=confidence, message=rule, line=2,
        column=1, end_line=2, end_column=1 + len(text), text=text, fingerprint="", start=start,
        end=start + len(text), fix=PlacedFix(safety, ()),
    )  # fmt: skip


def left(*found: Diagnostic) -> list[tuple[str, float, str]]:
    return [(d.rule, d.confidence, d.fix.safety if d.fix else "") for d in apply(list(found), CONTEXT)]


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_layout_makes_a_rule_surer_and_does_not_take_its_place(order):
    found = [flag("artefacts/tip-line", 0.85), flag(LAYOUT, 0.96)]
    assert left(*(found[i] for i in order)) == [("artefacts/tip-line", 0.96, "unsafe")]


def test_layout_never_makes_a_rule_less_sure():
    assert left(flag("artefacts/tip-line", 0.85), flag(LAYOUT, 0.7)) == [
        ("artefacts/tip-line", 0.85, "unsafe")
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_several_rules_the_surest_stays_with_the_safest_fix(order):
    found = [
        flag("artefacts/tip-line", 0.85),
        flag("artefacts/share-bar", 0.97),
        flag("artefacts/menu", 0.9, "safe"),
    ]
    assert left(*(found[i] for i in order)) == [("artefacts/share-bar", 0.97, "safe")]


def test_other_categories_are_silent_in_a_line_that_layout_makes_sure():
    inside = flag("names/inconsistent-spelling", 0.9, text="ferry tales")
    rule = flag("artefacts/tip-line", 0.75)
    assert left(rule, inside) == [("artefacts/tip-line", 0.75, "unsafe"), (inside.rule, 0.9, "unsafe")]
    assert left(rule, flag(LAYOUT, 0.9), inside) == [("artefacts/tip-line", 0.9, "unsafe")]
