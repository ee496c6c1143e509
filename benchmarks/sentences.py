"""Precision and recall of the grammar selections on 300 sentences with one error each.

    python benchmarks/sentences.py                  # Harper and newslint's own rules
    python benchmarks/sentences.py --languagetool   # LanguageTool, too, and both merged

Every sentence is a record of its own, and so is its corrected version, where each flag is a false
alarm. What runs is `newslint check` with nothing but the rules of the row.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).parents[1] / "tests" / "grammar" / "data" / "news-errors.jsonl"
OWN, HARPER, LANGUAGETOOL = "grammar/newslint", "grammar/harper", "grammar/languagetool"
FIXED = ("--isolated", "--no-cache", "--exit-zero", "--quiet", "--output-format", "jsonl")
Spans = dict[int, list[tuple[int, int]]]


def flags(records: Path, selection: str, rules: list[str]) -> Spans:
    """Record (from 0) -> what `rules` flag in it, in code points."""
    engines = [rule.rpartition("/")[2] for rule in rules if rule != OWN] or ["harper"]
    command = [sys.executable, "-m", "newslint", "check", *FIXED, "--grammar-selection", selection]
    command += ["--select", ",".join(rules)]
    for engine in engines:
        command += ["--grammar-engine", engine]
    done = subprocess.run([*command, str(records)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: Spans = defaultdict(list)
    for line in done.stdout.splitlines():
        d = json.loads(line)
        found[d["record_line"] - 1].append((d["column"] - 1, d["end_column"] - 1))
    return found


def beside(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with a word on either side."""
    stop = text.find(" ", end + 1)
    return text.rfind(" ", 0, max(0, start - 1)) + 1, len(text) if stop < 0 else stop


def score(sentences: list[dict], found: Spans) -> tuple[float, float]:
    """Precision of the flags, and the share of the errors that any flag touches."""
    right = hit = 0
    for number, sentence in enumerate(sentences):
        wrong = [beside(sentence["text"], *place) for place in sentence["wrong"]]
        good = [any(a < end and start < b for start, end in wrong) for a, b in found.get(2 * number, ())]
        right, hit = right + sum(good), hit + any(good)
    return right / max(1, sum(map(len, found.values()))), hit / len(sentences)


def main() -> None:
    """Print the table of docs/grammar.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--languagetool", action="store_true")
    args = parser.parse_args()
    rows = [(s, [HARPER]) for s in ("strict", "news", "all")] + [("news", [OWN]), ("news", [HARPER, OWN])]
    if args.languagetool:
        both = [HARPER, LANGUAGETOOL]
        rows += [(s, rules) for s in ("strict", "news", "all") for rules in ([LANGUAGETOOL], both)]
        rows += [("news", [*both, OWN])]
    sentences = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory(prefix="newslint-benchmark-") as folder:
        records = Path(folder) / "sentences.jsonl"
        texts = [text for s in sentences for text in (s["text"], s["right"])]
        records.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
        print("selection  precision  recall  rules")
        for selection, rules in rows:
            precision, recall = score(sentences, flags(records, selection, rules))
            print(f"{selection:9}  {precision:9.2f}  {recall:6.2f}  {' + '.join(rules)}")


if __name__ == "__main__":
    main()
