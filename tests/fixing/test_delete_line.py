"""Deleting a line takes its blank line along and nothing of the lines that stay."""

import pytest

from newslint.kinds.fixes import delete_line


def deleted(text: str, line: str) -> str:
    (edit,) = delete_line(text, text.index(line), "safe").edits
    return text[: edit.span.start] + text[edit.span.end :]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("One.\n\nShare\n\nTwo.", "One.\n\nTwo."),
        ("One. \u00a0\n\nShare\n\nTwo.", "One. \u00a0\n\nTwo."),
        ("One.\n \nShare", "One."),
        ("One.\t\n  Share  \nTwo.", "One.\t\nTwo."),
        ("Share\n\nTwo.", "Two."),
        ("Share\n\n    Two.\nThree.", "    Two.\nThree."),
        ("\n \nShare\n\n", ""),
        ("Share", ""),
    ],
)
def test_what_stays_is_as_it_was(text, left):
    assert deleted(text, "Share") == left


def test_deletions_of_neighbouring_lines_do_not_overlap():
    text = "One.\n\nShare \n\nRelated\n\nTwo."
    first, second = (delete_line(text, text.index(w), "safe").edits[0].span for w in ("Share", "Related"))
    assert first.end <= second.start
