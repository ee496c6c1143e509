"""`newslint clean`, and fixing records into another file."""

import os

import msgspec
import pytest

from tests.house import DIRTY, House

CLEAN = "The ferry left the harbour at dawn.\n\nIt was very late in Kiyev.\n"


def removed(house: House, name: str) -> list[dict]:
    return [msgspec.json.decode(line) for line in house.read(name).splitlines()]


def files(house: House, folder: str) -> list[str]:
    top = house.root / folder
    return sorted(str(p.relative_to(top)) for p in top.rglob("*") if p.is_file())


@pytest.fixture
def articles(house):
    house.write("in/a.txt", DIRTY)
    house.write("in/sub/b.txt", CLEAN)
    house.write(
        "in/c.jsonl", '{"id": 1.50, "text": "By teh quay.\\n\\nSource :"}\n\n{"text": "All is well."}\n'
    )
    return house


def test_copies_are_clean_and_originals_as_they_were(articles):
    before = {n: articles.read(f"in/{n}") for n in files(articles, "in")}
    done = articles.run("clean", "in", "--output", "out")
    assert done.code == 0
    assert files(articles, "out") == ["a.txt", "c.jsonl", "removed.jsonl", "sub/b.txt"]
    assert articles.read("out/a.txt") == articles.read("out/sub/b.txt") == CLEAN
    assert (
        articles.read("out/c.jsonl") == '{"id": 1.50, "text": "By the quay."}\n\n{"text": "All is well."}\n'
    )
    assert {n: articles.read(f"in/{n}") for n in files(articles, "in")} == before
    assert "wrote 3 files to out, 2 changed; 5 changes listed in out/removed.jsonl" in done.err


def test_the_list_says_what_was_removed_where_and_why(articles):
    articles.run("clean", "in", "--output", "out")
    rows = removed(articles, "out/removed.jsonl")
    got = [(r["path"], r.get("record"), r["rule"], r["line"], r["removed"], r.get("inserted")) for r in rows]
    assert got == [
        ("in/a.txt", None, "house/typo", 1, "teh", "the"),
        ("in/a.txt", None, "house/typo", 1, "harbuor", "harbour"),
        ("in/a.txt", None, "house/label", 1, "\n\nSource :", None),
        ("in/c.jsonl", 1, "house/typo", 1, "teh", "the"),
        ("in/c.jsonl", 1, "house/label", 1, "\n\nSource :", None),
    ]
    for row in rows[:3]:
        assert DIRTY[row["start"] : row["end"]] == row["removed"]
    assert {r["message"] for r in rows if r["rule"] == "house/label"} == {"Label left over"}


def test_a_second_run_does_not_clean_its_own_copies(articles):
    articles.run("clean", ".", "--output", "out")
    first = files(articles, "out")
    assert articles.run("clean", ".", "--output", "out").code == 0
    assert files(articles, "out") == first


def test_one_file_to_one_file(articles):
    done = articles.run("clean", "in/c.jsonl", "--output", "clean.jsonl")
    assert done.code == 0
    assert "By the quay." in articles.read("clean.jsonl")
    assert len(removed(articles, "clean.jsonl.removed.jsonl")) == 2


def test_an_original_is_never_overwritten(articles):
    for output in ("in", "in/c.jsonl"):
        done = articles.run("clean", "in/c.jsonl", "--output", output)
        assert done.code == 2
        assert "is one of the originals; choose another --output" in done.err
    done = articles.run("clean", "in/c.jsonl", "--output", "out", "--removed", "in/c.jsonl")
    assert done.code == 2
    assert '"By teh quay.' in articles.read("in/c.jsonl")


def test_selection_decides_what_is_cleaned(articles):
    articles.run("clean", "in/a.txt", "--output", "a.txt", "--select", "house/label")
    assert articles.read("a.txt") == DIRTY.replace("Source :\n\n", "")
    articles.run("clean", "in/a.txt", "--output", "b.txt", "--unsafe-fixes")
    assert articles.read("b.txt") == CLEAN.replace("Kiyev", "Kyiv")


