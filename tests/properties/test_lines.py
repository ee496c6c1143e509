"""Lines end at LF, CRLF and CR, and nowhere else; places lead back to offsets."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Span
from newslint.text.lines import LineIndex, kept_lines, line_at, stripped

sources = st.text(st.sampled_from("ab \t\n\r\u2028\x0b\x85é😀\u0301\ufeff"), max_size=40)
plain = sources.map(lambda s: s.replace("\r", "\n"))


@given(sources, st.data())
def test_place_leads_back_to_offset(source: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(source)))
    index = LineIndex(source)
    line, column = index.locate(offset)
    assert index.offset(line, column) == offset
    assert line >= 1
    assert column >= 1


@given(sources)
def test_line_and_column_are_what_a_reader_counts(source: str) -> None:
    index = LineIndex(source)
    for number, line in enumerate(re.split(r"\r\n|\n|\r", source), 1):
        start = index.offset(number, 1)
        assert source[start : start + len(line)] == line
        assert index.locate(start) == (number, 1)
    assert len(index.starts) == number


@given(sources)
def test_kept_lines_lose_nothing(source: str) -> None:
    lines = kept_lines(source)
    assert "".join(lines) == source
    assert all(re.fullmatch(r"[^\r\n]*(?:\r\n|\n|\r)?", line) for line in lines)


@given(plain, st.data())
def test_line_at_is_the_line_around(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    span = line_at(text, offset)
    assert span.start <= offset <= span.end
    assert "\n" not in text[span.start : span.end]
    assert span.start == 0 or text[span.start - 1] == "\n"
    assert span.end == len(text) or text[span.end] == "\n"


@given(plain, st.data())
def test_stripped_is_strip(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    got = stripped(text, span)
    assert text[got.start : got.end] == text[span.start : span.end].strip()
    assert span.start <= got.start <= got.end <= span.end
