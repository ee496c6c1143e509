"""A file's hash is taken from its state only where the state cannot lie."""

import os
import sys
from pathlib import Path

import pytest
from xxhash import xxh3_128_digest

from newslint import contents
from newslint.contents import Contents

pytestmark = pytest.mark.skipif(os.name != "posix", reason="no time of the last change of any kind there")


class Kept(dict[bytes, bytes]):
    def put(self, key: bytes, value: bytes) -> None:
        self[key] = value


def digest(kept: Kept, path: Path) -> bytes | None:
    return next(Contents(kept).digests([str(path)]))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything was changed long ago."""
    now = contents.time_ns
    monkeypatch.setattr(contents, "time_ns", lambda: now() + 60_000_000_000)


@pytest.mark.usefixtures("later")
def test_an_untouched_file_is_not_read_again(tmp_path: Path) -> None:
    article, kept = tmp_path / "a.txt", Kept()
    article.write_bytes(b"The ferry left at noon.")
    assert digest(kept, article) == xxh3_128_digest(b"The ferry left at noon.")
    for state in kept:
        kept[state] = b"what was kept"
    assert digest(kept, article) == b"what was kept"


def test_a_file_changed_a_moment_ago_is_read_again(tmp_path: Path) -> None:
    article, kept = tmp_path / "a.txt", Kept()
    article.write_bytes(b"The ferry left at noon.")
    assert digest(kept, article)
    assert not kept


@pytest.mark.usefixtures("later")
def test_a_change_shows_whatever_its_size_and_date_say(tmp_path: Path) -> None:
    article, kept = tmp_path / "a.txt", Kept()
    article.write_bytes(b"one")
    before = article.stat()
    digest(kept, article)
    while article.stat().st_ctime_ns == before.st_ctime_ns:  # the clock of a file system ticks slowly
        article.write_bytes(b"two")
        os.utime(article, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert article.stat().st_mtime_ns == before.st_mtime_ns
    assert digest(kept, article) == xxh3_128_digest(b"two")


@pytest.mark.usefixtures("later")
def test_a_file_put_in_the_place_of_another_is_read(tmp_path: Path) -> None:
    article, other, kept = tmp_path / "a.txt", tmp_path / "b.txt", Kept()
    article.write_bytes(b"one")
    other.write_bytes(b"two")
    digest(kept, article)
    os.replace(other, article)
    assert digest(kept, article) == xxh3_128_digest(b"two")


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes there")
def test_only_files_have_a_hash(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", tmp_path, tmp_path / "missing.txt"):
        assert digest(Kept(), path) is None
