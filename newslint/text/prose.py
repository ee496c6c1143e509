"""Running text or not? A score for lines that end without an end mark."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from newslint.text.sentences import sentence_spans

_DATA = Path(__file__).with_name("data") / "prose-weights.tsv"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CREDIT = re.compile(
    r"\b(?:reporting (?:by|from)|contributed (?:to this|reporting)|inputs? from|was first published)\b", re.I
)
_LONG = 3


class Feature(NamedTuple):
    """`weight` for each occurrence up to `most`; `words` that count, if it is a list."""

    weight: int
    most: int
    words: frozenset[str]


@lru_cache(1)
def _features() -> dict[str, Feature]:
    table = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, weight, most, words = line.split("\t")
            table[name] = Feature(int(weight), int(most), frozenset(words.split()))
    return table


def prose_score(line: str) -> int:
    """Tenths of log odds, roughly: 0 and more for running text, far below for a headline.

    Only the last sentence is looked at, since that is the one without an end mark; that others
    stand before it in the line speaks for running text.
    """
    spans = sentence_spans(line)
    tail = line[spans[-1].start : spans[-1].end] if spans else line
    found: list[str] = _WORD.findall(tail)
    if not found or _CREDIT.search(tail):
        return -100
    long = [word for word in found[1:] if len(word) > _LONG]
    capitals = sum(word[0].isupper() for word in long)
    features = _features()
    counts = {
        "bias": 1,
        "past-tense": sum(word.endswith("ed") and word.islower() for word in found),
        "mostly-capitals": int(capitals * 10 > 6 * len(long)),
        "inner-stop": int(len(spans) > 1),
        "page-matter": int(found[0].lower() in features["page-matter"].words),
        "comma": int("," in tail),
        "starter": int(found[0] in features["starter"].words),
        "quotation": int(tail[0] in "“\"‘'"),
        "very-short": int(len(found) < 5),
        "short": int(len(found) < 9 and len(spans) < 2),
        "long": int(len(found) >= 18 and capitals * 10 <= 4 * len(long)),
        "quoted": int(len(spans) < 2 and tail[0] in "“\"‘'" and tail[-1] in "”\"’'"),
        "number-at-end": int(any(c.isdigit() for c in tail[-6:])),
    }
    for name in ("article", "auxiliary", "pronoun", "attribution"):
        counts[name] = sum(word in features[name].words for word in found)
    total: int = sum(
        10 * features[name].weight * min(count, features[name].most) for name, count in counts.items()
    )
    return total + 10 * features["capitals-share"].weight * capitals // max(1, len(long))
