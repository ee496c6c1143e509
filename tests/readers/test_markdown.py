import time

import pytest

from newslint.model import BlockKind, Span
from newslint.readers import Unreadable
from tests.readers.marked import body, check_places, documents

# name: (source with ⟦ ⟧ around the places, what stands there in the text if not the same,
#        the whole text if it is to be compared)
NASTY = {
    "a match that comes twice in a line": ("The report, the ⟦report⟧ of May, is a ⟦report⟧.", None, None),
    "a word that stands earlier inside another": ("A *cart* for ⟦art⟧ and **art**ists of ⟦art⟧.", None, "A cart for art and artists of art."),
    "a link whose text is its target": ("See [⟦example.com⟧](example.com) and example.com.", None, "See example.com and example.com."),
    "a link whose target holds the word first": ("![x](word.png) [a](word) ⟦word⟧", None, "a word"),
    "emoji before a match": ("👩🏽‍🚀 *👍🏽* ⟦match⟧ here", None, "👩🏽‍🚀 👍🏽 match here"),
    "combining marks": ("Cafe\u0301 **na\u0131\u0308ve** ⟦match⟧", None, None),
    "CRLF": ("One\r\n⟦two⟧\r\n\r\n> three\r\n> ⟦four⟧\r\n", None, "One two\n\nthree four"),
    "CR alone": ("One\r⟦two⟧\r\rthree", None, "One two\n\nthree"),
    "tabs": ("-\titem\n\n\tmore ⟦text⟧\n\n1.\t⟦other⟧", None, "item\n\nmore text\n\nother"),
    "nested emphasis": ("***a* ⟦b⟧** and *a **⟦c⟧** d*", None, "a b and a c d"),
    "emphasis inside a word": ("un*frigging*⟦believable⟧ snake_⟦case⟧_name", None, "unfriggingbelievable snake_case_name"),
    "emphasis around quotation marks": ("He said **“⟦no⟧”** twice—*“⟦never⟧,”* she said.", None, "He said “no” twice—“never,” she said."),
    "stars that are no emphasis": ("5 * 3 * 2 and a* b ⟦c*⟧ and 2*3", None, "5 * 3 * 2 and a* b c* and 2*3"),
    "dollars are no formula": ("It cost $5 *million*, up from $4 ⟦million⟧ and $3.", None, "It cost $5 million, up from $4 million and $3."),
    "tildes for about": ("About ~20 or ~~gone~~ ~30 ⟦people⟧.", None, "About ~20 or gone ~30 people."),
    "brackets that are no link": ("He [the mayor] said “it [sic] ⟦was⟧” [1].", None, "He [the mayor] said “it [sic] was” [1]."),
    "brackets inside a link": ("[he [the ⟦mayor⟧] said](http://a.b/c_(d)) so", None, "he [the mayor] said so"),
    "a reference link": ("The [⟦report⟧][r] and [The Report] and [⟦none⟧][x].\n\n[r]: http://x/report 'report'\n[the  report]: y", None, "The report and The Report and [none][x]."),
    "a link over two lines": ("See [the long\n⟦name⟧](http://x\n'title') now", None, "See the long name now"),
    "an image inside a link": ("[![the logo](logo.png)](/) ⟦Text⟧ ![x](y) goes  on", None, "Text goes  on"),
    "an image by itself": ("![A ⟦caption⟧ &amp; more](a.png 'title')", None, "A caption & more"),
    "code is one word": ("Run `rm -rf *` or ``a ` b`` ⟦now⟧", None, "Run Code or Code now"),
    "an open backtick": ("It was `70s ⟦music⟧ and *more*", None, "It was `70s music and more"),
    "an entity": ("R⟦&amp;⟧D &copy; 5 &lt; 6 &#8220;⟦x⟧&#x201D; &nosuch; AT&T", ["&", "x"], "R&D © 5 < 6 “x” &nosuch; AT&T"),
    "an escaped mark": (r"\*not\* ⟦\#⟧5 C:\dir \[⟦a⟧\]", ["#", "a"], r"*not* #5 C:\dir [a]"),
    "a hard break": ("One\\\n⟦two⟧  \nthree<br>⟦four⟧", None, "One\ntwo\nthree\nfour"),
    "a soft break": ("One⟦\n⟧  two\n   ⟦three⟧", [" ", "three"], "One two three"),
    "an HTML comment in a line": ("One <!-- two *x* --> ⟦three⟧ four", None, "One three four"),
    "a comment over lines": ("One\n\n<!--\ntwo\n\nthree\n-->\n\n⟦four⟧", None, "One\n\nfour"),
    "inline HTML": ('A <span class="b">⟦word⟧</span> and <a href=\'x>y\'>⟦link⟧</a>, 5 < 6', None, "A word and link, 5 < 6"),
    "an HTML block": ("<div>\n\nA *⟦word⟧*\n\n</div>\n<p>In &lt;⟦HTML⟧&gt;</p>\nx", None, "A word\n\nIn <HTML>\n\nx"),
    "an HTML table": ("<table>\n<tr><td>⟦a⟧</td><td>⟦b⟧</td></tr>\n</table>\n\n⟦c⟧", None, "a\n\nb\n\nc"),
    "a script": ("<script>\nvar a = 1;\n\nb\n</script>\n\n⟦c⟧", None, "c"),
    "a fenced block": ("~~~text\nnot *this*\n\n~~~\n⟦this⟧\n```\nnor this", None, "this"),
    "an indented block": ("Text\n\n    code\n\n⟦more⟧", None, "Text\n\nmore"),
    "a quotation in a list in a quotation": ("> - > deep ⟦one⟧\n>   > ⟦two⟧\n>\n> ⟦three⟧", None, "deep one two\n\nthree"),
    "lazy lines": ("> a\n⟦b⟧\n\n- c\n⟦d⟧", None, "a b\n\nc d"),
    "headings of both kinds": ("#\n\n## ##\n\n# A *⟦b⟧* ##\n\n⟦C⟧\n===\n\nD\n---\n#no", None, "A b\n\nC\n\nD\n\n#no"),
    "a table": ("| a | **⟦b⟧** |\n|--|:-:|\n| c \\| d | `x` |\n\n⟦e⟧", None, "a\n\nb\n\nc | d\n\nCode\n\ne"),
    "footnotes": ("Text[^1] and more[^a-b].\n\n[^1]: One ⟦note⟧.\n[^a-b]: *Two* ⟦notes⟧.", None, "Text and more.\n\nOne note.\n\nTwo notes."),
    "Hugo shortcodes": ('{{< figure src="a.png" title="x" >}}\n\nA {{% b %}}⟦c⟧{{% /b %}} d\n\n{{< quote >}}\n⟦e⟧\n{{< /quote >}}', None, "A c d\n\ne"),
    "Jekyll tags": ("{% include a.html x='y' %}\n⟦Text⟧ {{ page.title }} more\n{: .class}\n\n{% highlight ruby %}\ncode\n{% endhighlight %}", None, "Text more"),
    "autolinks": ("<https://example.com/a_b_c> <me@example.com> ⟦x⟧", None, "https://example.com/a_b_c me@example.com x"),
    "a mark at the very end": ("⟦a⟧ *", None, "a *"),
    "a task list": ("- [ ] ⟦open⟧\n- [x] done", None, "open\n\ndone"),
    "a rule between": ("a\n\n***\n\n⟦b⟧\n\n- - -\n\nc", None, "a\n\nb\n\nc"),
    "non-breaking spaces": ("a\u00a0**⟦b⟧**\u00a0c\u2028d *e*", None, "a\u00a0b\u00a0c\u2028d e"),
    "front matter that is none": ("a\n\n---\n\n⟦b⟧: c\n\n---\n", None, "a\n\nb: c"),
}  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
def test_places_in_nasty_files(name):
    marked, needles, text = NASTY[name]
    document = check_places(marked, "a.md", needles)
    assert "⟦" not in document.text
    if text is not None:
        assert document.text == text


