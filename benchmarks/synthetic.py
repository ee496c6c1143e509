"""Five hundred made rules of the pattern kinds beside a bare automaton over the same literals.

    python benchmarks/synthetic.py                      made articles
    python benchmarks/synthetic.py --data FILE --kind clean

Prints the speed of the rules as a multiple of ahocorasick-rs alone: median, least and most of the
rounds, which alternate. Every tenth rule is of words that articles hold.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import corpus
from ahocorasick_rs import BytesAhoCorasick, Implementation

from newslint.kinds import load_kind
from newslint.model import Rule
from newslint.rulebook.plan import Compiled
from newslint.text.article import Article
from newslint.text.literals import literal_key
from newslint.worker import TOGETHER

RULES = 500
COMMON = ("council", "station", "harbour", "hospital", "minister", "winter", "report", "evening")
SYLLABLES = (
    "bra",
    "dor",
    "fen",
    "gul",
    "hes",
    "kim",
    "lor",
    "mer",
    "nal",
    "pos",
    "rud",
    "sten",
    "tav",
    "wick",
)


def made_rules(seed: int = 1) -> list[Rule]:
    """Rules that search a phrase, swap one, or want it for a whole line, in turn."""
    rng = random.Random(seed)
    return [_rule(number, rng) for number in range(RULES)]


def _rule(number: int, rng: random.Random) -> Rule:
    first, second = ("".join(rng.choices(SYLLABLES, k=rng.randint(2, 3))) for _ in range(2))
    if number % 10 == 0:
        first = rng.choice(COMMON)
    phrase = rf"{first} (?:of |the ){{0,2}}{second}"
    kind, options = (
        ("existence", {"match": [rf"(?i)\b{phrase}\b"]}),
        ("substitution", {"swap": {rf"(?i)\b{phrase}\b": second}}),
        ("line", {"match": [rf"(?i)(?:more|read) on {phrase}\.?"]}),
    )[number % 3]
    prepared = load_kind(kind).prepare(options)
    return Rule(f"made/{number}", kind, "Made.", "Made.", "warning", 0.9, options=prepared)


def seconds(work: Callable[[Sequence[str]], Any], texts: Sequence[str]) -> float:
    """CPU time of `work` on all texts, some at a time as in a run."""
    start = time.process_time()
    for first in range(0, len(texts), TOGETHER):
        work(texts[first : first + TOGETHER])
    return time.process_time() - start


def main() -> None:
    """Print the ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="JSONL (.xz too) with a field `text`")
    parser.add_argument("--kind", help="of those, records whose field `kind` says so")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    texts = corpus.texts(args.data, args.kind, args.articles)
    compiled = Compiled(made_rules())
    literals = [literal_key(literal) for matcher in compiled.matchers for literal in matcher.literals]
    automaton = BytesAhoCorasick(literals, implementation=Implementation.DFA)

    def ours(some: Sequence[str]) -> list[Any]:
        return compiled.find([Article(text) for text in some])

    def bare(some: Sequence[str]) -> list[Any]:
        return [automaton.find_matches_as_indexes(text.encode(), overlapping=True) for text in some]

    ratios = []
    for _ in range(args.rounds + 1):
        alone = seconds(bare, texts)
        ratios.append(alone / seconds(ours, texts))
    ratios = sorted(ratios[1:])  # the first round builds and compiles
    size = sum(map(len, texts)) / 1e6
    print(f"{RULES} rules, {len(literals)} literals, {size:.1f} million characters")
    print(f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f}) x ahocorasick-rs alone")


if __name__ == "__main__":
    main()
