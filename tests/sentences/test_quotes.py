"""Quotation marks: who has a partner, and who runs over paragraphs."""

import pytest

from newslint.kinds import load_kind
from newslint.kinds.quotes import odd_lines
from newslint.text.article import Article
from newslint.text.marks import skeleton
from newslint.text.quotation import directed
from tests.shipped import shipped_rules

RULE = next(r for r in shipped_rules() if r.id == "sentences/unbalanced-quote")


def flagged(text: str) -> list[tuple[int, str]]:
    found = load_kind("quotes").compile_rules([RULE]).find(Article(text), ())
    return sorted((f.span.start, text[f.span.start : f.span.end]) for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "“We sail at dawn,” the captain said, “and we sail north.”",
        "“We sail at dawn. The crew knows it.\n\n“The owners know it.\n\n“And now you know,” the captain said.",
        '"We sail at dawn. The crew knows it.\n\n"And now you know," the captain said.',
        '"We sail at dawn," he said. "The crew knows. "And the owners know it too."',
        "Le capitaine a dit : « On parle de « paix » depuis hier. »",
        "“He told me 'never' and I believed him,” she said. 'Bots, 'tis said, don't.",
        "'We sail at dawn,' the captain said. 'We sail north.'",
        "It was the 'keeper who came out for the ball, and he missed it.",
        "'We sail at dawn,\n\n'and we sail north,' the captain said.",
        "“He told me ‘never’ and I believed him,” she said.",
        "The captain’s ’90s hat and the sailors’ boots were sold.",
        'A board of 2\'6" by 10" was found on the beach.',
        "Der Hafen sei „seit gestern“ zu, hieß es. ‚Wirklich‘?",
        "Der Hafen sei »seit gestern« zu, hieß es.",
        "Le port est « fermé depuis hier », dit-on.",
        "El puerto está «cerrado desde ayer», dijo.",
        "The ‘closed’ harbour: captain says ‘never’",
        "``We sail at dawn,'' the captain said.",
        "“He said it was “never” and left.”",
        "“‘We sail at dawn,’ says the captain, who never sailed.\n\n“He ought to go.”",
        "Ask the captain “We sail when? We wait.\n\n“We wait for the wind,” she said.",
        "For conscience' sake they stayed; Marten Bros.' boats and the sailors' huts were sold.",
        "We sail,\n\n'and we sail north.\n\nWe sail at dawn,' he said.",
        "The captain of the O'Hara fleet was late, and that was all,' he said.",
        "Er war heut' hier, und ich glaub' es nicht, denn er war auch nicht in der Stadt.",
    ],
)
def test_balanced_conventions_are_silent(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The captain called it ⟦“⟧safe and left.", "“"),
        ("The captain called it safe⟦”⟧ and left.", "”"),
        ("“We sail,” he said. ⟦“⟧We sail north, he said. He left.", "“"),
        ('The captain called it ⟦"⟧safe and left.', '"'),
        ('⟦"⟧We sail at dawn, she said.\n\nThe crew slept.', '"'),
        ("⟦“⟧We sail at dawn, said the captain.\n\n“We sail north,” she added.", "“"),
        ("They wanted a ⟦“⟧harbour for all of us and their children.\n\n“We sail north,” she added.", "“"),
        ("She thought ⟦‘⟧never again and left.", "‘"),
        ("She thought ⟦'⟧never again and left.", "'"),
        ("“They told me ⟦'⟧never again,” she said.\n\nThe crew’s boat was sold.", "'"),
        ("“We sail north.”⟦”⟧ The crew slept.", "”"),
        ("Der Hafen sei ⟦„⟧seit gestern zu, hieß es.", "„"),
        ("“We sail at dawn,” ⟦“⟧said the captain. He left.", "“"),
        ("The paper named it ⟦“⟧Harbour of the Year in 2014. “It was a fine year,” she said.", "“"),
        ('⟦"⟧We sail at dawn. Lund admitted that the crew was tired.\n\n"We wait," he said.', '"'),
        ("Le capitaine a dit : ⟦«⟧ On parle de « paix » depuis hier.", "«"),
        ("She went to see ⟦“⟧The Long Harbour in May. “It was a fine film,” she said.", "“"),
        ("The Haven (⟦“⟧a safe place) was full. “It was cold,” she said.", "“"),
        ("“We sail at dawn,” ⟦“⟧Parry said. He left.", "“"),
        ('He wore a hat with Vote 2024⟦"⟧ on it.', '"'),
        ("⟦“⟧We sail at dawn. The Guild of Pilots warned that the sea was rough. “We wait,” he said.", "“"),
        ("⟦“⟧We sail at dawn,’ he said. “We wait for the wind.” He left.", "“"),
        (
            "They thought it ⟦“⟧safe and dry. Nobody went.\n\nThe town slept.\n\n“We never slept. We know,” he said.",
            "“",
        ),
        ("They found it “dry” and safe⟦”⟧ and left.", "”"),
        ("She thought it safe⟦’⟧ and left, as the English do.", "’"),
        ("We sail at dawn,⟦'⟧ the captain said. 'We sail north.'", "'"),
        ('"They told me we sail at dawn,⟦\'⟧ and I believed them," she said.', "'"),
    ],
)
def test_the_mark_without_partner_is_flagged(text, marked):
    at = text.index("⟦")
    assert flagged(text.replace("⟦", "").replace("⟧", "")) == [(at, marked)]


def test_the_closing_mark_is_offered_where_the_words_end():
    text = "“We sail – she says."
    found = load_kind("quotes").compile_rules([RULE]).find(Article(text), ())
    assert [edit.span.start for f in found for edit in f.fix.edits] == [text.index(" – ")]


def test_direction_comes_from_the_neighbours():
    marks = directed('He said "yes" and "no".')
    assert [m.opens for m in marks] == [True, False, True, False]


def test_curly_marks_typed_the_wrong_way_round_still_pair():
    assert [m.opens for m in directed("He said ”yes“ and left.")] == [True, False]


def test_lines_that_add_up_are_not_read():
    assert odd_lines(skeleton('“a” b\n“c” “d”\n"e"'.encode())) == []
    assert odd_lines(skeleton("“a” b\n“c".encode())) == [1]


def test_a_pair_far_apart_is_less_sure():
    text = "He said: “We sail. The crew knows it. We go.\n\nThe owners know it.\n\nThe town knows it.\n\nWe all know.” He left."
    found = list(load_kind("quotes").compile_rules([RULE]).find(Article(text), ()))
    assert all(f.confidence < RULE.confidence for f in found)


def test_where_paragraphs_are_cut_through_quotations_a_pair_far_apart_is_no_finding():
    once = "He said: “We sail. The crew knows it.\n\nThe owners know it.\n\nWe all know.” He left.\n\n"
    cut = "She said: “It is late. “We wait for the wind, and for the pilot.” He sang.\n\n"
    inside = "“We have no pilot. We have no wind.\n\nNobody has,” she said.\n\n"
    assert len(flagged(once)) == 2
    assert flagged(cut + inside) == []
    assert flagged(once + cut + inside) == []
