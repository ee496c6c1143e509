import gzip
import json

import pytest

from newslint.readers import SUFFIXES, ReadError, Unreadable, content, reader_for, suffix_of
from newslint.readers.packing import _PIECE, packed
from tests.readers.marked import documents


def read(source, name, **options):
    return documents(source, name, **options)


def test_a_json_list_of_records():
    source = '[\n  {"id": 1, "text": "One."},\n  {"body": "Two 👩🏽\\r\\nlines"},\n  {"id": 3}\n]\n'
    one, two, bad = read(source, "a.json")
    assert (one.record, one.record_line, one.field, one.text) == (1, 2, "text", "One.")
    assert (two.record, two.record_line, two.field, two.text) == (2, 3, "body", "Two 👩🏽\nlines")
    assert isinstance(bad, Unreadable)
    assert bad.line == 4


def test_one_json_record_and_one_object_around_a_list():
    assert [d.text for d in read('{"text": "a", "tags": [{"x": 1}]}', "a.json")] == ["a"]
    around = {"count": 2, "articles": [{"text": "a"}, {"text": "b"}]}
    assert [(d.record, d.text) for d in read(json.dumps(around), "a.json")] == [(1, "a"), (2, "b")]
    assert read("[]", "a.json") == []
    (bad,) = read('{"name": "package"}', "a.json")
    assert isinstance(bad, Unreadable)


@pytest.mark.parametrize(
    ("source", "line", "good"),
    [
        ('[{"text": "a"},\n{"text": ]', 2, 1),
        ('[{"text": "a"}\n{"text": "b"}]', 2, 1),
        ('{"text": "a"}\n{"text": "b"}', 2, 0),
        ("", 1, 0),
        ("[" * 100_000, 1, 0),
    ],
)
def test_broken_json_names_its_place_behind_what_was_readable(source, line, good):
    reader = reader_for("a.json")
    assert reader is not None
    found = []
    with pytest.raises(ReadError) as caught:
        for document in reader.read(source, "a.json", _options()):
            found.append(document)
    assert caught.value.line == line
    assert len(found) == good


def _options(**more):
    from newslint.readers import ReadOptions

    return ReadOptions(**more)


def test_a_text_cut_at_its_commas_is_not_taken_for_all_of_it():
    one, two, three = read(
        'text,id\nIt rained, it poured,1\n"It rained, it poured",2\nIt snowed.,3,,\n', "a.csv"
    )
    assert isinstance(one, Unreadable)
    assert (one.line, one.record) == (2, 1)
    assert "more columns than the header" in one.message
    assert [d.text for d in (two, three)] == ["It rained, it poured", "It snowed."]


def test_csv_rows_with_places():
    source = 'id,text,src\r\n1,"One, two\r\nthree “four” ""five""",x\r\n\r\n2,👩🏽 Six,y\r\n3\r\n'
    one, two, bad = read(source, "a.csv", group_field="src")
    assert (one.record, one.record_line, one.field, one.group) == (1, 2, "text", "x")
    assert one.source == 'One, two\r\nthree “four” "five"'
    assert one.text == 'One, two\nthree “four” "five"'
    assert (two.record, two.record_line, two.text) == (2, 5, "👩🏽 Six")
    assert isinstance(bad, Unreadable)
    assert (bad.record, bad.line) == (3, 6)


@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "|"), ("a.csv", "\t"), ("a.tsv", "\t")]
)
def test_delimiters(name, delimiter):
    source = f'id{delimiter}Text{delimiter}body\n1{delimiter}y{delimiter}"Hello; you, there"\n'
    assert [d.text for d in read(source, name)] == ["Hello; you, there"]


def test_csv_without_the_column():
    with pytest.raises(ReadError, match="id, headline"):
        read("id,headline\n1,x\n", "a.csv")
    assert read("", "a.csv") == []


def test_a_very_long_field():
    (document,) = read("text\n" + "a" * 300_000 + "\n", "a.csv")
    assert len(document.text) == 300_000


def test_suffixes():
    assert suffix_of("x/a.JSONL.GZ") == ".jsonl"
    assert suffix_of("x.d/a") == ""
    assert suffix_of(".md") == ""
    assert reader_for("a.jsonl.zst") is reader_for("b.ndjson")
    assert "a.jsonl.gz".endswith(SUFFIXES)
    assert not "package.json".endswith(SUFFIXES)


def test_gzip():
    data = gzip.compress(b'\xef\xbb\xbf{"text": "One."}\n')
    decoded = content(data, "a.jsonl.gz")
    assert (decoded.text, decoded.packing) == ('{"text": "One."}\n', ".gz")
    again = decoded.encode(decoded.text)
    assert gzip.decompress(again) == b'\xef\xbb\xbf{"text": "One."}\n'
    assert again == packed(gzip.decompress(data), ".gz")
    with pytest.raises(ReadError, match="cannot be unpacked"):
        content(data[:-9], "a.jsonl.gz")
    with pytest.raises(ReadError, match="cannot be unpacked"):
        content(b"no gzip", "a.jsonl.gz")


def test_zstandard():
    pytest.importorskip("zstandard")
    data = packed(b"One.\n", ".zst") + packed(b"Two.\n", ".zst")
    decoded = content(data, "a.txt.zst")
    assert decoded.text == "One.\nTwo.\n"
    assert content(decoded.encode("x"), "a.txt.zst").text == "x"
    long = "".join(f"{n * n}\n" for n in range(60_000))  # packed, longer than what is read at a time
    twice = packed(long.encode(), ".zst") * 2
    assert len(twice) > 3 * _PIECE
    assert content(twice, "a.txt.zst").text == long * 2
    for damaged in (b"no zstd", twice[:-1], data[:-3], data[: len(data) // 2 + 3]):
        with pytest.raises(ReadError, match="cannot be unpacked"):
            content(damaged, "a.txt.zst")


def test_without_the_extras_the_message_says_how_to_install_them(monkeypatch, tmp_path):
    import sys

    for module in ("zstandard", "compression", "pyarrow"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError, match=r"newslint\[zstd\]"):
        content(b"x", "a.txt.zst")
    with pytest.raises(ReadError, match=r"newslint\[parquet\]"):
        read("", str(tmp_path / "a.parquet"))


def test_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = str(tmp_path / "a.parquet")
    rows = [{"id": i, "text": f"Text 👩🏽 {i}.", "meta": {"src": "x"}} for i in range(1500)]
    rows[3]["text"] = None
    parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=400)
    found = read(content(b"PAR1\0", path).text, path, group_field="meta.src")
    assert len(found) == 1500
    assert (found[7].record, found[7].field, found[7].text, found[7].group) == (
        8,
        "text",
        "Text 👩🏽 7.",
        "x",
    )
    assert found[7].record_line is None
    assert found[3].text == ""
    with pytest.raises(ReadError, match="none of the columns body"):
        read("", path, fields=("body",))
    (tmp_path / "b.parquet").write_bytes(b"no table")
    with pytest.raises(ReadError, match="cannot be read as Parquet"):
        read("", str(tmp_path / "b.parquet"))
    with pytest.raises(ReadError, match="cannot be read as Parquet"):
        read("", str(tmp_path / "missing.parquet"))
