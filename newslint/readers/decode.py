"""Bytes to text and back: exactly the same bytes for a text that was not changed."""

import codecs

import msgspec

from newslint.model import Notice, Span

RULE = "characters/encoding"
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FIRST = frozenset(mark[:1] for mark, _ in _MARKS)
LEGACY = "windows-1252"


class BinaryFile(Exception):
    """NUL bytes: not a text."""


class Decoded(msgspec.Struct, frozen=True):
    """A file's text without its byte order mark; line ends as they were. `packing`: .gz, .zst or none."""

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    notice: Notice | None = None
    packing: str = ""

    def encode(self, text: str) -> bytes:
        """`text` in the file's own encoding, behind its own byte order mark, packed as it was.

        UnicodeEncodeError where a windows-1252 file cannot hold a character.
        """
        data = self.bom + self._bytes(text)
        if not self.packing:
            return data
        from newslint.readers.packing import packed

        return packed(data, self.packing)

    def _bytes(self, text: str) -> bytes:
        if self.encoding == LEGACY:
            return codecs.charmap_encode(text, "strict", _encoding_table())[0]
        return text.encode(self.encoding)


def decode(data: bytes) -> Decoded:
    """UTF-8, or UTF-16/32 by byte order mark; anything else is read as windows-1252 with a notice.

    BinaryFile where the file holds NUL.
    """
    bom, encoding = b"", "utf-8"
    if data[:1] in _FIRST:
        bom, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (bom, encoding))
    body = data[len(bom) :] if bom else data
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in body:
            raise BinaryFile from None
        if encoding != "utf-8":
            bom, body = b"", data
        return _decode_legacy(body, bom, encoding, error.start)
    if "\0" in text:
        raise BinaryFile
    return Decoded(text, encoding, bom)


def _decode_legacy(body: bytes, bom: bytes, encoding: str, bad: int) -> Decoded:
    text = codecs.charmap_decode(body, "strict", _decoding_table())[0]
    at = min(bad, max(0, len(body) - 1))
    message = (
        f"Not valid {encoding.upper()}: byte 0x{body[at]:02X} at byte offset {at + len(bom)}; "
        f"read as {LEGACY}. Save the file as UTF-8"
    )
    return Decoded(text, LEGACY, bom, Notice(RULE, Span(at, at + 1), message))


def _decoding_table() -> str:
    """windows-1252 with its five undefined bytes as C1 controls, so that every byte has a way back."""
    return "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in range(256)
    )


def _encoding_table() -> dict[int, int]:
    return {ord(c): b for b, c in enumerate(_decoding_table())}
