"""Which words that stand twice in a row are a slip."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.kinds.base import finding
from newslint.kinds.doubled.columns import LONGEST, Copy
from newslint.kinds.doubled.options import Options
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.lines import line_at
from newslint.text.wordlists import words

_AROUND = 80
_TERM = 25_000
"""Characters before and after a doubled word in which another one makes it a term."""
_INSIDE_WORDS = ("-", "'", "’")
_WORD = lazy(r"\S+")
_LETTER = lazy(r"\w")
_LETTERS = lazy(r"[^\W\d_]")
_CLOSED = lazy(r"[\s.,]|\Z")
_GAP = lazy(r"[^\S\r\n]+")


class Repetition(NamedTuple):
    """A phrase and the copies behind it, with the white space before each of them."""

    phrase: Span
    copies: Span


def slips(article: Article, rule: Rule, options: Options, found: Sequence[Copy]) -> Iterator[Finding]:
    """Findings at the places `found`, in order."""
    text = article.text
    ends: dict[tuple[str, ...], int] = {}
    for copy in found:
        phrase = _phrase(text, copy)
        run = tokens(text[phrase.start : phrase.end])
        if ends.get(run, 0) > phrase.start or not _worth(run, options):
            continue
        copies = _copies(text, phrase)
        if copies.end == copies.start:
            continue
        ends[run] = copies.end
        if not _excused(article, Repetition(phrase, copies), run, options):
            yield _finding(text, rule, options, Repetition(phrase, copies))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in lower case; commas and full stops count as words."""
    return tuple(text.lower().replace(",", " ,").replace(".", " .").split())


def doubled_across(before: str, behind: str) -> set[tuple[str, ...]]:
    """Phrases of one to four words (see `tokens`) that stand twice in a row once two short texts meet,
    partly in either of them."""
    first = tokens(before)
    found, joint = first + tokens(behind), len(first)
    return {
        found[at : at + size]
        for size in range(1, LONGEST + 1)
        for at in range(max(0, joint - 2 * size + 1), min(joint, len(found) - 2 * size + 1))
        if found[at : at + size] == found[at + size : at + 2 * size]
    }


def _phrase(text: str, copy: Copy) -> Span:
    end = copy.offset
    for _ in range(copy.words):
        match = _WORD.search(text, end)
        end = match.end() if match else end
    return Span(copy.offset, end)


def _copies(text: str, phrase: Span) -> Span:
    """What follows `phrase` in its line and is the same once or more, in any case of letters; empty where
    there is no copy, or the first one goes on (as a longer word, with a mark that is no comma or full
    stop)."""
    wanted = text[phrase.start : phrase.end].lower().split()
    at = last = phrase.end
    while _LETTER.match(text, phrase.start):
        for word in wanted:
            gap = _GAP.match(text, at)
            start = gap.end() if gap else len(text)
            at = start + len(word)
            if text[start:at].lower() != word:
                return Span(phrase.end, last)
        if _LETTER.match(text, at) or (last == phrase.end and not _CLOSED.match(text, at)):
            break
        last = at
    return Span(phrase.end, last)


def _finding(text: str, rule: Rule, options: Options, found: Repetition) -> Finding:
    # Where taking the copy out would double something else, an editor has to look.
    phrase, copies = found
    before = text[max(0, phrase.start - _AROUND) : phrase.end]
    doubled = doubled_across(before, text[copies.end : copies.end + _AROUND])
    settled = not any(_worth(other, options) for other in doubled)
    fix = Fix((Edit(copies),), rule.safety if settled else "unsafe")
    message = rule.message.replace("{text}", text[phrase.start : phrase.end])
    return finding(rule, Span(phrase.start, copies.end), message=message, fix=fix)


def _worth(run: tuple[str, ...], options: Options) -> bool:
    """Whether `run` is words, and no way of speaking that repeats them on purpose."""
    if not run or len(run) > LONGEST or not _LETTERS.search(run[0]):
        return False
    if len(run) == 1:
        return run[0] not in options.may_double and re.sub("['’-]", "", run[0]).isalpha()
    if any(word.startswith(".") for word in run) or (run[-1] == "," and len(run) < 4):
        return False
    if all(word in options.may_double for word in run):
        return False
    return len(set(run)) > 1 and not (len(run) == 2 and any(word in options.joins for word in run))


def _excused(article: Article, found: Repetition, run: tuple[str, ...], options: Options) -> bool:
    text = article.text
    start, end = found.phrase.start, found.copies.end
    whole, first = text[start:end], text[start : found.phrase.end]
    if "\n" in first or text[start - 1 : start] in _INSIDE_WORDS:
        return True
    if text[end : end + 1] in _INSIDE_WORDS and text[end + 1 : end + 2].isalpha():
        return True
    if text[found.copies.start : end].lstrip()[:1].isupper():
        return True  # a name (Duran Duran), a headline, or the next sentence
    if len(run) == 1 and run[0] not in words("starters") and run[0] not in words("function-words"):
        if first[:1].isupper() or (len(first) > 1 and first.isupper()):
            return True
        if _is_term(article, found.phrase):
            return True
    line = line_at(text, start)
    around = text[max(line.start, start - 60) : min(line.end, end + 30)]
    return any(re.search(p, around) and whole in around for p in options.unless)


def _is_term(article: Article, word: Span) -> bool:
    """Whether the word is doubled nearby, too ("dan dan noodles"): it is no slip then."""
    start, end = max(0, word.start - _TERM), word.end + _TERM
    key = article.key[word.start : word.end]
    if article.key.count(key + b" " + key, start, end) < 2:
        return False
    once = re.escape(article.text[word.start : word.end])
    return len(re.findall(rf"\b{once} {once}\b", article.text[start:end], re.I)) > 1
