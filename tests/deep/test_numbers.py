"""The number that a sentence calls for against the one that a verb has, with a stand-in for the network."""

from collections.abc import Mapping

import pytest

from newslint.kinds.suspect.judge import Suspicion, joined
from newslint.kinds.suspect.network import Number
from newslint.kinds.suspect.numbers import Verbs
from newslint.kinds.suspect.wordpiece import NUMBER_HIDDEN, WORD, WordPiece
from newslint.model import Span
from tests.deep.test_judge import SHEET

VERBS = Verbs(SHEET)
PIECES = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "men", "are", "is", "were", "blame", "."])


class StandIn:
    """Sure (by 70 tenths) that every verb is plural, or of what it is told."""

    def __init__(self, *odds: int) -> None:
        self.odds = odds or (-35, 35, -90)

    def numbers(self, sentence: str, plurals: Mapping[str, str]) -> list[Number]:
        return [
            Number(n, Span(*m.span()), *self.odds)
            for n, m in enumerate(WORD.finditer(sentence))
            if m.group() in plurals
        ]


def doubted(sentence: str, *odds: int) -> Suspicion:
    found = VERBS.doubted(sentence, StandIn(*odds))
    assert found
    return found


def test_the_other_number_is_suspected_and_told() -> None:
    assert doubted("The men was here.") == ("agreement", 70, 2, 2, 0.3, "were")


def test_the_number_that_is_called_for_is_not() -> None:
    assert doubted("The men were here.").score < 0


@pytest.mark.parametrize(("verb", "score"), [("blames", 60), ("blame", joined((20, 40)) * -1 - 20)])
def test_a_form_without_number_speaks_against_the_singular_only(verb: str, score: int) -> None:
    assert doubted(f"The men may {verb} us.", -20, 20, 40).score == score


@pytest.mark.parametrize("subject", ["The crew", "On Monday Rovers"])
@pytest.mark.parametrize(("verb", "odds"), [("were", (35, -35, -90)), ("was", (-35, 35, -90))])
def test_names_and_words_for_groups_take_either_number(
    subject: str, verb: str, odds: tuple[int, ...]
) -> None:
    assert VERBS.doubted(f"{subject} {verb} here.", StandIn(*odds)) is None
    assert VERBS.doubted(f"{subject}, who waited, {verb} here.", StandIn(*odds)) is not None


def test_behind_a_link_a_bare_form_may_go_on_with_a_verb_far_back() -> None:
    sure_of_a_singular = StandIn(35, -35, -90)
    assert VERBS.doubted("He had to wait and blame us.", sure_of_a_singular) is None
    assert VERBS.doubted("The man ran and were here.", sure_of_a_singular) is not None


def test_of_several_verbs_the_least_likely() -> None:
    found = doubted("The men were here, it is said.")
    assert (found.first, found.form) == (6, "are")


def test_nothing_to_say_without_verbs() -> None:
    assert VERBS.doubted("The men left.", StandIn()) is None


def test_capitals_are_left_alone() -> None:
    """A verb in a heading or a shout is not judged."""
    assert VERBS.doubted("WHERE WAS THE MEN? Was it?", StandIn()) is None


@pytest.mark.parametrize("verb", ["is", "are"])
def test_hidden_verbs_look_the_same(verb: str) -> None:
    read = PIECES(f"The men {verb} men.", {"is": "are", "are": "are"})
    assert read == PIECES("The men are men.", {"are": "are"})._replace(words=read.words)
    assert [read.cases[w.first] == NUMBER_HIDDEN for w in read.words] == [False, False, True, False, False]
