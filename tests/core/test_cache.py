"""The cache can cost time, never findings."""

from pathlib import Path

from newslint.cache import Cache


def test_kept_between_runs(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "results.sqlite"
    first = Cache(path, 1)
    assert first.results.get(b"k") is None
    first.results.put(b"k", b"v")
    first.close()
    assert Cache(path, 1).results.get(b"k") == b"v"
    assert Cache(path, 10_000).results.get(b"k") == b"v"


def test_damaged_file_is_rebuilt_with_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "results.sqlite"
    path.write_bytes(b"this is no database, but it is long enough to be taken for one" * 40)
    cache = Cache(path, 1)
    assert "rebuilt" in cache.notice
    cache.results.put(b"k", b"v")
    cache.close()
    assert Cache(path, 1).results.get(b"k") == b"v"


def test_two_runs_at_once(tmp_path: Path) -> None:
    path = tmp_path / "results.sqlite"
    one, two = Cache(path, 1), Cache(path, 1)
    one.results.put(b"a", b"1")
    two.results.put(b"b", b"2")
    one.close()
    two.close()
    after = Cache(path, 1)
    assert (after.results.get(b"a"), after.results.get(b"b")) == (b"1", b"2")


def test_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("x")
    cache = Cache(blocker / "results.sqlite", 1)
    cache.results.put(b"k", b"v")
    assert cache.results.get(b"k") is None
    cache.close()