def test_mdx():
    source = "import A from './a'\nexport const b = 1\n\n# Head\n\n<A x={1}>\n  Text {b} more\n</A>\n\n{/* gone */}\nEnd <B.C /> now"
    assert body(source, "a.mdx").text == "Head\n\nText more\n\nEnd now"
    assert "{b}" in body(source, "a.md").text


def kinds(source, name="a.md"):
    document = body(source, name)
    assert document.blocks is not None
    return [(b.kind, document.text[b.span.start : b.span.end]) for b in document.blocks]


def test_block_kinds():
    source = "# H\n\nP\n\n> Q\n\n- L\n  - M\n\n|T|\n|-|\n|U|\n\n![C](c.png)\n"
    assert kinds(source) == [
        (BlockKind.HEADLINE, "H"),
        (BlockKind.PARAGRAPH, "P"),
        (BlockKind.QUOTATION, "Q"),
        (BlockKind.LIST_ITEM, "L"),
        (BlockKind.LIST_ITEM, "M"),
        (BlockKind.TABLE, "T"),
        (BlockKind.TABLE, "U"),
        (BlockKind.CAPTION, "C"),
    ]


FRONT = """---
title: "Mayor \\"Red\\" 👩🏽 wins \\u2013 again"
layout: post
description: >
  The vote
  was close.

  Very close.
summary: 'It''s over'
subtitle: |
  One
  Two
headline: Plain &amp; simple   # comment
tags: [a, b]
---
Body *text*.
"""


