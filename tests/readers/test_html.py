import time

import pytest

from newslint.model import BlockKind
from tests.readers.marked import body, check_places

NASTY = {
    "entities": ("<p>R⟦&amp;⟧D&nbsp;&copy 5 &lt; 6 &#8220;⟦x⟧&#x201D; &nosuch; AT&T &#128;</p>", ["&", "x"], "R&D\u00a0© 5 < 6 “x” &nosuch; AT&T €"),
    "nested inline tags": ("<p><b>a <i>⟦b⟧</i></b>c <a href='x'><span>⟦d⟧</span></a></p>", None, "a bc d"),
    "a word that stands in an attribute": ('<p title="word">A <img alt="word"><a href="word">⟦word⟧</a></p>', None, "A word"),
    "a match that comes twice": ("<p>⟦report⟧ and <b>⟦report⟧</b></p>", None, "report and report"),
    "white space folds": ("<p>\n  One\t\ttwo \r\n ⟦three⟧ </p>\n", None, "One two three"),
    "white space between tags": ("<p><b>a </b> ⟦b⟧<i> c</i></p>", None, "a b c"),
    "emoji": ("<p>👩🏽‍🚀 <b>👍🏽</b> e\u0301 ⟦match⟧</p>", None, None),
    "scripts and styles": ("<script>if (a<b) '<p>no</p>'</script><style>p > a {}</style>⟦Text⟧", None, "Text"),
    "a script in capitals": ("<SCRIPT>no</SCRIPT><P>⟦Text⟧</P>", None, "Text"),
    "templates and noscript": ("<template><p>no</p></template><noscript><p>no</p></noscript><p>⟦yes⟧", None, "yes"),
    "a template inside a template": ("<template><template>no</template>no</template>⟦yes⟧", None, "yes"),
    "the title": ("<html><head><title>⟦Head⟧ &amp; more</title><meta name='d' content='no'></head><body>⟦b⟧", None, "Head & more\n\nb"),
    "comments": ("<p>a<!-- <p>no</p> --> ⟦b⟧<!-- open", None, "a b"),
    "line breaks": ("<p>a<br>⟦b⟧<br/>c<BR><br>d</p>", None, "a\nb\nc\n\nd"),
    "no closing tags": ("<ul><li>a<li>⟦b⟧</ul><p>c<p>⟦d⟧", None, "a\n\nb\n\nc\n\nd"),
    "closing tags without opening ones": ("</p></div>a</b> ⟦b⟧</li></ul>", None, "a b"),
    "wrong nesting": ("<b><p>a</b> ⟦b⟧</p><i>c</div>d</i>", None, "a b\n\nc\n\nd"),
    "less-than signs": ("<p>5 < 6 and a<b ⟦c⟧ <3 <p>d", None, "5 < 6 and a<b c <3\n\nd"),
    "an attribute with a greater-than sign": ('<p><a title="a > b" data-x=\'<p>\'>⟦c⟧</a>', None, "c"),
    "an attribute without its end": ('<p><a href="x>⟦b⟧</a> c</p>', None, "b c"),
    "a tag without its end": ("<p>a ⟦b⟧ <a href='x' c", None, "a b <a href='x' c"),
    "a table": ("<table><caption>⟦x⟧</caption><tr><th>a<td>⟦b⟧</table>c", None, "x\n\na\n\nb\n\nc"),
    "preformatted text": ("<pre>\na\n  ⟦b⟧\n</pre>c", None, "a\nb\n\nc"),
    "preformatted code": ("<pre><code>a\nb</code></pre>⟦c⟧", None, "c"),
    "code is one word": ("<p>Run <code>rm <b>-rf</b></code> ⟦now⟧", None, "Run Code now"),
    "code that is never closed": ("<p>Run <code>⟦now⟧", None, "Run now"),
    "an SVG with a title": ("<p>a <svg><title>no</title><path d='x'/></svg>⟦b⟧", None, "a b"),
    "a void element": ("<p>a<wbr>b<hr>⟦c⟧<input>d", None, "ab\n\ncd"),
    "a declaration": ("<!DOCTYPE html><?xml version='1.0'?>⟦a⟧", None, "a"),
    "buttons": ("<button>⟦Share⟧</button><button>Tweet</button>", None, "Share\n\nTweet"),
    "a heading that is never closed": ("<h1>⟦a⟧<p>b", None, "a\n\nb"),
    "template tags": ("<p>{{ page.title }} ⟦a⟧ {% if x %}b{% endif %}", None, "a b"),
}  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
def test_places_in_nasty_pages(name):
    marked, needles, text = NASTY[name]
    document = check_places(marked, "a.html", needles)
    if text is not None:
        assert document.text == text


def test_block_kinds():
    source = (
        "<title>T</title><h2>H</h2><p>P</p><ul><li><p>L</p></ul><blockquote><p>Q</p></blockquote>"
        "<figure><figcaption>C</figcaption></figure><table><tr><td>D</table><h1>X<p>Y"
    )
    document = body(source, "a.html")
    assert document.blocks is not None
    assert [(document.text[b.span.start : b.span.end], b.kind.value) for b in document.blocks] == [
        ("T", "headline"),
        ("H", "headline"),
        ("P", "paragraph"),
        ("L", "list-item"),
        ("Q", "quotation"),
        ("C", "caption"),
        ("D", "table"),
        ("X", "headline"),
        ("Y", "paragraph"),
    ]
    assert document.blocks[0].kind is BlockKind.HEADLINE


def test_elements_can_be_left_out():
    source = "<nav><p>Home</p></nav><p>a</p><FOOTER>f</FOOTER><p>b"
    assert body(source, "a.html").text == "Home\n\na\n\nf\n\nb"
    assert body(source, "a.html", html_skip=("nav", "footer")).text == "a\n\nb"


def test_suppressions():
    source = "<p>a</p><!-- newslint: ignore[x] why --><p>b <b>c</b></p>"
    (directive,) = body(source, "a.html").directives
    assert (directive.rules, directive.reason) == (("x",), "why")
    assert source[directive.covers.start : directive.covers.end] == "b <b>c"


@pytest.mark.parametrize(
    "source",
    ["<div>" * 50_000 + "x", "<ul><li>" * 20_000 + "x" + "</li></ul>" * 20_000, "<a " * 50_000, "<a '" * 50_001 + ">" * 5,
     "<svg>" * 20_000, "<!--" * 50_000, "&" * 50_000, "<b>" * 50_000 + "x" + "</i>" * 50_000, "<code>" * 20_000, "<" * 100_000],
)  # fmt: skip
def test_deep_nesting_neither_crashes_nor_hangs(source):
    started = time.process_time()
    body(source, "a.html")
    assert time.process_time() - started < 10
