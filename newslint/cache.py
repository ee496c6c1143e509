"""Diagnostics of unchanged files, in one SQLite file in the user's cache folder.

The key is made of everything a result depends on; the value is data (MessagePack), never code.
A cache that is damaged, foreign or locked is rebuilt or left alone: it can cost time, not findings.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newslint import __version__

_SCHEMA = "create table if not exists results(key blob primary key, value blob not null) without rowid"
_FORMAT = "results-3"
_KEEP = 200_000
_READ_WHOLE_FROM = 200


def folder() -> Path:
    """The user's cache folder, or that named by NEWSLINT_CACHE_DIR."""
    own = os.environ.get("NEWSLINT_CACHE_DIR")
    if own:
        return Path(own)
    if sys.platform == "linux":  # what platformdirs says, without its six milliseconds of imports
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newslint"
    from platformdirs import user_cache_path

    return user_cache_path("newslint")


def versions() -> str:
    """The versions of newslint and of what checks for it, found without importing any of it."""
    wanted = (
        "harper_py-", "ftfy-", "regex-", "rapidfuzz-", "language_tool_python-", "py3langid-",
        "newslint_model_en-", "onnxruntime-", "anyascii-", "tree_sitter-", "tree_sitter_markdown-",
        "ahocorasick_rs-",
    )  # fmt: skip
    found = []
    for place in sys.path:
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue
        found += [n for n in names if n.endswith(".dist-info") and n.lower().startswith(wanted)]
    return " ".join([_FORMAT, __version__, sys.version, *sorted(found)])


class Cache:
    """One database; every method is harmless when it is not to be had."""

    def __init__(self, path: Path, expected: int) -> None:
        """`expected` is the number of look-ups to come: many are read in one go."""
        self.notice = ""
        self._new: dict[bytes, bytes] = {}
        self._whole: dict[bytes, bytes] | None = None
        self._connection: Any = None
        self._path = path
        try:
            self._open(expected)
        except Exception as error:
            self._rebuild(error)

    def _open(self, expected: int) -> None:
        import sqlite3

        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(self._path, timeout=5, isolation_level=None)
        self._connection.execute(_SCHEMA)
        if expected >= _READ_WHOLE_FROM:
            self._whole = dict(self._connection.execute("select key, value from results"))

    def _rebuild(self, error: Exception) -> None:
        import sqlite3

        self._connection = None
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            self.notice = f"the cache {self._path} was damaged and has been rebuilt"
            try:
                os.unlink(self._path)
                self._open(0)
            except Exception:
                self._connection = None

    def get(self, key: bytes) -> bytes | None:
        """The value kept under `key`."""
        if self._whole is not None:
            return self._whole.get(key)
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("select value from results where key = ?", (key,)).fetchone()
        except Exception as error:
            self._rebuild(error)
            return None
        return row[0] if row else None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value`; written by `close`."""
        self._new[key] = value

    def close(self) -> None:
        """Write what is new in one transaction; forget all when there is far too much."""
        if self._connection is None:
            return
        try:
            if self._new:
                self._write(self._new.items())
            self._connection.close()
        except Exception as error:
            self._rebuild(error)
        self._connection = None

    def _write(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        self._connection.execute("begin immediate")
        if self._connection.execute("select count(*) from results").fetchone()[0] > _KEEP:
            self._connection.execute("delete from results")
        self._connection.executemany("insert or replace into results values (?, ?)", rows)
        self._connection.execute("commit")
