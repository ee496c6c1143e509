"""Thresholds and confidence of the sentence model, from articles with marked damage.

    python -m training.suspect.calibrate --data marked.jsonl --model FOLDER --budget 5

`marked.jsonl` holds one article a line: `{"id": ..., "lines": [paragraphs], "gold": [{"line": from 0,
"start": ..., "end": ..., "kind": "missing_verb"}]}`; `start` and `end` are places in that line. Lines
with damage of kinds that the model does not know count as neither sound nor damaged. FOLDER is
that of the weights, in which model.json is written anew.

Weights and threshold are chosen on half of the articles (by a hash of the id) and reported on the other;
then both, and the confidence, on all of them, where each article is scored by weights that others call
for. A line counts as false once, whatever is said of it.
"""

import argparse
import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newslint.kinds.suspect import package
from training.suspect.marked import FOLDS, Judged, Place, fold, half, judged, read
from training.suspect.weighing import Example, Weights, fit

NEAR = 45
BUDGETS = (2, 4, 5, 10, 20)
SPEECH, NEVER, NOTHING = 8, 999, -9999
"""Tenths by which the network must be surer in speech: 0 finds as many damages at the same number of false
lines, 5 to 30 find fewer; read on published articles, what 8 adds there was right."""


def score(place: Place, speech: int) -> int:
    """What is compared with the threshold: less in speech."""
    return place.suspicion.score - speech * place.speech


def hits(article: Judged, speech: int) -> Iterator[tuple[str, int]]:
    """(kind, best score near it) of every damage in the article."""
    for line, start, end, kind in article.damage:
        near = [
            score(p, speech)
            for p in article.places
            if p.line == line and p.span.start < end + NEAR and start - NEAR < p.span.end
        ]
        yield kind, max(near, default=NOTHING)


def alarms(article: Judged, speech: int) -> list[int]:
    """The best score of each sound line that has any."""
    best: dict[int, int] = {}
    for p in article.places:
        if p.line not in article.unsound:
            best[p.line] = max(best.get(p.line, NOTHING), score(p, speech))
    return list(best.values())


def curve(
    articles: list[Judged], speech: int = SPEECH
) -> dict[float, tuple[int, Counter[str], Counter[str]]]:
    """Budget -> (threshold, found by kind, all by kind)."""
    false = sorted((s for a in articles for s in alarms(a, speech)), reverse=True)
    found = [h for a in articles for h in hits(a, speech)]
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


def at(articles: list[Judged], threshold: int) -> tuple[float, Counter[str], Counter[str]]:
    """(false lines in 1,000 sentences, found by kind, all by kind) at a threshold."""
    false = sorted(s for a in articles for s in alarms(a, SPEECH))
    found = [h for a in articles for h in hits(a, SPEECH)]
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


def verdicts(articles: list[Judged], kinds: tuple[str, ...], least: int) -> list[tuple[Place, bool]]:
    """The places outside of speech, and whether they are right; those in other damage are left out."""
    return [
        (p, right)
        for a in articles
        for p in a.places
        if not p.speech and p.suspicion.score >= least
        if (right := near_damage(a, p, kinds)) or p.line not in a.unsound
    ]


def fitted(articles: list[Judged], kinds: tuple[str, ...]) -> Weights:
    """The weights that these articles call for."""
    return fit(
        [Example(p.any, p.odds, p.suspicion.kind, right) for p, right in verdicts(articles, kinds, NOTHING)],
        kinds,
    )


def scored(articles: list[Judged], weights: Weights, favours: dict[str, int]) -> list[Judged]:
    """The articles with scores by these weights; so many tenths more for the kinds in `favours`."""

    def again(p: Place) -> Place:
        kind = p.suspicion.kind
        score = weights.score(Example(p.any, p.odds, kind, False)) + favours.get(kind, 0)
        return p._replace(suspicion=p.suspicion._replace(score=score))

    return [a._replace(places=[again(p) for p in a.places]) for a in articles]


def cross_fitted(articles: list[Judged], kinds: tuple[str, ...], favours: dict[str, int]) -> list[Judged]:
    """The articles, those of each fold scored by weights that the other folds call for."""
    folds = [[a for a in articles if fold(a.name) == n] for n in range(FOLDS)]
    out = []
    for n, own in enumerate(folds):
        others = [a for m, part in enumerate(folds) if m != n for a in part]
        out += scored(own, fitted(others, kinds), favours)
    return out


