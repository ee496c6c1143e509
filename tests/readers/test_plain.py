import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Span
from newslint.readers import ReadOptions, reader_for
from newslint.readers.paragraphs import plain_text

PROSE = [
    "The council voted on Tuesday evening to close the old swimming pool on Harbour Road, after a debate "
    "of four hours in which nobody could say what the repairs would cost.",
    "“We were told six months, then nine, and now they speak of two years,” said Marta Olsen, who has "
    "taught children to swim there since 1998 and had come with forty of their parents.",
    "A report is due in March. Until then the doors stay shut.",
    "The mayor, who had promised a new pool before the election, did not take part in the vote; her "
    "office said that she was travelling back from a meeting of the coast's twelve municipalities.",
]


def unwrapped(source):
    return plain_text(source)[0]


@pytest.mark.parametrize("width", [60, 65, 72, 79, 80, 100])
def test_hard_wrapped_prose_becomes_one_line_a_paragraph(width):
    wrapped = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in PROSE)
    assert unwrapped(wrapped) == "\n\n".join(PROSE)
    assert unwrapped(wrapped.replace("\n", "\r\n")) == "\n\n".join(PROSE)


def test_a_word_broken_at_its_hyphen_is_joined_without_a_space():
    text = (
        "It was a well-known and often-repeated story that the harbour-master told to every far-travelled guest. "
        * 3
    )
    assert unwrapped(textwrap.fill(text.strip(), 60)) == text.strip()


def test_an_unwrapped_paragraph_lifts_to_its_lines():
    wrapped = "\n\n".join(textwrap.fill(p, 72) for p in PROSE)
    text, offsets = plain_text(wrapped)
    at = text.index("nobody could say what the repairs")
    up = offsets.lift(Span(at, at + len("nobody could say what the repairs")))
    assert wrapped[up.start : up.end].split() == "nobody could say what the repairs".split()
    assert offsets.contiguous(Span(at, at + 20))


POEM = """The lamps along the quay are low,
the boats have gone,
and somewhere in the falling snow
a door stands open, and the glow
of someone's kitchen travels on.

We do not ask
whose hand it was that lit the flame,
or by what name
the harbour knew them when they came."""

ADDRESSES = """Harbour Office
12 Quay Street
Northport NP1 4AB
Telephone 0555 123 456

Town Hall
1 Market Square
Northport NP2 8CD
Telephone 0555 654 321"""

LIST = """What the council decided, in the order of the evening's agenda:

- the pool on Harbour Road stays shut until the report is there
- the library opens on Sundays from the second of April onwards
- the market moves to the square behind the old fire station
- parking on the quay costs two euros an hour from the summer"""

SCRAPED = """Pool stays shut until March
By Ann Berg
The council voted on Tuesday evening to close the old swimming pool on Harbour Road.
Nobody could say what the repairs would cost, and the debate took four hours.
A report is due in March and will be read out in public.
Share
Read more: Library opens on Sundays
The mayor did not take part in the vote that ended the debate."""

SPEECH = """“Will it open again?” asked a boy.
“Not this year,” said the mayor.
“Next year?”
“Ask me in March.”

Nobody laughed, and the boy sat down.
His mother stood up and left the hall."""


@pytest.mark.parametrize(
    "text", [POEM, ADDRESSES, LIST, SCRAPED, SPEECH, "\n\n".join(PROSE), "\n".join(PROSE)]
)
def test_what_no_editor_wrapped_stays_as_it_is(text):
    assert unwrapped(text) == text
    assert plain_text(text)[1].identity


def test_lines_that_end_where_sentences_end_are_kept():
    lines = [
        f"The {n} members of the committee will meet again on the second Monday of May."
        for n in range(10, 26)
    ]
    text = "\n".join(lines[:8]) + "\n\n" + "\n".join(lines[8:])
    assert unwrapped(text) == text


def test_an_address_inside_a_wrapped_article_is_kept():
    address = "Harbour Office\n12 Quay Street\nNorthport NP1 4AB"
    wrapped = "\n\n".join(
        [*(textwrap.fill(p, 66) for p in PROSE), *(textwrap.fill(p, 66) for p in PROSE), address]
    )
    assert unwrapped(wrapped) == "\n\n".join([*PROSE, *PROSE, address])


@given(st.text("aB.é👩🏽\u0301 \r\n\t", max_size=80))
def test_line_ends_become_lf_and_every_character_lifts_to_itself(source):
    text, offsets = plain_text(source)
    assert "\r" not in text
    assert text == source.replace("\r\n", "\n").replace("\r", "\n")
    for i, char in enumerate(text):
        start, end = offsets.lift(Span(i, i + 1))
        if char != "\n":
            assert source[start:end] == char
        else:
            assert source[start:end] in ("\n", "\r\n", "\r")


def test_the_reader():
    reader = reader_for("news/A.TXT")
    assert reader is not None
    (document,) = reader.read("One.\n", "a.txt", ReadOptions())
    assert (document.text, document.source, document.offsets.identity) == ("One.\n", "One.\n", True)
    assert reader_for("a.docx") is None
