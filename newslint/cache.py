"""Diagnostics of unchanged files, and the hashes of their contents, in one SQLite file in the user's
cache folder.

The key of a result is made of everything it depends on; the value is data (MessagePack), never code.
A cache that is damaged, foreign or locked is rebuilt or left alone: it can cost time, not findings.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newslint import __version__

_SCHEMA = "create table if not exists {}(key blob primary key, value blob not null) without rowid"
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


class Table:
    """What is kept of one kind; every method is harmless when the database is not to be had."""

    def __init__(self, cache: "Cache", name: str) -> None:
        self._cache, self._name = cache, name
        self._new: dict[bytes, bytes] = {}
        self.get: Callable[[bytes], bytes | None] = self._ask
        """The value kept under a key."""

    def open(self, connection: Any, whole: bool) -> None:
        """Make the table where it is not there; read it in one go if it will be asked often."""
        connection.execute(_SCHEMA.format(self._name))
        if whole:
            self.get = dict(connection.execute(f"select key, value from {self._name}")).get

    def _ask(self, key: bytes) -> bytes | None:
        return self._cache.ask(f"select value from {self._name} where key = ?", key)

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value`; written when the cache is closed."""
        self._new[key] = value

    def write(self, connection: Any) -> None:
        """Write what is new in one transaction; forget all when there is far too much."""
        if not self._new:
            return
        connection.execute("begin immediate")
        if connection.execute(f"select count(*) from {self._name}").fetchone()[0] > _KEEP:
            connection.execute(f"delete from {self._name}")
        connection.executemany(f"insert or replace into {self._name} values (?, ?)", self._new.items())
        connection.execute("commit")


class Cache:
    """One database with a table of results and one of the hashes of contents."""

    def __init__(self, path: Path, expected: int) -> None:
        """`expected` is the number of look-ups to come: many are read in one go."""
        self.notice = ""
        self.results, self.contents = Table(self, "results"), Table(self, "contents")
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
        for table in (self.results, self.contents):
            table.open(self._connection, expected >= _READ_WHOLE_FROM)

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

    def ask(self, query: str, key: bytes) -> bytes | None:
        """The value that a query gives for `key`; None without a database."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(query, (key,)).fetchone()
        except Exception as error:
            self._rebuild(error)
            return None
        return row[0] if row else None

    def close(self) -> None:
        """Write what is new."""
        if self._connection is None:
            return
        try:
            for table in (self.results, self.contents):
                table.write(self._connection)
            self._connection.close()
        except Exception as error:
            self._rebuild(error)
        self._connection = None
