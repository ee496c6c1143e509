"""What holds for every text: no rule raises, safe fixes settle, nothing outside a fix changes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.model import Finding
from newslint.rulebook import Plan
from newslint.text.article import Article
from newslint.text.edits import apply
from tests.shipped import rules_without_model

PLAN = Plan(rules_without_model("sentences", "characters", "style"))

WORDS = st.sampled_from(
    "the of and to a harbour Mayor said she Lund town was closed 2019 on i.e. U.S. Mr don't “ ” \" ( ) [ ] ‘ ’ « » „ , . ; : ! ? "
    "… .. ,, ,. ;. - – — & &amp; &#8217; cafÃ© â€™ \u200b \u00ad \ufeff \u202e \ufffd ﬁ e\u0301 mаyor \x0b govern- ment \n \n\n".split(
        " "
    )
)
NEWSLIKE = st.lists(
    st.tuples(WORDS, st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "  ", "\u00a0"])), max_size=60
).map(lambda pairs: "".join(word + gap for word, gap in pairs))
ANY = st.text(max_size=200)


TEXTS = st.one_of(NEWSLIKE, NEWSLIKE, NEWSLIKE, ANY)


def found_in(text: str) -> list[Finding]:
    return PLAN.find(Article(text))


def safe(found: list[Finding]) -> list[Finding]:
    return [f for f in found if f.fix and f.fix.safety == "safe"]


def every_span_lies_in_the_text(text: str, found: list[Finding]) -> None:
    for finding in found:
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert finding.message
        assert "{" not in finding.message or "{" in text
        assert 0 < finding.confidence <= 1
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text)


def a_safe_fix_leaves_one_finding_less_of_its_rule(text: str, found: list[Finding]) -> None:
    for finding in safe(found):
        # A line torn in three is joined in two steps: the second shows only after the first.
        if finding.rule != "sentences/line-split":
            left = found_in(apply(text, finding.fix.edits))
            assert sum(f.rule == finding.rule for f in left) < sum(f.rule == finding.rule for f in found)


def safe_fixes_settle(text: str, found: list[Finding]) -> None:
    """Fixing everything may uncover one thing more (a mark whose neighbour went), and then ends."""
    for _ in range(6):
        edits = [edit for f in safe(found) for edit in f.fix.edits]
        if not edits:
            return
        text = apply(text, edits)
        found = found_in(text)
    assert not safe(found)


def safe_fixes_of_spacing_and_characters_keep_all_words(text: str, found: list[Finding]) -> None:
    """Only doubled words and paragraphs and damaged characters may lose letters in a safe fix."""
    for finding in safe(found):
        if finding.rule.split("/")[1] in ("stray-punctuation", "missing-space", "line-split"):
            assert re.findall(r"\w", apply(text, finding.fix.edits)) == re.findall(r"\w", text)


def one_fix_changes_nothing_outside_its_edits(text: str, found: list[Finding]) -> None:
    for finding in found:
        if finding.fix:
            fixed = apply(text, finding.fix.edits)
            first = min(edit.span.start for edit in finding.fix.edits)
            behind = text[max(edit.span.end for edit in finding.fix.edits) :]
            assert not first or fixed.startswith(text[:first])
            assert behind.endswith(fixed[len(fixed) - len(behind) :]) or not behind


PROPERTIES = [
    every_span_lies_in_the_text,
    a_safe_fix_leaves_one_finding_less_of_its_rule,
    safe_fixes_settle,
    safe_fixes_of_spacing_and_characters_keep_all_words,
    one_fix_changes_nothing_outside_its_edits,
]


def check(text: str) -> None:
    """All properties on one text, since making the text costs more than looking at it."""
    found = found_in(text)
    for holds in PROPERTIES:
        holds(text, found)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_every_property_holds(text):
    check(text)


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None)
@given(TEXTS)
def test_every_property_holds_for_many_texts(text):
    check(text)


@pytest.mark.parametrize(
    "unit",
    ["a ", "“", '"', "(", "[", "‘", ". ", ",", "the ", "&amp;", "â", "\n\n", "so. a", "- a", "A.b", "…"],
)
def test_long_repetitions_take_no_time(unit):
    text = unit * (20_000 // len(unit))
    assert isinstance(list(PLAN.find(Article(text))), list)
