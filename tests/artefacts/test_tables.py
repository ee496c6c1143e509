"""Cells of tables: what would be residue between paragraphs is data there."""

import pytest

from newslint.lint import lint
from newslint.rulebook import Plan
from tests.readers.marked import documents
from tests.shipped import rules_without_model

ROWS = [["Section", "Close", "Share"], ["Search", "18:00", "12%"], ["FTSE 100", "8,210.40", "-0.4"]]
TEXT = "The opening hours were published on Friday, and so were the prices of the week."


def markdown() -> str:
    lines = ["| " + " | ".join(row) + " |" for row in ROWS]
    return f"{TEXT}\n\n" + "\n".join([lines[0], "|---|---|---|", *lines[1:]]) + "\n\nShare\n"


def page() -> str:
    rows = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS]
    return f"<p>{TEXT}</p><table>{''.join(rows)}</table><p>Share</p>"


@pytest.mark.parametrize(("name", "source"), [("a.md", markdown()), ("a.html", page())])
def test_only_what_stands_outside_the_table_is_residue(name, source):
    (document,) = documents(source, name)
    found = lint(document, Plan(rules_without_model("artefacts")))
    assert [(d.text, d.start) for d in found] == [("Share", source.rindex("Share"))]
