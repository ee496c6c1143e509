"""Files in the user's cache folder: whole or not there, and not ever more of them."""

import os
from pathlib import Path

from newslint.text.stores import KEPT, keep


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_a_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    keep(tmp_path / "a" / "b" / "rulebook-1.msgpack", b"data")
    assert (tmp_path / "a" / "b" / "rulebook-1.msgpack").read_bytes() == b"data"
    assert names(tmp_path / "a" / "b") == ["rulebook-1.msgpack"]


def test_the_newest_of_a_family_stay_and_nothing_else_is_touched(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        path = tmp_path / f"rulebook-{number:02}.msgpack"
        keep(path, b"")
        os.utime(path, (number, number))
    others = ["patterns-re-1.msgpack", "results.sqlite", "rulebook-notes.txt"]
    for name in others:
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (0, 0))
    left_behind = tmp_path / "rulebook-00.123.tmp"  # by a process that was killed
    left_behind.write_bytes(b"")
    os.utime(left_behind, (1, 1))
    keep(tmp_path / "rulebook-new.msgpack", b"")
    kept = [f"rulebook-{number:02}.msgpack" for number in range(4, KEPT + 3)]
    assert names(tmp_path) == sorted([*others, *kept, "rulebook-new.msgpack"])


def test_what_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    keep(tmp_path / "file" / "rulebook-1.msgpack", b"data")
    assert names(tmp_path) == ["file"]
