import pickle

from hypothesis import given
from hypothesis import strategies as st

from newslint.model import OffsetMap, Span, TextBuilder

# What a reader does to a stretch of source, from left to right.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["keep", "skip", "replace", "insert"]),
        st.text("aé👩🏽\u0301 <&\n", min_size=1, max_size=6),
    ),
    max_size=12,
)


def build(steps):
    source = "".join(t for kind, t in steps if kind != "insert")
    builder = TextBuilder(source)
    at = 0
    for kind, piece in steps:
        end = at + len(piece)
        if kind == "keep":
            builder.keep(at, end)
        elif kind == "replace":
            builder.replace(at, end, "&")
        elif kind == "insert":
            builder.insert(at, "\n\n")
        at = at if kind == "insert" else end
    text, offsets = builder.finish()
    return source, text, offsets


@given(STEPS)
def test_lift_is_monotone_and_inside_the_source(steps):
    source, text, offsets = build(steps)
    last = 0
    for i in range(len(text)):
        start, end = offsets.lift(Span(i, i + 1))
        assert 0 <= last <= start <= end <= len(source)
        last = start


@given(STEPS)
def test_a_verbatim_span_is_the_same_in_text_and_source(steps):
    source, text, offsets = build(steps)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            span = Span(start, end)
            if not offsets.verbatim(span):
                continue
            up = offsets.lift(span)
            if "&" not in text[start:end]:  # "&" may stand for any one character here
                assert source[up.start : up.end] == text[start:end]
            assert offsets.contiguous(span)


@given(STEPS)
def test_lower_is_the_way_back(steps):
    _, text, offsets = build(steps)
    for i in range(len(text)):
        start, end = offsets.lift(Span(i, i + 1))
        if end > start:
            back = offsets.lower(start)
            assert back is not None
            assert back <= i
            assert (
                back == i
                or text[back : i + 1] == "&" * (i + 1 - back)
                or not offsets.verbatim(Span(i, i + 1))
            )


def test_markup_inside_a_span_makes_it_uneditable():
    source = "a <b>b</b> c"
    builder = TextBuilder(source)
    builder.keep(0, 2)
    builder.keep(5, 6)
    builder.keep(10, 12)
    text, offsets = builder.finish()
    assert text == "a b c"
    assert offsets.lift(Span(0, 5)) == Span(0, 12)
    assert not offsets.contiguous(Span(0, 3))
    assert offsets.contiguous(Span(0, 2))
    assert offsets.contiguous(Span(2, 3))
    assert offsets.lift(Span(2, 3)) == Span(5, 6)


def test_an_entity_is_edited_whole():
    source = "R&amp;D"
    builder = TextBuilder(source)
    builder.keep(0, 1)
    builder.replace(1, 6, "&")
    builder.keep(6, 7)
    _, offsets = builder.finish()
    assert offsets.lift(Span(1, 2)) == Span(1, 6)
    assert offsets.contiguous(Span(0, 3))
    assert not offsets.verbatim(Span(0, 3))


def test_a_decoded_piece_is_not_edited_in_part():
    source = "a&hellip;b"
    builder = TextBuilder(source)
    builder.keep(0, 1)
    builder.replace(1, 9, "...")
    builder.keep(9, 10)
    _, offsets = builder.finish()
    assert not offsets.contiguous(Span(0, 2))
    assert not offsets.contiguous(Span(2, 2))
    assert offsets.contiguous(Span(1, 4))
    assert offsets.contiguous(Span(4, 4))


def test_inserted_text_has_no_source_to_edit():
    builder = TextBuilder("ab")
    builder.keep(0, 1)
    builder.insert(1, "\n\n")
    builder.keep(1, 2)
    text, offsets = builder.finish()
    assert text == "a\n\nb"
    assert not offsets.contiguous(Span(0, 4))
    assert not offsets.contiguous(Span(1, 3))


def test_the_identity_is_free_and_survives_pickling():
    for offsets in (OffsetMap(), build([("keep", "ab"), ("skip", "x"), ("keep", "c")])[2]):
        copy = pickle.loads(pickle.dumps(offsets))
        assert copy.pieces == offsets.pieces
        assert copy.lift(Span(1, 2)) == offsets.lift(Span(1, 2))
    assert OffsetMap().identity
