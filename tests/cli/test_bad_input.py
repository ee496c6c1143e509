"""What goes wrong with files: each case states message, exit code and that nothing was lost."""

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time

import pytest

from tests.house import DIRTY


def test_a_missing_file_is_named_and_the_others_are_checked(house):
    house.write("a.txt", DIRTY)
    done = house.check("a.txt", "gone.txt", "nowhere/", "--output-format", "jsonl")
    assert done.code == 2
    assert "newslint: error: gone.txt: no such file or folder; check the path" in done.err
    assert "newslint: error: nowhere/: no such file or folder; check the path" in done.err
    assert len(done.lines()) == 5


def bound_by_modes() -> dict:
    """Root may read and write everything: such tests take that right away from the program."""
    if os.geteuid():
        return {}
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    drop, override, search = 24, 1, 2  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH

    def preexec() -> None:
        if prctl(drop, override, 0, 0, 0) or prctl(drop, search, 0, 0, 0):
            os._exit(77)

    if subprocess.run(["true"], preexec_fn=preexec).returncode == 77:
        pytest.skip("root, and not allowed to give its rights away")
    return {"preexec_fn": preexec}


def test_a_folder_without_permission_is_named_and_the_others_are_checked(house):
    house.write("a.txt", DIRTY)
    house.write("closed/b.txt", DIRTY)
    (house.root / "closed").chmod(0)
    done = house.check(".", "--output-format", "jsonl", **bound_by_modes())
    assert done.code == 2
    assert "closed: cannot be opened: Permission denied; check its permissions" in done.err
    assert {d["path"] for d in done.lines()} == {"a.txt"}


def test_a_file_without_permission_is_named_and_the_others_are_checked(house):
    house.write("a.txt", DIRTY)
    house.write("b.txt", DIRTY).chmod(0)
    done = house.check(".", "--output-format", "jsonl", **bound_by_modes())
    assert done.code == 2
    assert "b.txt: cannot be read: Permission denied" in done.err
    assert {d["path"] for d in done.lines()} == {"a.txt"}


def test_a_cache_folder_that_cannot_be_written_costs_nothing(house):
    house.write("a.txt", DIRTY)
    (house.root / "closed").mkdir(mode=0o555)
    cache = {"NEWSLINT_CACHE_DIR": str(house.root / "closed")}
    done = house.check("a.txt", "--output-format", "jsonl", env=cache, **bound_by_modes())
    assert (done.code, len(done.lines())) == (1, 5)


def test_an_empty_file_is_clean(house):
    house.write("a.txt", b"")
    house.write("b.txt", b"\n\n\n")
    house.write("c.txt", b"\xef\xbb\xbf")
    done = house.check("a.txt", "b.txt", "c.txt", "--fix")
    assert (done.code, done.out) == (0, "")
    assert [house.read(n) for n in ("a.txt", "b.txt")] == ["", "\n\n\n"]


def test_a_file_with_nul_bytes_is_skipped_with_a_notice(house):
    path = house.write("a.txt", b"\x89PNG\0\0\0 teh harbuor")
    house.write("b.txt", DIRTY)
    done = house.check(".", "--fix", "--output-format", "jsonl")
    assert done.code == 1
    assert "a.txt: looks like a binary file and was skipped" in done.err
    assert {d["path"] for d in done.lines()} == {"b.txt"}
    assert path.read_bytes() == b"\x89PNG\0\0\0 teh harbuor"


@pytest.mark.slow
def test_one_line_of_20_megabytes(house):
    hundred = "Word after word came the wind. " * 99 + "Word after word came teh wind. "
    house.write("a.txt", hundred * 6_500)
    done = house.check("a.txt", "--statistics")
    assert done.code == 1
    assert "6500  house/typo" in done.out


def test_one_line_of_a_megabyte(house):
    house.write("a.txt", "Word after word came the wind. " * 33_000 + "In teh end.")
    assert house.found("a.txt") == [("a.txt", "house/typo", "teh")]


