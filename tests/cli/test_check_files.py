"""Which files: arguments, folders, excludes, .gitignore, standard input, configuration."""

import os
import subprocess
import sys

import pytest

from tests.house import CONFIG, DIRTY


def shown(house, *arguments, **more):
    done = house.check("--show-files", *arguments, **more)
    assert done.code == 0, done.err
    return done.out.splitlines()


@pytest.fixture
def tree(house):
    for name in ("a.txt", "b.md", "sub/c.html", "sub/d.jsonl", "sub/x.py", "old/e.txt", ".venv/f.txt"):
        house.write(name, "Nothing to see.\n")
    return house


def test_a_folder_is_searched_for_formats_with_a_reader(tree):
    assert shown(tree) == ["a.txt", "b.md", "old/e.txt", "sub/c.html", "sub/d.jsonl"]
    assert shown(tree, ".") == shown(tree)
    assert shown(tree, "sub") == ["sub/c.html", "sub/d.jsonl"]


def test_paths_are_shown_as_reached_from_the_argument(tree):
    assert shown(tree, "./sub") == ["./sub/c.html", "./sub/d.jsonl"]
    assert shown(tree, "../a.txt", cwd=tree.root / "sub") == ["../a.txt"]
    absolute = str(tree.root / "sub")
    assert shown(tree, absolute) == [f"{absolute}/c.html", f"{absolute}/d.jsonl"]


def test_a_file_named_twice_counts_once_and_any_name_is_taken(tree):
    assert shown(tree, "a.txt", "a.txt", "sub/x.py") == ["a.txt", "sub/x.py"]


def test_one_file_by_two_names_counts_once(tree):
    assert shown(tree, "a.txt", "./a.txt", "sub", "./sub") == ["./a.txt", "./sub/c.html", "./sub/d.jsonl"]


def test_what_waits_for_a_writer_is_no_article(tree):
    os.mkfifo(tree.root / "pipe.txt")
    assert "pipe.txt" not in shown(tree)


def test_a_folder_that_git_ignores_is_searched_when_it_is_named(tree):
    subprocess.run(["git", "init", "-q"], cwd=tree.root, check=True)
    tree.write(".gitignore", "old/\n*.jsonl\n")
    tree.write("old/.gitignore", "draft*\n")
    tree.write("old/more/draft.txt", "Nothing to see.\n")
    tree.write("old/more/g.txt", "Nothing to see.\n")
    assert shown(tree, "old") == ["old/e.txt", "old/more/g.txt"]
    assert shown(tree, "old/more") == ["old/more/g.txt"]
    assert shown(tree, cwd=tree.root / "old") == ["e.txt", "more/g.txt"]
    assert shown(tree, "sub") == ["sub/c.html"]
    assert "old/e.txt" not in shown(tree)


def test_excludes(tree):
    assert "old/e.txt" not in shown(tree, "--extend-exclude", "old")
    assert ".venv/f.txt" not in shown(tree, "--extend-exclude", "old")
    assert ".venv/f.txt" in shown(tree, "--exclude", "old")
    assert shown(tree, "--extend-exclude", "sub/*.html,*.txt") == ["b.md", "sub/d.jsonl"]


def test_excludes_hold_for_named_files_only_when_forced(tree):
    assert shown(tree, "old/e.txt", "--extend-exclude", "old") == ["old/e.txt"]
    assert shown(tree, "old/e.txt", "a.txt", "--extend-exclude", "old", "--force-exclude") == ["a.txt"]


def test_force_exclude_of_the_configuration(tree):
    tree.write(".newslint.yml", CONFIG + "extend-exclude: [old]\nforce-exclude: true\n")
    assert shown(tree, "old/e.txt", "a.txt") == ["a.txt"]


def test_git_ignored_files_are_left_out(tree):
    subprocess.run(["git", "init", "-q"], cwd=tree.root, check=True)
    tree.write(".gitignore", "old/\n*.jsonl\n")
    tree.write("sub/.gitignore", "!d.jsonl\nc.html\n")
    assert shown(tree) == ["a.txt", "b.md", "sub/d.jsonl"]
    assert shown(tree, "sub") == ["sub/d.jsonl"]
    assert shown(tree, "old/e.txt") == ["old/e.txt"]


def test_without_a_repository_gitignore_means_nothing(tree):
    tree.write(".gitignore", "old/\n")
    assert "old/e.txt" in shown(tree)


def test_a_folder_without_articles_is_clean(house):
    (house.root / "empty").mkdir()
    done = house.check("empty")
    assert (done.code, done.out) == (0, "")
    assert "no articles found" in done.err


def test_configuration_is_found_upward_from_the_file(house, tmp_path):
    path = house.write("deep/er/a.txt", DIRTY)
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    assert len(house.found(str(path), cwd=outside)) == 5


def test_the_nearest_configuration_decides(house):
    house.write("a.txt", DIRTY)
    house.write("strict/a.txt", DIRTY)
    house.write("strict/.newslint.yml", "select: [house/label]\nrule-folders: [../house-rules]\n")
    found = house.found(".")
    assert {r for p, r, _ in found if p == "strict/a.txt"} == {"house/label"}
    assert len({r for p, r, _ in found if p == "a.txt"}) == 4


def test_config_names_one_file_for_all(house):
    house.write("a.txt", DIRTY)
    house.write("other/mine.yml", "select: [house/typo]\nrule-folders: [../house-rules]\n")
    assert {r for _, r, _ in house.found("a.txt", "--config", "other/mine.yml")} == {"house/typo"}


