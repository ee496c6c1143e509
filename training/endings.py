"""Fit the weights by which a line without an end mark counts as running text.

    python training/endings.py --data FILE [--data FILE ...] [--write TABLE]

Each FILE is JSONL (.xz too), one article an object a line:

    {"id": "a1", "lines": ["Headline", "First paragraph ...", ...],
     "gold": [{"line": 3, "kind": "truncated"}, ...], "weight": 1}

`lines` are paragraphs; `gold` names those (from 0) that were damaged: "truncated" or "no-final-stop" are
what the model looks for, lines with any other kind are left out. All other lines without an end mark are
headlines, captions, labels: what it must leave alone. `weight` (1 if left out) is that of such lines, for
articles that occur several times with different damage.

Prints recall and false alarms for several thresholds, always on articles that the model has not seen
(five folds by id, what stands before a `#`), and with --write puts the weights from all articles into
TABLE: newslint/text/data/prose-weights.tsv, or another file in its place. Needs the `training` extra.
"""

import argparse
import hashlib
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

import newslint.text.prose as prose
from newslint.kinds.endings import needs_no_end, open_ends, runs_on
from newslint.text.article import Article

TABLE = Path(prose.__file__).with_name("data") / "prose-weights.tsv"
FOLDS, STRENGTH, TENTHS = 5, 10.0, 10
SOUGHT = ("truncated", "no-final-stop")
ALARMS = (1, 2, 3, 5)
"""False alarms in 1,000 paragraphs, for which recall is printed."""


class Line(NamedTuple):
    """A line without an end mark: its article, what was done to it ("" for nothing), its features."""

    article: str
    kind: str
    counts: dict[str, int]
    weight: float


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def open_lines(record: dict[str, Any]) -> Iterator[Line]:
    """The lines of one article that the rules would ask the model about."""
    article = Article("\n\n".join(record["lines"]))
    gold = {2 * g["line"]: g["kind"].replace("_", "-") for g in record.get("gold", ())}
    for around in open_ends(article):
        number = article.filled[around.place]
        line = article.raw_lines[number].strip()
        kind = gold.get(number, "")
        if (kind and kind not in SOUGHT) or needs_no_end(article, around):
            continue
        if runs_on(line, around.following, around.place):
            continue
        weight = 1.0 if kind else float(record.get("weight", 1))
        yield Line(record["id"].partition("#")[0], kind, prose.counted(line, around), weight)


def fold(article: str) -> int:
    """Which fold an article belongs to."""
    return hashlib.sha256(article.encode()).digest()[0] % FOLDS


def matrix(lines: list[Line]) -> Any:
    """Lines by features, in the order of the table, no count above its most."""
    table = prose.features()
    names = list(table)[1:]
    return np.array([[min(line.counts.get(n, 0), table[n].most) for n in names] for line in lines], float)


def fitted(x: Any, lines: list[Line], keep: Any) -> Any:
    """Weights (the first is the bias) learned from the lines where `keep` holds."""
    y = np.array([bool(line.kind) for line in lines])
    w = np.array([line.weight for line in lines])
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(x[keep], y[keep], sample_weight=w[keep])
    return np.concatenate([model.intercept_, model.coef_[0]])


def unseen_scores(x: Any, lines: list[Line]) -> Any:
    """The score of each line by a model that has not seen its article."""
    folds = np.array([fold(line.article) for line in lines])
    scores = np.zeros(len(lines))
    for number in range(FOLDS):
        weights = fitted(x, lines, folds != number)
        scores[folds == number] = weights[0] + x[folds == number] @ weights[1:]
    return np.round(TENTHS * scores)


def report(scores: Any, lines: list[Line], paragraphs: float) -> None:
    """Recall where so many false alarms are made."""
    untouched = sorted(
        ((s, line.weight) for s, line in zip(scores, lines, strict=True) if not line.kind), reverse=True
    )
    for alarms in ALARMS:
        budget, threshold = alarms * paragraphs / 1000, 0.0
        for score, weight in untouched:
            budget -= weight
            threshold = score + 1
            if budget < 0:
                break
        found = [s >= threshold for s, line in zip(scores, lines, strict=True) if line.kind]
        print(
            f"{alarms} false alarms in 1,000 paragraphs: score {threshold:.0f}, recall {np.mean(found):.3f}"
        )


def write(weights: Any, path: Path) -> None:
    """The table with the rounded weights."""
    rows = []
    new = iter(weights)
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            name, _, rest = row.split("\t", 2)
            row = f"{name}\t{round(TENTHS * next(new))}\t{rest}"
        rows.append(row)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="Fit newslint/text/data/prose-weights.tsv.")
    parser.add_argument("--data", type=Path, action="append", required=True)
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    lines: list[Line] = []
    paragraphs = 0.0
    for path in args.data:
        for record in records(path):
            paragraphs += len(record["lines"]) * float(record.get("weight", 1))
            lines += open_lines(record)
    x = matrix(lines)
    damaged = sum(bool(line.kind) for line in lines)
    print(f"{len(lines)} lines without an end mark, {damaged} of them damaged")
    report(unseen_scores(x, lines), lines, paragraphs)
    if args.write:
        write(fitted(x, lines, np.full(len(lines), True)), args.write)


if __name__ == "__main__":
    main()
