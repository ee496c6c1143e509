"""Which repeated lines are residue."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from newslint.collect.keys import ends, exact_key, near_key
from newslint.collect.sources import Repeat, Repeats
from newslint.kinds.collection import Options
from newslint.text.lazy import lazy

LABEL_WORDS = 12
EDGE = 3
"""Lines at either end of an article among which a told sentence may be residue on its own."""

_WORD = lazy(r"[^\W\d_]+")
_OPENING, _CLOSING = '"“‘„«', '"”’»“.!?…'
_QUOTED = lazy(r"[“„«\"](?:[^\s“”\"»]+\s+){3,}[^“”\"»]*[”“»\"]")
_DATELINE = lazy(r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .,’'/-]+(?:\([\w ]+\))?\s*[—–-]*")


class Verdict(msgspec.Struct, frozen=True):
    """A line of an article that is residue: `number` counts the lines that are not blank, from 0;
    `near` says that it repeats with other numbers, dates or names."""

    number: int
    key: int
    near: bool
    repeat: Repeat
    confidence: float


@lru_cache(64)
def _patterns(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in _hoisted(patterns)) or r"(?!)", re.IGNORECASE)


def _hoisted(patterns: tuple[str, ...]) -> list[str]:
    """Patterns without their leading (?i): together they ignore case anyway."""
    return [p.removeprefix("(?i)") for p in patterns]


def kind_of(line: str, options: Options) -> str:
    """label, notice or narrative; "" for a line that a house repeats on purpose."""
    line = line.strip()
    if _patterns(options.allow).fullmatch(line):
        return ""
    told = ends(line)
    if "quotations" in options.keep and (
        (line[:1] in _OPENING and line[-1:] in _CLOSING) or (told and _QUOTED.search(line))
    ):
        return ""
    if not told and len(_WORD.findall(line)) <= LABEL_WORDS:
        dateline = "datelines" in options.keep and _DATELINE.fullmatch(line) and line[-1:] in "—–-)"
        return "" if dateline else "label"
    return "notice" if _patterns(options.notice_words).search(line) else "narrative"


def residue(lines: Sequence[str], repeats: Repeats, options: Options) -> list[Verdict]:
    """The lines (those of an article that are not blank) that are residue, in order."""
    found = [_repeat(line, repeats) for line in lines]
    out = []
    for number, (key, near, repeat) in enumerate(found):
        if repeat is None:
            continue
        kind = kind_of(lines[number], options)
        if near:  # a first line that differs in a number is the headline of a series
            kind = "near" if kind == "label" and number else ""
        threshold = options.thresholds.get(kind)
        if threshold is None or repeat.articles < max(threshold.articles, threshold.share * repeats.size):
            continue
        if kind == "narrative" and not _among(number, found):
            continue
        out.append(Verdict(number, key, near, repeat, threshold.confidence))
    return out


def _repeat(line: str, repeats: Repeats) -> tuple[int, bool, Repeat | None]:
    """(key, near, how it repeats), the exact one first."""
    key = exact_key(line)
    if key in repeats.exact:
        return key, False, repeats.exact[key]
    if repeats.near and (key := near_key(line)) in repeats.near:
        return key, True, repeats.near[key]
    return 0, False, None


def _among(number: int, found: Sequence[tuple[int, bool, Repeat | None]]) -> bool:
    """Whether a line stands at an end of the article or beside another that repeats."""
    if number < EDGE or number >= len(found) - EDGE:
        return True
    return found[number - 1][2] is not None or found[number + 1][2] is not None
