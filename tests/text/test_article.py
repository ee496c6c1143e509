"""What an article offers to kinds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Span
from newslint.text.article import Article


@given(st.text(st.sampled_from("ab \n“”(\u00ad\u200bé")), st.sampled_from(["“", "[\u00ad\u200b]", "é”"]))
def test_marked_lines_are_those_whose_marks_are_found(text, pattern):
    article = Article(text)
    lines = [text[span.start : span.end] for span in article.marked(re.compile(pattern))]
    kept = [re.sub("[ab ]", "", line) for line in text.split("\n")]
    assert lines == [
        line for line, marks in zip(text.split("\n"), kept, strict=True) if re.search(pattern, marks)
    ]


def test_marked_lines_are_spans_without_newlines():
    assert Article("a\nb “c”\n\nd").marked(re.compile("“")) == [Span(2, 7)]
