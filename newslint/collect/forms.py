"""The names of an article with their counts: runs of capitalised words, read without a model.

A run is a person's full name ("Orla Finnegan", "Jan van der Meer") or a single name. Words at the
beginning of a sentence count as names only where they are no plain words, and titles are left out.
"""

from collections import Counter

from newslint.kinds.names.words import around, fold, word
from newslint.model import BlockKind, Document
from newslint.text.article import Article
from newslint.text.lazy import lazy

LONGEST = 4
"""Words of a run beyond which it is a title or a headline, not a name."""

_CAP = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f\u1e00-\u1eff]"
_LOW = r"[a-z\u00df-\u00f6\u00f8-\u00ff\u0100-\u024f\u1e00-\u1eff]"
_WORD = rf"{_CAP}(?:['’]{_CAP})?{_LOW}*{_LOW}(?:-?{_CAP}{_LOW}+)*"
_PARTICLE = r"(?:al|bin|da|de|del|della|den|der|di|dos|du|el|ibn|la|le|van|von|zu)"
_RUN = lazy(rf"(?<![\w@#/.'’-]){_WORD}(?:[ \u00a0-](?:{_PARTICLE}[ -]){{0,2}}{_WORD})*(?![\w@/])")
_OPENS = lazy(r"(?:^|[.!?:…][\"'”’)\]]*\s+|\n\s*|[\"“‘(\[–—]\s*)$")
_SPLIT = lazy(r"[ \u00a0]")
COMMON = 35
"""Frequency class (tenths of Zipf) from which a word that opens a sentence is taken for a plain word."""


def forms(document: Document) -> dict[str, int]:
    """Form -> number of times, in alphabetical order; headlines in title case and code count nothing."""
    article = Article.of(document)
    counts: Counter[str] = Counter()
    text = document.text
    for match in _RUN.finditer(text):
        if _in_code(article, match.start()):
            continue
        opens = bool(_OPENS.search(text, max(0, match.start() - 6), match.start()))
        if name := name_of(match.group(), opens):
            counts[name] += 1
    return {form: counts[form] for form in sorted(counts)}


def _in_code(article: Article, offset: int) -> bool:
    """Formats state code; in plain text there is none."""
    return article.given is not None and article.block_kind(article.line_number(offset)) is BlockKind.CODE


def name_of(run: str, opens: bool = False) -> str:
    """The name in a run of capitalised words; "" where there is none. `opens`: it opens a sentence.

    >>> name_of("President Orla Finnegan"), name_of("But Finnegan", opens=True), name_of("Tuesday")
    ('Orla Finnegan', 'Finnegan', '')
    """
    parts = [p for p in _SPLIT.split(run) if p]
    titles, calendar = around()["titles"], around()["calendar"]
    last = max((i for i, p in enumerate(parts) if p in titles), default=-1)
    if last >= 0:  # "Russian Foreign Minister", then the name
        parts, opens = parts[last + 1 :], False
    if parts and opens and _plain(parts[0]):
        parts = parts[1:]
    if parts and parts[0][0].islower():
        return ""
    if not parts or len(parts) > LONGEST or any(fold(p) in calendar for p in parts):
        return ""
    if len(parts) == 1 and (len(parts[0]) < 4 or _plain(parts[0])):
        return ""
    return " ".join(parts)


def _plain(part: str) -> bool:
    """Whether a word is a plain word that may be no name at all."""
    entry = word(fold(part))
    return (entry.english and not (entry.given or entry.surname)) or entry.zipf >= COMMON + 20
