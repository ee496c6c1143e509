"""training/ on small sets: damaged paragraphs are told from subheads, words that end sentences from others."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.text.prose import features

REPOSITORY = Path(__file__).resolve().parents[2]
NOUNS = ["ferry", "harbour", "bridge", "school", "council", "market", "lighthouse", "dam"]


def records() -> list[dict[str, object]]:
    """Articles with a headline, a subhead and, in every second one, a paragraph that lost its stop."""
    rows = []
    for number in range(60):
        one, two = NOUNS[number % 8], NOUNS[(number + 3) % 8]
        damaged = number % 2
        lines = [
            f"Work on the {one} begins",
            f"The {one} will be repaired before the winter, the council decided on Tuesday.",
            f"Nobody had expected that the {two} would divide the town, the mayor told {number} people"
            + ("" if damaged else "."),
            f"Goats Graze by Old {two.title()}",
            f"They were brought to the {two} in May, and they have been there since.",
        ]
        gold = [{"line": 2, "kind": "no-final-stop"}] if damaged else []
        rows.append({"id": f"a{number}", "lines": lines, "gold": gold})
    return rows


@pytest.mark.training
def test_it_learns_and_writes(tmp_path):
    data = tmp_path / "articles.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in records()), encoding="utf-8")
    table = tmp_path / "weights.tsv"
    command = [sys.executable, str(REPOSITORY / "training" / "endings.py"), "--data", str(data), "--write"]
    done = subprocess.run([*command, str(table)], capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "30 of them damaged" in done.stdout
    assert "recall 1.000" in done.stdout
    rows = [row.split("\t") for row in table.read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    weights = {row[0]: int(row[1]) for row in rows}
    assert weights.keys() == features().keys()
    assert weights["attribution"] > 0 > weights["no-verb"]


def test_words_that_seldom_end_a_sentence(tmp_path):
    data, table = tmp_path / "articles.jsonl", tmp_path / "ends.tsv"
    line = "They saw the very old ferry leave the harbour. Nobody was on the very old ferry."
    data.write_text(json.dumps({"id": "a", "lines": [line] * 40}) + "\n", encoding="utf-8")
    script = REPOSITORY / "training" / "sentence_ends.py"
    subprocess.run([sys.executable, str(script), "--data", str(data), "--write", str(table)], check=True)
    rows = [row.split("\t") for row in table.read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    found = {word for _, words in rows for word in words.split()}
    assert {"very", "old", "was"} <= found
    assert not {"ferry", "harbour"} & found
