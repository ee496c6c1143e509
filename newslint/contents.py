"""Hashes of what is in files; a file that has not been touched since its hash was kept is not read."""

import os
from collections.abc import Iterable, Iterator
from stat import S_ISREG
from struct import Struct
from time import time_ns
from typing import Protocol

_STATE = Struct("<QQqq").pack
_SETTLED = 3_000_000_000
"""Nanoseconds after its last change from which a file's state stands for its content. Clocks of file
systems tick, some every other second: a change within the tick in which it was read would not show."""
_TOLD = os.name == "posix"
"""Elsewhere the time of the last change of any kind, which no program can set, is not to be had."""


class Kept(Protocol):
    """Where hashes are kept."""

    def get(self, key: bytes) -> bytes | None:
        """What is kept under `key`."""

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value`."""


class Contents:
    """Hashes of the contents of files, by device, inode, size and time of the last change (as git's index
    knows files again)."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def digests(self, paths: Iterable[str]) -> Iterator[bytes | None]:
        """The hash (xxh3, 128 bits) of each file's bytes; None for what is no file or cannot be read."""
        stat, known = os.stat, self._kept.get
        for path in paths:
            digest = None
            try:
                found = stat(path)
                if _TOLD:
                    digest = known(_STATE(found.st_dev, found.st_ino, found.st_size, found.st_ctime_ns))
                if not digest and S_ISREG(found.st_mode):
                    digest = self._read(path)
            except OSError:
                pass
            yield digest

    def _read(self, path: str) -> bytes:
        from xxhash import xxh3_128_digest

        with open(path, "rb", buffering=0) as file:
            found = os.fstat(file.fileno())  # before reading: a change meanwhile is one after it
            digest = xxh3_128_digest(file.read())
        if _TOLD and time_ns() - found.st_ctime_ns > _SETTLED:
            self._kept.put(_STATE(found.st_dev, found.st_ino, found.st_size, found.st_ctime_ns), digest)
        return digest