@pytest.mark.parametrize(
    "deep",
    [">" * 5000, "- " * 5000, "[" * 5000, "*_" * 5000, "<div>" * 5000],
    ids=["quote", "list", "link", "stars", "div"],
)
def test_deep_nesting_takes_nothing_along(house, deep):
    """Message: the finding itself. Nothing is lost: what stands before and behind is checked and kept."""
    for name in ("a.md", "b.html"):
        house.write(name, f"By teh quay.\n\n{deep} deep\n\nIn teh end.\n")
    done = house.check("a.md", "b.html", "--fix", "--output-format", "jsonl")
    assert done.code == 0, done.err
    assert "fixed 4 findings in 2 files" in done.err
    for name in ("a.md", "b.html"):
        assert house.read(name) == f"By the quay.\n\n{deep} deep\n\nIn the end.\n"


def test_a_symlink_loop_is_no_endless_run(house):
    house.write("sub/a.txt", DIRTY)
    os.symlink("..", house.root / "sub/loop")
    os.symlink("b.txt", house.root / "c.txt")
    os.symlink("c.txt", house.root / "b.txt")
    done = house.check(".", "--output-format", "jsonl")
    assert done.code == 2
    assert "b.txt: cannot be read: Too many levels of symbolic links" in done.err
    assert {d["path"] for d in done.lines()} == {"sub/a.txt"}


def test_a_dangling_link_is_named(house):
    os.symlink("nowhere.txt", house.root / "a.txt")
    done = house.check("a.txt")
    assert done.code == 2
    assert "a.txt: cannot be read: No such file or directory" in done.err


