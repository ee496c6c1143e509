"""`kind: codepoints`: characters that are damage wherever they stand, or wherever `match` finds them.

The article's skeleton (its marks, controls and non-ASCII characters) is tested first, which costs
a microsecond for a text without any; only then is the text itself searched.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from newslint.kinds.base import finding
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.lines import line_at
from newslint.text.literals import Hit

How = Literal["delete", "space", "compose", "unfold", "swap"]


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`characters`: the inside of a regular expression's character class; one of them must stand in
    the text. `match`: what is flagged, a pattern of the re module that matches inside lines (runs of
    the characters if left out). `unless-line`: a pattern that excuses the line. `fix`: delete; space
    (put one in place); compose and unfold (Unicode NFC and NFKC); swap (by the table `swap`, towards
    the script that most letters of the word have). In the message {name} stands for the first
    character's name."""

    characters: str
    match: str = ""
    unless_line: str = ""
    fix: How | None = None
    swap: dict[str, str] = {}


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    for key in ("characters", "match", "unless_line"):
        pattern = options.get(key.replace("_", "-"), "")
        try:
            re.compile(f"[{pattern}]" if key == "characters" else pattern)
        except re.error as error:
            raise ValueError(f"pattern {pattern!r} does not compile: {error}") from None
    return options


def compile_rules(rules: Sequence[Rule]) -> "CodepointsMatcher":
    """See KindModule."""
    return CodepointsMatcher(rules)


def name_of(char: str) -> str:
    """The Unicode name of a character, or its number."""
    return unicodedata.name(char, f"U+{ord(char):04X}")


class CodepointsMatcher:
    """One test of the skeleton for all rules, one search of the text for each that may apply."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Patterns are compiled when first needed."""
        self.rules = [(rule, msgspec.convert(rule.options, Options)) for rule in rules]
        self._any = re.compile("|".join(f"[{options.characters}]" for _, options in self.rules))

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        if not self._any.search(article.marks):
            return
        text = article.text
        for rule, options in self.rules:
            characters = re.compile(f"[{options.characters}]")
            pattern = re.compile(options.match or f"[{options.characters}]+")
            for line in article.marked(characters):
                for match in pattern.finditer(text, line.start, line.end):
                    yield from _report(text, match, rule, options)


def _report(text: str, match: re.Match[str], rule: Rule, options: Options) -> Iterable[Finding]:
    found, span = match.group(), Span(*match.span())
    if not found or _excused(text, span, options):
        return
    instead = _instead(found, options)
    if instead == found:
        return
    fix = Fix((Edit(span, instead),), rule.safety) if instead is not None else None
    message = rule.message.replace("{name}", name_of(found[0]))
    message = message.replace("{found}", found).replace("{instead}", instead or "")
    yield finding(rule, span, message=message, fix=fix, replacements=(instead,) if instead else ())


def _excused(text: str, span: Span, options: Options) -> bool:
    if not options.unless_line:
        return False
    line = line_at(text, span.start)
    return re.search(options.unless_line, text[line.start : line.end]) is not None


def _instead(found: str, options: Options) -> str | None:
    """What should stand in place of `found`; itself if it is in order, None if nobody knows."""
    if options.fix == "delete":
        return ""
    if options.fix == "space":
        return " "
    if options.fix == "compose":
        return unicodedata.normalize("NFC", found)
    if options.fix == "unfold":
        return unicodedata.normalize("NFKC", found)
    if options.fix == "swap":
        return _swapped(found, options.swap)
    return None


def _swapped(word: str, table: dict[str, str]) -> str:
    """`word` in one script, if every letter of the rarer script has a double in the other."""
    latin = [c for c in word if c.isascii() and c.isalpha()]
    others = [
        c for c in word if not c.isascii() and c.isalpha() and not unicodedata.name(c, "").startswith("LATIN")
    ]
    if len(others) <= len(latin):
        if all(c in table for c in others):
            return "".join(table.get(c, c) for c in word)
        return word
    back = {double: char for char, double in table.items()}
    if all(c in back for c in latin):
        return "".join(back.get(c, c) for c in word)
    return word
