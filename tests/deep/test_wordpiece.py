"""Text to pieces: longest first, marks folded, places kept."""

from newslint.kinds.suspect.wordpiece import MOST_PIECES, WordPiece

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    *"\"'-.,",
    "the",
    "har",
    "##bour",
    "##b",
    "cafe",
    "a",
    "##s",
    "said",
]
read = WordPiece(VOCABULARY)


def spelled(text: str) -> list[str]:
    return [VOCABULARY[i] for i in read(text).ids]


def test_longest_piece_first() -> None:
    assert spelled("the harbours") == ["[CLS]", "the", "har", "##bour", "##s", "[SEP]"]


def test_word_of_unknown_pieces_is_unknown_as_a_whole() -> None:
    assert spelled("harx the") == ["[CLS]", "[UNK]", "the", "[SEP]"]


def test_case_and_accents_are_folded_and_case_is_told() -> None:
    pieces = read("The CAFÉ said A")
    assert spelled("The CAFÉ said A") == ["[CLS]", "the", "cafe", "said", "a", "[SEP]"]
    assert pieces.cases == [0, 1, 2, 0, 1, 0]


def test_marks_of_every_kind_are_one() -> None:
    assert spelled("“the” – ‘a’ —") == spelled("\"the\" - 'a' -")


def test_places_are_those_of_the_text_even_where_a_mark_is_folded() -> None:
    text = "the… harbour said"
    pieces = read(text)
    assert spelled(text) == ["[CLS]", "the", ".", ".", ".", "har", "##bour", "said", "[SEP]"]
    assert [text[start:end] for _, start, end in pieces.words] == ["the", "…", "harbour", "said"]
    assert [VOCABULARY[pieces.ids[first]] for first, _, _ in pieces.words] == ["the", ".", "har", "said"]


def test_long_sentence_is_read_up_to_a_bound() -> None:
    pieces = read("harbour " * 200)
    assert len(pieces.ids) == len(pieces.cases) == MOST_PIECES + 2
    assert all(first < len(pieces.ids) - 1 for first, _, _ in pieces.words)


def test_same_pieces_whatever_was_read_before() -> None:
    fresh = WordPiece(VOCABULARY)
    fresh("harbours harx café")
    assert fresh("The harbour") == read("The harbour")
