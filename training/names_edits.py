"""Build newslint/kinds/names/data/edits.txt: which letters change between two spellings of a name.

    python training/names_edits.py --data persons.txt --half 0 --output newslint/kinds/names/data/edits.txt

`persons.txt` has lines `form, form, ... => key`, one name a line with its spellings, as the package
rigour ships it (rigour/data/names/persons.txt, MIT; drawn from Wikidata, CC0). `--half 0` or `1`
takes the groups whose key's SHA-1 is even or odd in its first byte, so that the other half can stand
in an evaluation. What two spellings of one name change is set against what two different names of
that list change that are as alike.
Output: lines `FROM TO BITS` (`-` for nothing), BITS twice the logarithm to base 2 of how much more
often the change is met between spellings of one name; `=` lines give the same for shapes of change
(v for a vowel, c for a consonant) that are not listed letter by letter.
"""

import argparse
import hashlib
import math
import pathlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from newslint.kinds.names.alignment import Block, blocks, distance

FOLDED = re.compile("[a-z]{4,14}")
FEWEST = 12
PRIOR = 8.0
CLOSE = 2
CROWD = 60


def shape(block: Block) -> Block:
    """The change in vowels and consonants."""
    one, two = ("".join("v" if c in "aeiouy" else "c" for c in part) for part in block)
    return one, two


def groups(path: pathlib.Path, half: int | None) -> Iterator[list[str]]:
    """The Latin spellings of each name, folded, without doubles."""
    from anyascii import anyascii

    for line in path.read_text(encoding="utf-8").splitlines():
        forms, _, key = line.rpartition(" => ")
        if half is not None and hashlib.sha1(key.encode()).digest()[0] & 1 != half:
            continue
        latin = {anyascii(f).lower() for f in forms.split(", ") if f and max(f) < "\u0250"}
        kept = sorted(f for f in latin if FOLDED.fullmatch(f))
        if kept:
            yield kept


def changes(pairs: Iterable[tuple[str, str]]) -> Counter[Block]:
    """How often each block is met, both ways round."""
    out: Counter[Block] = Counter()
    for one, two in pairs:
        parts = blocks(one, two)
        if parts and distance(parts) <= CLOSE:
            for a, b in parts:
                out[a, b] += 1
                out[b, a] += 1
    return out


def strangers(names: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of different names that share their beginning or their end."""
    firsts = sorted({group[0] for group in names})
    known = {pair for group in names for pair in combinations(group, 2)}
    for key in (lambda w: w[:3] + str(len(w)), lambda w: w[-3:] + str(len(w)), lambda w: w[:2] + w[-1]):
        crowd = defaultdict(list)
        for name in firsts:
            crowd[key(name)].append(name)
        for _, members in sorted(crowd.items()):
            step = max(1, len(members) // CROWD)
            yield from (p for p in combinations(members[::step], 2) if p not in known)


def table(same: Counter[Block], different: Counter[Block]) -> dict[Block, int]:
    """Block or shape -> doubled log ratio, shapes written with `v` and `c` under the key ('=', ...)."""
    n, m = same.total(), different.total()
    shapes: defaultdict[Block, list[float]] = defaultdict(lambda: [1.0, 1.0])
    for counts, side in ((same, 0), (different, 1)):
        for block, count in counts.items():
            shapes[shape(block)][side] += count
    ratio = {s: (a / n) / (b / m) for s, (a, b) in shapes.items() if a + b >= FEWEST}
    out = {("=" + s[0], s[1]): round(2 * math.log2(r)) for s, r in sorted(ratio.items())}
    for block in sorted(same | different):
        if same[block] + different[block] < FEWEST:
            continue
        prior = ratio.get(shape(block), 1.0)
        odds = (same[block] + PRIOR * prior) / (different[block] * n / m + PRIOR)
        bits = round(2 * math.log2(odds))
        if bits != out.get(("=" + shape(block)[0], shape(block)[1])):
            out[block] = bits
    return out


def main() -> None:
    """Count, compare, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--output", type=pathlib.Path, required=True)
    args = parser.parse_args()
    names = list(groups(args.data, args.half))
    same = changes(pair for group in names for pair in combinations(group, 2))
    rows = table(same, changes(strangers(names)))
    lines = [f"{a or '-'} {b or '-'} {bits}\n" for (a, b), bits in rows.items() if a <= b or a[:1] == "="]
    args.output.write_text("".join(lines), encoding="ascii", newline="")


if __name__ == "__main__":
    main()
