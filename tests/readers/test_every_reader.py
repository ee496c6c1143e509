"""What must hold for every source, whatever stands in it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.model import Document, Edit, Span, source_edit, source_range
from newslint.readers import Unreadable
from tests.readers.marked import body, documents

WORDS = st.text("abcXYZ", min_size=1, max_size=6)
PIECES = st.one_of(
    WORDS,
    st.sampled_from(
        [
            "👩🏽‍🚀",
            "e\u0301",
            "ünï",
            "“",
            "”",
            "’",
            "\u00a0",
            "\u200b",
            "\u2028",
            "\t",
            "  ",
            " ",
            "&amp;",
            "&#8217;",
            "&nbsp;",
            "&lt",
            "&bogus;",
            "&",
        ]
    ),
)
MARKS = st.sampled_from(
    [*"*_`~[]()<>!\\#|-+.:", "**", "~~", "``", "](x)", "](<y> 'z')", "![", "<b>", "</b>", "<br>", "<p>", "</p>", "<li>", "<div class='a>b'>",
     "<!-- x -->", "<!--", "-->", "<script>", "</script>", "\n", "\n\n", "\r\n", "\r", "\n> ", "\n- ", "\n1. ", "\n    ", "\n# ", "\n```\n", "  \n",
     "\n---\n", "\n|a|b|\n|-|-|\n|", "[^1]", "\n[^1]: ", "\n[r]: /x\n", "[r]", "{{< x >}}", "{% y %}", "<A b={1}>", "{#id}", "<code>", "</code>", "<pre>", "</pre>"]
)  # fmt: skip
SOUP = st.lists(st.one_of(PIECES, PIECES, MARKS), max_size=40).map("".join)
WILD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
NAMES = st.sampled_from(["a.txt", "a.md", "a.mdx", "a.html"])


def check_map(document: Document) -> None:
    """Every character lifts into the source, in order; verbatim spans are the source's own text."""
    text, source, offsets = document.text, document.source, document.offsets
    last = 0
    for i, char in enumerate(text):
        start, end = offsets.lift(Span(i, i + 1))
        assert 0 <= last <= start <= end <= len(source)
        last = start
        if end > start:
            lowered = offsets.lower(start)
            assert lowered is not None
            assert lowered <= i
        if offsets.verbatim(Span(i, i + 1)):
            assert source[start:end] == char or (char.isspace() and source[start:end].isspace())
    for match in re.finditer(r"\S+(?:\s\S+)?", text):
        span = Span(*match.span())
        if offsets.verbatim(span):
            start, end = offsets.lift(span)
            assert re.sub(r"\s", " ", source[start:end]) == re.sub(r"\s", " ", match.group())


def check_blocks(document: Document) -> None:
    """A block is one line of the text, and nothing visible stands outside of all blocks."""
    assert "\r" not in document.text
    if document.blocks is None:
        return
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.text)
        assert "\n" not in document.text[slice(*block.span)]
        assert not document.text[at : block.span.start].strip()
        at = block.span.end
        if block.source:
            place = document.offsets.lift(block.span)
            assert block.source.start <= place.start <= place.end <= block.source.end
    assert not document.text[at:].strip()


@settings(max_examples=300, deadline=None)
@given(st.one_of(SOUP, WILD), NAMES)
def test_every_position_leads_back(source, name):
    for document in documents(source, name):
        if not isinstance(document, Unreadable):
            check_map(document)
            check_blocks(document)


