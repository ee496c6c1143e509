"""How findings come out: formats, files, colours, locales."""

import msgspec
import pytest

from tests.house import DIRTY
from tests.terminal import Terminal

KEYS = (
    "path record record_line field rule severity confidence message line column end_line end_column text "
    "replacements related fix fingerprint"
).split()


@pytest.fixture
def dirty(house):
    house.write("a.txt", DIRTY)
    return house


def test_the_contract_of_jsonl(dirty):
    for line in dirty.check("a.txt", "--output-format", "jsonl").lines():
        assert list(line) == [k for k in KEYS if k in line]
        assert {
            "path",
            "rule",
            "severity",
            "line",
            "column",
            "end_line",
            "end_column",
            "text",
            "fingerprint",
        } <= set(line)
        rows = DIRTY.split("\n")
        assert rows[line["line"] - 1][line["column"] - 1 : line["end_column"] - 1] == line["text"]


def test_json_is_one_array_of_the_same_objects(dirty):
    lines = dirty.check("a.txt", "--output-format", "jsonl").lines()
    assert msgspec.json.decode(dirty.check("a.txt", "--output-format", "json").out) == lines
    dirty.write("clean.txt", "Nothing.\n")
    assert msgspec.json.decode(dirty.check("clean.txt", "--output-format", "json").out) == []


def test_output_file_holds_what_would_be_printed(dirty):
    printed = dirty.check("a.txt", "--output-format", "jsonl")
    done = dirty.check("a.txt", "--output-format", "jsonl", "--output-file", "report.jsonl")
    assert (done.code, done.out) == (1, "")
    assert dirty.read("report.jsonl") == printed.out
    assert [p.name for p in dirty.root.iterdir() if "report" in p.name] == ["report.jsonl"]


def test_an_output_file_is_left_as_it_was_when_the_run_fails_before_it_is_complete(dirty):
    dirty.write("report.jsonl", "old\n")
    assert dirty.check("a.txt", "--select", "nothing/such", "--output-file", "report.jsonl").code == 2
    assert dirty.read("report.jsonl") == "old\n"


def test_an_output_file_in_no_folder_is_an_error(dirty):
    done = dirty.check("a.txt", "--output-file", "no/such/report.txt")
    assert done.code == 2
    assert "no/such/report.txt: cannot be written" in done.err


def test_colours(dirty):
    assert "\x1b[" not in dirty.check("a.txt").out
    assert "\x1b[" in dirty.check("a.txt", env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" not in dirty.check("a.txt", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
    assert "\x1b[" not in dirty.check("a.txt", "--output-format", "jsonl", env={"FORCE_COLOR": "1"}).out


def test_output_is_utf8_in_any_locale(house):
    house.write("ö.txt", "Zażółć teh “gęś” 🦆.\n")
    here = house.found("ö.txt")
    for env in ({"LC_ALL": "C", "PYTHONUTF8": "0"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"}):
        assert house.found("ö.txt", env=env) == here == [("ö.txt", "house/typo", "teh")]
        assert "Zażółć" in house.check("ö.txt", env=env).out


def test_control_characters_are_made_visible(house):
    house.write("a.txt", "A \x1b[31m very\x1b[0m red line.\n")
    out = house.check("a.txt", "--select", "house/vague").out
    assert "\x1b" not in out
    assert "<U+001B>" in out


@pytest.mark.parametrize("name", ["full", "concise", "json", "jsonl", "github"])
def test_every_format_is_listed_in_help(house, name):
    assert name in house.check("--help").out


def test_a_closed_pipe_is_no_traceback(dirty):
    import subprocess
    import sys

    for n in range(60):
        dirty.write(f"many/{n}.txt", DIRTY * 20)
    command = f"{sys.executable} -m newslint check many --output-format jsonl | head -n 1"
    done = subprocess.run(command, shell=True, cwd=dirty.root, env=dirty.environment(), capture_output=True)
    assert b"Traceback" not in done.stderr
    assert done.stdout.count(b"\n") == 1


def test_on_a_terminal_there_are_colours_and_a_long_run_shows_its_progress(house):
    for n in range(320):
        house.write(f"many/{n}.txt", "All is well.\n")
    house.write("many/last.txt", DIRTY)
    _, seen = Terminal(house, "many", "--no-cache").end()
    assert "newslint  [####" in seen
    assert "100%" in seen
    assert "\x1b[33mhouse/typo\x1b[0m" in seen
    _, quiet = Terminal(house, "many", "--no-cache", "-q", NO_COLOR="1").end()
    assert "####" not in quiet
    assert "\x1b[" not in quiet


RECORDS = '{"text": "All is well."}\n{"text": "Dear all,\\n\\nin teh end it was late."}\n'


@pytest.mark.parametrize("options", [[], ["--no-cache"], ["--fix"]])
def test_a_record_is_shown_with_its_surroundings(house, options):
    house.write("a.jsonl", RECORDS)
    house.write("b.csv", 'id,text\n1,"Dear all,\n\nin teh end it was late."\n')
    for _ in range(2):  # cold, and out of the cache
        done = house.check("a.jsonl", "b.csv", *options)
        assert done.out.count("3 | in teh end it was late.\n  |    ^^^\n") == 2


def test_what_is_left_of_a_fixed_record_is_shown_as_it_is_now(house):
    house.write("a.jsonl", '{"text": "In teh end it was very late."}\n')
    done = house.check("a.jsonl", "--fix", "--output", "b.jsonl")
    assert "1 | In the end it was very late.\n  |                   ^^^^\n" in done.out


def test_records_of_a_page_and_of_reviewdog(house):
    house.write("a.jsonl", RECORDS)
    page = house.check("a.jsonl", "--output-format", "html").out
    assert '["in ",["teh",0]," end it was late."]' in page.replace('[3,"in "', '["in "')
    rdjson = msgspec.json.decode(house.check("a.jsonl", "--output-format", "rdjson").out)
    (d,) = rdjson["diagnostics"]
    assert d["location"] == {"path": "a.jsonl", "range": {"start": {"line": 2}}}


def test_the_hint_for_records_is_one_that_works(house):
    house.write("a.jsonl", RECORDS)
    done = house.check("a.jsonl")
    assert "1 can be fixed into another file: newslint clean, or --fix --output FILE" in done.err
    assert "safely" not in done.err
