"""Sentences of news, as the segmentation sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.text import sentences
from newslint.text.sentences import sentence_around, sentence_spans


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Holm and Dr. Sund met at St. Mary's.",
        "The U.S. Navy and the U.K. Treasury said so.",
        "It rose 3.5 per cent on Jan. 5 and fell to No. 7.",
        "J. K. Rowling lives here.",
        "Acme Inc. said it would pay.",
        "He waited … and waited.",
    ],
)
def test_one_sentence(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("“He left.” She stayed.", ["“He left.”", "She stayed."]),
        ("Did he leave? “No!” she said.", ["Did he leave?", "“No!” she said."]),
        ("He works for Acme Inc. The firm is old.", ["He works for Acme Inc.", "The firm is old."]),
        ("A headline\n\nA paragraph.", ["A headline", "A paragraph."]),
        ("It cost 5. Then it cost 6.", ["It cost 5.", "Then it cost 6."]),
    ],
)
def test_several(text, parts):
    assert split(text) == parts


def test_nothing():
    assert split("") == split(" \n ") == []


@given(st.text(alphabet='.!?… \n"”)Aa1Xz', max_size=60), st.integers(1, 12))
def test_the_sentence_around_a_place_is_the_same_wherever_the_search_begins(text: str, back: int) -> None:
    spans = sentence_spans(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_BACK", back)
        for offset in range(len(text)):
            begun = [span for span in spans if span.start <= offset]
            assert sentence_around(text, offset) == (begun[-1] if begun else None)
