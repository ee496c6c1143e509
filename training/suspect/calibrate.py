"""Thresholds and confidence of the sentence model, from articles with marked damage.

    python -m training.suspect.calibrate --data marked.jsonl --model FOLDER --budget 5

`marked.jsonl` holds one article a line: `{"id": ..., "lines": [paragraphs], "gold": [{"line": from 0,
"start": ..., "end": ..., "kind": "missing_verb"}]}`; `start` and `end` are places in that line. Lines
with damage of kinds that the model does not know count as neither sound nor damaged. FOLDER is
that of the weights, in which model.json is written anew.

Thresholds are chosen on half of the articles (by a hash of the id) and reported on the other half,
then the confidence is fitted to all of them. A line counts as false once, whatever is said of it.
"""

import argparse
import hashlib
import json
import pickle
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from newslint.kinds.suspect import package
from newslint.kinds.suspect.judge import Suspicion, broken
from newslint.kinds.suspect.network import Reading, network
from newslint.kinds.suspect.package import Sheet
from newslint.kinds.suspect.sentences import sentences
from newslint.model import Span
from newslint.text.article import Article

NEAR = 45
LEAST, RIDGE, SHRINK = 12, 0.5, 0.5
BUDGETS = (2, 5, 10, 20)
SPEECH, NEVER = 8, 999
"""Tenths by which the network must be surer in speech: 0 finds as many damages at the same number of false
lines, 5 to 30 find fewer; read on published articles, what 8 adds there was right."""


class Place(NamedTuple):
    """A suspicion at `span` of line `line`; `speech`: between quotation marks; `sound`: its line is."""

    suspicion: Suspicion
    line: int
    span: Span
    speech: bool


class Judged(NamedTuple):
    """An article with what is suspected in it. `damage`: (line, start, end, kind); `unsound`: lines
    with any damage at all; `count`: how many sentences stand in sound lines."""

    name: str
    places: list[Place]
    damage: list[tuple[int, int, int, str]]
    unsound: set[int]
    count: int


def half(name: str) -> int:
    """0 or 1, by a hash of the article's id."""
    return hashlib.sha256(name.encode()).digest()[1] % 2


