"""Which sentences the model is shown, and where speech stands in them."""

import pytest

from newslint.kinds.suspect.sentences import sentences, speech_in
from newslint.model import Block, BlockKind, Span
from newslint.text.article import Article

LONG = "The council voted on Tuesday to keep the library open for two more years."


def shown(text: str) -> list[str]:
    return [s.text for s in sentences(Article(text))]


def test_sentences_of_paragraphs_are_shown_with_their_places() -> None:
    article = Article(f"Library stays\n\n{LONG} It was close.\n\n{LONG}")
    found = list(sentences(article))
    assert [s.text for s in found] == [LONG, "It was close.", LONG]
    assert all(article.text[s.span.start : s.span.end] == s.text for s in found)


@pytest.mark.parametrize(
    "line",
    [
        "Council keeps the library open for two more years",
        "- The library stays open for two more years.",
        "1. The library stays open for two more years.",
        "Vera Quist, 81, in the reading room on Monday",
        "Tarn 2 Holm 1 (after extra time)",
        "Children play in front of the library, closed since March:",
        "10.15am: The mayor has just arrived at the library.",
        "14:30 GMT | The mayor has just arrived at the library.",
        "Tarn / Holm / Vik / The lakes and the coast between them.",
    ],
)
def test_headline_list_caption_and_row_are_left_alone(line: str) -> None:
    assert shown(f"{line}\n\n{LONG}\n\n{LONG}") == [LONG, LONG]


def test_a_time_that_is_part_of_the_sentence_is_no_stamp() -> None:
    text = "The 10.15 to Holm was late again on Friday. 10.15 is when it should have left, said the guard."
    assert len(shown(f"{LONG}\n\n{text}")) == 3


@pytest.mark.parametrize("kind", [BlockKind.CAPTION, BlockKind.TABLE, BlockKind.CODE, BlockKind.HEADLINE])
def test_what_a_format_says_is_no_prose_is_left_alone(kind: BlockKind) -> None:
    text = f"{LONG}\n{LONG}"
    blocks = (Block(kind, Span(0, len(LONG))), Block(BlockKind.PARAGRAPH, Span(len(LONG) + 1, len(text))))
    assert [s.span.start for s in sentences(Article(text, blocks))] == [len(LONG) + 1]


@pytest.mark.parametrize(
    ("line", "speech"),
    [
        ("He said: “Go home and stay there.” They went.", ["“Go home and stay there.”"]),
        (
            '"If you all go now," he said, "do not ever come back."',
            ['"If you all go now,"', '"do not ever come back."'],
        ),
        ("He called it “a bad idea” and went.", []),
        ("“This goes on in the next paragraph.", ["“This goes on in the next paragraph."]),
        ("And so it ends here.” She left.", ["And so it ends here.”"]),
        ("No one spoke.", []),
        ("He’s gone, the ‘old man’.", []),
    ],
)
def test_speech(line: str, speech: list[str]) -> None:
    assert [line[s.start : s.end] for s in speech_in(line)] == speech


def test_speech_is_told_sentence_by_sentence() -> None:
    first, second = "He said: “We go.", "We go now.” They went on."
    found = list(sentences(Article(f"Start\n\n{first} {second}")))
    assert [[s.text[p.start : p.end] for p in s.speech] for s in found] == [["“We go."], ["We go now.”"], []]
