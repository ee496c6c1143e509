"""Sentences of news, as the segmentation sees them."""

import pytest

from newslint.text.sentences import sentence_spans


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
