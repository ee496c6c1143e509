"""Only findings in changed lines, as git sees them."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.filters.changed import changed_lines
from tests.house import DIRTY


def git(house, *arguments):
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"]
    subprocess.run(["git", *identity, *arguments], cwd=house.root, check=True, capture_output=True)


@pytest.fixture
def repository(house):
    git(house, "init", "-q", "-b", "main")
    house.write("a.txt", DIRTY)
    house.write("sub/b.txt", DIRTY)
    git(house, "add", ".")
    git(house, "commit", "-q", "-m", "one")
    return house


def test_nothing_changed_nothing_found(repository):
    done = repository.check("--changed")
    assert (done.code, done.out) == (0, "")


def test_only_changed_lines(repository):
    repository.write("a.txt", DIRTY.replace("dawn.", "dusk.") + "\nSource :\n")
    wanted = [
        ("a.txt", "house/typo", "teh"),
        ("a.txt", "house/typo", "harbuor"),
        ("a.txt", "house/label", "Source :"),
    ]
    assert repository.found("--changed") == wanted
    git(repository, "add", ".")
    assert repository.found("--changed") == wanted  # staged is changed, too


def test_a_new_file_is_changed_all_over(repository):
    repository.write("new.txt", DIRTY)
    assert len(repository.found("--changed")) == 5
    git(repository, "add", "new.txt")
    assert len(repository.found("--changed")) == 5


def test_a_renamed_file_is_compared_with_what_it_was(repository):
    repository.write("a.txt", DIRTY + "Line.\n" * 20)
    git(repository, "commit", "-q", "-a", "-m", "two")
    git(repository, "mv", "a.txt", "neuer näme.txt")
    repository.write("neuer näme.txt", DIRTY + "Line.\n" * 20 + "teh end\n")
    git(repository, "add", ".")
    assert repository.found("--changed") == [("neuer näme.txt", "house/typo", "teh")]


def test_other_line_ends_are_no_change(repository):
    repository.write("a.txt", DIRTY.replace("\n", "\r\n") + "teh end\r\n")
    assert repository.found("--changed") == [("a.txt", "house/typo", "teh")]


def test_since_counts_from_where_a_branch_parted(repository):
    git(repository, "switch", "-q", "-c", "feature")
    repository.write("a.txt", DIRTY + "\nSource :\n")
    git(repository, "commit", "-q", "-a", "-m", "mine")
    git(repository, "switch", "-q", "main")
    repository.write("sub/b.txt", "Changed by others: teh end\n")
    git(repository, "commit", "-q", "-a", "-m", "theirs")
    git(repository, "switch", "-q", "feature")
    assert repository.found("--since", "main") == [("a.txt", "house/label", "Source :")]
    assert repository.found("--changed") == []


def test_from_a_folder_below(repository):
    repository.write("sub/b.txt", DIRTY + "teh end\n")
    assert repository.found("--changed", cwd=repository.root / "sub") == [("b.txt", "house/typo", "teh")]


def test_records_count_by_their_line(repository):
    rows = '{"text": "By teh quay."}\n'
    repository.write("r.jsonl", rows * 3)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "records")
    repository.write("r.jsonl", rows * 2 + '{"text": "In teh end."}\n' + rows)
    done = repository.check("--changed", "--output-format", "jsonl")
    assert [(d["record"], d["record_line"]) for d in done.lines()] == [(3, 3)]


def test_only_changed_lines_are_fixed(repository):
    repository.write("a.txt", "Source :\n\n" + DIRTY)
    repository.check("--changed", "--fix")
    assert repository.read("a.txt") == DIRTY


def test_a_repository_without_a_commit(house):
    git(house, "init", "-q")
    house.write("a.txt", DIRTY)
    assert len(house.found("--changed")) == 5


def test_outside_a_repository(house):
    done = house.check("--changed")
    assert done.code == 2
    assert "changed lines are known only inside a git repository" in done.err


def test_an_unknown_commit(repository):
    done = repository.check("--since", "no-such")
    assert done.code == 2
    assert "--since: git knows no commit 'no-such'" in done.err
    assert "shallow" not in done.err


def test_a_shallow_clone_says_what_to_do(repository, tmp_path):
    git(repository, "tag", "start")
    repository.write("a.txt", DIRTY + "teh end\n")
    git(repository, "commit", "-q", "-a", "-m", "two")
    clone = tmp_path / "clone"
    url = repository.root.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "1", url, str(clone)], check=True, capture_output=True)
    done = repository.check("--since", "start", cwd=clone)
    assert done.code == 2
    assert "this clone is shallow: fetch its history (git fetch --unshallow" in done.err
    assert repository.check("--changed", cwd=clone).code == 0


LINES = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=12)


@given(LINES, LINES)
def test_lines_that_stay_are_in_order_in_the_old_text(before, after):
    changed = changed_lines("\n".join(before), "\r\n".join(after))
    rest = iter("\n".join(before).split("\n"))
    for number, line in enumerate("\n".join(after).split("\n"), 1):
        if number not in changed:
            assert line in rest
    if before == after:
        assert not changed


@given(LINES, LINES, st.text("xyz", min_size=1))
def test_an_inserted_line_alone_is_changed(before, after, new):
    old = "\n".join([*before, *after])
    if before or after:
        assert changed_lines(old, "\n".join([*before, new, *after])) == {len(before) + 1}
