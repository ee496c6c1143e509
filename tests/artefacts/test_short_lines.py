"""Articles that consist of short lines are articles: the default must leave them whole."""

from pathlib import Path

import pytest

ARTICLES = {
    p.stem: p.read_text(encoding="utf-8") for p in sorted(Path(__file__).with_name("short").glob("*.txt"))
}
RESIDUE = [
    "Leave a Reply",
    "All rights reserved.",
    "Share this article\n\nRelated articles",
    "Leave a Reply\n\nYour email address will not be published.",
]
"""What stands under a short article; it switches artefacts/stray-line on."""
LOOKALIKES = {"cast-list", "live-blog-by-the-minute", "obituary-notice", "stock-table"}
"""Articles with a line or two that anywhere else would be residue: a date, who wrote it, the price of gold."""


def body(name: str) -> list[str]:
    return [line for line in ARTICLES[name].split("\n") if line.strip()]


def test_the_articles_are_many_and_varied():
    assert len(ARTICLES) >= 20
    assert all(sum(len(line) < 60 for line in body(name)) >= 5 for name in ARTICLES)


@pytest.mark.parametrize("name", sorted(ARTICLES.keys() - LOOKALIKES))
def test_short_lines_are_no_residue(flagged, name):
    assert not flagged(ARTICLES[name])


@pytest.mark.parametrize("name", sorted(LOOKALIKES))
def test_a_line_that_looks_like_residue_does_not_drag_the_rest_along(flagged, name):
    assert len(flagged(ARTICLES[name])) <= 2


@pytest.mark.parametrize("residue", RESIDUE)
@pytest.mark.parametrize("name", ARTICLES)
def test_a_little_residue_does_not_drag_the_rest_along(flagged, name, residue):
    found = flagged(f"{ARTICLES[name]}\n{residue}")
    assert set(residue.split("\n\n")) <= found
    assert sum(line in found for line in body(name)) <= max(
        2 if name in LOOKALIKES else 1, len(body(name)) // 10
    )


@pytest.mark.parametrize("residue", ["", *RESIDUE])
@pytest.mark.parametrize("name", sorted(ARTICLES.keys() - LOOKALIKES))
def test_safe_fixes_take_no_line_of_a_short_article(find, name, residue):
    lines = set(body(name))
    text = f"{ARTICLES[name]}\n{residue}"
    safe = {text[f.span.start : f.span.end] for f in find(text) if f.fix and f.fix.safety == "safe"}
    assert not safe & lines
