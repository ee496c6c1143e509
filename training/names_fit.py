"""Fit the weights and the calibration table of names/inconsistent-spelling.

    python training/names_fit.py --data FILE [--output newslint/kinds/names/data] [--weights CASE=N ...]

FILE has one JSON object a line:
    group     what belongs together in the split (an article and what was made of it)
    text      the article
    same      list of [spelling, spelling]: one name spelled two ways
    different list of [spelling, spelling]: two names
    unsure    list of [spelling, spelling]: left out
    complete  true: every pair of the text that is not listed is different
    alone     list of spellings that are in no pair of one name
    weight    how much each pair of the line counts (default 1)
Groups are parted by the SHA-1 of their name. Each half is scored by the weights of the other; those
scores give the printed figures and, on complete articles, the calibration. The weights written are
those of all the data.
"""

import argparse
import hashlib
import json
import math
import pathlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newslint.kinds.names.blocking import capitalised
from newslint.kinds.names.candidates import Candidate, candidates, context_features, shape_features

SCALE = 100
"""Weight of one unit of log odds."""
FEWEST = 5
"""A feature needs as many rows to have a weight."""
PENALTY = 1.0
SURE = 0.9
"""Confidence that the highest scores share of which, taken together, POOL is right."""
POOL = 0.88
REACH = 750
"""What the surroundings of a pair add at most (but for one in a thousand)."""
JOINT = 400
"""Score of a name with a hyphen here and a space there: a rule, not fitted."""
ROUNDS = 12
STEPS = tuple(i / 100 for i in range(5, 98, 1))


class Row(NamedTuple):
    """One pair of an article."""

    group: str
    features: tuple[str, ...]
    same: bool
    weight: float
    complete: bool
    pair: tuple[str, str]


def rows_of(record: dict) -> Iterable[Row]:
    """The judged candidates of one line of the data."""
    lists = {
        key: {frozenset(pair) for pair in record.get(key, ())} for key in ("same", "different", "unsure")
    }
    alone, complete = set(record.get("alone", ())), record.get("complete", False)
    for candidate in candidates(record["text"], capitalised(record["text"])):
        pair = frozenset((candidate.minor.text, candidate.major.text))
        known = pair in lists["same"] or pair in lists["different"] or bool(pair & alone)
        if pair in lists["unsure"] or not (known or complete):
            continue
        features = _features(record["text"], candidate)
        if features is not None:
            same = pair in lists["same"]
            names = (candidate.minor.text, candidate.major.text)
            yield Row(record["group"], features, same, record.get("weight", 1), complete, names)


def _features(text: str, candidate: Candidate) -> tuple[str, ...] | None:
    around = context_features(text, candidate)
    if around is None:
        return None
    return tuple(["shape/" + f for f in shape_features(candidate)] + ["context/" + f for f in around])


def fit(rows: Sequence[Row]) -> dict[str, int]:
    """Ridge logistic regression by Newton's method; weights rounded to whole numbers."""
    counts = Counter(f for row in rows for f in row.features)
    names = ["bias", *sorted(f for f, n in counts.items() if n >= FEWEST)]
    index = {name: i for i, name in enumerate(names)}
    active = [[0, *(index[f] for f in row.features if f in index)] for row in rows]
    beta = [0.0] * len(names)
    for _ in range(ROUNDS):
        step = _newton_step(rows, active, beta)
        beta = [b + s for b, s in zip(beta, step, strict=True)]
        if max(map(abs, step)) < 0.001:
            break
    return {name: round(SCALE * b) for name, b in zip(names, beta, strict=True)}


