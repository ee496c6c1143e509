"""Fixes in formats with markup: the rest of the file stays as it is, byte for byte."""

import pytest

MARKDOWN = """\
---
title: "By teh quay"
---

# Ferry

The ferry left teh **harbuor** at dawn. [teh](https://example.org/teh)

Source :

- One
- Source :
- Two

> Source :

It was late.
"""
HTML = """\
<html><body><p>The ferry left teh <b>harbuor</b>.</p>
<p class="label"><b>Source :</b></p>
<p>It was late.</p><div><p>Source :</p></div></body></html>
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markdown(house, end):
    house.write("a.md", MARKDOWN.replace("\n", end))
    house.check("a.md", "--fix")
    assert house.read("a.md") == end.join(
        [
            "---",
            'title: "By the quay"',
            "---",
            "",
            "# Ferry",
            "",
            "The ferry left the **harbour** at dawn. [the](https://example.org/teh)",
            "",
            "- One",
            "- Two",
            "",
            "It was late.",
            "",
        ]
    )


def test_html(house):
    house.write("a.html", HTML)
    house.check("a.html", "--fix")
    fixed = house.read("a.html")
    assert "<p>The ferry left the <b>harbour</b>.</p>" in fixed
    assert "Source" not in fixed
    assert 'class="label"' not in fixed
    assert "<p>It was late.</p>" in fixed
    assert fixed.count("<p") == fixed.count("</p>")


def test_findings_come_in_order_of_place(house):
    house.write("a.md", MARKDOWN)
    places = [(d["line"], d["column"]) for d in house.check("a.md", "--output-format", "jsonl").lines()]
    assert places == sorted(places)
    assert len(places) == 7
