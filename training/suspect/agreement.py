"""The threshold of sentences/agreement: its alarms on sound news, its hits on written pairs.

    python -m training.suspect.agreement --pairs agreement.tsv --sound articles.jsonl --model FOLDER

`articles.jsonl` as for prepare.py; of it MOST sentences of held-out articles of each half are read;
the threshold is chosen on both together and reported on each.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from newslint.kinds.suspect import package
from newslint.kinds.suspect.network import network
from newslint.kinds.suspect.numbers import Verbs
from newslint.kinds.suspect.sentences import sentences
from newslint.kinds.suspect.wordpiece import WORD
from newslint.model import Span
from newslint.text.article import Article
from training.suspect.calibrate import write
from training.suspect.marked import half
from training.suspect.prepare import held_out

MOST, LEAST_WORDS, NOTHING = 2000, 5, -999


def score(verbs: Verbs, text: str, speech: Sequence[Span] = ()) -> int:
    """That of the verb that is most in doubt, as the rule would see it."""
    found = verbs.doubted(text, network().read(text), network())
    if found is None:
        return NOTHING
    start, end = [m.span() for m in WORD.finditer(text)][found.first]
    return NOTHING if any(Span(start, end).overlaps(s) for s in speech) else found.score


def sound(path: Path, part: int, verbs: Verbs) -> list[int]:
    """The scores of MOST sentences of held-out articles of one half."""
    scores: list[int] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not held_out(row["id"]) or half(row["id"]) != part:
            continue
        for sentence in sentences(Article(row["text"])):
            if sentence.text.count(" ") + 1 < LEAST_WORDS:
                continue
            scores.append(score(verbs, sentence.text, sentence.speech))
            if len(scores) == MOST:
                return scores
    return scores


def pairs(path: Path) -> list[tuple[str, str, str]]:
    """(kind of subject, sound sentence, the same with the other form)."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            subject, sentence = line.split("\t")
            before, rest = sentence.split("{")
            forms, after = rest.split("}")
            right, wrong = forms.split("|")
            rows.append((subject, before + right + after, before + wrong + after))
    return rows


def main() -> None:
    """Choose, report, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--pairs", type=Path, required=True)
    options.add_argument("--sound", type=Path, required=True)
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--most", type=float, default=2, help="false alarms in 1,000 sentences")
    args = options.parse_args()
    package.folder.cache_clear()
    package.folder = lambda: args.model  # type: ignore[assignment]
    verbs = Verbs(package.sheet())
    parts = [sound(args.sound, part, verbs) for part in (0, 1)]
    rows = [(s, score(verbs, right), score(verbs, wrong)) for s, right, wrong in pairs(args.pairs)]
    pooled = sorted(parts[0] + parts[1], reverse=True)
    for most in sorted({0.5, 1, 2, 5, 10, args.most}):
        threshold = pooled[int(most * len(pooled) / 1000)] + 1
        rates = " and ".join(f"{1000 * sum(s >= threshold for s in p) / len(p):.1f}" for p in parts)
        shares = {
            k: [w >= threshold for s, _, w in rows if k in (s, "all")]
            for k in ("all", "distance", "compound", "mixed")
        }
        found = ", ".join(f"{k} {sum(v) / len(v):.2f}" for k, v in shares.items())
        flagged = sum(r >= threshold for _, r, _ in rows)
        print(f"threshold {threshold}: {rates} false in 1,000; {found}; {flagged} sound ones of {len(rows)}")
        if most == args.most:
            written = json.loads((args.model / "model.json").read_text(encoding="utf-8"))
            written["thresholds"]["agreement"] = threshold
            write(written, args.model / "model.json")


if __name__ == "__main__":
    main()
