import json

import msgspec

from newslint.model import Span
from newslint.readers import ReadOptions, Unreadable, reader_for


def read(source, **options):
    reader = reader_for("a.jsonl")
    assert reader is not None
    return list(reader.read(source, "a.jsonl", ReadOptions(**options)))


def test_one_document_a_record_with_its_place():
    source = '{"id": 1, "text": "One."}\n\n{"text": "Two 👩🏽.\\nThree."}\r\n'
    first, second = read(source)
    assert (first.record, first.record_line, first.field, first.text) == (1, 1, "text", "One.")
    assert (second.record, second.record_line, second.text) == (2, 3, "Two 👩🏽.\nThree.")
    assert second.source == second.text


def test_the_first_field_present_counts():
    assert [d.field for d in read('{"content": "a", "body": "b"}\n{"article": "c"}')] == ["body", "article"]
    (document,) = read('{"text": null, "body": "b"}')
    assert (document.field, document.text) == ("body", "b")
    (empty,) = read('{"text": null}')
    assert (empty.field, empty.text) == ("text", "")


def test_dotted_paths():
    line = json.dumps({"a": {"parts": [{"t": "deep"}]}, "x.y": "flat"})
    assert [d.text for d in read(line, fields=("a.parts.0.t",))] == ["deep"]
    assert [d.text for d in read(line, fields=("x.y",))] == ["flat"]
    assert isinstance(read(line, fields=("a.parts.7.t",))[0], Unreadable)


def test_a_bad_line_does_not_stop_the_others():
    good, bad, also = read('{"text": "One."}\n{"text": "Two."\n{"text": "Three."}')
    assert (good.text, also.text, also.record, also.record_line) == ("One.", "Three.", 3, 3)
    assert isinstance(bad, Unreadable)
    assert (bad.line, bad.record, bad.column) == (2, 2, 16)
    assert "no JSON" in bad.message


def test_a_record_without_the_field_names_what_it_has():
    (bad,) = read('{"id": 1, "headline": "x"}')
    assert isinstance(bad, Unreadable)
    assert "text, body, content, article" in bad.message
    assert "id, headline" in bad.message


def test_records_that_hold_no_text():
    for line, word in (
        ("[1]", "a list"),
        ("3", "a number"),
        ('{"text": 5}', "a number"),
        ('{"text": ["a"]}', "a list"),
    ):
        (bad,) = read(line)
        assert isinstance(bad, Unreadable)
        assert word in bad.message


def test_what_other_programs_write():
    assert read('{"text": "a", "score": NaN}')[0].text == "a"
    assert read('{"text": "a", "id": 123456789012345678901234567890}')[0].text == "a"
    half = read('{"text": "half \\ud83d pair"}')[0]
    assert isinstance(half, Unreadable)
    assert read('{"text": "\\ud83d\\ude00"}')[0].text == "😀"


def test_deep_nesting_does_not_crash():
    (bad,) = read("[" * 200_000)
    assert isinstance(bad, Unreadable)


def test_groups():
    documents = read('{"text": "a", "src": {"name": "Post"}}\n{"text": "b"}', group_field="src.name")
    assert [d.group for d in documents] == ["Post", ""]


def test_line_ends_inside_a_field_are_mapped():
    (document,) = read('{"text": "a\\r\\nb"}')
    assert document.text == "a\nb"
    assert document.source == "a\r\nb"
    assert document.offsets.lift(Span(2, 3)) == Span(3, 4)


def test_line_separators_inside_a_string_end_no_record():
    (document,) = read('{"text": "a\u2028b\x85c"}')
    assert document.text == "a\u2028b\x85c"


def test_documents_survive_a_process_border():
    import pickle

    (document,) = read('{"text": "a\\r\\nb"}')
    copy = pickle.loads(pickle.dumps(document))
    assert msgspec.structs.replace(copy, offsets=document.offsets) == document
    assert copy.offsets.pieces == document.offsets.pieces
