"""Lines without an end mark: what is broken and what is a headline, a list, a credit."""

import pytest

from newslint.kinds import load_kind
from newslint.model import Block, BlockKind, Span
from newslint.text.article import Article
from newslint.text.endings import ended
from tests.readers.marked import documents
from tests.shipped import shipped_rules

RULES = [r for r in shipped_rules() if r.kind == "endings"]
HEAD = "Harbour closed for a week\n\n"
TAIL = "\n\nThe harbour master did not answer calls on Monday. The ferries lay at the quay."


def flagged(text: str, blocks=None) -> list[tuple[str, str]]:
    found = load_kind("endings").compile_rules(RULES).find(Article(text, blocks), ())
    return [(f.rule.split("/")[1], text[f.span.start : f.span.end]) for f in found]


@pytest.mark.parametrize(
    "line",
    [
        "Ferries wait for word from the harbour master",
        "What happens next?",
        "By Maria Lund, harbour correspondent",
        "Additional reporting by Per Holm and Ida Sund",
        "Per Holm contributed to this report",
        "The list of ships that were turned away:",
        "- a ferry that was on its way to the islands and had to turn",
        "1. The ferry that was on its way to the islands and had to turn",
        "He had said it all before, and nobody had listened to him …",
        "“We will not sail,” the captain said. “We will wait.” 🚢",
        "The storm was the worst in years, the captain said. #storm",
        "The storm was the worst in years, the captain wrote. https://example.org/storm",
        "The storm was the worst in years (photo: Per Holm)",
        "“Never seen the like of it.” — Ida Sund, captain",
        "“The best thing this valley has seen.” — Ida Sund, a retired teacher from the islands, Harbour Town",
        "Also: The storm has closed the harbour and the ferries will not sail",
        "The ferry lay on its side in the harbour after the storm on Sunday.Credit: Per Holm",
        "Ferry strike",
        "Final score: Harbour Town 3, Lake City 2",
        "12 Quay Street, Harbour Town",
        "Continued on page 4",
        "(The captain asked that his name be left out of this story)",
    ],
)
def test_what_needs_no_full_stop(line):
    assert flagged(HEAD + line + TAIL) == []


@pytest.mark.parametrize(
    ("line", "rule", "word"),
    [
        (
            "The harbour was closed on Sunday after the storm, and the ferries that were at sea had to turn",
            "no-final-stop",
            "turn",
        ),
        ("The storm broke two piers. It was the worst in years, the captain said", "no-final-stop", "said"),
        ("The storm broke two piers. The captain said that it was the worst in", "truncated", "in"),
        ("The storm broke two piers. The captain, who was at sea,", "truncated", "sea,"),
        ("The council wants to rebuild the piers with the", "truncated", "the"),
        ("The storm broke two piers, the captain said. It was the worst in years […]", "truncated", "[…]"),
    ],
)
def test_what_is_broken(line, rule, word):
    assert flagged(HEAD + line + TAIL) == [(rule, word)]


def test_a_list_of_open_lines_is_a_list():
    lines = [
        "You were at sea when the storm came and had no radio",
        "You saw the piers go and told nobody",
        "You waited",
    ]
    text = HEAD + "Which of these is you?\n\n" + "\n\n".join(lines * 2) + TAIL
    assert flagged(text) == []


def test_a_headline_below_its_label_is_one():
    assert (
        flagged(
            HEAD
            + "Related article\n\nThe storm that broke the piers was the worst that they had seen in years"
            + TAIL
        )
        == []
    )


def test_the_next_item_of_a_list_goes_on_with_nothing():
    source = (
        HEAD
        + "- 250g of plain white flour, sifted\n- 125g of cold salted butter, cubed\n- a pinch of salt"
        + TAIL
    )
    (document,) = documents(source, "cake.md")
    assert list(load_kind("endings").compile_rules(RULES).find(Article.of(document), ())) == []


def test_a_torn_line_is_one_finding_and_is_joined():
    text = HEAD + "The storm broke two\n\npiers of the harbour. It was the worst in years." + TAIL
    found = list(load_kind("endings").compile_rules(RULES).find(Article(text), ()))
    assert [f.rule for f in found] == ["sentences/line-split"]
    (edit,) = found[0].fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == text.replace(
        "two\n\npiers", "two piers"
    )


def test_stated_captions_and_headlines_are_left_alone():
    text = (
        "The storm broke two piers of the harbour, which was closed, and it was the worst that they had seen"
    )
    whole = Span(0, len(text))
    for kind in (BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.CODE, BlockKind.TABLE):
        assert (
            flagged(
                "A\n\n" + text, (Block(BlockKind.HEADLINE, Span(0, 1)), Block(kind, Span(3, 3 + whole.end)))
            )
            == []
        )


@pytest.mark.parametrize(
    "line", ["He left.", "He left?”", "He left.’)", "He left:", "He left …", "He left. :-)", "He left.[2]"]
)
def test_ended(line):
    assert ended(line)


@pytest.mark.parametrize("line", ["He left", "He left,", "He left (again", "He ate 5"])
def test_not_ended(line):
    assert not ended(line)


def test_a_caption_below_its_label_needs_no_full_stop():
    caption = "The ferry lay on its side in the harbour after the storm and nobody was hurt"
    assert flagged(f"{HEAD}The storm came on Sunday.\n\nImage caption\n\n{caption}{TAIL}") == []
    assert flagged(f"{HEAD}The storm came on Sunday.\n\n{caption}{TAIL}") == [("no-final-stop", "hurt")]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("With every storm the old pier loses", "loses"),
        ("Despite a series of", "of"),
        ("The captain of the ferry had been to Reykjavik twice. He liked Reykj", "Reykj"),
    ],
)
def test_short_pieces_are_told_by_how_they_begin_and_end(line, word):
    assert [found[1] for found in flagged(HEAD + line + TAIL)] == [word]