def test_what_cannot_be_read_is_copied_as_it_is(house):
    house.write("in/a.txt", b"\0\1\2")
    house.write("in/b.jsonl", '{"text": broken}\n{"text": "By teh quay."}\n')
    done = house.run("clean", "in", "-o", "out")
    assert done.code == 2
    assert "in/a.txt: looks like a binary file and was skipped" in done.err
    assert "in/b.jsonl: line 1: no JSON" in done.err
    assert (house.root / "out/a.txt").read_bytes() == b"\0\1\2"
    assert house.read("out/b.jsonl") == '{"text": broken}\n{"text": "By the quay."}\n'


def test_several_arguments_keep_their_folders(house):
    house.write("x/a.txt", DIRTY)
    house.write("y/a.txt", CLEAN)
    house.run("clean", "x", "y/a.txt", "-o", "out")
    assert files(house, "out") == ["removed.jsonl", "x/a.txt", "y/a.txt"]


def test_an_unknown_rule_writes_nothing(articles):
    done = articles.run("clean", "in", "-o", "out", "--select", "house/tipo")
    assert done.code == 2
    assert "did you mean 'house/typo'?" in done.err
    assert not (articles.root / "out").exists()


def test_nothing_is_lost(house):
    """Every line of the original is in the copy or in the list."""
    lines = [f"Line {n} of the day." if n % 3 else "Source :" for n in range(60)]
    house.write("a.txt", "\n\n".join(lines) + "\n")
    house.run("clean", "a.txt", "-o", "b.txt")
    kept = [line for line in house.read("b.txt").split("\n") if line]
    gone = [r["removed"].strip() for r in removed(house, "b.txt.removed.jsonl")]
    assert kept == [line for line in lines if line != "Source :"]
    assert sorted(kept + gone) == sorted(lines)


def test_fix_with_output_writes_records_elsewhere(articles):
    done = articles.check("in/c.jsonl", "--fix", "--output", "fixed.jsonl")
    assert done.code == 0
    assert "By the quay." in articles.read("fixed.jsonl")
    assert "By teh quay." in articles.read("in/c.jsonl")
    assert articles.check("in/a.txt", "--output", "x.txt").code == 2
    assert articles.check("in", "in/a.txt", "--fix", "--output", "x.txt").code == 2


def test_fix_with_output_writes_a_clean_file_too(articles):
    articles.check("in/sub/b.txt", "--fix", "--output", "b.txt")
    assert articles.read("b.txt") == CLEAN


def test_diff_shows_records(articles):
    done = articles.check("in/c.jsonl", "--diff")
    assert done.code == 1
    assert '+{"id": 1.50, "text": "By the quay."}\n' in done.out


def test_fix_only_reports_nothing(articles):
    done = articles.check("in/a.txt", "--fix-only")
    assert (done.code, done.out) == (0, "")
    assert articles.read("in/a.txt") == CLEAN


def test_unsafe_fixes_alone_write_nothing(articles):
    done = articles.check("in/a.txt", "--unsafe-fixes")
    assert done.code == 1
    assert "4 can be fixed with --fix --unsafe-fixes" in done.err
    assert articles.read("in/a.txt") == DIRTY


def test_a_copy_that_cannot_be_written_is_named(articles):
    os.mkdir(articles.root / "out")
    os.mkdir(articles.root / "out/a.txt")
    done = articles.run("clean", "in", "-o", "out")
    assert done.code == 2
    assert "out/a.txt: could not be written" in done.err
    assert articles.read("out/sub/b.txt") == CLEAN


def test_tables_are_cleaned(house):
    house.write("a.csv", 'id,text\n1,By teh quay.\n2,"All, well."\n')
    assert house.run("clean", "a.csv", "-o", "b.csv").code == 0
    assert house.read("b.csv") == 'id,text\n1,By the quay.\n2,"All, well."\n'


def test_json_is_cleaned_and_every_other_byte_stays(house):
    house.write("a.json", '[ {"id": 1e3,\n "text" : "By teh qu\\u00e1y."},\n{"text": "All, well."} ]\n')
    assert house.run("clean", "a.json", "-o", "b.json").code == 0
    assert house.read("b.json") == house.read("a.json").replace("teh", "the")
    house.write("c.json", '{"next": null, "items": [{"body": "All."}, {"body": "By teh quay."}]}')
    assert house.check("c.json", "--fix", "--output", "d.json").code == 0
    assert house.read("d.json") == house.read("c.json").replace("teh", "the")


