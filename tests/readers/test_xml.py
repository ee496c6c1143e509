import pytest

from newslint.model import BlockKind, Edit, Span, source_range
from newslint.readers import ReadError
from tests.readers.marked import check_places, documents

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf>
  <head><title>No title</title><docdata><date.issue norm="20260304"/></docdata></head>
  <body>
    <body.head>
      <hedline><hl1>Harbour &amp; pool ⟦stay shut⟧</hl1><hl2>Second 👩🏽 ⟦line⟧</hl2></hedline>
      <byline>By Ann Berg</byline><dateline>NORTHPORT</dateline><copyrite/>
      <abstract><p>The ⟦vote⟧ was close.</p></abstract>
    </body.head>
    <body.content>
      <p>Nobody could say <em>what</em> the
         repairs <person>⟦would⟧</person> cost.</p>
      <media media-type="image"><media-reference source="a.jpg"/><media-caption>The ⟦pool⟧ in May</media-caption></media>
      <block><p/><p><![CDATA[5 < 6 & ⟦more⟧]]></p></block>
      <ul><li>⟦One⟧</li></ul>
    </body.content>
    <body.end><tagline>-- end --</tagline></body.end>
  </body>
</nitf>
"""


def test_nitf():
    document = check_places(NITF, "a.xml")
    assert document.text.split("\n\n") == [
        "Harbour & pool stay shut",
        "Second 👩🏽 line",
        "The vote was close.",
        "Nobody could say what the repairs would cost.",
        "The pool in May",
        "5 < 6 & more",
        "One",
    ]
    assert document.blocks is not None
    assert [b.kind for b in document.blocks][:2] == [BlockKind.HEADLINE] * 2
    assert document.blocks[4].kind is BlockKind.CAPTION
    block = document.blocks[6]
    place = source_range(document, Edit(Span(block.span.start, block.span.end)))
    assert place is not None
    assert document.source[place.start : place.end].strip() == "<li>One</li>"


NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="a"><contentMeta><headline>Pool ⟦stays⟧ shut</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>again</title></head><body><h1>Pool stays shut</h1><p>The <b>⟦vote⟧</b> was&#160;close.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="b"><contentSet><inlineData contenttype="text/plain">First line.

Second ⟦line⟧ &amp; more.</inlineData></contentSet></newsItem>
</itemSet></newsMessage>"""


def test_newsml():
    one, two = documents(NEWSML.replace("⟦", "").replace("⟧", ""), "a.xml")
    assert one.text == "Pool stays shut\n\nPool stays shut\n\nThe vote was\u00a0close."
    assert two.text == "First line.\n\nSecond line & more."
    at = two.text.index("line &")
    start, end = two.offsets.lift(Span(at, at + 6))
    assert two.source[start:end] == "line &amp;"
    check_places(NEWSML[NEWSML.index('<newsItem guid="b"') :], "a.xml")


def test_newsml_around_nitf():
    source = "<newsItem><contentSet><inlineXML><nitf><body><body.content><p>Text</p></body.content><body.end><tagline>x</tagline></body.end></body></nitf></inlineXML></contentSet></newsItem>"
    assert [d.text for d in documents(source, "a.xml")] == ["Text"]


WXR = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="x" xmlns:wp="y"><channel><title>Site</title>
<item><title><![CDATA[Pool & harbour]]></title><content:encoded><![CDATA[<!-- wp:paragraph -->
<p>The <em>vote</em> was&nbsp;close.</p>
<!-- /wp:paragraph -->
[caption id="1"]<img src="x.jpg"/> A caption[/caption]

Loose text
next line

Last [sic] one]]></content:encoded><wp:post_type><![CDATA[post]]></wp:post_type></item>
<item><title>logo</title><content:encoded><![CDATA[x]]></content:encoded><wp:post_type>attachment</wp:post_type></item>
<item><title>A &amp; B</title></item>
</channel></rss>
"""


def test_wordpress_export():
    found = documents(WXR, "export.xml")
    assert [(d.field, d.text) for d in found] == [
        ("title", "Pool & harbour"),
        ("content", "The vote was\u00a0close.\n\nA caption\n\nLoose text\nnext line\n\nLast [sic] one"),
        ("title", "A & B"),
    ]
    at = found[1].text.index("next line")
    start, end = found[1].offsets.lift(Span(at, at + 9))
    assert WXR[start:end] == "next line"


@pytest.mark.parametrize(
    "source",
    ["<config><a/></config>", "no xml", "", "<a " * 20_000, "<nitf>" * 20_000 + "x", "<rss><item>" * 5_000],
)
def test_other_xml_is_named_and_none_crashes(source):
    if source.startswith(("<nitf", "<rss")):
        documents(source, "a.xml")
        return
    with pytest.raises(ReadError, match="neither NITF nor NewsML-G2"):
        documents(source, "a.xml")
