"""Which words close a sentence, and what lets a preposition do so."""

import pytest

from newslint.kinds import load_kind
from newslint.kinds.stops.dangling import dangles
from newslint.text.article import Article
from tests.shipped import shipped_rules

RULE = next(r for r in shipped_rules() if r.id == "sentences/dangling-end")


def flagged(text: str) -> list[str]:
    found = load_kind("stops").compile_rules([RULE]).find(Article(text), ())
    return [text[f.span.start : f.span.end] for f in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody knew what the divers were looking for.",
        "The boat that she had come with lay at the quay.",
        "It was a hard winter to live through.",
        "He is a good man to sail with.",
        "Three sailors remain unaccounted for.",
        "The matter was dealt with.",
        "They moved in.",
        "She did not sail, though she wanted to.",
        "You need not go if you do not have to.",
        "He asked which harbour they came from.",
        "The storm was worse than the one he had told us of.",
        "It was quiet, sort of.",
        "The harbour was anything but.",
        "He knows which is which.",
        "They sell vitamin A.",
        "We went on and on.",
        "The crew were well looked after.",
        "This is the harbour we sailed from.",
        "It is a crew that anyone would be glad to be a part of.",
        "Tickets for the ferry are hard to get hold of.",
        "He told us of winters long gone by.",
        "The worm looks for harbours to send itself to.",
        "The council threw out a plan that it did not agree with.",
        "The ferry is on time … sort of.",
    ],
)
def test_sentences_that_may_end_so(sentence):
    assert flagged(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The captain bought a.", "a"),
        ("The old lighthouse is part of.", "of"),
        ("The town saw a new kind of.", "of"),
        ("He said that the owner wants to buy half of.", "of"),
        ("The bank has no reason to lower its rates for.", "for"),
        ("The ferry carries more cars than those that crossed in May, according to.", "to"),
        ("The hull is made up of.", "of"),
        ("The owner signed a deal (the second) with.", "with"),
        ("Fishermen say that the cities on the coast need a larger share of.", "of"),
        ("The ferry was on its way to the.", "the"),
        ("The ferry turned and.", "and"),
        ("The crew was paid, but.", "but"),
        ("The council will vote on plans for a pier or.", "or"),
        ("The firm owns half of.", "of"),
        ("The mayor made a speech at the House of.", "of"),
        ("The court refused the owner's request for.", "for"),
        ("The captain came with a crew of nine, with.", "with"),
        ("The storm broke a pier, which.", "which"),
        ("The fishermen lost their.", "their"),
        ("The captain gave the keys of the boat to.", "to"),
        ("The police still try to.", "to"),
        ("The owner took his boat because.", "because"),
        ("“The owner took the boat to our.”", "our"),
    ],
)
def test_sentences_that_broke_off(sentence, word):
    assert flagged(sentence + " The next one is whole.") == [word]


def test_a_small_letter_behind_the_stop_is_the_stray_stops_matter():
    assert flagged("The ferry turned and. went home.") == []


def test_dangles_needs_something_before():
    assert not dangles("", "of")
