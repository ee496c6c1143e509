"""Several runs at once, a damaged cache, a process killed while fixing."""

import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.house import DIRTY


@pytest.fixture
def cache(house, tmp_path):
    """A cache of its own that knows the compiled rules and no results."""
    house.check(".")
    folder = tmp_path / "cache"
    shutil.copytree(house.cache, folder, ignore=shutil.ignore_patterns("results*"))
    return folder


def start(house, *arguments, **more):
    command = [sys.executable, "-m", "newslint", "check", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=house.root, env=house.environment(**more), **pipes)


def test_runs_at_once_on_one_cache_find_the_same(house, cache):
    for n in range(60):
        house.write(f"many/{n:03}.txt", f"Number {n}.\n\n{DIRTY}")
    env = {"NEWSLINT_CACHE_DIR": str(cache)}
    wanted = house.check("many", "--no-cache", "--output-format", "jsonl").out.encode()
    runs = [start(house, "many", "--output-format", "jsonl", **env) for _ in range(4)]
    outputs = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [1] * 4
    assert all(out == wanted for out, _ in outputs)
    assert all(b"damaged" not in err for _, err in outputs)
    warm = house.check("many", "--output-format", "jsonl", env=env)
    assert warm.out.encode() == wanted


@pytest.mark.parametrize(
    "content",
    [b"", b"this is no database", b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["empty", "foreign", "damaged"],
)
def test_a_cache_that_is_none_is_rebuilt(house, cache, content):
    house.write("a.txt", DIRTY)
    env = {"NEWSLINT_CACHE_DIR": str(cache)}
    wanted = house.check("a.txt", "--output-format", "jsonl", env=env).out
    (cache / "results.sqlite").write_bytes(content)
    done = house.check("a.txt", "--output-format", "jsonl", env=env)
    assert (done.code, done.out) == (1, wanted)
    if content:
        assert "was damaged and has been rebuilt" in done.err
    again = house.check("a.txt", "--output-format", "jsonl", env=env)
    assert again.out == wanted
    assert "rebuilt" not in again.err


def test_a_cache_of_another_program_is_left_alone_or_rebuilt_without_harm(house, cache):
    import sqlite3

    house.write("a.txt", DIRTY)
    with sqlite3.connect(cache / "results.sqlite") as other:
        other.execute("create table results(name text)")
    env = {"NEWSLINT_CACHE_DIR": str(cache)}
    for _ in range(2):
        assert len(house.found("a.txt", env=env)) == 5


def test_a_damaged_rulebook_is_made_anew(house, cache):
    house.write("a.txt", DIRTY)
    env = {"NEWSLINT_CACHE_DIR": str(cache)}
    wanted = house.found("a.txt", env=env)
    for store in cache.glob("rulebook-*"):
        store.write_bytes(b"\xc1 no rules")
    assert house.found("a.txt", "--no-cache", env=env) == wanted


def test_two_runs_that_fix_at_once_leave_whole_files(house):
    text, fixed = DIRTY * 5, house_fixed(house, DIRTY * 5)
    for n in range(60):
        house.write(f"many/{n:03}.txt", text)
    runs = [start(house, "many", "--fix-only") for _ in range(2)]
    for run in runs:
        run.communicate(timeout=120)
    assert {p.read_text() for p in (house.root / "many").iterdir()} == {fixed}


def house_fixed(house, text: str) -> str:
    house.write("one.txt", text)
    house.check("one.txt", "--fix-only")
    return house.read("one.txt")


@pytest.mark.slow
def test_kill_9_at_any_moment_leaves_the_old_file_or_the_new_one(house):
    text = DIRTY * 3
    fixed = house_fixed(house, text)
    names = [f"many/{n:04}.txt" for n in range(1000)]
    for name in names:
        house.write(name, text)
    begin = time.monotonic()
    start(house, "many", "--fix-only").communicate(timeout=300)
    whole = time.monotonic() - begin
    choice = random.Random(11)
    seen = set()
    for _ in range(50):
        for name in names:
            path = house.root / name
            if path.read_text() != text:
                path.write_text(text)
        run = start(house, "many", "--fix-only")
        time.sleep(choice.uniform(0, whole))
        run.send_signal(signal.SIGKILL)
        run.communicate(timeout=60)
        contents = [(house.root / name).read_text() for name in names]
        assert set(contents) <= {text, fixed}
        seen.add(0 < contents.count(fixed) < len(names))
        for left in (house.root / "many").glob(".newslint-*.tmp"):
            left.unlink()
    assert True in seen  # some were killed in the middle
