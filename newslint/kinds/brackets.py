"""`kind: brackets`: brackets without a partner."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from newslint.kinds.base import finding
from newslint.model import Finding, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.literals import Hit

_OTHERS = bytes(set(range(256)) - set(b"()[]{}\n"))
_BRACKET = lazy(r"[()\[\]{}]")
_PARTNER = {")": "(", "]": "[", "}": "{"}
# What makes a closing bracket complete alone: "a)", "1)", "iv)" in a list, and a smiley.
_LABEL = lazy(r"(?:^|(?<=[\s,;:(]))(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})$")
_LABELS = lazy(r"(?:^|(?<=[\s,;:(]))(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})\)(?=\s)")
_SMILEY = lazy(r"(?:[:;=8xX][-^o']?|\^_?\^)$")
_WHOLE_PARAGRAPHS = 6
_SHORTCODE = lazy(r"\[/\w+\]")
_ALONE_OPENING = lazy(r"[:;=][-']?$")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`never-closed`, `never-opened`: the messages for the two cases."""

    never_closed: str
    never_opened: str


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    return options


def compile_rules(rules: Sequence[Rule]) -> "BracketsMatcher":
    """See KindModule."""
    return BracketsMatcher(rules)


def unpaired(line: str) -> list[tuple[int, str]]:
    """Place and character of each bracket of `line` without a partner in it."""
    if _SHORTCODE.search(line):
        return []
    waiting: list[tuple[int, str]] = []
    alone: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(line):
        at, char = match.start(), match.group()
        if char not in _PARTNER:
            if not _ALONE_OPENING.search(line, max(0, at - 3), at):
                waiting.append((at, char))
            continue
        partner = _PARTNER[char]
        place = next((i for i in range(len(waiting) - 1, -1, -1) if waiting[i][1] == partner), None)
        if place is not None:
            alone += waiting[place + 1 :]
            del waiting[place:]
        elif char != ")" or not _smiley_or_list(line, at):
            alone.append((at, char))
    return sorted(alone + waiting)


def _smiley_or_list(line: str, at: int) -> bool:
    """Whether the ")" at `at` needs no partner: ":)", or "b)" among its like or at the line's start."""
    if _SMILEY.search(line, max(0, at - 4), at):
        return True
    label = _LABEL.search(line, max(0, at - 5), at)
    if label is None or line[at + 1 : at + 2] not in (" ", "\t"):
        return False
    return not line[: label.start()].strip() or len(_LABELS.findall(line)) > 1


class BracketsMatcher:
    """Counts settle nearly every line; the rest are read bracket by bracket."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """The first rule's options hold for all."""
        self.rules = list(rules)
        self.options = msgspec.convert(rules[0].options, Options)

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        left = article.marks.encode("utf-8", "surrogatepass").translate(None, _OTHERS)
        for pair in (b"()", b"[]", b"()", b"{}", b"()"):
            left = left.replace(pair, b"")
        if not left.strip(b"\n"):
            return
        odd = [number for number, rest in enumerate(left.split(b"\n")) if rest]
        found = {number: unpaired(article.raw_lines[number]) for number in odd}
        _pair_over_lines(article, found)
        for number in odd:
            for at, char in found[number]:
                start = article.starts[number] + at
                message = self.options.never_opened if char in _PARTNER else self.options.never_closed
                for rule in self.rules:
                    yield finding(rule, Span(start, start + 1), message=message.replace("{mark}", char))


def _pair_over_lines(article: Article, found: dict[int, list[tuple[int, str]]]) -> None:
    """Brackets that hold a line break belong together: the last one open and the next to close.

    One that opens as its line does may hold whole paragraphs; any other only reaches the next line.
    """
    places = {number: place for place, number in enumerate(article.filled)}
    for number in list(found):
        if not found[number]:
            continue
        at, char = found[number][-1]
        whole = not article.raw_lines[number][:at].strip(' “"*_')
        reach = _WHOLE_PARAGRAPHS if whole else 1
        if char in _PARTNER:
            continue
        place = places.get(number, 0)
        for later in article.filled[place + 1 : place + 1 + reach]:
            if later not in found:
                continue
            if found[later] and _PARTNER.get(found[later][0][1]) == char:
                del found[number][-1]
                del found[later][0]
                break
