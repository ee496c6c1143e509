"""Unevenness: off unless selected, and once an article."""

import pytest

from newslint.rulebook import Plan
from newslint.text.article import Article
from newslint.text.edits import apply
from tests.shipped import shipped_rules

STYLE = [r for r in shipped_rules() if r.category == "style"]
PLAN = Plan(STYLE)


def test_style_is_off_by_default():
    assert STYLE
    assert not any(r.default for r in STYLE)


@pytest.mark.parametrize(
    ("text", "rule", "fixed"),
    [
        ("One  two  three.", "doubled-space", "One two three."),
        ("One\u00a0two\u00a0three.", "non-breaking-space", "One two three."),
        ("One - two - three.", "hyphen-for-dash", "One – two – three."),
    ],
)
def test_one_finding_fixes_all(text, rule, fixed):
    (found,) = PLAN.find(Article(text))
    assert found.rule == f"style/{rule}"
    assert apply(text, found.fix.edits) == fixed


def test_the_rarer_way_is_marked():
    text = "It’s late, it’s dark and it's cold."
    (found,) = PLAN.find(Article(text))
    assert (found.rule, found.span.start) == ("style/mixed-apostrophes", text.index("'"))
