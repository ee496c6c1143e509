"""The number that a sentence calls for against the one that a verb has, with a stand-in for the network."""

from collections.abc import Mapping

import pytest

from newslint.kinds.suspect.judge import Suspicion, joined
from newslint.kinds.suspect.network import Number, Reading
from newslint.kinds.suspect.numbers import WORTH_A_LOOK, Verbs
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


def judged(sentence: str, *odds: int, doubt: int = 0) -> Suspicion | None:
    """With a first reading that finds every word as likely to be a slip as `doubt` says."""
    places = [m.span() for m in WORD.finditer(sentence)]
    first = Reading([0, -90, -90, doubt], [[0, -90, -90, doubt] for _ in places], places)
    return VERBS.doubted(sentence, first, StandIn(*odds))


def doubted(sentence: str, *odds: int, doubt: int = 0) -> Suspicion:
    found = judged(sentence, *odds, doubt=doubt)
    assert found
    return found


def test_the_other_number_is_suspected_and_told() -> None:
    assert doubted("The men was here.") == ("agreement", 70, 2, 2, 0.3, "were")


def test_what_both_readings_say_is_added() -> None:
    assert doubted("The men was here.", doubt=-30).score == 40
    assert doubted("The men was here.", doubt=25).score == 95


def test_what_the_first_reading_does_not_doubt_is_not_read_again() -> None:
    assert judged("The men was here.", doubt=WORTH_A_LOOK)
    assert judged("The men was here.", doubt=WORTH_A_LOOK - 1) is None


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
    assert judged(f"{subject} {verb} here.", *odds) is None
    assert judged(f"{subject}, who waited, {verb} here.", *odds) is not None


@pytest.mark.parametrize("sentence", ["Rovers were here.", "Norwich was here.", "Police were here."])
def test_a_name_that_opens_the_sentence_takes_either_number(sentence: str) -> None:
    assert judged(sentence) is None
    assert judged(sentence, 35, -35, -90) is None


@pytest.mark.parametrize("subject", ["There", "Some", "Officials"])
def test_many_that_open_the_sentence_do_not(subject: str) -> None:
    assert judged(f"{subject} was here.")


def test_behind_a_link_a_bare_form_may_go_on_with_a_verb_far_back() -> None:
    sure_of_a_singular = (35, -35, -90)
    assert judged("He had to wait and blame us.", *sure_of_a_singular) is None
    assert judged("The man ran and were here.", *sure_of_a_singular) is not None


@pytest.mark.parametrize("word", ["that", "which", "who", "What"])
def test_a_relative_clause_may_go_with_either_of_two_nouns(word: str) -> None:
    assert judged(f"One of the causes {word} was named.") is None


def test_of_several_verbs_the_least_likely() -> None:
    found = doubted("The men were here, it is said.")
    assert (found.first, found.form) == (6, "are")


def test_nothing_to_say_without_verbs() -> None:
    assert judged("The men left.") is None


def test_capitals_are_left_alone() -> None:
    """A verb in a heading or a shout is not judged."""
    assert judged("WHERE WAS THE MEN? Was it?") is None


@pytest.mark.parametrize("verb", ["is", "are"])
def test_hidden_verbs_look_the_same(verb: str) -> None:
    read = PIECES(f"The men {verb} men.", {"is": "are", "are": "are"})
    assert read == PIECES("The men are men.", {"are": "are"})._replace(words=read.words)
    assert [read.cases[w.first] == NUMBER_HIDDEN for w in read.words] == [False, False, True, False, False]
