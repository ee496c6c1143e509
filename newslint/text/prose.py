"""Running text or not? A score for lines that end without an end mark."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from newslint.text.lazy import lazy
from newslint.text.sentences import sentence_spans

_DATA = Path(__file__).with_name("data") / "prose-weights.tsv"
_WORD = lazy(r"[^\W\d_][\w’'-]*")
# Credits and calls to the reader that pages put behind the last sentence.
_CREDIT = lazy(
    r"\b(?:reporting (?:by|from)|contributed (?:to this|reporting)|inputs? from|was first published"
    r"|sent straight to your|live scores|got a story|whatsapp|how to (?:watch|follow)|will be updated)\b",
    re.I,
)
_LONG = 3
_QUOTES = "“”\"‘’'"


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


class Surroundings(NamedTuple):
    """Where a line without an end mark stands: `open_lines` are the places of all such lines of the
    article except its first line, `place` is this one's, `last` that of the article's last line."""

    place: int
    last: int
    open_lines: Sequence[int]


def prose_score(line: str, around: Surroundings | None = None) -> int:
    """Tenths of log odds, roughly: 0 and more for running text, far below for a headline.

    Only the last sentence is looked at, since that is the one without an end mark; that others
    stand before it in the line speaks for running text.
    """
    spans = sentence_spans(line)
    tail = line[spans[-1].start : spans[-1].end] if spans else line
    found: list[str] = _WORD.findall(tail)
    if not found or _CREDIT.search(tail):
        return -100
    counts = {**_form(tail, found, len(spans) > 1), **_place(around)}
    features = _features()
    long = [word for word in found[1:] if len(word) > _LONG]
    capitals = sum(word[0].isupper() for word in long)
    counts["mostly-capitals"] = int(len(long) >= 4 and capitals * 10 > 6 * len(long))
    counts["very-long"] = int(len(found) >= 26 and capitals * 10 <= 5 * len(long))
    counts["long"] = int(len(found) >= 18 and capitals * 10 <= 4 * len(long))
    total: int = sum(
        10 * features[name].weight * min(count, features[name].most) for name, count in counts.items()
    )
    return total + 10 * features["capitals-share"].weight * capitals // max(1, len(long))


def _form(tail: str, found: list[str], inner: bool) -> dict[str, int]:
    """What is counted in the sentence itself."""
    features = _features()
    counts = {
        "bias": 1,
        "past-tense": sum(word.endswith("ed") and word.islower() for word in found),
        "inner-stop": int(inner),
        "page-matter": int(found[0].lower() in features["page-matter"].words),
        "comma": int("," in tail),
        "starter": int(found[0] in features["starter"].words),
        "quotation": int(tail[0] in _QUOTES),
        "very-short": int(len(found) < 5),
        "short": int(len(found) < 9 and not inner),
        "quoted": int(not inner and tail[0] in _QUOTES and tail[-1] in _QUOTES),
        "number-at-end": int(not inner and any(c.isdigit() for c in tail[-6:])),
    }
    for name in ("article", "auxiliary", "pronoun", "attribution"):
        counts[name] = sum(word in features[name].words for word in found)
    return counts


def _place(around: Surroundings | None) -> dict[str, int]:
    """What is counted around the line. One open line among closed ones is a slip; one among its
    like is a list or a row of headlines."""
    if around is None:
        return {}
    others = [place for place in around.open_lines if place != around.place]
    return {
        "alone": int(not others),
        "second": int(around.place == 1),
        "last": int(around.place == around.last),
        "among-many": int(len(others) > 2),
        "among-open": int(around.place - 1 in others and around.place + 1 in others),
    }
