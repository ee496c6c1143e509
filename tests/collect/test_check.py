"""A collection as users check it."""

import csv
import io
import json

import pytest

from tests.house import House

TOWNS = ["Arnwick", "Belford", "Craster", "Denholm", "Embleton", "Felton"]
USUAL = "The harbour master, Radovan Kowalczyk, opened the lock of {town} and spoke for {n} minutes."
ODD = "The lock was opened by Radovan Kowalczik on Monday."


@pytest.fixture
def archive(house: House) -> House:
    """Six articles of one source with a label that no rule knows, and an odd spelling in the last."""
    for n, town in enumerate(TOWNS):
        lead = USUAL.format(town=town, n=n + 20) if n < 5 else ODD
        house.write(f"news/{n}.txt", f"A lock for {town}\n\n{lead}\n\nGazette treasure chest\n")
    return house


OVER = ("--isolated", "--select", "artefacts/repeated,names/house-inconsistent", "--collection")
LINE = "artefacts/repeated-line"


def test_repeated_line_with_count_and_two_other_places(archive):
    done = archive.check(*OVER, "--output-format", "jsonl", "news")
    lines = [d for d in done.lines() if d["rule"] == LINE]
    assert [d["path"] for d in lines] == [f"news/{n}.txt" for n in range(6)]
    third = lines[2]
    assert (third["line"], third["column"], third["text"]) == (5, 1, "Gazette treasure chest")
    assert "6 articles" in third["message"]
    assert "news/0.txt:5 and news/1.txt:5" in third["message"]
    assert [(r["path"], r["line"], r["column"], r["text"]) for r in third["related"]] == [
        ("news/0.txt", 5, 1, "Gazette treasure chest"),
        ("news/1.txt", 5, 1, "Gazette treasure chest"),
    ]
    assert [r["path"] for r in lines[0]["related"]] == ["news/1.txt", "news/2.txt"]


def test_spelling_of_the_rest_of_the_collection(archive):
    done = archive.check(*OVER, "--output-format", "jsonl", "news")
    (odd,) = [d for d in done.lines() if d["rule"] == "names/house-inconsistent"]
    assert (odd["path"], odd["text"], odd["replacements"]) == ("news/5.txt", "Kowalczik", ["Kowalczyk"])
    assert [(r["path"], r["text"]) for r in odd["related"]] == [
        ("news/0.txt", "Radovan Kowalczyk"),
        ("news/1.txt", "Radovan Kowalczyk"),
    ]


def test_silent_without_the_option(archive):
    assert (
        archive.found("--isolated", "--select", "artefacts/repeated,names/house-inconsistent", "news") == []
    )


def test_configuration_may_ask_for_it(archive):
    archive.write(".newslint.yml", "collection: true\nselect: [artefacts/repeated]\n")
    assert {rule for _, rule, _ in archive.found("news")} == {LINE}


def test_processes_order_and_cache_say_nothing(archive):
    arguments = (*OVER, "--output-format", "jsonl")
    whole = archive.check(*arguments, "news", "-j", "1", "--no-cache").out
    assert whole.count("\n") == 7
    files = [f"news/{n}.txt" for n in (3, 0, 5, 1, 4, 2)]
    assert archive.check(*arguments, *files, "-j", "1").out == whole
    assert archive.check(*arguments, "news", "-j", "2").out == whole
    assert archive.check(*arguments, "news", "-j", "2", "--no-cache").out == whole


def test_cached_results_follow_the_collection(archive):
    assert len([f for f in archive.found(*OVER, "news") if f[1] == LINE]) == 6
    for n in range(2, 6):
        (archive.root / f"news/{n}.txt").unlink()
    assert archive.found(*OVER, "news") == []


def test_fix_deletes_on_demand_alone(archive):
    before = archive.read("news/0.txt")
    archive.check(*OVER, "--fix", "news")
    assert archive.read("news/0.txt") == before
    archive.check(*OVER, "--fix", "--unsafe-fixes", "news")
    assert archive.read("news/0.txt") == before.replace("\n\nGazette treasure chest", "")
    assert "Radovan Kowalczyk on Monday" in archive.read("news/5.txt")


def test_folders_are_sources(archive):
    for n in range(6):
        (archive.root / f"f{n}").mkdir()
        (archive.root / f"news/{n}.txt").rename(archive.root / f"f{n}/{n}.txt")
    assert [f for f in archive.found(*OVER, ".") if f[1] == LINE] == []


def test_records_are_articles_and_a_field_names_their_source(house):
    rows = [
        {
            "site": "tide",
            "text": f"A lock for {town}.\n\nGazette treasure chest\n\nIt rained {n} times in {town}.",
        }
        for n, town in enumerate(TOWNS)
    ]
    rows[4]["site"] = rows[5]["site"] = "ebb"
    house.write("news.jsonl", "".join(json.dumps(r) + "\n" for r in rows))
    house.write(".newslint.yml", f"collection: true\nselect: [{LINE}]\ngroup-field: site\n")
    done = house.check("--output-format", "jsonl", "news.jsonl")
    assert [d["record"] for d in done.lines()] == [1, 2, 3, 4]
    assert [(r["path"], r["record"], r["line"]) for r in done.lines()[0]["related"]] == [
        ("news.jsonl", 2, 3),
        ("news.jsonl", 3, 3),
    ]
    assert "4 articles" in done.lines()[0]["message"]


