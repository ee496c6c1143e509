"""Running text or not? A score for lines that end without an end mark."""

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from newslint.text.lazy import lazy
from newslint.text.sentences import sentence_spans
from newslint.text.wordlists import words

_FOLDER = Path(__file__).with_name("data")
_WORD = lazy(r"[^\W\d_][\w’'-]*")
_LAST_SMALL = lazy(r"(?<![\w’'-])[a-z]{3,}\Z")
_LABEL = lazy(r"[^.!?,]{3,30}:\s")
# Credits and calls to the reader that pages put behind the last sentence.
_CREDIT = lazy(
    r"©|\b(?:credit:|reporting (?:by|from)|contributed (?:to this|reporting)|inputs? from|was first published"
    r"|(?:graphics?|charts?|photographs?|photography|illustrations?|animation|edited|compiled) by"
    r"|get in touch|listen (?:now|live)|read more|listen to the|follow us|(?:facebook|instagram|twitter|x) at"
    r"|sent straight to (?:your|you)|live scores|got a story|story ideas|whatsapp|how to (?:watch|follow)"
    r"|will be updated|more to follow|(?:via|/) ?getty|getty images|official site"
    r"|on (?:facebook|instagram|twitter|x)(?: and |, )(?:on )?(?:facebook|instagram|twitter|x)\b)",
    re.I,
)
# "EXPLAINER: ...": links to other stories that were joined to the last paragraph.
_RUBRIC = lazy(r"\b[A-Z][A-Z-]{3,}:")
_LONG = 3
# A comma before this many characters stands behind an introduction: "In fact, ...".
_EARLY = 30
# Letters of a piece of a word, fewer of which say nothing.
_TOO_SHORT = 3
_QUOTES = "“”\"‘’'"
_OPENING = ",-‘“([–—"
# How much longer than a subhead the paragraph below it is, at least.
_HEADED = 2
# Lines that say something about what is usual in the article.
_SEVERAL = 4


class Feature(NamedTuple):
    """`weight` for each occurrence up to `most`; `words` that count, if it is a list."""

    weight: int
    most: int
    words: frozenset[str]


@lru_cache(1)
def features() -> dict[str, Feature]:
    """The rows of the data file."""
    table = {}
    for name, weight, most, listed in _rows("prose-weights"):
        table[name] = Feature(int(weight), int(most), frozenset(listed.split()))
    return table


@lru_cache(1)
def _seldom_ends() -> dict[str, int]:
    """Word -> halves of log odds by which it ends sentences more seldom than an ordinary word."""
    return {word: int(halves) for halves, listed in _rows("seldom-ends") for word in listed.split()}


def _rows(name: str) -> list[list[str]]:
    """The fields of data/<name>.tsv, without comments."""
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


class Surroundings(NamedTuple):
    """Where a line without an end mark stands: `open_lines` are the places of all such lines of the
    article except its first line, `place` is this one's, `last` that of the article's last line;
    `following` is the line behind it; `text` is the article, where it is searched."""

    place: int
    last: int
    open_lines: Set[int]
    following: str = ""
    text: str = ""


def prose_score(line: str, around: Surroundings | None = None) -> int:
    """Tenths of log odds, roughly: 0 and more for running text, far below for a headline.

    Only the last sentence is looked at, since that is the one without an end mark; that others
    stand before it in the line speaks for running text.
    """
    table = features()
    return sum(
        table[name].weight * min(count, table[name].most) for name, count in counted(line, around).items()
    )


def credits_somebody(line: str) -> bool:
    """Whether the last sentence of `line` names who made the article, or sends the reader elsewhere."""
    spans = sentence_spans(line)
    start = spans[-1].start if spans else 0
    return bool(_CREDIT.search(line, start) or _RUBRIC.search(line, start))


def counted(line: str, around: Surroundings | None = None) -> dict[str, int]:
    """Name of a feature -> how often it holds for `line`, which has no end mark."""
    line = line.strip()
    spans = sentence_spans(line)
    tail = line[spans[-1].start : spans[-1].end] if spans else line
    found: list[str] = _WORD.findall(tail)
    if not found:
        return {"bias": 1, "very-short": 1, "short": 1}
    inner = len(spans) > 1
    counts = {**_words(found), **_shape(tail, found, inner), **_end(tail, found[-1]), **_place(line, around)}
    counts["short-alone"] = counts["short"] * counts.get("alone", 0)
    if around is not None and tail.endswith(found[-1]):
        counts["torn"] = int(_torn(found[-1], around.text))
    return counts


