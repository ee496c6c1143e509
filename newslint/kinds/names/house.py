"""`kind: house-style`: the form of a name that a house prefers, and the forms it replaces."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from newslint.kinds.base import finding
from newslint.kinds.names.houselist import Placed, placed_inline, read_list, refuse_contradictions
from newslint.kinds.names.places import stands_alone
from newslint.kinds.names.words import around
from newslint.model import BlockKind, Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.literals import Hit


class Term(msgspec.Struct, frozen=True):
    """One variant: what to look for and what to say. `literal` is its longest ASCII stretch,
    which begins `at` letters into it."""

    variant: str
    preferred: str
    literal: str
    at: int
    unless: tuple[str, ...] = ()
    unless_article: tuple[str, ...] = ()
    note: str = ""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`lists`: names of shipped lists, or files (.yml, .csv, .tsv) beside the configuration;
    `entries`: more entries, written as in a list; `literals`: what `prepare` makes of them."""

    lists: tuple[str, ...] = ()
    entries: tuple[dict[str, Any], ...] = ()
    literals: tuple[Term, ...] = ()


PATHS = ("lists",)
"""Options that hold paths, which start from the configuration's folder."""


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule. Lists are read here, once; FileError for a broken or contradictory one."""
    placed = placed_inline(options.get("entries", ()))
    for name in options.get("lists", ()):
        placed += read_list(name)
    refuse_contradictions(placed)
    terms = [term for item in placed for term in _terms(item)]
    return {**options, "literals": msgspec.to_builtins(terms)}


def _terms(item: Placed) -> Iterable[Term]:
    entry = item.entry
    since = f"since {entry.since}" if entry.since else ""
    note = "; ".join(part for part in (entry.title, entry.source, since) if part)
    for variant in entry.variants:
        stretch = max(re.finditer(r"[\x21-\x7e ]+", variant), key=lambda m: len(m.group()), default=None)
        if stretch is None or len(stretch.group().strip()) < 2:
            raise ValueError(f"{item.place}: {variant!r} has no two plain letters in a row to look for")
        yield Term(
            variant=variant,
            preferred=entry.preferred,
            literal=stretch.group().lower(),
            at=stretch.start(),
            unless=tuple(p.lower() for p in entry.unless if variant.lower() in p.lower()),
            unless_article=entry.unless_article,
            note=note,
        )


def compile_rules(rules: Sequence[Rule]) -> "HouseMatcher":
    """See KindModule."""
    return HouseMatcher(rules)


class HouseMatcher:
    """Looks only where a variant stands."""

    always = False

    def __init__(self, rules: Sequence[Rule]) -> None:
        """One entry a variant."""
        self.entries: list[tuple[Rule, Term]] = [
            (rule, term) for rule in rules for term in msgspec.convert(rule.options, Options).literals
        ]
        self.literals: Sequence[str] = [term.literal for _, term in self.entries]

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        text = article.text
        for hit in hits:
            rule, term = self.entries[hit.literal]
            start = hit.offset - term.at
            span = Span(start, start + len(term.variant))
            found = text[max(0, start) : span.end]
            if found not in (term.variant, term.variant.upper()) or not stands_alone(text, *span):
                continue
            if _excused(text, span, term) or _in_code(article, span):
                continue
            instead = term.preferred if found == term.variant else term.preferred.upper()
            yield finding(
                rule,
                span,
                message=f"House style is “{instead}”" + (f" ({term.note})" if term.note else ""),
                replacements=(instead,),
                fix=Fix((Edit(span, instead),), "unsafe"),
            )


def _excused(text: str, span: Span, term: Term) -> bool:
    """Whether the old form is meant: in a phrase of its own, named as such, or another bearer's."""
    if any(word in text for word in term.unless_article):
        return True
    for phrase in term.unless:
        start = span.start - phrase.index(term.variant.lower())
        if start >= 0 and text[start : start + len(phrase)].lower() == phrase:
            return True
    words = text[max(0, span.start - 24) : span.start].rstrip(" “\"'‘(").split()
    return bool(words) and words[-1].lower() in around()["naming"]


def _in_code(article: Article, span: Span) -> bool:
    return article.given is not None and article.block_kind(article.line_number(span.start)) is BlockKind.CODE
