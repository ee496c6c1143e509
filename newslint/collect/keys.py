"""Lines as numbers: two lines with one key are equal, or differ in numbers, dates and names alone.

A key has 64 bits. The lowest six of an exact key tell how long the line is (in steps of eight
characters), so that the weight of a line is known without keeping it; 58 bits are the hash: among
ten million lines the chance of one false match is about 1 in 6,000. 0 stands for no key.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from newslint.text.lazy import lazy

LENGTH_BITS = 63
STEP = 8
LONGEST_LABEL = 140
"""A label is shorter, and has no end mark: sentences that differ in figures are news, not residue."""

_NUMBER = lazy(r"\d(?:[\d.,:/-]*\d)?(?:(?:st|nd|rd|th)\b)?")
_MASKS = lazy(r"#(?:[\s,.|/:TZ–-]*#)+")
_NAME = lazy(
    r"(?<=[ (/|:–—-])[A-Z\u00c0-\u00de][\w'’.-]*[^\W\dA-Z_][\w'’.-]*"
    r"(?:(?:,| and| &)? [A-Z\u00c0-\u00de#][\w'’.-]*)*"
)
_NAMES = lazy(r"@(?:(?:,| and| &)?\s+@)+")
_WORD = lazy(r"[^\W\d_]{2,}")
_CLOSING = "\"'”’»)]"


def ends(line: str) -> bool:
    """Whether a line without white space at its end has the end mark of a sentence."""
    return line.rstrip(_CLOSING)[-1:] in tuple(".!?…")


def plain(line: str) -> str:
    """The line with single spaces, none at its ends."""
    return " ".join(line.split())


def _listed(name: str) -> set[str]:
    text = (files("newslint.collect") / "data" / name).read_text(encoding="utf-8")
    rows = (row.partition(": ")[2] for row in text.splitlines() if not row.startswith("#"))
    return {word for row in rows for word in row.split()}


@cache
def _leads() -> frozenset[str]:
    return frozenset(_listed("leads.txt"))


@cache
def _calendar() -> re.Pattern[str]:
    words = _listed("calendar.txt")
    listed = "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![^\W\d_])(?:{listed})\b\.?")


@lru_cache(8192)
def masked(line: str) -> str:
    """`line` with # for numbers and dates and @ for names behind its first word; "" where that says
    nothing: no number, date or name in it, or hardly anything else.

    >>> masked("By Orla Finnegan"), masked("Last updated: 4 March 2019, 10:15 GMT"), masked("312 shares")
    ('by @', 'last updated: #', '# shares')
    >>> masked("The Harbour"), masked("2–1"), masked("Sign up")
    ('', '', '')
    """
    line = plain(line)
    if len(line) > LONGEST_LABEL or ends(line):
        return ""
    dated = _calendar().sub("#", line)
    named = dated != line
    digits = len(_NUMBER.findall(line))
    out = _MASKS.sub("#", _NUMBER.sub("#", dated))
    out = _NAMES.sub("@", _NAME.sub("@", out)).casefold()
    if "#" not in out and "@" not in out:
        return ""
    words = _WORD.findall(out)
    if not words:
        return out if named and digits > 1 else ""
    if "#" not in out and len(words) == 1 and words[0] not in _leads():
        return ""
    return out


def exact_key(line: str) -> int:
    """The key of a line as it stands, but for white space; 0 for one with fewer than two letters."""
    from xxhash import xxh3_64_intdigest

    line = plain(line)
    if sum(map(str.isalpha, line[:60])) < 2:
        return 0
    digest: int = xxh3_64_intdigest(line.encode("utf-8", "surrogatepass"))
    return (digest & ~LENGTH_BITS) | min(LENGTH_BITS, len(line) // STEP)


def near_key(line: str) -> int:
    """The key of a line's masked form; 0 where it has none."""
    from xxhash import xxh3_64_intdigest

    form = masked(line)
    if not form:
        return 0
    digest: int = xxh3_64_intdigest(form.encode("utf-8", "surrogatepass"))
    return digest | 1


def length_of(key: int) -> int:
    """About how many characters the line of an exact key has, 504 at most."""
    return (key & LENGTH_BITS) * STEP