def read(path: Path, kept: Path | None) -> list[tuple[dict[str, Any], list[tuple[Any, Reading]]]]:
    """Every article with the network's readings of its sentences; from `kept` where they are there."""
    if kept and kept.exists():
        return pickle.loads(kept.read_bytes())
    rows = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = Article("\n\n".join(row["lines"]))
            found = [
                ((article.line_number(s.span.start), s), network().read(s.text)) for s in sentences(article)
            ]
            starts = article.starts
            rows.append(
                (row, [((n // 2, s.span.start - starts[n], s.speech, s.text), r) for (n, s), r in found])
            )
    if kept:
        kept.write_bytes(pickle.dumps(rows))
    return rows


def judged(rows: Iterable[Any], sheet: Sheet, least_words: int = 5) -> list[Judged]:
    """The articles, their suspicions by place."""
    kinds = {k.replace("-", "_") for k in sheet.judged}
    out = []
    for row, readings in rows:
        places = []
        for (line, at, speech, text), reading in readings:
            if text.count(" ") + 1 < least_words:
                continue
            if suspicion := broken(reading, sheet):
                first = max(0, suspicion.first - 1)
                span = Span(reading.places[first][0], reading.places[suspicion.last][1])
                quoted = any(span.overlaps(s) for s in speech)
                places.append(Place(suspicion, line, span.shifted(at), quoted))
        damage = [(g["line"], g["start"], g["end"], g["kind"]) for g in row["gold"] if g["kind"] in kinds]
        unsound = {g["line"] for g in row["gold"]} | set(row.get("unsound", ()))
        unsound |= {g["line"] - 1 for g in row["gold"] if g["kind"] == "doubled_paragraph"}
        sound = [t for n, t in enumerate(row["lines"]) if n not in unsound]
        count = sum(
            max(1, len([p for p in t.replace("? ", ". ").replace("! ", ". ").split(". ") if p]))
            for t in sound
        )
        out.append(Judged(row["id"], places, damage, unsound, count))
    return out


def score(place: Place, shift: dict[str, int], speech: int) -> int:
    """What is compared with the threshold: less for a kind that must be surer, and in speech."""
    return place.suspicion.score - shift.get(place.suspicion.kind, 0) - speech * place.speech


def hits(article: Judged, shift: dict[str, int], speech: int) -> Iterator[tuple[str, int]]:
    """(kind, best score near it) of every damage in the article."""
    for line, start, end, kind in article.damage:
        near = [
            score(p, shift, speech)
            for p in article.places
            if p.line == line and p.span.start < end + NEAR and start - NEAR < p.span.end
        ]
        yield kind, max(near, default=-999)


def alarms(article: Judged, shift: dict[str, int], speech: int) -> list[int]:
    """The best score of each sound line that has any."""
    best: dict[int, int] = {}
    for p in article.places:
        if p.line not in article.unsound:
            best[p.line] = max(best.get(p.line, -999), score(p, shift, speech))
    return list(best.values())


def curve(
    articles: list[Judged], shift: dict[str, int], speech: int = SPEECH
) -> dict[float, tuple[int, Counter[str], Counter[str]]]:
    """Budget -> (threshold, found by kind, all by kind)."""
    false = sorted((s for a in articles for s in alarms(a, shift, speech)), reverse=True)
    found = [h for a in articles for h in hits(a, shift, speech)]
    total = Counter(kind for kind, _ in found)
    sentences_read = sum(a.count for a in articles)
    out = {}
    for budget in BUDGETS:
        place = int(budget * sentences_read / 1000)
        threshold = false[place] + 1 if place < len(false) else 0
        out[budget] = threshold, Counter(k for k, s in found if s >= threshold), total
    return out


def recall(found: Counter[str], total: Counter[str], kinds: Iterable[str]) -> float:
    """The share of the damage of `kinds` that was found."""
    return sum(found[k] for k in kinds) / max(1, sum(total[k] for k in kinds))


def at(
    articles: list[Judged], shift: dict[str, int], threshold: int
) -> tuple[float, Counter[str], Counter[str]]:
    """(false lines in 1,000 sentences, found by kind, all by kind) at a threshold."""
    false = sorted(s for a in articles for s in alarms(a, shift, SPEECH))
    found = [h for a in articles for h in hits(a, shift, SPEECH)]
    many = len(false) - bisect_left(false, threshold)
    rate = 1000 * many / sum(a.count for a in articles)
    return rate, Counter(k for k, s in found if s >= threshold), Counter(k for k, _ in found)


def near_damage(article: Judged, place: Place, kinds: Iterable[str]) -> bool:
    """Whether damage of one of `kinds` stands within NEAR characters of the place."""
    return any(
        line == place.line and place.span.start < end + NEAR and start - NEAR < place.span.end
        and kind.replace("_", "-") in kinds
        for line, start, end, kind in article.damage
    )  # fmt: skip


def verdicts(articles: list[Judged], kinds: tuple[str, ...], least: int) -> list[tuple[Suspicion, bool]]:
    """The suspicions outside of speech, and whether they are right."""
    return [
        (p.suspicion, right)
        for a in articles
        for p in a.places
        if not p.speech and p.suspicion.score >= least
        if (right := near_damage(a, p, kinds)) or p.line not in a.unsound
    ]


def shifts(articles: list[Judged], kinds: tuple[str, ...]) -> dict[str, int]:
    """How much more a kind must score than the mean of all for the same share of right findings: the
    intercepts of a logistic regression on score and kind, among scores near the thresholds. Half of
    what it says, since a few hundred places stand behind it."""
    found = verdicts(articles, kinds, LEAST)
    given = np.array([[s.score / 10, *(s.kind == k for k in kinds)] for s, _ in found], float)
    right = np.array([r for _, r in found], float)
    weights = np.zeros(given.shape[1])
    for _ in range(40):
        share = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (share - right) + RIDGE * weights
        curvature = (given * (share * (1 - share))[:, None]).T @ given + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curvature, slope)
    needed = -10 * weights[1:] / weights[0]
    return {k: round(SHRINK * float(x - needed.mean())) for k, x in zip(kinds, needed, strict=True)}


def confidence(articles: list[Judged], kinds: tuple[str, ...], least: int) -> list[tuple[int, int]]:
    """Steps (score, percent right), rising: pooled until they do (pool adjacent violators)."""
    pairs = [(s.score, right) for s, right in verdicts(articles, kinds, least)]
    pairs.sort()
    size = max(1, len(pairs) // 12)
    steps = [
        [part[0][0], sum(n for _, n in part), len(part)]
        for part in (pairs[i : i + size] for i in range(0, len(pairs), size))
    ]
    pooled: list[list[int]] = []
    for step in steps:
        pooled.append(step)
        while len(pooled) > 1 and pooled[-2][1] * pooled[-1][2] >= pooled[-1][1] * pooled[-2][2]:
            _, right, many = pooled.pop()
            pooled[-1][1] += right
            pooled[-1][2] += many
    return [(score, max(1, min(99, round(100 * (right + 1) / (many + 2))))) for score, right, many in pooled]


def main() -> None:
    """Choose, report, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--budget", type=int, default=5, choices=BUDGETS)
    options.add_argument("--whole", action="store_true", help="choose on all articles, for the shipped file")
    options.add_argument("--keep", type=Path, help="readings of the network, kept for the next run")
    args = options.parse_args()
    package.folder.cache_clear()
    package.folder = lambda: args.model  # type: ignore[assignment]
    given = json.loads((args.model / "model.json").read_text(encoding="utf-8"))
    sheet = package.sheet()
    articles = judged(read(args.data, args.keep), sheet)
    kinds, own = sheet.judged, [k.replace("-", "_") for k in sheet.judged]
    one, other = ([a for a in articles if half(a.name) == n] for n in (0, 1))
    for first, second in ((one, other), (other, one)):
        shift = shifts(first, kinds)
        threshold = curve(first, shift)[args.budget][0]
        rate, found, total = at(second, shift, threshold)
        print(f"cross: {rate:.2f} false in 1,000, recall {recall(found, total, own):.3f}", shift, threshold)
    shift = shifts(articles if args.whole else one, kinds)
    threshold = curve(articles if args.whole else one, shift)[args.budget][0]
    print("shifts", shift, "threshold", threshold)
    for name, part in (("chosen on", one), ("held out", other), ("all", articles)):
        rate, found, total = at(part, shift, threshold)
        each = " ".join(f"{k} {recall(found, total, [k]):.2f}" for k in own)
        print(f"{name}: {rate:.2f} false in 1,000, recall {recall(found, total, own):.3f}: {each}")
    for name, moved, speech in (
        ("pooled", {}, SPEECH),
        ("shifted", shift, SPEECH),
        ("without speech", shift, NEVER),
    ):
        for budget, (_, found, total) in curve(articles, moved, speech).items():
            each = " ".join(f"{k} {recall(found, total, [k]):.2f}" for k in own)
            print(f"{name}, budget {budget}: {recall(found, total, own):.3f}: {each}")
    given["thresholds"] |= {k: threshold + shift[k] for k in kinds}
    given["speech"] |= dict.fromkeys(kinds, SPEECH)
    given["confidence"] = confidence(articles, kinds, min(given["thresholds"][k] for k in kinds) - 20)
    given["share"] = round(1000 * sum(len(a.damage) for a in articles) / sum(a.count for a in articles))
    (args.model / "model.json").write_text(json.dumps(given, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
