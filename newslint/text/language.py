"""Is it English? A small profile of frequent words, always on."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

from newslint.text.lazy import lazy

_WINDOW = 500
"""Characters that are read at the beginning, in the middle and at the end of a text."""
_OPENING = slice(150, 400)
"""Behind the headline: these characters settle it for most articles."""
_ENOUGH_WORDS = 60
_LEAST_SHARE = 0.04
"""Of English prose a third or more are words of the list; a table or a poem still has some."""
_PLAIN_SHARE = 0.15
_COMMONEST = (" the ", " of ", " and ", " with ")
_LETTERS = lazy(r"[^\W\d_]")
_PLAIN = lazy(r"[A-Za-z]")


@lru_cache(None)
def _languages() -> dict[str, str]:
    """Word -> language code, for words that only one language claims."""
    claims: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("data").joinpath("languages.txt").read_text("utf-8").splitlines():
        code, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            for word in words.split():
                claims.setdefault(word, []).append(code)
    return {word: codes[0] for word, codes in claims.items() if len(codes) == 1 and codes != ["shared"]}


def sample(text: str) -> str:
    """The beginning, the middle and the end of a long text, the whole of a short one."""
    if len(text) <= 3 * _WINDOW:
        return text
    middle = len(text) // 2
    return f"{text[:_WINDOW]} {text[middle : middle + _WINDOW]} {text[-_WINDOW:]}"


def is_english(text: str) -> bool:
    """Whether `text` may be read by rules for English.

    Where nothing speaks for another language the answer is yes: a lone residue line, a table of
    results or a poem holds few frequent words. An English article with foreign quotations is English.
    """
    if len(text) > 3 * _WINDOW and _plainly_english(text):
        return True
    known = _languages()
    piece = sample(text).lower()
    words = piece.split()
    found = list(filter(None, map(known.get, words)))
    english = found.count("en")
    foreign = len(found) - english
    if english > 2 * foreign and english >= _LEAST_SHARE * len(words):
        return True
    best = max(Counter(c for c in found if c != "en").values(), default=0)
    if best > max(1, english):  # one foreign word is a name or a loan
        return False
    if len(words) < _ENOUGH_WORDS or english >= _LEAST_SHARE * len(words):
        return _mostly_plain(piece, 0.8)
    return _mostly_plain(piece, 0.97)


def _plainly_english(text: str) -> bool:
    """Whether a piece near the beginning is full of English words, has none of another language, and
    middle and end hold one of the commonest too: most articles, at a fifth of the cost."""
    words = text[_OPENING].lower().split()
    found = list(filter(None, map(_languages().get, words)))
    if not found or len(found) < _PLAIN_SHARE * len(words) or found.count("en") < len(found):
        return False
    middle, last = len(text) // 2, len(text) - _WINDOW
    for start in (middle, last):
        window = text[start : start + _WINDOW]
        if not any(w in window for w in _COMMONEST):
            return False
    return True


def _mostly_plain(piece: str, share: float) -> bool:
    """Whether at least `share` of the letters are those of English."""
    letters = len(_LETTERS.findall(piece))
    return not letters or len(_PLAIN.findall(piece)) >= share * letters