def _newton_step(rows: Sequence[Row], active: list[list[int]], beta: list[float]) -> list[float]:
    n = len(beta)
    gradient = [-PENALTY * b for b in beta]
    hessian = [[0.0] * n for _ in range(n)]
    for i in range(n):
        hessian[i][i] = PENALTY
    gradient[0], hessian[0][0] = 0.0, 1e-6
    for row, on in zip(rows, active, strict=True):
        p = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(beta[i] for i in on)))))
        error, curve = row.weight * (row.same - p), row.weight * p * (1 - p)
        for i in on:
            gradient[i] += error
            line = hessian[i]
            for j in on:
                line[j] += curve
    return _solve(hessian, gradient)


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss elimination of a positive definite system."""
    n = len(right)
    for i in range(n):
        pivot = matrix[i]
        for k in range(i + 1, n):
            line = matrix[k]
            if line[i]:
                factor = line[i] / pivot[i]
                for j in range(i, n):
                    if pivot[j]:
                        line[j] -= factor * pivot[j]
                right[k] -= factor * right[i]
    out = [0.0] * n
    for i in range(n - 1, -1, -1):
        out[i] = (right[i] - sum(matrix[i][j] * out[j] for j in range(i + 1, n))) / matrix[i][i]
    return out


def score(weights: dict[str, int], row: Row) -> int:
    """The sum that newslint computes."""
    return weights["bias"] + sum(weights.get(f, 0) for f in row.features)


def half(group: str) -> int:
    """0 or 1, the same on every machine."""
    return hashlib.sha1(group.encode()).digest()[0] & 1


def calibrate(scored: Sequence[tuple[int, bool]]) -> list[tuple[int, float]]:
    """Score -> confidence: a logistic curve through the scores, in steps of one hundredth."""
    a, b = 1.0, 0.0
    for _ in range(50):
        g = [0.0, 0.0]
        h = [1e-6, 0.0, 1e-6]
        for points, same in scored:
            x = points / SCALE
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, a * x + b))))
            g[0] += (same - p) * x
            g[1] += same - p
            h[0] += p * (1 - p) * x * x
            h[1] += p * (1 - p) * x
            h[2] += p * (1 - p)
        det = h[0] * h[2] - h[1] * h[1]
        a, b = a + (h[2] * g[0] - h[1] * g[1]) / det, b + (h[0] * g[1] - h[1] * g[0]) / det
    table = [(-99999, 0.0)]
    for share in STEPS:
        table.append((math.ceil(SCALE * (math.log(share / (1 - share)) - b) / a), share))
    return _pooled(table, scored)


def _pooled(table: list[tuple[int, float]], scored: Sequence[tuple[int, bool]]) -> list[tuple[int, float]]:
    """Give at least SURE to all of the highest scores of which a share of POOL is right together."""
    right, border = 0, table[-1][0]
    for n, (points, same) in enumerate(sorted(scored, reverse=True), 1):
        right += same
        if right >= POOL * n:
            border = points
    below = [(points, share) for points, share in table if points < border and share < SURE]
    above = [(points, share) for points, share in table if points > border and share > SURE]
    return [*below, (border, SURE), *above]


def report(scored: Sequence[tuple[Row, int]], table: list[tuple[int, float]], articles: int) -> None:
    """Print what thresholds on the confidence give, each half by the other's weights."""
    total = sum(row.same for row, _ in scored if row.complete) or 1
    other = sum(row.same for row, _ in scored if not row.complete) or 1
    print(
        "confidence  false alarms per 100 complete articles  found there  found elsewhere (of the candidates)"
    )
    for least in (0.15, 0.16, 0.17, 0.18, 0.2, 0.22, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        border = min(s for s, share in table if share >= least)
        on = [row for row, points in scored if points >= border]
        false = sum(row.complete and not row.same for row in on)
        real = sum(row.complete and row.same for row in on)
        made = sum(row.same and not row.complete for row in on)
        shares = f"{real / total:8.3f} {made / other:8.3f}"
        print(f"{least:.2f} {border:5d}{100 * false / max(1, articles):8.2f} {shares}")


def main() -> None:
    """Read, fit, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path)
    args = parser.parse_args()
    with args.data.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    rows = [row for record in records for row in rows_of(record)]
    halves = [fit([row for row in rows if half(row.group) == side]) for side in (0, 1)]
    scored = [(row, score(halves[1 - half(row.group)], row)) for row in rows]
    table = calibrate([(points, row.same) for row, points in scored if row.complete])
    report(scored, table, sum(bool(record.get("complete")) for record in records))
    if args.output:
        final = fit(rows)
        lines = [
            f"{name} {weight}\n"
            for name, weight in {**final, "joint": JOINT, "reach": REACH}.items()
            if weight
        ]
        (args.output / "weights.txt").write_text("".join(lines), encoding="ascii", newline="")
        lines = [f"{points} {share:.2f}\n" for points, share in table]
        (args.output / "calibration.txt").write_text("".join(lines), encoding="ascii", newline="")


if __name__ == "__main__":
    main()