def test_parquet_is_cleaned_by_row_groups(house):
    import pyarrow
    from pyarrow import parquet

    rows = [
        {"id": n, "text": text, "in": {"k": n}} for n, text in enumerate(["All.", "By teh quay.", None] * 3)
    ]
    table = pyarrow.Table.from_pylist(rows).replace_schema_metadata({"made": "by us"})
    parquet.write_table(table, house.root / "a.parquet", row_group_size=2, compression="zstd")
    before = (house.root / "a.parquet").read_bytes()
    done = house.run("clean", "a.parquet", "-o", "b.parquet")
    assert (done.code, "3 changes listed in b.parquet.removed.jsonl" in done.err) == (0, True)
    assert (house.root / "a.parquet").read_bytes() == before
    new = parquet.ParquetFile(house.root / "b.parquet")
    wanted = [{**row, "text": row["text"] and row["text"].replace("teh", "the")} for row in rows]
    assert new.read().to_pylist() == wanted
    assert new.schema_arrow == table.schema
    assert new.schema_arrow.metadata[b"made"] == b"by us"
    assert (new.num_row_groups, new.metadata.row_group(0).column(0).compression) == (5, "ZSTD")
    assert house.check("b.parquet").code == 0


def test_parquet_with_nested_and_large_strings_is_fixed_into_another_file(house):
    import pyarrow
    from pyarrow import parquet

    house.write(".newslint.yml", house.read(".newslint.yml") + "fields: [article.body]\n")
    kind = pyarrow.struct([("body", pyarrow.large_string()), ("n", pyarrow.int8())])
    column = pyarrow.array([{"body": "By teh quay.", "n": 1}, None, {"body": "All.", "n": 3}], kind)
    parquet.write_table(pyarrow.table({"article": column}), house.root / "a.parquet")
    done = house.check("a.parquet", "--fix", "--output", "b.parquet")
    assert "record 2" in done.err  # it has no such field
    new = parquet.read_table(house.root / "b.parquet")
    assert new.column("article").to_pylist()[0] == {"body": "By the quay.", "n": 1}
    assert new.column("article").to_pylist()[1:] == column.to_pylist()[1:]
    assert new.schema.field("article").type == kind


def test_records_are_never_fixed_in_place(house):
    house.write("a.jsonl", '{"text": "By teh quay."}\n')
    house.write("b.json", '[{"text": "By teh quay."}]\n')
    done = house.check("a.jsonl", "b.json", "--fix")
    for name in ("a.jsonl", "b.json"):
        assert (
            f"{name}: records are fixed only into another file: newslint clean, or --fix --output" in done.err
        )
        assert "teh" in house.read(name)


def test_a_folder_cannot_be_fixed_into_one_file(house):
    house.write("in/a.txt", "By teh quay.\n")
    done = house.check("in", "--fix", "--output", "out.txt")
    assert (done.code, "--output goes with --fix or --review and one file" in done.err) == (2, True)
    assert not (house.root / "out.txt").exists()


def test_the_list_of_changes_is_no_article(house):
    house.write("in/a.txt", "By teh quay.\n")
    house.run("clean", "in", "-o", "out")
    house.write("one.removed.jsonl", "{}\n")
    assert house.check(".", "--show-files").out.split() == ["in/a.txt", "out/a.txt"]


def test_a_file_of_many_bad_records_is_not_as_many_lines(house):
    house.write("a.jsonl", '{"title": "x"}\n' * 500)
    for done in (house.check("a.jsonl"), house.run("clean", "a.jsonl", "-o", "b.jsonl"), house.run("names")):
        assert done.code == 2
        assert done.err.count("error: a.jsonl") == 9
        assert "error: a.jsonl: and 492 more of this file" in done.err


def test_packed_records_stay_packed(house):
    import gzip

    house.write("a.jsonl.gz", gzip.compress(b'{"text": "By teh quay."}\n'))
    house.run("clean", "a.jsonl.gz", "-o", "b.jsonl.gz")
    assert gzip.decompress((house.root / "b.jsonl.gz").read_bytes()) == b'{"text": "By the quay."}\n'


def test_copies_do_not_go_where_the_originals_are(house):
    house.write("a.txt", "By teh quay.\n")
    for output in (".", "./", "../work"):
        done = house.run("clean", ".", "-o", output)
        assert (done.code, "is one of the originals" in done.err) == (2, True)
    assert house.read("a.txt") == "By teh quay.\n"