def _words(found: Sequence[str]) -> dict[str, int]:
    """What is counted word by word."""
    table = features()
    counts = {"bias": 1}
    for name in ("article", "auxiliary", "pronoun", "attribution", "past", "plain"):
        counts[name] = sum(word in table[name].words for word in found)
    counts["past"] += sum(word.endswith("ed") and word.islower() for word in found)
    counts["no-verb"] = int(not any(counts[name] for name in ("auxiliary", "attribution", "past", "pronoun")))
    counts["starter"] = int(found[0] in table["starter"].words)
    counts["opener"] = int(found[0] in table["opener"].words)
    counts["page-matter"] = int(found[0].lower() in table["page-matter"].words)
    return counts


def _shape(tail: str, found: Sequence[str], inner: bool) -> dict[str, int]:
    """What is seen of the last sentence as a whole; `inner`: others stand before it in its line."""
    long = [word for word in found[1:] if len(word) > _LONG]
    capitals = sum(word[0].isupper() for word in long)
    return {
        "capitals-tenths": 10 * capitals // max(1, len(long)),
        "mostly-capitals": int(len(long) >= 4 and capitals * 10 > 6 * len(long)),
        "begins-small": int(tail[0].islower()),
        "inner-stop": int(inner),
        "comma": int("," in tail),
        "early-comma": int(0 < tail.find(",") < _EARLY),
        "label": int(_LABEL.match(tail) is not None),
        "bar": int("|" in tail),
        "very-short": int(len(found) < 5),
        "short": int(len(found) < 9 and not inner),
        "middling": int(9 <= len(found) < 18),
        "long": int(len(found) >= 18 and capitals * 10 <= 4 * len(long)),
        "very-long": int(len(found) >= 26 and capitals * 10 <= 5 * len(long)),
        "quoted": int(not inner and tail[0] in _QUOTES and tail[-1] in _QUOTES),
    }


def _end(tail: str, last: str) -> dict[str, int]:
    """What the last word and the last character say."""
    letter = tail[-1].isalnum() or tail[-1] in _OPENING
    odd = _LAST_SMALL.search(tail)
    return {
        "ends-letter": int(letter),
        "ends-capital": int(letter and last[0].isupper()),
        "ends-seldom": _seldom_ends().get(last, 0) if letter else 0,
        "ends-number": int(any(c.isdigit() for c in tail[-6:])),
        "ends-function-word": int(letter and last in words("function-words")),
        "ends-open-word": int(letter and last in words("open-words")),
        "ends-possessive": int(letter and last.endswith(("'s", "’s"))),
        # Letters that no word ends with: the word was cut.
        "ends-oddly": int(odd is not None and odd.group()[-3:] not in words("word-ends")),
    }


def _torn(last: str, text: str) -> bool:
    """Whether `last` stands nowhere else in the article, and begins another word there that is not just
    another form of it: "Crim" before "Crimea"."""
    if len(last) < _TOO_SHORT or not last.isalpha():
        return False
    rests = re.findall(rf"\b{last}(\w*)", text)
    return rests.count("") < 2 and any(rest and rest not in features()["torn"].words for rest in rests)


def _place(line: str, around: Surroundings | None) -> dict[str, int]:
    """What is counted around the line. One open line among closed ones is a slip; one among its
    like is a list or a row of headlines."""
    if around is None:
        return {}
    others = len(around.open_lines) - (around.place in around.open_lines)
    return {
        "alone": int(not others and around.last >= _SEVERAL),
        "first": int(around.place == 0),
        "second": int(around.place == 1),
        "last": int(around.place == around.last),
        "among-many": int(others > 2),
        "before-open": int(around.place + 1 in around.open_lines),
        "behind-open": int(around.place - 1 in around.open_lines),
        "open-tenths": 10 * others // max(1, around.last),
        "heads": int(len(around.following) > _HEADED * len(line) and around.following[-1] in '.!?"”'),
    }
