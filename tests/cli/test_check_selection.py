"""What runs: --select and its kin, severities, confidence, exit codes."""

import pytest

from tests.house import DIRTY


@pytest.fixture
def dirty(house):
    house.write("a.txt", DIRTY)
    return house


def rules(found):
    return sorted({rule for _, rule, _ in found})


def test_everything_selected_is_found_in_order_of_place(dirty):
    assert dirty.found("a.txt") == [
        ("a.txt", "house/typo", "teh"),
        ("a.txt", "house/typo", "harbuor"),
        ("a.txt", "house/label", "Source :"),
        ("a.txt", "house/vague", "very"),
        ("a.txt", "house/spelling", "Kiyev"),
    ]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--select", "house/typo"], ["house/typo"]),
        (["--select", "house/typo,house/label"], ["house/label", "house/typo"]),
        (["--select", "house/typo", "--select", "house/label"], ["house/label", "house/typo"]),
        (["--ignore", "house/s,house/t"], ["house/label", "house/vague"]),
        (["--select", "house", "--ignore", "house/vague"], ["house/label", "house/spelling", "house/typo"]),
        (["--ignore", "house", "--select", "house/vague"], ["house/vague"]),
        (["--select", "newslint", "--extend-select", "house/label"], ["house/label"]),
        (["--min-confidence", "0.65"], ["house/label", "house/typo"]),
        (["--min-confidence", "0.65", "--select", "house/vague"], []),
    ],
)
def test_selecting(dirty, options, wanted):
    assert rules(dirty.found("a.txt", *options)) == wanted


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_an_unknown_rule_is_named_with_its_nearest_and_nothing_runs(dirty, option):
    done = dirty.check("a.txt", option, "house/tipo")
    assert done.code == 2
    assert "'house/tipo'" in done.err
    assert "did you mean 'house/typo'?" in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-level", "error"], 1),
        (["--select", "house/typo"], 1),
        (["--select", "house/typo", "--fail-level", "error"], 0),
        (["--select", "house/vague"], 0),
        (["--select", "house/vague", "--fail-level", "info"], 1),
        (["--exit-zero"], 0),
        (["--select", "newslint"], 0),
    ],
)
def test_exit_code(dirty, options, code):
    assert dirty.check("a.txt", *options).code == code


def test_an_error_wins_over_findings_and_over_exit_zero(dirty):
    for options in ([], ["--exit-zero"]):
        done = dirty.check("a.txt", "gone.txt", *options)
        assert done.code == 2
        assert "gone.txt: no such file or folder" in done.err
        assert "house/label" in done.out


def test_fail_level_of_the_configuration(dirty):
    with (dirty.root / ".newslint.yml").open("a") as file:
        file.write("fail-level: error\n")
    assert dirty.check("a.txt", "--select", "house/typo").code == 0
    assert dirty.check("a.txt", "--select", "house/typo", "--fail-level", "warning").code == 1


def test_statistics_count_by_rule_the_most_frequent_first(dirty):
    done = dirty.check("a.txt", "--statistics")
    rows = [line.split() for line in done.out.splitlines()]
    assert rows == [
        ["2", "house/typo"],
        ["1", "house/label"],
        ["1", "house/spelling"],
        ["1", "house/vague"],
    ]
    assert done.code == 1


def test_quiet_leaves_only_findings(dirty):
    loud, quiet = dirty.check("a.txt"), dirty.check("a.txt", "--quiet")
    assert "newslint: 5 findings (1 error, 3 warnings, 1 info) in 1 of 1 file" in loud.err
    assert "2 can be fixed safely with --fix" not in loud.err
    assert "3 can be fixed safely with --fix" in loud.err
    assert quiet.err == ""
    assert quiet.out == loud.out


def test_unknown_options_and_values_are_usage_errors(dirty):
    for options in (["--no-such"], ["--fail-level", "fatal"], ["--min-confidence", "2"], ["-j", "-1"]):
        assert dirty.check("a.txt", *options).code == 2


def test_an_unknown_command_names_the_nearest(house):
    done = house.run("chek")
    assert done.code == 2
    assert "did you mean 'check'?" in done.err


def test_a_renamed_rule_goes_on_working(dirty):
    path = dirty.root / "house-rules/house/vague.yml"
    path.write_text(path.read_text() + "renamed-from: [house/empty-word]\n")
    assert rules(dirty.found("a.txt", "--select", "house/empty-word")) == ["house/vague"]


def test_ignoring_on_the_command_line_adds_to_the_configuration(dirty):
    dirty.write(".newslint.yml", dirty.read(".newslint.yml") + "ignore: [house/vague]\n")
    found = {rule for _, rule, _ in dirty.found("a.txt", "--ignore", "house/label")}
    assert found == {"house/typo", "house/spelling"}


def test_help_has_headings_and_every_option_once(dirty):
    text = dirty.check("--help").out
    headings = [line for line in text.splitlines() if line.endswith(":") and not line.startswith(" ")]
    assert headings[-1] == "Running:"
    assert "Fixing:" in headings
    assert text.count("\n  --fix ") == text.count("--help ") == 1