def confidence(articles: list[Judged], kinds: tuple[str, ...], least: int) -> list[tuple[int, int]]:
    """Steps (score, percent right), rising: pooled until they do (pool adjacent violators)."""
    pairs = [(p.suspicion.score, right) for p, right in verdicts(articles, kinds, least)]
    pairs.sort()
    size = max(1, len(pairs) // 12)
    steps = [
        [part[0][0], sum(n for _, n in part), len(part)]
        for part in (pairs[i : i + size] for i in range(0, len(pairs), size))
    ]
    pooled: list[list[int]] = []
    for step in steps:
        pooled.append(step)
        while len(pooled) > 1 and percent(*pooled[-2][1:]) >= percent(*pooled[-1][1:]):
            _, right, many = pooled.pop()
            pooled[-1][1] += right
            pooled[-1][2] += many
    return [(score, percent(right, many)) for score, right, many in pooled]


def percent(right: int, many: int) -> int:
    """The share of right ones, as if two more had been seen, one of them right."""
    return max(1, min(99, round(100 * (right + 1) / (many + 2))))


def main() -> None:
    """Choose, report, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--budget", type=int, default=5, choices=BUDGETS)
    options.add_argument(
        "--favour",
        action="append",
        default=[],
        metavar="KIND=TENTHS",
        help="report a kind sooner than others",
    )
    options.add_argument("--keep", type=Path, help="readings of the network, kept for the next run")
    args = options.parse_args()
    package.folder.cache_clear()
    package.folder = lambda: args.model  # type: ignore[assignment]
    given = json.loads((args.model / "model.json").read_text(encoding="utf-8"))
    sheet = package.sheet()
    kinds, own = sheet.judged, [k.replace("-", "_") for k in sheet.judged]
    favours = {k: int(n) for k, _, n in (f.partition("=") for f in args.favour)}
    if unknown := favours.keys() - set(kinds):
        options.error(f"--favour: the model does not judge {', '.join(sorted(unknown))}")
    articles = judged(read(args.data, args.keep), sheet)
    one, other = ([a for a in articles if half(a.name) == n] for n in (0, 1))
    for first, second in ((one, other), (other, one)):
        threshold = curve(cross_fitted(first, kinds, favours))[args.budget][0]
        rate, found, total = at(scored(second, fitted(first, kinds), favours), threshold)
        print(f"one half on the other: {rate:.2f} false in 1,000, recall {recall(found, total, own):.3f}")
    crossed = cross_fitted(articles, kinds, favours)
    threshold = curve(crossed)[args.budget][0]
    weights = fitted(articles, kinds)
    shipped = scored(articles, weights, favours)
    print(weights, favours, "threshold", threshold)
    for name, part in (("cross-fitted", crossed), ("as written", shipped)):
        rate, found, total = at(part, threshold)
        each = " ".join(f"{k} {recall(found, total, [k]):.2f}" for k in own)
        print(f"{name}: {rate:.2f} false in 1,000, recall {recall(found, total, own):.3f}: {each}")
    for name, speech in (("cross-fitted", SPEECH), ("without speech", NEVER), ("speech as all else", 0)):
        for budget, (least, found, total) in curve(crossed, speech).items():
            each = " ".join(f"{k} {recall(found, total, [k]):.2f}" for k in own)
            print(f"{name}, budget {budget} ({least}): {recall(found, total, own):.3f}: {each}")
    given["leanings"] = weights.leanings
    given["offsets"] = {k: n + favours.get(k, 0) for k, n in weights.offsets.items()}
    given["thresholds"] |= dict.fromkeys(kinds, threshold)
    given["speech"] |= dict.fromkeys(kinds, SPEECH)
    given["confidence"] = confidence(crossed, kinds, threshold - 20)
    given["share"] = round(1000 * sum(len(a.damage) for a in articles) / sum(a.count for a in articles))
    write(given, args.model / "model.json")


def write(given: dict[str, Any], path: Path) -> None:
    """One key a line."""
    rows = (f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in given.items())
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
