"""Train the model of artefacts/stray-line.

    python training/artefacts.py --data FILE [--out FOLDER] [--folds 5] [--only-evaluate]

FILE is JSONL (.xz too), one article an object a line:

    {"id": "a1", "site": "gazette.example", "text": "Headline\\nFirst paragraph ...",
     "labels": [[1, "content"], [2, "artefact"], ...]}

`labels` pairs line numbers of `text` (from 1, LF ends a line) with what the line is; lines with other
labels than "content" and "artefact", or with none, are looked at as neighbours and not learned from.
`site` groups articles for cross-validation: figures are always on sites that the model has not seen.

Writes trees.txt and lexicon.txt to FOLDER (default: beside the kind). Needs the `training` extra.
"""

import argparse
import hashlib
import json
import lzma
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import newslint.kinds.stray_line as kind
from newslint.kinds.stray_line.features import NAMES, Layout, plain_words, terms
from newslint.rulebook import load_rules
from newslint.rulebook.plan import Compiled
from newslint.text.article import Article

TREES = {
    "max_iter": 160, "learning_rate": 0.1, "max_leaf_nodes": 12, "min_samples_leaf": 60,
    "l2_regularization": 5.0, "max_features": 0.4, "random_state": 0,
}  # fmt: skip
LEXICON_SITES = 4
"""A word has to stand on this many sites to get a weight."""
LEXICON_SCALE, SCORE_SCALE = 20, 1000
STEP_LINES = 100
LEAST_SHARE, MOST_SHARE = 30, 98
"""Per cent; what is less likely is never reported, and no layout makes a line surer than this."""
LEXICON = NAMES.index("lexicon")


class Lines(NamedTuple):
    """All labelled lines: `free` are those that the model decides on (no rule marked them, or none
    whose confidence was measured), `certain` is the confidence of the surest rule that marked a line,
    0 where none did."""

    texts: list[str]
    vectors: Any
    residue: Any
    sites: Any
    weights: Any
    certain: Any
    free: Any


def read(path: Path) -> list[dict[str, Any]]:
    """The articles of a JSONL file."""
    opener: Any = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def lines_of(articles: list[dict[str, Any]]) -> Lines:
    """Vectors of all labelled lines; the lexicon's feature is still 0."""
    rules = [r for r in load_rules() if r.category == "artefacts" and r.default and "en" in r.languages]
    plan = Compiled([r for r in rules if r.kind not in ("stray-line", "collection")])
    options = next(msgspec.convert(r.options, kind.Options) for r in rules if r.kind == "stray-line")
    columns: dict[str, list[Any]] = defaultdict(list)
    for record in articles:
        article = Article(record["text"])
        certain: dict[int, float] = defaultdict(float)
        for found in plan.find([article])[0]:
            number = article.line_number(found.span.start)
            certain[number] = max(certain[number], found.confidence)
        labels = dict(record["labels"])
        filled = article.filled
        names = {n: rule_id.rpartition("/")[2] for n, rule_id in article.residue.items()}
        marked = {i: names[n] for i, n in enumerate(filled) if n in names}
        layout = Layout([article.raw_lines[n].strip() for n in filled], marked)
        unproven = {i for i, n in enumerate(filled) if n in article.unproven}
        eligible = set(kind.candidates(layout, unproven)) if marked else set()
        eligible = {i for i in eligible if not kind.excused(layout.lines[i], options)}
        known = [i for i, n in enumerate(filled) if labels.get(n + 1) in ("artefact", "content")]
        for index in known:
            free = index in eligible
            columns["texts"].append(layout.lines[index])
            columns["vectors"].append(layout.vector(index, {}) if free else [0] * len(NAMES))
            columns["residue"].append(labels[filled[index] + 1] == "artefact")
            columns["sites"].append(record["site"])
            columns["weights"].append(max(len(known), 5) ** -0.5)
            columns["certain"].append(certain.get(filled[index], 0.0))
            columns["free"].append(free)
    arrays = {k: np.array(v) for k, v in columns.items() if k != "texts"}
    arrays["weights"] /= arrays["weights"].mean()
    return Lines(texts=columns["texts"], **arrays)


