"""Old findings: recorded once, silent until their sentence changes."""

import msgspec
import pytest

from tests.house import DIRTY

CONFIG = "select: [house, newslint]\nrule-folders: [house-rules]\nbaseline: .newslint-baseline.json\n"
FILE = ".newslint-baseline.json"


@pytest.fixture
def old(house):
    """A house with five old findings on record."""
    house.write("a.txt", DIRTY)
    done = house.run("baseline", "create")
    assert done.code == 0
    assert "wrote 5 findings" in done.err
    assert "put `baseline: .newslint-baseline.json` into .newslint.yml" in done.err
    house.write(".newslint.yml", CONFIG)
    return house


def test_old_findings_are_silent_and_new_ones_are_not(old):
    assert old.check("a.txt").code == 0
    old.write("a.txt", DIRTY + "\nteh end\n")
    assert old.found("a.txt") == [("a.txt", "house/typo", "teh")]
    old.write("b.txt", "Source :\n")
    assert old.found(".") == [("a.txt", "house/typo", "teh"), ("b.txt", "house/label", "Source :")]


def test_a_moved_paragraph_stays_known_and_an_edited_sentence_does_not(old):
    first, label, last = DIRTY.strip().split("\n\n")
    old.write("a.txt", f"New first line.\n\n{last}\n\n{label}\n\n{first}\n")
    assert old.found("a.txt") == []
    old.write("a.txt", DIRTY.replace("late", "early"))
    assert [r for _, r, _ in old.found("a.txt")] == ["house/vague", "house/spelling"]


def test_each_entry_stands_for_one_finding(old):
    old.write("a.txt", DIRTY + "\nSource :\n")
    assert old.found("a.txt") == [("a.txt", "house/label", "Source :")]


def test_the_file_is_sorted_and_has_a_finding_a_line(old):
    old.write("0.txt", "teh end\n")
    old.run("baseline", "create", "--force", "--reason", "archive")
    content = msgspec.json.decode(old.read(FILE))
    rows = content["findings"]
    assert content["version"] == 1
    assert [list(r) for r in rows] == [["path", "rule", "text", "fingerprint", "reason"]] * 6
    assert {r["reason"] for r in rows} == {"archive"}
    keys = [(r["path"], r["rule"], r["text"]) for r in rows]
    assert keys == sorted(keys)
    assert len(old.read(FILE).splitlines()) == 6 + 5


def test_create_does_not_replace(old):
    before = old.read(FILE)
    assert old.run("baseline", "create").code == 2
    assert old.read(FILE) == before


def test_check_names_what_is_gone_and_update_drops_it(old):
    assert old.run("baseline", "check").code == 0
    old.write("a.txt", DIRTY.replace("Source :\n\n", ""))
    done = old.run("baseline", "check")
    assert (done.code, done.out) == (1, "a.txt: house/label: gone: Source :\n")
    assert old.run("baseline", "update").code == 0
    assert old.run("baseline", "check").code == 0
    assert "house/label" not in old.read(FILE)
    old.write("a.txt", DIRTY)
    assert old.found("a.txt") == [("a.txt", "house/label", "Source :")]


def test_update_keeps_reasons_and_adds_only_when_asked(old):
    content = msgspec.json.decode(old.read(FILE))
    (vague,) = [r for r in content["findings"] if r["rule"] == "house/vague"]
    vague["reason"] = "a quotation"
    old.write(FILE, msgspec.json.encode(content))
    old.write("b.txt", "Source :\n")
    old.run("baseline", "update")
    assert "b.txt" not in old.read(FILE)
    old.run("baseline", "update", "--add", "--reason", "later")
    rows = msgspec.json.decode(old.read(FILE))["findings"]
    assert [r["reason"] for r in rows if r["rule"] == "house/vague"] == ["a quotation"]
    assert [r["reason"] for r in rows if r["path"] == "b.txt"] == ["later"]


def test_update_of_some_files_leaves_the_others_and_drops_deleted_ones(old):
    old.write("b.txt", "Source :\n")
    old.write("c.txt", "Source :\n")
    old.run("baseline", "update", "--add")
    (old.root / "c.txt").unlink()
    old.write("a.txt", "All is well.\n")
    old.run("baseline", "update", "b.txt")
    paths = [r["path"] for r in msgspec.json.decode(old.read(FILE))["findings"]]
    assert paths == ["a.txt"] * 5 + ["b.txt"]


def test_a_run_from_elsewhere_knows_the_same_files(old, tmp_path):
    assert old.check(str(old.root / "a.txt"), cwd=tmp_path).code == 0
    (old.root / "sub").mkdir()
    assert old.check("../a.txt", cwd=old.root / "sub").code == 0


def test_an_option_names_the_file(house):
    house.write("a.txt", DIRTY)
    house.run("baseline", "create", "--baseline", "mine.json")
    assert house.check("a.txt", "--baseline", "mine.json").code == 0
    assert house.check("a.txt").code == 1


def test_old_findings_are_not_fixed(old):
    old.write("a.txt", DIRTY + "\nteh end\n")
    old.check("a.txt", "--fix")
    assert old.read("a.txt") == DIRTY + "\nthe end\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read: No such file or directory; `newslint baseline create` makes one"),
        ("{", "is no baseline"),
        ('{"version": 9, "findings": []}', "has version 9, this newslint knows 1"),
    ],
)
def test_a_baseline_that_is_none_is_an_error(old, content, message):
    (old.root / FILE).unlink()
    if content is not None:
        old.write(FILE, content)
    done = old.check("a.txt")
    assert done.code == 2
    assert message in done.err


def test_a_run_with_errors_does_not_touch_the_baseline(old):
    before = old.read(FILE)
    done = old.run("baseline", "update", "a.txt", "gone.txt")
    assert done.code == 2
    assert old.read(FILE) == before
