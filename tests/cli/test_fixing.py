"""--fix, --unsafe-fixes, --diff."""

import os
import stat

import pytest

from tests.house import DIRTY

FIXED = "The ferry left the harbour at dawn.\n\nIt was very late in Kiyev.\n"


def test_safe_fixes_are_written(house):
    house.write("a.txt", DIRTY)
    done = house.check("a.txt", "--fix")
    assert house.read("a.txt") == FIXED
    assert "fixed 3 findings in 1 file" in done.err
    assert done.code == 1  # Kiyev is left
    assert house.check("a.txt", "--fix").code == 1
    assert house.read("a.txt") == FIXED


def test_unsafe_fixes_are_written_only_when_asked_for(house):
    house.write("a.txt", DIRTY)
    assert house.check("a.txt", "--fix", "--unsafe-fixes").code == 0
    assert house.read("a.txt") == FIXED.replace("Kiyev", "Kyiv")


def test_a_diff_shows_and_writes_nothing(house):
    path = house.write("a.txt", DIRTY)
    before = path.stat().st_mtime_ns
    done = house.check("a.txt", "--diff")
    assert done.code == 1
    assert done.out == (
        "--- a.txt\n+++ a.txt\n@@ -1,5 +1,3 @@\n-The ferry left teh harbuor at dawn.\n-\n-Source :\n"
        "+The ferry left the harbour at dawn.\n \n It was very late in Kiyev.\n"
    )
    assert done.err == "newslint: would fix 3 findings in 1 file; 2 findings would be left\n"
    assert house.check("a.txt", "--diff", "--fix").err == done.err
    assert (house.read("a.txt"), path.stat().st_mtime_ns) == (DIRTY, before)
    house.write("b.txt", FIXED)
    assert house.check("b.txt", "--diff").code == 0


def test_a_diff_can_be_applied_with_patch(house):
    import subprocess

    house.write("a.txt", DIRTY)
    house.write("d.patch", house.check("a.txt", "--diff").out)
    subprocess.run(["git", "apply", "-p0", "d.patch"], cwd=house.root, check=True)
    assert house.read("a.txt") == FIXED


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_line_ends_byte_order_mark_and_mode_are_kept(house, end, bom):
    path = house.write("a.txt", bom + DIRTY.replace("\n", end).encode())
    path.chmod(0o640)
    house.check("a.txt", "--fix")
    assert path.read_bytes() == bom + FIXED.replace("\n", end).encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_clean_file_is_not_touched(house):
    path = house.write("a.txt", FIXED)
    before = path.stat()
    house.check("a.txt", "--fix")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_symbolic_link_stays_one(house):
    house.write("real/a.txt", DIRTY)
    os.symlink("real/a.txt", house.root / "link.txt")
    house.check("link.txt", "--fix")
    assert (house.root / "link.txt").is_symlink()
    assert house.read("real/a.txt") == FIXED


def test_findings_after_a_fix_are_at_their_new_places(house):
    house.write("a.txt", "Source :\nteh end in Kiyev.\n")
    done = house.check("a.txt", "--fix", "--output-format", "jsonl")
    assert [(d["text"], d["line"], d["column"]) for d in done.lines()] == [("Kiyev", 1, 12)]


def test_nothing_is_left_behind_beside_the_file(house):
    house.write("sub/a.txt", DIRTY)
    house.check("sub", "--fix")
    assert [p.name for p in (house.root / "sub").iterdir()] == ["a.txt"]
