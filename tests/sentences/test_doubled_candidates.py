"""The fast tests for what may be doubled lose nothing: a look at every word finds the same."""

import re
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newslint.kinds import doubled, load_kind
from newslint.kinds.doubled import columns
from newslint.kinds.doubled.columns import LONGEST, Copy, blocks
from newslint.text.article import Article
from tests.shipped import shipped_rules

MATCHER = load_kind("doubled").compile_rules([r for r in shipped_rules() if r.kind == "doubled"])

WORDS = st.sampled_from(
    "a I the The to of pier Lund harbour's it’s É été 1,000 3.5 U.S. co-op – “the pier” (the the) pier; to? "
    "Lund, pier. Mr. internationalisations unquestionablenesses-and-so-on-and-on".split()
)
GAPS = st.sampled_from([" ", " ", " ", " ", "  ", "\u00a0", "\n", "\n\n", ". ", ", ", ".", " \n"])
PHRASES = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=5).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
TEXTS = st.lists(st.tuples(PHRASES, st.integers(1, 3)), max_size=12).map(
    lambda pairs: "".join(phrase * times for phrase, times in pairs)
)


def every_word(key: bytes, blank: int, may_double: frozenset[bytes]) -> list[Copy]:
    """In place of `copies`: anything may be doubled."""
    starts = [m.start() for m in re.finditer(rb"[^\s\xa0]+", key)]
    return [Copy(start, words) for start in starts for words in range(1, LONGEST + 1)]


@given(TEXTS)
@example("The the pier\n\nto to.Next, a a.Next")
@example("a I a\n\na a I a\n\na ")
@example("été  3.5 to a the) été  3.5 to a the) ")
@example("a 3.5 the)\u00a0a the. a 3.5 the)\u00a0a the. ")
@example("\n\nto  to\u00a0to the pier of the pier of the pier, the pier, the pier")
@example("unquestionablenesses-and-so-on-and-on unquestionablenesses-and-so-on-and-on of of")
@example("“The pier is closed for good.” “The pier is closed for good.” The pier is closed for good!")
def test_same_findings_without_the_fast_tests(text):
    found = list(MATCHER.find(Article(text), ()))
    with (
        patch.object(doubled, "copies", every_word),
        patch.object(doubled, "sentence_repeats", lambda text, near: True),
    ):
        assert list(MATCHER.find(Article(text), ())) == found


def test_the_yardstick_itself():
    """Without candidates nothing is found, so a lost one would show above."""
    with patch.object(doubled, "copies", lambda key, blank, may_double: []):
        assert not list(MATCHER.find(Article("He went to to the pier."), ()))


@given(TEXTS)
def test_blocks_are_the_text_in_order(text):
    with patch.object(columns, "_BLOCK", 40):
        found = list(blocks(text))
        assert "".join(text[start:end] for start, end in found) == text
        assert all(end - start <= 40 for start, end in found)


def test_a_text_of_many_blocks():
    """A word doubled in each of many blocks is found in each, at its place."""
    line = "The harbour master wrote to to the council about the pier that the ice had broken.\n\n"
    found = [
        f.span.start for f in MATCHER.find(Article(line * 700), ()) if f.rule == "sentences/doubled-word"
    ]
    assert found == [at * len(line) + line.index("to to") for at in range(700)]


@given(st.integers(0, 400))
def test_parts_overlap(length):
    with patch.object(columns, "_PART", 40), patch.object(columns, "_OVERLAP", 10):
        found = list(columns.parts(length))
    assert found[0][0] == 0
    assert found[-1][1] == length
    assert all(later[0] + 10 == earlier[0] + 40 == earlier[1] for earlier, later in pairwise(found))
    assert all(end - start == 40 for start, end in found[:-1])


@pytest.mark.parametrize("border", [columns._PART - columns._OVERLAP, columns._PART])
def test_a_sentence_is_doubled_where_parts_meet(border):
    filler = "The harbour master wrote to the council on day {} of the year about the pier.\n\n"
    before = "".join(map(filler.format, range(border // len(filler) + 1)))[:border]
    doubled_one = "Nobody saw it coming at all. Nobody saw it coming at all. He left."
    for shift in (0, 20, 29, 40):
        text = before[shift:].rpartition("\n")[0] + "\n" + doubled_one + "\n\n" + before
        found = [
            f.span.start for f in MATCHER.find(Article(text), ()) if f.rule == "sentences/doubled-sentence"
        ]
        assert set(found) == {text.index("all. Nobody") + len("all. ")}
