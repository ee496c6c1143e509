"""Files packed with gzip or Zstandard."""

import zlib
from typing import Any

import msgspec

from newslint.readers.decode import Decoded, decode
from newslint.readers.options import ReadError

_PIECE = 1 << 17


def unpacked(data: bytes, path: str) -> Decoded:
    """The text inside; ReadError where the file is damaged or Zstandard is not installed."""
    packing = "." + path.lower().rpartition(".")[2]
    try:
        plain = _gunzip(data) if packing == ".gz" else _unzstd(data)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError(f"cannot be unpacked: {error}") from None
    return msgspec.structs.replace(decode(plain), packing=packing)


def packed(data: bytes, packing: str) -> bytes:
    """`data` packed again; the same bytes in, the same bytes out."""
    if packing == ".gz":
        import gzip

        return gzip.compress(data, mtime=0)
    return bytes(_zstandard().compress(data))


def _gunzip(data: bytes) -> bytes:
    import gzip

    return gzip.decompress(data)


def _unzstd(data: bytes) -> bytes:
    module = _zstandard()
    error = getattr(module, "ZstdError", OSError)
    try:
        if hasattr(module, "ZstdDecompressor") and hasattr(module.ZstdDecompressor(), "decompressobj"):
            return _frames(module, data)
        return bytes(module.decompress(data))
    except error as what:
        raise ReadError(f"cannot be unpacked: {what}") from None


def _frames(module: Any, data: bytes) -> bytes:
    """All frames; EOFError where the last one is cut off, of which the package says nothing."""
    plain, at = [], 0
    while at < len(data):
        frame = module.ZstdDecompressor().decompressobj()
        while not frame.eof:
            piece = data[at : at + _PIECE]  # what is behind a frame is copied: not all of it for each
            if not piece:
                raise EOFError("the file ends before the end of what is packed")
            plain.append(frame.decompress(piece))
            at += len(piece) - len(frame.unused_data)
    return b"".join(plain)


def _zstandard() -> Any:
    """Python's own module (from 3.14 on) or the package `zstandard`."""
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        try:
            import zstandard as zstd  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            message = "is packed with Zstandard; install what reads it: pip install 'newslint[zstd]'"
            raise ReadError(message) from None
    return zstd
