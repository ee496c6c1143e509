"""Marks in odd company: what the cheap pass finds and how it is judged."""

import pytest

from newslint.kinds import load_kind
from newslint.kinds.stops.candidates import candidates
from newslint.text.article import Article
from tests.shipped import shipped_rules

RULES = [r for r in shipped_rules() if r.kind == "stops" and r.id != "sentences/dangling-end"]


def flagged(text: str) -> list[tuple[str, str]]:
    found = load_kind("stops").compile_rules(RULES).find(Article(text), ())
    return [(f.rule.split("/")[1], text[f.span.start : f.span.end]) for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "He works for Acme Inc. in Lund, Mr. van Berg said.",
        "The U.S. government and the U.N. met at 9 a.m. on Monday, Sept. 4.",
        "It rose by 3.5 per cent, from 1,200 to 1,242.",
        "He said … nothing. Then he said ... more. And . . . more.",
        "Ask info@harbour.example, www.harbour.example or harbour.example/Ferry.html.",
        "Buy it at Booking.com, in Node.js or on eBay. iPhones sell well.",
        "“Stop!” he cried. “Why?” she asked. (They left.)",
        "Really?! No!! What??",
        "J. R. R. Tolkien and George W. Bush met St. James.",
        "The show “Jeopardy!” was on. Yahoo! Inc. paid.",
        "It ended 3 : 1 in Lund ;-) or so :)",
        "VIP : 60,000 crowns",
        "He lives at No. 10 and paid approx. two crowns, i.e. nothing.",
        "“I never saw him.” he said.",
        "A .45 was found near ../folder and in v2.0.",
        "The firm is called will.i.am music, or a.k.a. music.",
    ],
)
def test_good_text_is_silent(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier was closed.Nobody came.", [("missing-space", ".N")]),
        ("The pier was closed,but open on Sunday.", [("missing-space", ",b")]),
        ("“The pier is closed.”Nobody came.", [("missing-space", ".”N")]),
        ("Built in 2022.Such piers last.", [("missing-space", ".S")]),
        ("The pier was closed .", [("stray-punctuation", " .")]),
        ("The pier , closed since May, is old.", [("stray-punctuation", " ,")]),
        ("The pier is closed.. Nobody came.", [("stray-punctuation", "..")]),
        ("The pier is closed., Nobody came.", [("stray-punctuation", ".,")]),
        ("; The pier is closed.", [("stray-punctuation", ";")]),
        (
            "What we know so far about the pier and the men who built it in the spring :",
            [("stray-punctuation", " :")],
        ),
        ("The pier was. closed for years.", [("stray-stop", ".")]),
        ("The pier was closed,. above all in winter.", [("stray-stop", ",.")]),
        ("The pier was closed for many years. it was old.", [("lowercase-start", "it")]),
    ],
)
def test_odd_marks_are_judged(text, expected):
    assert flagged(text) == expected


def test_several_small_starts_are_somebodys_style():
    lines = "\n".join(f"the pier number {n} was closed on Monday." for n in ("one", "two", "three", "four"))
    assert flagged("The piers.\n" + lines) == []
    assert flagged("The piers.\nthe pier number one was closed on Monday.\nThe rest was open.") == [
        ("lowercase-start", "the")
    ]


def test_offsets_of_candidates():
    text = "“One”, two.Three ,four. five"
    assert candidates(text, text.encode("utf-8", "surrogatepass"), frozenset()).odd == [
        text.index(".T"),
        text.index(",f"),
        text.index(". f"),
    ]
    text = "“He” saw the. And of."
    assert candidates(text, text.encode("utf-8", "surrogatepass"), frozenset(["the", "of"])).behind_words == [
        12,
        20,
    ]


def test_spacing_fixes_are_safe_and_the_rest_is_not():
    text = "The pier ,they said, was. closed."
    found = load_kind("stops").compile_rules(RULES).find(Article(text), ())
    assert {f.rule: f.fix.safety for f in found} == {
        "sentences/stray-punctuation": "safe",
        "sentences/stray-stop": "unsafe",
    }
