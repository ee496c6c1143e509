"""Suppression comments in articles: what they cover, those that cover nothing, and writing them."""

import pytest


@pytest.fixture
def found(house):
    """Write an article, get its (line, rule) pairs."""

    def check(text: str, name: str = "a.md", *options: str):
        house.write(name, text)
        done = house.check(name, "--output-format", "jsonl", *options)
        return [(d["line"], d["rule"]) for d in done.lines()]

    return check


UNUSED = "newslint/unused-suppression"


def test_the_next_block(found):
    text = "<!-- newslint: ignore[house/typo] a quotation -->\n\nIn teh end.\n\nBy teh quay.\n"
    assert found(text) == [(5, "house/typo")]
    assert found(text.replace("[house/typo]", "")) == [(5, "house/typo")]
    assert found(text.replace("[house/typo]", "[house]")) == [(5, "house/typo")]


def test_a_range(found):
    text = (
        "In teh end.\n\n<!-- newslint: ignore-start[house/typo] -->\n\nBy teh quay.\n\nOn teh ferry.\n\n"
        "<!-- newslint: ignore-end -->\n\nAt teh pier.\n"
    )
    assert found(text) == [(1, "house/typo"), (11, "house/typo")]


def test_a_file(found):
    assert found("In teh end.\n\nA very long day.\n\n<!-- newslint: ignore-file[house/typo] -->\n") == [
        (3, "house/vague")
    ]


def test_front_matter(found):
    text = "---\ntitle: In teh end\nnewslint-ignore: [house/typo]\n---\n\nBy teh quay. It is very late.\n"
    assert found(text) == [(6, "house/vague")]


def test_html(found):
    text = "<p>In teh end.</p>\n<!-- newslint: ignore[house/typo] -->\n<p>By teh quay.</p>\n"
    assert found(text, "a.html") == [(1, "house/typo")]


def test_an_unused_comment_is_a_finding_with_its_place(found):
    text = "All is well.\n\n<!-- newslint: ignore[house/typo] -->\n\nStill well.\n"
    assert found(text) == [(3, UNUSED)]


def test_a_comment_that_is_used_in_part_names_the_rest(house):
    house.write("a.md", "<!-- newslint: ignore[house/typo, house/vague] -->\n\nIn teh end.\n")
    (d,) = house.check("a.md", "--output-format", "jsonl").lines()
    assert d["rule"] == UNUSED
    assert "house/vague" in d["message"]
    assert "house/typo" not in d["message"]


def test_a_comment_for_rules_that_did_not_run_is_left_alone(found):
    text = "<!-- newslint: ignore[house/typo] -->\n\nAll is well.\n"
    assert found(text, "a.md", "--select", "house/vague,newslint") == []


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        (
            "ignore[house/tipo]",
            "No rule is called 'house/tipo' or begins with it; did you mean 'house/typo'?",
        ),
        ("ingore[house/typo]", "newslint knows no 'ingore'; did you mean 'ignore'?"),
        ("ignore-all-->\n\n<!-- x", "newslint knows no 'ignore-all'; did you mean 'ignore-file'?"),
    ],
)
def test_a_comment_that_says_nothing_newslint_knows_is_a_finding(house, comment, message):
    house.write("a.md", f"<!-- newslint: {comment} -->\n\nIn teh end.\n")
    typo, said = sorted(house.check("a.md", "--output-format", "jsonl").lines(), key=lambda d: d["rule"])
    assert (typo["rule"], said["rule"], said["line"]) == ("house/typo", UNUSED, 1)
    assert said["message"] == message


def test_a_comment_for_a_rule_of_another_language_is_left_alone(found):
    assert found("<!-- newslint: ignore[artefacts/de/share-bar] -->\n\nAll is well.\n") == []


def test_a_file_comment_that_only_the_title_needs_is_used(found):
    text = "---\ntitle: In teh end\n---\n\n<!-- newslint: ignore-file[house/typo] -->\n\nAll is well.\n"
    assert found(text) == []


def test_names_of_the_front_matter_key_that_nothing_needs_are_reported_once(found):
    head = "---\ntitle: By the {}\nsummary: All is well.\nnewslint-ignore: [house/typo, house/vague]\n---\n\n"
    assert found(head.format("teh quay") + "It is very late.\n") == []
    assert found(head.format("teh quay") + "It is late.\n") == [(4, UNUSED)]
    assert found(head.format("quay") + "It is late.\n") == [(4, UNUSED)] * 2


def test_plain_text_knows_no_comments(found):
    assert found("<!-- newslint: ignore[house/typo] -->\nIn teh end.\n", "a.txt") == [(2, "house/typo")]


ARTICLE = """\
---
title: By teh quay
---

# The very *best*

In teh **harbuor**.

- One
- teh second

| a | b |
|---|---|
| teh | x |

Source :
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_are_written_inside_the_blocks(house, end):
    house.write("a.md", ARTICLE.replace("\n", end))
    done = house.check("a.md", "--add-suppressions", "--reason", "seen", "--output-format", "concise")
    assert done.out.count("\n") == 1  # front matter has no place for a comment
    assert "a.md[title]:2:11: house/typo" in done.out
    assert "suppressed 6 findings in 1 file;" in done.err
    text = house.read("a.md")
    assert f"In teh **harbuor**.<!-- newslint: ignore[house/typo] seen -->{end}" in text
    assert f"- teh second<!-- newslint: ignore[house/typo] seen -->{end}" in text
    assert text.count("<!--") == 5
    assert house.found("a.md") == [("a.md", "house/typo", "teh")]


def test_comments_are_written_in_html(house):
    house.write("a.html", "<div><p>In teh <b>harbuor</b>.</p><p>Well.</p></div>\n")
    assert house.check("a.html", "--add-suppressions").code == 0
    assert house.found("a.html") == []
    text = house.read("a.html")
    assert text.count("<!-- newslint: ignore[house/typo] -->") == 1
    assert text.endswith("<p>Well.</p></div>\n")


def test_plain_text_is_left_alone(house):
    house.write("a.txt", "In teh end.\n")
    done = house.check("a.txt", "--add-suppressions")
    assert done.code == 1
    assert house.read("a.txt") == "In teh end.\n"
    assert house.check("a.txt", "--add-suppressions", "--fix").code == 2
