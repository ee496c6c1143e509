"""What holds for every text: no rule raises, safe fixes settle, nothing outside a fix changes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.rulebook import Plan
from newslint.text.article import Article
from newslint.text.edits import apply
from tests.shipped import shipped_rules

PLAN = Plan([r for r in shipped_rules() if r.category in ("sentences", "characters", "style")])

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


def edits_of(text: str, safety: str = "safe"):
    return [
        edit for f in PLAN.find(Article(text)) if f.fix and f.fix.safety == safety for edit in f.fix.edits
    ]


@settings(max_examples=300, deadline=None)
@given(st.one_of(ANY, NEWSLIKE))
def test_no_rule_raises_and_every_span_lies_in_the_text(text):
    for finding in PLAN.find(Article(text)):
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert finding.message
        assert "{" not in finding.message or "{" in text
        assert 0 < finding.confidence <= 1
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(NEWSLIKE)
def test_a_safe_fix_leaves_one_finding_less_of_its_rule(text):
    found = PLAN.find(Article(text))
    for finding in found:
        # A line torn in three is joined in two steps: the second shows only after the first.
        if finding.fix and finding.fix.safety == "safe" and finding.rule != "sentences/line-split":
            left = PLAN.find(Article(apply(text, finding.fix.edits)))
            assert sum(f.rule == finding.rule for f in left) < sum(f.rule == finding.rule for f in found)


@settings(max_examples=200, deadline=None)
@given(NEWSLIKE)
def test_safe_fixes_settle(text):
    """Fixing everything may uncover one thing more (a mark whose neighbour went), and then ends."""
    seen = text
    for _ in range(6):
        edits = edits_of(seen)
        if not edits:
            return
        seen = apply(seen, edits)
    assert not edits_of(seen)


@settings(max_examples=200, deadline=None)
@given(NEWSLIKE)
def test_safe_fixes_of_spacing_and_characters_keep_all_words(text):
    """Only doubled words and paragraphs and damaged characters may lose letters in a safe fix."""
    keeping = ("stray-punctuation", "missing-space", "line-split")
    for finding in PLAN.find(Article(text)):
        if finding.rule.split("/")[1] in keeping and finding.fix and finding.fix.safety == "safe":
            fixed = apply(text, finding.fix.edits)
            assert re.findall(r"\w", fixed) == re.findall(r"\w", text)


@settings(max_examples=150, deadline=None)
@given(NEWSLIKE)
def test_one_fix_changes_nothing_outside_its_edits(text):
    for finding in PLAN.find(Article(text)):
        if not finding.fix:
            continue
        fixed = apply(text, finding.fix.edits)
        first = min(edit.span.start for edit in finding.fix.edits)
        last = max(edit.span.end for edit in finding.fix.edits)
        if first:
            assert fixed.startswith(text[:first])
        assert text[last:].endswith(fixed[len(fixed) - len(text[last:]) :]) or not text[last:]


@pytest.mark.parametrize(
    "unit",
    ["a ", "“", '"', "(", "[", "‘", ". ", ",", "the ", "&amp;", "â", "\n\n", "so. a", "- a", "A.b", "…"],
)
def test_long_repetitions_take_no_time(unit):
    text = unit * (20_000 // len(unit))
    assert isinstance(list(PLAN.find(Article(text))), list)
