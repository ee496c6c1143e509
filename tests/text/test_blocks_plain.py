"""Headlines, list items and paragraphs of plain text."""

import pytest

from newslint.model import BlockKind
from newslint.text.article import Article
from newslint.text.prose import Surroundings, prose_score

TEXT = (
    "Harbour closed\n\nThe harbour was closed on Sunday, the master said.\n\nWhat happens next\n\n"
    "- a new pier\n\nThe council meets on Tuesday to vote on a new pier, the mayor said.\n"
)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (0, BlockKind.HEADLINE),
        (2, BlockKind.PARAGRAPH),
        (4, BlockKind.PARAGRAPH),
        (6, BlockKind.LIST_ITEM),
        (8, BlockKind.PARAGRAPH),
    ],
)
def test_kinds(number, kind):
    assert Article(TEXT).block_kind(number) is kind


def test_a_subhead_is_followed_by_a_longer_paragraph():
    assert (
        Article("A\n\nB.\n\nWhat happens next\n\nThe council meets on Tuesday.").block_kind(4)
        is BlockKind.HEADLINE
    )


def test_running_text_scores_above_headlines():
    prose = "The council, which met on Tuesday, said that it had voted for the pier"
    head = "Council Votes for New Pier in Harbour Town"
    assert prose_score(prose) > 0 > prose_score(head)


def test_an_open_line_among_its_like_scores_less():
    line = "The council said that it had voted"
    alone = prose_score(line, Surroundings(3, 9, {3}))
    among = prose_score(line, Surroundings(3, 9, {2, 3, 4, 5}))
    assert alone > among