SENTENCE = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
INLINE = st.builds(
    lambda parts: " ".join(parts),
    st.lists(
        st.one_of(
            SENTENCE,
            SENTENCE.map("*{}*".format),
            SENTENCE.map("**{}**".format),
            SENTENCE.map("[{}](/x)".format),
            SENTENCE.map("👩🏽 “{}” &amp;".format),
        ),
        min_size=1,
        max_size=3,
    ),
)
MD_BLOCK = st.one_of(
    INLINE,
    INLINE.map("# {}".format),
    INLINE.map("> {}".format),
    st.lists(INLINE, min_size=2, max_size=3).map(lambda x: "\n".join(f"- {i}" for i in x)),
    st.lists(INLINE, min_size=2, max_size=2).map("\n".join),
    INLINE.map("<p>{}</p>".format),
    st.just("```\ncode\n```"),
)
HTML_INLINE = st.lists(
    st.one_of(
        SENTENCE,
        SENTENCE.map("<b>{}</b>".format),
        SENTENCE.map("<a href='x'>👩🏽 {}</a>".format),
        st.just("&amp;"),
    ),
    min_size=1,
    max_size=3,
).map(" ".join)
HTML_BLOCK = st.one_of(
    HTML_INLINE.map("<p>{}</p>".format),
    HTML_INLINE.map("<p>{}".format),
    HTML_INLINE.map("<h2>{}</h2>".format),
    HTML_INLINE.map("<blockquote><p>{}</p></blockquote>".format),
    st.lists(HTML_INLINE, min_size=1, max_size=3).map(
        lambda x: "<ul>" + "".join(f"<li>{i}</li>" for i in x) + "</ul>"
    ),
    st.lists(HTML_INLINE, min_size=2, max_size=3).map(lambda x: "<p>" + "<br>".join(x) + "</p>"),
    HTML_INLINE.map("<div>\n  <p>{}</p>\n</div>".format),
)
NEWLINES = st.sampled_from(["\n", "\r\n"])


def joined(blocks, gap):
    return st.builds(
        lambda b, n: gap.join(b).replace("\n", n), st.lists(blocks, min_size=1, max_size=4), NEWLINES
    )


PAGES = st.one_of(
    joined(MD_BLOCK, "\n\n").map(lambda s: ("a.md", s)),
    joined(HTML_BLOCK, "\n").map(lambda s: ("a.html", s)),
)


def lines(document: Document) -> list[str]:
    assert document.blocks is not None
    return [document.text[slice(*b.span)] for b in document.blocks]


@settings(max_examples=300, deadline=None)
@given(PAGES, st.integers(0, 8))
def test_a_deleted_block_goes_with_its_marks_and_nothing_else(page, number):
    name, source = page
    document = body(source, name)
    blocks = document.blocks or ()
    if not blocks:
        return
    block = blocks[number % len(blocks)]
    before = document.text[: block.span.start].rstrip()
    place = source_range(document, Edit(Span(len(before), block.span.end)))
    if place is None:
        return
    left = body(source[: place.start] + source[place.end :], name)
    expected = [t for t, b in zip(lines(document), blocks, strict=True) if b is not block]
    assert lines(left) == expected


@settings(max_examples=300, deadline=None)
@given(PAGES, st.data())
def test_an_edit_in_the_source_is_the_edit_in_the_text(page, data):
    name, source = page
    document = body(source, name)
    words = list(re.finditer("[abcXYZ]+", document.text))
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    place = source_range(document, Edit(Span(*word.span()), "Other"))
    assert place is not None
    after = body(source[: place.start] + "Other" + source[place.end :], name)
    assert after.text == document.text[: word.start()] + "Other" + document.text[word.end() :]


