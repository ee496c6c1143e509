"""training/artefacts.py on a small set: it learns a plain habit and writes a model that newslint reads."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.kinds.stray_line.features import NAMES
from newslint.kinds.stray_line.model import read_trees

REPOSITORY = Path(__file__).resolve().parents[2]
NOUNS = ["ferry", "harbour", "bridge", "school", "council", "market", "lighthouse", "dam"]

pytestmark = pytest.mark.training


def records() -> list[dict[str, object]]:
    """Articles of twelve sites, each with a comment form at the end and headlines of other stories above it."""
    rows = []
    for number in range(240):
        one, two, three = (NOUNS[(number + k) % len(NOUNS)] for k in range(3))
        lines = [
            f"Work on the {one} begins",
            f"The {one} will be repaired before the winter, the council decided on Tuesday after a debate of nine hours.",
            f"Nobody had expected that the {one} would divide the town, the mayor told the {number} people who stayed.",
            f"Goats on the {two}",
            f"Ten ways to see the {three}",
            "Leave a Reply",
        ]
        labels = [[n + 1, "content" if n < 3 else "artefact"] for n in range(len(lines))]
        rows.append(
            {"id": f"a{number}", "site": f"s{number % 12}", "text": "\n\n".join(lines), "labels": labels}
        )
    for row in rows:
        row["labels"] = [[2 * n - 1, label] for n, label in row["labels"]]
    return rows


@pytest.fixture(scope="module")
def trained(tmp_path_factory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("training")
    data = folder / "data.jsonl"
    data.write_text("".join(json.dumps(r) + "\n" for r in records()), encoding="utf-8")
    command = [
        sys.executable,
        "training/artefacts.py",
        "--data",
        str(data),
        "--out",
        str(folder),
        "--folds",
        "3",
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=True)
    return folder, done.stdout


def test_it_learns_what_stands_above_a_comment_form(trained):
    _, output = trained
    assert "R 1.000" in output


def test_it_writes_a_model_that_newslint_reads(trained):
    folder, _ = trained
    model = read_trees((folder / "trees.txt").read_text("utf-8"), {})
    assert model.trees
    assert list(model.shares) == sorted(model.shares)
    assert list(model.bounds) == sorted(model.bounds)
    assert 0 <= model.confidence(model.score([0] * len(NAMES))) < 1