def test_isolated_ignores_configuration(house):
    house.write("a.txt", DIRTY)
    done = house.check("a.txt", "--isolated", "--select", "house/typo")
    assert done.code == 2
    assert "'house/typo'" in done.err


def test_pyproject_table(house):
    (house.root / ".newslint.yml").unlink()
    house.write(
        "pyproject.toml", '[tool.newslint]\nselect = ["house/label"]\nrule-folders = ["house-rules"]\n'
    )
    house.write("a.txt", DIRTY)
    assert house.found("a.txt") == [("a.txt", "house/label", "Source :")]


def test_a_pyproject_without_our_table_is_passed_over(house):
    house.write("sub/pyproject.toml", "[tool.other]\nx = 1\n")
    house.write("sub/a.txt", DIRTY)
    assert len(house.found("sub/a.txt")) == 5


def test_per_file_ignores(house):
    house.write(".newslint.yml", CONFIG + 'per-file-ignores:\n  "archive/**": [house/typo, house/label]\n')
    house.write("archive/a.txt", DIRTY)
    house.write("a.txt", DIRTY)
    found = house.found(".")
    assert {r for p, r, _ in found if p.startswith("archive")} == {"house/spelling", "house/vague"}
    assert {r for p, r, _ in found if p == "a.txt"} >= {"house/typo", "house/label"}


def test_an_unknown_rule_in_per_file_ignores_is_named(house):
    house.write(".newslint.yml", 'per-file-ignores: {"*.md": [house/lable]}\nrule-folders: [house-rules]\n')
    house.write("a.txt", DIRTY)
    done = house.check("a.txt")
    assert (done.code, "did you mean 'house/label'?" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("selekt: [house]\n", "1: unknown key 'selekt'; did you mean 'select'?"),
        ("select: house\n", "1: select: expected a list, got text"),
        ("\nmin-confidence: high\n", "2: min-confidence: expected a number, got text"),
        ("fail-level: warn\n", "1: fail-level: 'warn' is not possible; did you mean 'warning'?"),
        ("grammar: {engines: [harpre]}\n", "did you mean 'harper'?"),
        ("grammar:\n  engine: [harper]\n", "2: unknown key 'engine'; did you mean 'engines'?"),
        ("select: [house\n", "is no valid YAML"),
        ("select: [house]\nselect: [house]\n", "2: the key 'select' stands here twice"),
        ("- select\n", "1: a configuration is a mapping"),
        (
            "options:\n  house/lable: {severity: info}\nrule-folders: [house-rules]\n",
            "did you mean 'house/label'?",
        ),
        ("rule-folders: [nowhere]\n", "is no folder of rules"),
        ("rule-packages: [newslint_rules_of_nobody]\n", "'newslint_rules_of_nobody' is not installed"),
    ],
)
def test_a_broken_configuration_names_place_and_remedy(house, config, message):
    house.write(".newslint.yml", config)
    house.write("a.txt", DIRTY)
    done = house.check("a.txt")
    assert done.code == 2
    assert ".newslint.yml" in done.err or "nowhere" in done.err
    assert message in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def test_a_broken_pyproject_table_names_its_line(house):
    (house.root / ".newslint.yml").unlink()
    house.write("pyproject.toml", '[project]\nname = "x"\n\n[tool.newslint]\nselekt = ["house"]\n')
    house.write("a.txt", DIRTY)
    done = house.check("a.txt")
    assert done.code == 2
    assert "pyproject.toml:5: unknown key 'selekt'; did you mean 'select'?" in done.err


def test_standard_input(house):
    done = house.check("-", "--output-format", "jsonl", stdin=DIRTY)
    assert {d["path"] for d in done.lines()} == {"-"}
    assert len(done.lines()) == 5
    assert done.code == 1


def test_standard_input_has_the_name_and_configuration_it_is_given(house, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    name = str(house.root / "sub/a.txt")
    done = house.check(
        "-", "--stdin-filename", name, "--output-format", "jsonl", stdin=DIRTY, cwd=tmp_path / "elsewhere"
    )
    assert [d["path"] for d in done.lines()] == [name] * 5


def test_fixed_standard_input_goes_to_standard_output(house):
    done = house.check("-", "--fix", stdin="By teh quay.\r\nSource :\r\n")
    assert done.out == "By the quay.\r\n"
    assert house.check("-", "--fix", stdin="All is well.\n").out == "All is well.\n"


def test_diff_of_standard_input(house):
    done = house.check("-", "--diff", "--stdin-filename", "a.txt", stdin="By teh quay.\n")
    assert "-By teh quay.\n+By the quay.\n" in done.out
    assert done.code == 1


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are Unicode there")
def test_a_file_whose_name_is_no_unicode_is_one_like_others(house):
    for name in (b"bad\xff.txt", b"good.txt"):
        with open(os.fsencode(house.root) + b"/" + name, "wb") as file:
            file.write(DIRTY.encode())
    wanted = len(house.found("--no-cache", "good.txt"))
    env = {"NEWSLINT_CACHE_DIR": str(house.root / "cold")}
    for more in ((), (), ("--collection",)):
        found = house.found(".", *more, env=env)
        assert [path for path, *_ in found] == ["bad\ufffd.txt"] * wanted + ["good.txt"] * wanted
    house.run("baseline", "create", ".")
    assert house.found(".", "--baseline", "newslint-baseline.json") == []