def fit_lexicon(lines: Lines, chosen: Any) -> dict[str, int]:
    """Integer weights of words and pairs of words, by logistic regression."""
    sites = defaultdict(set)
    for i in chosen:
        for term in set(terms(plain_words(lines.texts[i]))):
            sites[term].add(lines.sites[i])
    vocabulary = sorted(t for t, s in sites.items() if len(s) >= LEXICON_SITES)
    counter = CountVectorizer(analyzer=lambda t: terms(plain_words(t)), vocabulary=vocabulary, binary=True)
    matrix = counter.fit_transform([lines.texts[i] for i in chosen])
    model = LogisticRegression(C=0.15, solver="liblinear", max_iter=200)
    model.fit(matrix, lines.residue[chosen], sample_weight=lines.weights[chosen])
    points = np.round(model.coef_[0] * LEXICON_SCALE).astype(int)
    return {t: int(p) for t, p in zip(vocabulary, points, strict=True) if p}


def weigh(lines: Lines, chosen: Any, lexicon: dict[str, int]) -> Any:
    """The vectors of chosen lines with the lexicon's feature filled in."""
    vectors = lines.vectors[chosen].copy()
    for row, i in enumerate(chosen):
        vectors[row, LEXICON] = sum(lexicon[t] for t in terms(plain_words(lines.texts[i])) if t in lexicon)
    return vectors


def fit(lines: Lines, chosen: Any, folds: int) -> tuple[Any, dict[str, int]]:
    """Trees and lexicon from chosen lines; the trees see the lexicon only on sites it was not made from."""
    vectors = lines.vectors[chosen].copy()
    for rest, part in GroupKFold(folds).split(chosen, groups=lines.sites[chosen]):
        vectors[part] = weigh(lines, chosen[part], fit_lexicon(lines, chosen[rest]))
    free = lines.free[chosen]
    model = HistGradientBoostingClassifier(**TREES)
    model.fit(vectors[free], lines.residue[chosen][free], sample_weight=lines.weights[chosen][free])
    return model, fit_lexicon(lines, chosen)


def as_tree(nodes: Any, at: int = 0) -> Any:
    """A tree of scikit-learn as nested tuples of integers."""
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]) * SCORE_SCALE)
    bound = int(np.floor(node["num_threshold"]))
    return (int(node["feature_idx"]), bound, as_tree(nodes, node["left"]), as_tree(nodes, node["right"]))


def trees_of(model: Any) -> tuple[int, list[Any]]:
    """Base points and trees."""
    base = round(float(np.ravel(model._baseline_prediction)[0]) * SCORE_SCALE)
    return base, [as_tree(stage[0].nodes) for stage in model._predictors]


def scores_of(model: Any, vectors: Any) -> Any:
    """Integer scores, as the shipped model counts them."""
    base, trees = trees_of(model)
    out = []
    for vector in vectors.tolist():
        total = base
        for tree in trees:
            while not isinstance(tree, int):
                tree = tree[2] if vector[tree[0]] <= tree[1] else tree[3]
            total += tree
        out.append(total)
    return np.array(out)


