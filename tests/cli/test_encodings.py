"""Bytes that are not UTF-8, and records that cannot be read."""

import pytest

from tests.house import DIRTY

LEGACY = "The ferry left teh caf\u00e9 \u2013 \u201cat dawn\u201d.\r\n\r\nSource :\r\n"


@pytest.fixture
def encoding(house):
    """A house that also wants to know about encodings."""
    house.write(
        ".newslint.yml", "select: [house, newslint, characters/encoding]\nrule-folders: [house-rules]\n"
    )
    return house


def test_invalid_utf8_is_read_as_windows_1252_and_named_with_its_byte(house):
    house.write("a.txt", b"Caf\xe9 teh end.\n")
    done = house.check("a.txt", "--output-format", "jsonl")
    assert ("house/typo", "teh", 6) in [(d["rule"], d["text"], d["column"]) for d in done.lines()]


def test_a_fix_keeps_a_legacy_encoding(house):
    path = house.write("a.txt", LEGACY.encode("cp1252"))
    house.check("a.txt", "--fix")
    wanted = LEGACY.replace("teh", "the").replace("\r\n\r\nSource :", "")
    assert path.read_bytes() == wanted.encode("cp1252")


def test_a_fix_that_a_legacy_encoding_cannot_hold_leaves_the_file(house):
    rule = house.root / "house-rules/house/typo.yml"
    rule.write_text(rule.read_text().replace("teh\\b': the", "teh\\b': 'th\u0113'"))
    path = house.write("a.txt", "Caf\u00e9 teh end.\n".encode("cp1252"))
    done = house.check("a.txt", "--fix")
    assert done.code == 2
    assert "a.txt: could not be fixed and is as it was: its encoding has no '\u0113' (U+0113)" in done.err
    assert path.read_bytes() == "Caf\u00e9 teh end.\n".encode("cp1252")
    assert "house/typo" in done.out


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_with_a_mark_is_read_and_kept(house, name):
    mark = "\ufeff".encode(name)
    path = house.write("a.txt", mark + DIRTY.encode(name))
    assert len(house.found("a.txt")) == 5
    house.check("a.txt", "--fix", "--select", "house/typo")
    assert path.read_bytes() == mark + DIRTY.replace("teh harbuor", "the harbour").encode(name)


def test_utf16_without_a_mark_is_skipped_as_binary(house):
    path = house.write("a.txt", DIRTY.encode("utf-16-le"))
    done = house.check("a.txt", "--fix")
    assert done.code == 0
    assert "a.txt: looks like a binary file and was skipped" in done.err
    assert path.read_bytes() == DIRTY.encode("utf-16-le")


def test_a_jsonl_line_that_is_no_json_is_named_and_the_others_are_checked(house):
    house.write("a.jsonl", '{"text": "In teh end."}\n{"text": broken\n\n{"text": "By teh quay."}\n')
    done = house.check("a.jsonl", "--output-format", "jsonl")
    assert done.code == 2
    assert "newslint: error: a.jsonl: line 2: no JSON" in done.err
    assert [(d["record"], d["record_line"], d["field"], d["column"]) for d in done.lines()] == [
        (1, 1, "text", 4),
        (3, 4, "text", 4),
    ]


def test_a_record_without_the_field_names_those_it_has(house):
    house.write("a.jsonl", '{"text": "In teh end."}\n{"id": 7, "story": "By teh quay."}\n')
    done = house.check("a.jsonl")
    assert done.code == 2
    assert "a.jsonl: line 2: the record has none of the fields text, body, content, article" in done.err
    assert "it has id, story" in done.err
    assert done.out.count("house/typo") == 1


def test_records_of_a_configured_field(house):
    with (house.root / ".newslint.yml").open("a") as file:
        file.write("fields: [story]\n")
    house.write("a.jsonl", '{"id": 7, "story": "By teh quay."}\n')
    assert house.found("a.jsonl") == [("a.jsonl", "house/typo", "teh")]


def test_fix_leaves_records_alone(house):
    content = '{"text": "In teh end."}\n'
    house.write("a.jsonl", content)
    house.check("a.jsonl", "--fix")
    assert house.read("a.jsonl") == content
