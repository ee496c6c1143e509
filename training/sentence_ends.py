"""Count which words seldom end a sentence.

    python training/sentence_ends.py --data FILE [--data FILE ...] [--write TABLE]

Each FILE is JSONL, one article an object a line, of which `lines` (its paragraphs) are read; they should be
whole, since the last word of every sentence is taken for one that can end a sentence.

Prints how many words it found and with --write puts them into TABLE: newslint/text/data/seldom-ends.tsv, or
another file in its place. Needs nothing but newslint.
"""

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from newslint.text.sentences import sentence_spans

LEAST = 25
"""Occurrences of a word, fewer of which say nothing."""
PRIOR = 8
"""Occurrences of an ordinary word that are added to those of each."""
MOST = 6
"""Halves of log odds that are told apart."""
SHORTEST = 5
"""Words of a sentence, from which it is looked at."""
HEADER = """\
# Words in small letters that end a sentence more seldom than an ordinary word does, by how much: halves of
# natural log odds (training/sentence_ends.py: published news).
# halves	words
"""
_WORD = re.compile(r"[\w’'-]+")


def counted(paragraphs: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in a sentence, and how often at its end."""
    everywhere: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for paragraph in paragraphs:
        for span in sentence_spans(paragraph):
            sentence = paragraph[span.start : span.end]
            words = _WORD.findall(sentence)
            if len(words) < SHORTEST or sentence.rstrip("\"”’')")[-1:] not in ".!?":
                continue
            everywhere.update(words)
            last[words[-1]] += 1
    return everywhere, last


def seldom(everywhere: Counter[str], last: Counter[str]) -> dict[str, int]:
    """Word -> halves of log odds, from 1 to MOST, by which it ends sentences more seldom than usual."""
    usual = last.total() / everywhere.total()
    found = {}
    for word, times in everywhere.items():
        if times < LEAST or not word.islower() or not word[0].isalpha():
            continue
        share = (last[word] + PRIOR * usual) / (times + PRIOR)
        halves = min(MOST, round(-2 * math.log(share / usual)))
        if halves > 1:
            found[word] = halves
    return found


def table(found: dict[str, int]) -> str:
    """The data file."""
    groups: dict[int, list[str]] = defaultdict(list)
    for word in sorted(found):
        groups[found[word]].append(word)
    return HEADER + "".join(f"{halves}\t{' '.join(groups[halves])}\n" for halves in sorted(groups))


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="Count which words seldom end a sentence.")
    parser.add_argument("--data", type=Path, action="append", required=True)
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    rows = (line for path in args.data for line in path.read_text(encoding="utf-8").split("\n") if line)
    found = seldom(*counted(paragraph for row in rows for paragraph in json.loads(row)["lines"]))
    print(f"{len(found)} words seldom end a sentence")
    if args.write:
        args.write.write_text(table(found), encoding="utf-8")


if __name__ == "__main__":
    main()