@pytest.mark.parametrize(
    ("name", "source", "line", "left"),
    [
        ("a.md", "A\n\n**Source :**\n\nB\n", "Source :", "A\n\nB\n"),
        ("a.md", "**Source :**\n\nB\n", "Source :", "B\n"),
        ("a.md", "A\n\n- x\n- Share\n- y\n", "Share", "A\n\n- x\n- y\n"),
        ("a.md", "A\n\n- Share\n  - y\n", "Share", None),
        ("a.md", "A\n\n## *Share* ##\n", "Share", "A\n"),
        ("a.md", "A\n\nShare\n=====\n\nB", "Share", "A\n\nB"),
        ("a.md", "> A\n>\n> Share\n", "Share", "> A\n>\n"),
        ("a.md", "A\n\n![x](y) Share\n", "Share", None),
        ("a.md", "|A|**Share**|\n|-|-|\n", "Share", None),
        ("a.md", "---\ntitle: x\n---\n\nShare\n\nB\n", "Share", "---\ntitle: x\n---\n\nB\n"),
        ("a.md", "A\r\n\r\nShare\r\n\r\nB\r\n", "Share", "A\r\n\r\nB\r\n"),
        ("a.html", "<p>A</p>\n<p><b>Source :</b></p>\n<p>B</p>", "Source :", "<p>A</p>\n<p>B</p>"),
        ("a.html", "<p>A</p><ul>\n <li><a href='x'>Share</a></li>\n</ul>", "Share", "<p>A</p>"),
        ("a.html", "<p>A<br>Share<br>B</p>", "Share", "<p>A<br>B</p>"),
        ("a.html", "<p>A<br>Share</p>", "Share", "<p>A</p>"),
        ("a.html", "<p>A<b><br>Share</b></p>", "Share", None),
        ("a.html", "<p><img src=x>Share</p>", "Share", None),
        ("a.html", "<div>Share<p>B</p></div>", "Share", "<div><p>B</p></div>"),
        ("a.html", "<ul><li>A<li>Share<li>B</ul>", "Share", "<ul><li>A<li>B</ul>"),
        ("a.html", "<tr><td>A</td><td>Share</td></tr>", "Share", None),
        ("a.txt", "A\r\n\r\nShare\r\n\r\nB\r\n", "Share", "A\r\n\r\nB\r\n"),
    ],
)
def test_what_goes_with_a_line(name, source, line, left):
    document = body(source, name)
    start = document.text.index(line)
    end = start + len(line)
    before = len(document.text[:start].rstrip())
    after = len(document.text) - len(document.text[end:].lstrip())
    place = source_range(document, Edit(Span(before, end) if before else Span(0, after)))
    assert (place and source[: place.start] + source[place.end :]) == left


def test_a_deletion_leaves_no_empty_marks():
    document = body("A **b** c *d e*", "a.md")
    at = document.text.index("b")
    assert source_range(document, Edit(Span(at, at + 1))) is None
    assert source_range(document, Edit(Span(at, at + 1), "x")) == Span(4, 5)
    at = document.text.index("d")
    assert source_range(document, Edit(Span(at, at + 2))) == Span(11, 13)
    assert source_range(document, Edit(Span(at - 2, at + 1))) is None


@pytest.mark.parametrize(
    ("name", "source", "found", "put", "expected"),
    [
        ("a.html", "<p>5 &amp;lt; 6</p>", "&lt;", "<", "<p>5 &lt; 6</p>"),
        ("a.html", "<p>R&amp;D teh</p>", "R&D teh", "R&D the", "<p>R&amp;D the</p>"),
        ("a.html", "<p>AT&T teh</p>", "AT&T teh", "AT&T the", "<p>AT&T the</p>"),
        ("a.md", "It is &amp;ast;x", "&ast;", "*", "It is \\*x"),
        ("a.md", "snake_case teh", "snake_case teh", "snake_case the", "snake_case the"),
        ("a.md", '---\ntitle: "&quot;No&quot;"\n---\n', "&quot;", '"', '---\ntitle: "\\"No&quot;"\n---\n'),
        ("a.md", "---\ntitle: 'Its so'\n---\n", "Its", "It's", "---\ntitle: 'It''s so'\n---\n"),
        ("a.md", "---\ntitle: Mayor; so\n---\n", ";", ":", None),
        ("a.md", "---\ntitle: A &amp; B\n---\n", "&amp;", "&", "---\ntitle: A & B\n---\n"),
        ("a.md", "+++\ntitle = 'Its so'\n+++\n", "Its", "It's", None),
        ("a.md", '+++\ntitle = "Its so"\n+++\n', "Its", 'It"s', '+++\ntitle = "It\\"s so"\n+++\n'),
        ("a.txt", "5 &lt; 6", "&lt;", "<", "5 < 6"),
    ],
)
def test_a_replacement_is_written_as_the_format_writes_text(name, source, found, put, expected):
    document = documents(source, name)[0]
    at = document.text.index(found)
    edit = source_edit(document, Edit(Span(at, at + len(found)), put))
    assert (edit and source[: edit.span.start] + edit.text + source[edit.span.end :]) == expected
