import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.decode import BinaryFile, decode

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.binary())
def test_every_file_comes_back_byte_for_byte(data):
    try:
        decoded = decode(data)
    except BinaryFile:
        return
    assert decoded.encode(decoded.text) == data


@given(st.binary().map(lambda b: b.replace(b"\0", b"x")))
def test_every_file_without_nul_can_be_read(data):
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return  # a mark that promises NULs
    decoded = decode(data)
    assert decoded.encode(decoded.text) == data


@given(
    TEXT,
    st.sampled_from(
        [
            (b"", "utf-8"),
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ]
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_unicode_encodings_by_mark(text, kind, newline):
    bom, encoding = kind
    text = text.lstrip("\ufeff").replace("\n", newline)
    decoded = decode(bom + text.encode(encoding))
    assert (decoded.text, decoded.bom, decoded.notice) == (text, bom, None)
    assert decoded.encode(text) == bom + text.encode(encoding)


def test_windows_1252_is_read_and_named():
    decoded = decode("Caf\u00e9 \u201ctoday\u201d".encode("cp1252") + b"\x81")
    assert decoded.text == "Café “today”\x81"
    assert decoded.notice is not None
    assert decoded.notice.rule == "characters/encoding"
    assert "byte 0xE9 at byte offset 3" in decoded.notice.message
    assert tuple(decoded.notice.span) == (3, 4)


def test_a_cut_off_character_at_the_end_is_named():
    decoded = decode("Zürich €".encode()[:-1])
    assert decoded.notice is not None
    assert "byte offset 8" in decoded.notice.message


def test_a_bad_byte_behind_a_mark_counts_the_mark():
    decoded = decode(codecs.BOM_UTF8 + b"ab\xff")
    assert decoded.bom == codecs.BOM_UTF8
    assert decoded.notice is not None
    assert "byte offset 5" in decoded.notice.message
    assert decoded.text[decoded.notice.span.start] == "ÿ"


@pytest.mark.parametrize(
    "data", [b"a\0b", b"\x89PNG\0\0\xff", codecs.BOM_UTF16_LE + b"a\0\0\0", "hi".encode("utf-16-le")]
)
def test_nul_is_binary(data):
    with pytest.raises(BinaryFile):
        decode(data)


def test_a_new_character_that_the_encoding_lacks_is_refused():
    decoded = decode(b"caf\xe9")
    with pytest.raises(UnicodeEncodeError):
        decoded.encode("Škoda č")


def test_empty():
    decoded = decode(b"")
    assert (decoded.text, decoded.encode("")) == ("", b"")