def calibrate(scores: Any, residue: Any) -> tuple[list[int], list[int]]:
    """Steps of one per cent (lowest scores, shares): straight lines between groups of STEP_LINES lines
    of like score, whose shares are made to rise."""
    order = np.argsort(scores, kind="stable")
    groups = np.array_split(order, max(2, len(order) // STEP_LINES))
    middles = np.array([scores[g].mean() for g in groups])
    rising = IsotonicRegression().fit_transform(middles, [residue[g].mean() for g in groups])
    rising = rising + np.arange(len(rising)) * 1e-6  # strictly, for the way back from share to score
    shares = [
        LEAST_SHARE,
        *(s for s in range(LEAST_SHARE + 1, MOST_SHARE + 1) if (s - 0.5) / 100 < rising[-1]),
    ]
    bounds = [round(float(np.interp((s - 0.5) / 100, rising, middles))) for s in shares[1:]]
    return bounds, shares


def write(folder: Path, model: Any, lexicon: dict[str, int], steps: tuple[list[int], list[int]]) -> None:
    """trees.txt and lexicon.txt."""

    def text(tree: Any) -> str:
        if isinstance(tree, int):
            return str(tree)
        return f"({NAMES[tree[0]]} {tree[1]} {text(tree[2])} {text(tree[3])})"

    base, trees = trees_of(model)
    bounds, shares = steps
    out = ["# The model of artefacts/stray-line, made by training/artefacts.py.", f"base {base}"]
    out += [f"tree {text(tree)}" for tree in trees]
    out += ["# Of lines with such a score this share (per cent) was residue.", f"share {shares[0]}"]
    out += [f"share {s} from {b}" for b, s in zip(bounds, shares[1:], strict=True)]
    (folder / "trees.txt").write_text("\n".join(out) + "\n", encoding="utf-8")
    words = [f"{points}\t{term}" for term, points in sorted(lexicon.items())]
    head = "# Points of words and pairs of words; ^ the first and $ the last of a line."
    (folder / "lexicon.txt").write_text("\n".join([head, *words]) + "\n", encoding="utf-8")


def report(lines: Lines, chance: Any) -> None:
    """Precision, recall and false alarms per thousand content lines, rules and model together."""
    total, content = lines.residue.sum(), (~lines.residue).sum()
    sure = np.maximum(lines.certain, lines.free * chance)
    for least in (0, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        flagged = sure >= least if least else lines.certain > 0
        right, wrong = (flagged & lines.residue).sum(), (flagged & ~lines.residue).sum()
        p, r = right / max(1, right + wrong), right / total
        name = f"from {least}" if least else "rules alone"
        f1, per_thousand = 2 * p * r / (p + r), 1000 * wrong / content
        print(f"{name:12s} P {p:.3f} R {r:.3f} F1 {f1:.3f} false/1000 {per_thousand:.1f}")
    for tenth in range(3, 10):
        part = (sure >= tenth / 10) & (sure < (tenth + 1) / 10)
        if part.any():
            shares = f"said {sure[part].mean():.2f}, was {lines.residue[part].mean():.2f}"
            print(f"{tenth / 10:.1f} {part.sum():6d} lines, {shares}")


def half(site: str) -> int:
    """0 or 1: articles of the first half of the sites were read while rules were written, the other's not."""
    return int(hashlib.sha1(site.encode()).hexdigest()[:8], 16) % 2


def main() -> None:
    """See the module's docstring."""
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(kind.__file__).parent)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only-evaluate", action="store_true")
    args = parser.parse_args()
    lines = lines_of(read(args.data))
    everything = np.arange(len(lines.texts))
    print(f"{len(everything)} labelled lines, {lines.residue.sum()} residue, {lines.free.sum()} scored")
    scores = np.zeros(len(everything), dtype=int)
    for rest, part in GroupKFold(args.folds).split(everything, groups=lines.sites):
        model, lexicon = fit(lines, rest, args.folds - 1)
        scores[part] = scores_of(model, weigh(lines, part, lexicon))
    bounds, shares = calibrate(scores[lines.free], lines.residue[lines.free])
    chance = np.array(shares)[np.searchsorted(bounds, scores, side="right")] / 100
    report(lines, chance)
    print("of these, the half of the sites that was not read")
    other = np.array([half(site) == 1 for site in lines.sites])
    columns = {f: getattr(lines, f)[other] for f in ("residue", "certain", "free")}
    report(lines._replace(**columns), chance[other])
    if not args.only_evaluate:
        write(args.out, *fit(lines, everything, args.folds), (bounds, shares))


if __name__ == "__main__":
    main()