@pytest.mark.parametrize("options", [["--fix"], ["--no-cache"], []])
def test_a_file_that_vanishes_while_running_is_named(house, options):
    house.write("a.txt", DIRTY)
    house.write("b.txt", DIRTY)
    house.write("c.txt", DIRTY)
    # The file goes between the search for files and the reading of them.
    code = (
        "import os, sys, newslint.cli.checking as c\n"
        "search = c.discover\n"
        "def discover(*a):\n    found = search(*a)\n    os.unlink('b.txt')\n    return found\n"
        "c.discover = discover\n"
        "from newslint.cli import main\n"
        f"sys.argv = ['newslint', 'check', '--output-format', 'jsonl', *{options!r}, '.']\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=house.root, env=house.environment(), capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "b.txt: cannot be read: No such file or directory" in done.stderr
    assert '"a.txt"' in done.stdout
    assert '"c.txt"' in done.stdout
    assert not (house.root / "b.txt").exists()


def test_a_read_only_file_is_not_fixed_and_the_others_are(house):
    path = house.write("a.txt", DIRTY)
    path.chmod(0o444)
    house.write("b.txt", DIRTY)
    done = house.check("a.txt", "b.txt", "--fix")
    assert done.code == 2
    assert "a.txt: could not be fixed and is as it was: the file is read-only" in done.err
    assert house.read("a.txt") == DIRTY
    assert "Source :" not in house.read("b.txt")
    assert "house/label" in done.out  # what was not fixed is still reported


def test_a_file_in_a_folder_that_cannot_be_written_is_not_fixed(house):
    house.write("sub/a.txt", DIRTY).chmod(0o666)
    (house.root / "sub").chmod(0o555)
    done = house.check("sub", "--fix", **bound_by_modes())
    assert done.code == 2
    assert "sub/a.txt: could not be fixed and is as it was: Permission denied" in done.err
    assert house.read("sub/a.txt") == DIRTY


def test_a_full_disk_while_fixing_leaves_the_old_file(house):
    big = DIRTY * 300
    house.write("a.txt", big)
    house.write("b.txt", DIRTY)

    def small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    done = house.check("a.txt", "b.txt", "--fix", "--statistics", preexec_fn=small_files_only)
    assert done.code == 2
    assert "a.txt: could not be fixed and is as it was: File too large" in done.err
    assert house.read("a.txt") == big
    assert "Source :" not in house.read("b.txt")
    assert sorted(p.name for p in house.root.iterdir()) == [".newslint.yml", "a.txt", "b.txt", "house-rules"]


def test_no_space_left_is_said_and_nothing_is_left_behind(tmp_path, monkeypatch):
    import errno

    from newslint.fix import write_atomically

    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_broken_rule_names_its_line(house):
    house.write("house-rules/house/broken.yml", "kind: line\nmessage: x\n  why: y\n")
    house.write("a.txt", DIRTY)
    done = house.check("a.txt")
    assert done.code == 2
    assert "house/broken.yml:3: is no valid YAML" in done.err
    assert done.out == ""


def test_a_rule_with_an_unknown_key_names_the_nearest(house):
    house.write("house-rules/house/broken.yml", "kind: line\nmesage: x\nwhy: y\nconfidence: 0.5\n")
    house.write("a.txt", DIRTY)
    done = house.check("a.txt")
    assert done.code == 2
    assert "house/broken.yml" in done.err
    assert "message" in done.err


def test_a_rule_whose_example_fails_refuses_to_load(house):
    path = house.root / "house-rules/house/vague.yml"
    path.write_text(path.read_text().replace('good: "Every day."', 'good: "A very good day."'))
    house.write("a.txt", DIRTY)
    done = house.check("a.txt")
    assert done.code == 2
    assert "house/vague.yml:11: rule house/vague refuses to " in done.err
    assert "'A very good day.'" in done.err


def test_a_rule_with_too_few_examples_refuses_to_load(house):
    path = house.root / "house-rules/house/vague.yml"
    path.write_text(path.read_text().replace('  - good: "Every day."\n', ""))
    house.write("a.txt", DIRTY)
    done = house.check("a.txt")
    assert done.code == 2
    assert "two bad and two good examples" in done.err


@pytest.mark.parametrize("options", [["--fix", "--no-cache"], ["--no-cache"], ["-j", "2", "--no-cache"]])
def test_ctrl_c_says_so_and_leaves_no_half_file(house, options):
    text = DIRTY * 10
    for n in range(1500):
        house.write(f"many/{n:04}.txt", text)
    command = [sys.executable, "-m", "newslint", "check", "many", *options, "--output-format", "concise"]
    process = subprocess.Popen(
        command,
        cwd=house.root,
        env=house.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout.readline()  # it is at work
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().splitlines()[-1] == "newslint: interrupted; no file is half-written"
    assert b"Traceback" not in err
    fixed = text.replace("teh harbuor", "the harbour").replace("Source :\n\n", "").rstrip("\n")
    for path in (house.root / "many").iterdir():
        assert path.suffix == ".txt"
        content = path.read_text()
        assert content == text or content.rstrip("\n") == fixed


def test_a_rule_that_runs_forever_is_named_and_the_others_go_on(house):
    house.write(
        "house-rules/house/slow.yml",
        'kind: existence\nmessage: x\nwhy: y\nconfidence: 0.5\nlanguages: [any]\nmatch: ["(?:a|aa|a ?)+b"]\n'
        'examples:\n  - bad: "[[aab]]"\n  - bad: "[[aaab]]"\n  - good: "xxc"\n  - good: "dd"\n',
    )
    house.write("a.txt", "a" * 5000 + "\nteh end\n")
    house.write("b.txt", DIRTY)
    done = house.check("a.txt", "b.txt", "--output-format", "concise")
    assert done.code == 2
    assert "a.txt" in done.err
    assert "house/slow took too long" in done.err
    assert "a.txt:2:1: house/typo" in done.out
    assert "b.txt:3:1: house/label" in done.out
    again = house.check("a.txt", "b.txt", "--output-format", "concise")  # never cached
    assert (again.code, again.out) == (2, done.out)


def test_time_does_not_change_files(house):
    """A run without --fix writes to no article."""
    house.write("a.txt", DIRTY)
    before = (house.root / "a.txt").stat().st_mtime_ns
    time.sleep(0.01)
    house.check(".")
    assert (house.root / "a.txt").stat().st_mtime_ns == before


def test_a_bug_of_ours_is_exit_2_and_no_finding(house):
    house.write("a.txt", DIRTY)
    code = (
        "import sys, newslint.cli.checking as c\n"
        "def discover(*a):\n    raise ValueError('no such thing')\n"
        "c.discover = discover\n"
        "from newslint.cli import main\n"
        "sys.argv = ['newslint', 'check', '.']\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=house.root, env=house.environment(), capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("newslint: internal error: ValueError: no such thing; please report it\n")
    assert house.read("a.txt") == DIRTY
