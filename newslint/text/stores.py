"""Files that are kept in the user's cache folder: each whole or not there, and the newest of a family.

A file is called FAMILY-STATE.msgpack, where the state stands for all that its content depends on: two
versions of newslint, or of what it is built on, do not undo each other's work.
"""

import os
from contextlib import suppress
from pathlib import Path

KEPT = 16
"""Files of a family: a rule that is being written leaves one for each of its states."""


def keep(path: Path, data: bytes) -> None:
    """Write atomically and forget the oldest of the family; what cannot be written is no error."""
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        os.replace(temporary, path)
        _forget_old(path)


def _forget_old(path: Path) -> None:
    family = path.name.rpartition("-")[0] + "-"
    with os.scandir(path.parent) as entries:
        found = [e for e in entries if e.name.startswith(family) and e.name.endswith((".msgpack", ".tmp"))]
    for entry in sorted(found, key=lambda e: e.stat().st_mtime_ns, reverse=True)[KEPT:]:
        with suppress(OSError):  # another process was faster
            os.remove(entry.path)
