"""Words, phrases, sentences and paragraphs that stand twice."""

import pytest

from newslint.kinds import load_kind
from newslint.kinds.doubled import doubled_across
from newslint.text.article import Article
from newslint.text.edits import apply
from tests.shipped import shipped_rules

RULES = [r for r in shipped_rules() if r.kind == "doubled"]


def findings(text: str):
    return list(load_kind("doubled").compile_rules(RULES).find(Article(text), ()))


@pytest.mark.parametrize(
    "text",
    [
        "They had had enough, and that that was so surprised them.",
        "Duran Duran, Boutros Boutros-Ghali and Baden-Baden.",
        "“No, no, no,” she said, “very very no.”",
        "It went on and on and on, over and over again.",
        "What it is is a pier. The score was 2 2.",
        "Dan dan noodles are hot. He had dan dan noodles.",
        "He gave her her coat. She checked in in May.",
        "The end.\nEnd of story.",
        "You are everything. You are everything to me.",
        "Illegal piers Piers are a problem.",
        "The first FIRST contest was held.",
        "“We have to leave now. We have to leave now,” she said.",
    ],
)
def test_repetition_on_purpose_is_silent(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("He went to to the pier.", "He went to the pier."),
        ("The the pier is closed.", "The pier is closed."),
        ("It was the the the pier.", "It was the pier."),
        ("He is the owner of the pier of the pier in Lund.", "He is the owner of the pier in Lund."),
        ("He lost weight weight on it.", "He lost weight on it."),
        ("Nobody saw it coming. Nobody saw it coming. He left.", "Nobody saw it coming. He left."),
        (
            "Mr. J. Holm of the harbour saw it. Mr. J. Holm of the harbour saw it. He left.",
            "Mr. J. Holm of the harbour saw it. He left.",
        ),
        (
            "[Per Holm contributed to this report.] [Per Holm contributed to this report.]",
            "[Per Holm contributed to this report.]",
        ),
        ("The pier is closed for good.\n\nThe pier is closed for good.", "The pier is closed for good."),
    ],
)
def test_slips_are_found_and_fixed(text, fixed):
    found = findings(text)
    assert found
    assert apply(text, [edit for f in found for edit in f.fix.edits]) == fixed
    assert findings(fixed) == []


def test_a_doubled_paragraph_is_not_also_a_doubled_sentence():
    text = "The pier is closed for good, they said.\n\nThe pier is closed for good, they said."
    assert [f.rule for f in findings(text)] == ["sentences/doubled-paragraph"]


def test_words_longer_than_a_byte():
    assert doubled_across("x" * 300 + " a b a", "b") == {("a", "b")}


def test_two_slips_side_by_side_are_as_safe_as_each_of_them():
    text = "Work on the the quay has has begun, and and it will take long."
    found = findings(text)
    assert [(f.span.start, f.fix.safety) for f in found] == [(8, "safe"), (21, "safe"), (36, "safe")]
    fixed = apply(text, [edit for f in found for edit in f.fix.edits])
    assert fixed == "Work on the quay has begun, and it will take long."


def test_a_copy_whose_end_would_double_something_else_needs_eyes():
    (found,) = findings("It stands in the the in the port.")
    assert (found.span.start, found.fix.safety) == (13, "unsafe")


def test_only_selected_units_are_looked_for():
    text = "He went to to the pier.\n\nHe went to to the pier."
    rule = [r for r in RULES if r.id == "sentences/doubled-paragraph"]
    assert [f.rule for f in load_kind("doubled").compile_rules(rule).find(Article(text), ())] == [
        "sentences/doubled-paragraph"
    ]
