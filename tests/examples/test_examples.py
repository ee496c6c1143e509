"""The articles in examples/: what is planted is found, what is clean is left alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

REPOSITORY = Path(__file__).parents[2]
EXAMPLES = REPOSITORY / "examples"

PLANTED = {
    ("council-damaged.txt", "&eacute;"): "characters/",
    ("council-damaged.txt", "â€œ"): "characters/mojibake",
    ("council-damaged.txt", "\u200b"): "characters/",
    ("council-damaged.txt", "\ufffd"): "characters/replacement-character",
    ("ferry-scraped.txt", "Source :"): "artefacts/source-label",
    ("ferry-scraped.txt", "Leave a comment"): "artefacts/",
    ("ferry-scraped.txt", "Facebook Twitter WhatsApp Email"): "artefacts/share-bar",
    ("ferry-scraped.txt", "ADVERTISEMENT"): "artefacts/",
    ("ferry-scraped.txt", "© 2026 Islands Press. All rights reserved."): "artefacts/copyright-line",
    ("flood-reworded.txt", "until"): "sentences/truncated",
    ("flood-reworded.txt", "said"): "sentences/no-final-stop",
    ("flood-reworded.txt", "Wójcicka"): "names/inconsistent-spelling",
    ("flood-reworded.txt", "("): "sentences/unbalanced-bracket",
    ("flood-reworded.txt", '"'): "sentences/unbalanced-quote",
    ("house-rules/quarry.txt", "slams"): "house/tabloid-verbs",
    ("house-rules/quarry.txt", "7 children"): "house/spell-out-small-numbers",
    ("library-hours.md", "Click here to subscribe to our newsletter"): "artefacts/newsletter-prompt",
    ("tram-strike.html", "Advertisement"): "artefacts/",
    ("tram-strike.html", "Share this:"): "artefacts/share-bar",
    ("wire.jsonl", "Subscribe to read the full story"): "artefacts/paywall-prompt",
    ("wire.jsonl", "Socolenko"): "names/inconsistent-spelling",
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory) -> list[dict]:
    env = {**os.environ, "NEWSLINT_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}
    command = [sys.executable, "-m", "newslint", "check", "--output-format", "jsonl", "--no-cache", "."]
    done = subprocess.run(command, cwd=EXAMPLES, env=env, capture_output=True, timeout=120)
    assert done.returncode == 1, done.stderr.decode()
    return [msgspec.json.decode(line) for line in done.stdout.splitlines()]


def test_clean_articles_have_no_findings(findings) -> None:
    assert not [f for f in findings if f["path"] in ("lifeboat-station.txt", "README.md")]


@pytest.mark.parametrize(("path", "text"), PLANTED, ids=lambda v: v[:24])
def test_what_is_planted_is_found(findings, path: str, text: str) -> None:
    rules = [
        f["rule"]
        for f in findings
        if f["path"] == path and text in f["text"] and len(f["text"]) < len(text) + 40
    ]
    assert any(rule.startswith(PLANTED[path, text]) for rule in rules), rules


def sources(findings: list[dict]) -> Iterator[tuple[dict, str]]:
    """(finding, the source that its place counts in)."""
    for found in findings:
        source = (EXAMPLES / found["path"]).read_text(encoding="utf-8")
        if "record" in found:
            record = msgspec.json.decode(source.splitlines()[found["record_line"] - 1])
            source = record[found["field"]]
        yield found, source


def test_text_of_a_finding_is_the_source_at_its_place(findings) -> None:
    for found, source in sources(findings):
        lines = source.split("\n")
        if found["line"] == found["end_line"]:
            here = lines[found["line"] - 1][found["column"] - 1 : found["end_column"] - 1]
            assert here == found["text"]


def test_nothing_outside_the_articles_is_checked(findings) -> None:
    """Scripts, code, front matter that is no prose, fields around the text, suppressed places."""
    texts = [f["text"] for f in findings if f["path"] in ("tram-strike.html", "library-hours.md")]
    assert not [t for t in texts if "Source" in t or "source" in t]