def test_front_matter_fields_are_documents_with_places():
    found = {d.field: d for d in documents(FRONT, "a.md")}
    assert {k: d.text for k, d in found.items()} == {
        "title": 'Mayor "Red" 👩🏽 wins – again',
        "description": "The vote was close.\nVery close.",
        "summary": "It's over",
        "subtitle": "One\nTwo",
        "headline": "Plain &amp; simple",
        None: "Body text.",
    }
    for field, needle, expected in (
        ("title", "wins", "wins"),
        ("title", "–", "\\u2013"),
        ("description", "was close", "was close"),
        ("description", "Very", "Very"),
        ("summary", "It's", "It''s"),
        ("subtitle", "Two", "Two"),
    ):
        at = found[field].text.index(needle)
        start, end = found[field].offsets.lift(Span(at, at + len(needle)))
        assert FRONT[start:end] == expected


def test_front_matter_with_crlf_and_other_fields():
    source = "---\r\nteaser: One two\r\ntitle: ''\r\nsummary: 5\r\n---\r\nBody\r\n"
    assert [
        (d.field, d.text) for d in documents(source, "a.md", front_matter=("teaser", "title", "summary"))
    ] == [
        ("teaser", "One two"),
        (None, "Body"),
    ]


def test_front_matter_in_toml():
    source = '+++\ntitle = "A \\"b\\" c"\ndescription = \'d\'\n[params]\nsummary = "no"\n+++\nBody\n'
    assert [(d.field, d.text) for d in documents(source, "a.md")] == [
        ("title", 'A "b" c'),
        ("description", "d"),
        (None, "Body"),
    ]


def test_broken_front_matter_is_named_and_the_body_read():
    problem, document = documents("---\ntitle: Mayor: we won\n---\nBody\n", "a.md")
    assert isinstance(problem, Unreadable)
    assert problem.line == 2
    assert "front matter" in problem.message
    assert document.text == "Body"


def covered(source):
    document = body(source, "a.md")
    return [(d.rules, d.reason, source[d.covers.start : d.covers.end]) for d in document.directives]


def test_suppression_of_the_next_block():
    assert covered("a\n\n<!-- newslint: ignore[names, artefacts/x] as spoken -->\n*b* c\n\nd") == [
        (("names", "artefacts/x"), "as spoken", "b* c")
    ]
    assert covered("a\n\nb <!-- newslint: ignore --> c\n\nd") == [((), "", "b <!-- newslint: ignore --> c")]
    assert covered("a\n\n<!-- newslint: ignore -->\n") == [((), "", "")]


def test_suppression_of_a_range_and_of_the_file():
    source = "a\n\n<!-- newslint: ignore-start[x] -->\n\nb\n\n<!-- newslint: ignore-end -->\n\nc"
    assert covered(source) == [(("x",), "", "\n\nb\n\n")]
    assert covered("<!-- newslint: ignore-start -->\n\nb") == [((), "", "\n\nb")]
    nested = "<!-- newslint: ignore-start[x] -->\n\na\n\n<!-- newslint: ignore-start[y] -->\n\nb\n\n<!-- newslint: ignore-end[x] -->\n\nc"
    assert [c[-3:] for _, _, c in covered(nested)] == ["b\n\n", "\n\nc"]
    whole = "a\n\n<!-- newslint: ignore-file[x] -->"
    assert covered(whole) == [(("x",), "", whole)]


def test_suppressions_in_code_are_code():
    assert covered("```\n<!-- newslint: ignore -->\n```\n\n`<!-- newslint: ignore -->` b") == []


def test_the_front_matter_suppresses_in_all_documents():
    source = "---\ntitle: A\nnewslint-ignore: [names, style]\n---\nB\n"
    for document in documents(source, "a.md"):
        assert [(d.rules, d.covers) for d in document.directives] == [
            (("names", "style"), Span(0, len(source)))
        ]


@pytest.mark.parametrize(
    "source",
    [">" * 10_000 + " x", "[" * 10_000 + "x", "[" * 5_000 + "x" + "](y)" * 5_000, "*_" * 10_000 + "x" + "_*" * 10_000,
     "- " * 10_000 + "x", "".join("  " * i + "- x\n" for i in range(300)), "![" * 10_000, "`" * 20_001 + "x" + "``" * 5_000,
     "**a *" * 5_000, "<a " * 10_000, "<!-- " * 10_000, "&#" * 10_000, "{{< " * 3_000, "[a](" * 10_000, "~~a " * 10_000],
)  # fmt: skip
def test_deep_nesting_neither_crashes_nor_hangs(source):
    started = time.process_time()
    documents(source, "a.md")
    assert time.process_time() - started < 10