def test_suppression_of_a_repeated_line_is_used(house):
    comment = f"<!-- newslint: ignore-file[{LINE}] the chest is ours -->\n\n"
    for n, town in enumerate(TOWNS):
        text = f"The lock of {town} opened after {n + 20} days.\n\nGazette treasure chest\n"
        house.write(f"news/{n}.md", (comment if n == 1 else "") + text)
    found = house.found("--isolated", "--select", f"{LINE},newslint", "--collection", "news")
    assert [(path, rule) for path, rule, _ in found] == [(f"news/{n}.md", LINE) for n in (0, 2, 3, 4, 5)]


def test_copies_are_reported_once_each_and_do_not_fail_the_run(house):
    story = "\n\n".join(
        f"The ferry of {town} was late again, and nobody knew why it was so." for town in TOWNS
    )
    for n in range(4):
        house.write(f"news/{n}.txt", story)
    done = house.check(*OVER, "--output-format", "jsonl", "news")
    assert [(d["path"], d["line"], d["rule"]) for d in done.lines()] == [
        (f"news/{n}.txt", 1, "artefacts/repeated-article") for n in (1, 2, 3)
    ]
    assert done.lines()[0]["related"][0]["path"] == "news/0.txt"
    assert done.code == 0


def test_kept_index_lets_one_file_know_the_archive(archive):
    done = archive.run("names", "news/0.txt", "news/1.txt", "news/2.txt", "news/3.txt", "news/4.txt",
                       "--write-index", "names.jsonl", "--isolated")  # fmt: skip
    assert done.code == 0, done.err
    index = ("--isolated", "--select", "names/house-inconsistent", "--names-index", "names.jsonl")
    assert archive.found(*index, "news/5.txt") == [("news/5.txt", "names/house-inconsistent", "Kowalczik")]
    assert archive.found(*index, "news/0.txt") == []
    piped = archive.check(*index, "--output-format", "concise", "-", stdin=ODD)
    assert "“Radovan Kowalczik” is spelled “Radovan Kowalczyk” in 5 articles" in piped.out
    archive.write(".newslint.yml", "names-index: names.jsonl\nselect: [names/house-inconsistent]\n"
                  "names: {accept: [Kowalczik]}\n")  # fmt: skip
    assert archive.found("news/5.txt") == []


def test_damaged_index_is_an_error_with_its_place(archive):
    archive.write("names.jsonl", "{}\n")
    done = archive.check("--isolated", "--select", "names", "--names-index", "names.jsonl", "news")
    assert done.code == 2
    assert "names.jsonl:1: is no index of names; write one with" in done.err


def test_inventory_in_three_formats(archive):
    text = archive.run("names", "news", "--isolated", "--min-articles", "3").out
    assert "      6  Radovan Kowalczyk 5×; Radovan Kowalczik 1×" in text
    listed = json.loads(archive.run("names", "news", "--isolated", "--format", "json", "--variants").out)
    assert [n["name"] for n in listed] == ["Radovan Kowalczyk"]
    rows = list(
        csv.DictReader(io.StringIO(archive.run("names", "news", "--isolated", "--format", "csv").out))
    )
    (odd,) = [r for r in rows if r["spelling"] == "Radovan Kowalczik"]
    assert odd == {
        "name": "Radovan Kowalczyk", "spelling": "Radovan Kowalczik", "count": "1", "articles": "1",
        "places": "news/5.txt",
    }  # fmt: skip


def test_inventory_is_the_same_for_any_number_of_processes(archive):
    one, two = (archive.run("names", "news", "--isolated", "--no-cache", "-j", j).out for j in "12")
    assert one == two != ""


def test_sarif_names_the_other_files(archive):
    done = archive.check(*OVER, "--output-format", "sarif", "news")
    results = json.loads(done.out)["runs"][0]["results"]
    related = next(r for r in results if r["ruleId"] == LINE)["relatedLocations"]
    places = [place["physicalLocation"] for place in related]
    assert [p["artifactLocation"]["uri"] for p in places] == ["news/1.txt", "news/2.txt"]
    assert [p["region"]["startLine"] for p in places] == [5, 5]


def test_what_each_article_shows_alone_is_found_as_before(house):
    """The second pass keeps what the first one found, in plain text and beside suppressions."""
    for n, town in enumerate(TOWNS):
        text = f"Teh lock of {town} was very late. In Kiyev teh harbuor froze.\n\n{'Source :' if n == 1 else town}\n\nGazette treasure chest\n"
        house.write(f"news/{n}.txt", text.replace("Teh", "The"))
        house.write(f"news/{n}.md", "<!-- newslint: ignore-next[house/vague] -->\n\n" + text)
    select = f"select: [house, newslint, {LINE}]\nrule-folders: [house-rules]\n"
    house.write(".newslint.yml", select)
    alone = house.check("--output-format", "jsonl", "news").lines()
    over = house.check("--output-format", "jsonl", "--collection", "news").lines()
    assert [d for d in over if d["rule"] != LINE] == alone
    assert len([d for d in over if d["rule"] == LINE]) == 12


def test_copy_with_front_matter_is_reported_once(house):
    story = "\n\n".join(
        f"The ferry of {town} was late again, and nobody knew why it was so." for town in TOWNS
    )
    for n in range(2):
        house.write(f"news/{n}.md", f"---\ntitle: Ferries late again\n---\n\n{story}\n")
    assert [(path, text[:20]) for path, _, text in house.found(*OVER, "news")] == [
        ("news/1.md", "The ferry of Arnwick")
    ]
