"""--review, through a pseudo-terminal: what is asked, which key does what, what is written."""

import msgspec
import pytest

from tests.house import DIRTY
from tests.terminal import PROMPT, Terminal


def sitting(house, *arguments: str) -> Terminal:
    return Terminal(house, "--review", *arguments, NO_COLOR="1")


# DIRTY has: teh, harbuor, "Source :", very (no fix), Kiyev (unsafe)
def test_accepted_fixes_are_made_and_skipped_findings_stay(house):
    house.write("a.txt", DIRTY)
    code, seen = sitting(house, "a.txt").press("asasa").end()
    assert code == 1  # harbuor is left
    assert house.read("a.txt") == "The ferry left the harbuor at dawn.\n\nIt was very late in Kyiv.\n"
    assert "[1/5] a.txt:1:16: warning house/typo (.70) “teh” is a slip of the keyboard" in seen
    assert "1 | The ferry left teh harbuor at dawn." in seen
    assert "= unsafe fix: write “Kyiv”" in seen
    assert "fixed 3 findings in 1 file" in seen


def test_what_has_no_fix_cannot_be_accepted_and_other_keys_ask_again(house):
    house.write("a.txt", "It is very late.\n")
    session = sitting(house, "a.txt").press("axs")
    code, seen = session.end()
    assert code == 0  # "very" is only info
    assert seen.count("[1/1]") == 1
    assert seen.count("s skip i ignore e edit") == 3
    assert "a accept" not in seen
    assert house.read("a.txt") == "It is very late.\n"


def test_an_arrow_key_is_no_letter(house):
    house.write("a.txt", "In teh end.\n")
    session = sitting(house, "a.txt")
    session.until(PROMPT)
    session.write("\x1b[A")
    session.press("s").end()
    assert house.read("a.txt") == "In teh end.\n"


def test_help_says_what_the_keys_do(house):
    house.write("a.txt", "It is very late.\n")
    _, seen = sitting(house, "a.txt").press("?s").end()
    assert "the baseline" in seen


def test_an_edited_text_stands_in_place_of_the_old_one_and_is_checked_again(house):
    house.write("a.txt", "It was very late in Kiyev.\n")
    session = sitting(house, "a.txt", "--select", "house/vague,house/typo").press("e")
    session.until("new text: very")
    session.write("\x15rather teh\n")  # ctrl-u empties the line
    code, seen = session.press("a").end()
    assert (code, house.read("a.txt")) == (0, "It was rather the late in Kiyev.\n")
    assert "[1/1] a.txt:1:15: warning house/typo" in seen


def test_an_edit_that_is_left_empty_changes_nothing(house):
    house.write("a.txt", "It was very late.\n")
    session = sitting(house, "a.txt").press("e")
    session.until("new text: very")
    session.write("\x15\n")
    assert session.end()[0] == 0
    assert house.read("a.txt") == "It was very late.\n"


def test_ignored_findings_get_a_comment_where_the_format_has_any(house):
    house.write("a.md", "It left teh quay.\n\nIn teh end.\n")
    code, _ = sitting(house, "a.md", "--reason", "as spoken").press("ia").end()
    assert code == 0
    assert house.read("a.md") == (
        "It left teh quay.<!-- newslint: ignore[house/typo] as spoken -->\n\nIn the end.\n"
    )
    assert house.check("a.md").code == 0


def test_ignored_findings_of_plain_text_go_into_the_baseline(house):
    house.write("a.txt", "Source :\n\nIt left teh quay. In teh end.\n")
    house.write(".newslint.yml", house.read(".newslint.yml") + "baseline: known.json\n")
    house.write("known.json", '{"version": 1, "findings": []}\n')
    code, _ = sitting(house, "a.txt", "--reason", "a quotation").press("ais").end()
    assert code == 1
    assert house.read("a.txt") == "It left teh quay. In teh end.\n"
    (entry,) = msgspec.json.decode(house.read("known.json"))["findings"]
    assert (entry["path"], entry["rule"], entry["reason"]) == ("a.txt", "house/typo", "a quotation")
    (left,) = house.check("a.txt", "--output-format", "jsonl").lines()
    assert left["column"] == 22


def test_without_a_baseline_one_is_made_and_the_way_to_use_it_said(house):
    house.write("a.txt", "It left teh quay.\n")
    _, seen = sitting(house, "a.txt").press("i").end()
    assert "put `baseline: .newslint-baseline.json` into .newslint.yml" in seen
    assert house.check("a.txt", "--baseline", ".newslint-baseline.json").code == 0


def test_quitting_writes_what_was_decided_and_leaves_the_rest(house):
    house.write("a.txt", DIRTY)
    house.write("b.txt", DIRTY)
    _, seen = sitting(house, "a.txt", "b.txt").press("aq").end()
    assert house.read("a.txt") == DIRTY.replace("teh", "the")
    assert house.read("b.txt") == DIRTY
    assert "stopped; what was decided is written" in seen


def test_ctrl_c_leaves_the_article_as_it_was(house):
    house.write("a.txt", DIRTY)
    house.write("b.txt", DIRTY)
    code, seen = sitting(house, "a.txt", "b.txt").press("assss" + "s\x03").end()
    assert code == 130
    assert house.read("a.txt") == DIRTY.replace("teh", "the")  # it was finished
    assert house.read("b.txt") == DIRTY
    assert "Traceback" not in seen


def test_records_are_reviewed_into_another_file(house):
    line = '{"id": 1, "text": "It left teh quay."}\n'
    house.write("a.jsonl", line * 2)
    code, seen = sitting(house, "a.jsonl", "--output", "b.jsonl").press("as").end()
    assert (code, house.read("a.jsonl")) == (1, line * 2)
    assert house.read("b.jsonl") == line.replace("teh", "the") + line
    assert "a.jsonl:record 2[text]:1:9" in seen


def test_records_without_an_output_are_named_and_nothing_is_asked(house):
    house.write("a.jsonl", '{"text": "It left teh quay."}\n')
    _, seen = sitting(house, "a.jsonl").end()
    assert "records are fixed only into another file" in seen
    assert PROMPT not in seen


def test_line_ends_and_encoding_stay(house):
    path = house.write("a.txt", b"\xef\xbb\xbfIt left teh quay.\r\n\r\nLate.\r\n")
    sitting(house, "a.txt").press("a").end()
    assert path.read_bytes() == b"\xef\xbb\xbfIt left the quay.\r\n\r\nLate.\r\n"


def test_without_a_terminal_it_refuses(house):
    house.write("a.txt", DIRTY)
    done = house.check("a.txt", "--review")
    assert (done.code, "--review asks on a terminal" in done.err) == (2, True)


@pytest.mark.parametrize("options", [["--fix"], ["--diff"], ["--add-suppressions"]])
def test_it_goes_with_no_option_that_decides_by_itself(house, options):
    done = house.check("a.txt", "--review", *options)
    assert (done.code, "--review asks for each" in done.err) == (2, True)


def test_an_article_on_standard_input_cannot_be_reviewed(house):
    done = house.check("-", "--review", stdin=DIRTY)
    assert (done.code, "name a file" in done.err) == (2, True)
