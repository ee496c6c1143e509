"""What tests of names/ share: a rule over a text, its findings as words."""

from typing import Any

from newslint.kinds import load_kind
from newslint.model import Finding, Rule
from newslint.rulebook.selftest import findings_of
from newslint.text.article import Article


def rule(kind: str = "name-spelling", **options: Any) -> Rule:
    """A rule of a kind of names/ as its file would state it."""
    prepared = load_kind(kind).prepare(options)
    return Rule(
        id="names/under-test",
        kind=kind,
        message="",
        why="",
        severity="warning",
        confidence=0.8,
        safety="unsafe",
        options=prepared,
    )


SPELLING: dict[str, Any] = {"differ": "letters", "least": 0.15}


def spelled(text: str, **options: Any) -> list[tuple[str, tuple[str, ...]]]:
    """(flagged text, replacements) of names/inconsistent-spelling, by place."""
    return shown(text, findings_of(rule(**{**SPELLING, **options}), text))


def shown(text: str, findings: list[Finding]) -> list[tuple[str, tuple[str, ...]]]:
    """Findings as (flagged text, replacements)."""
    return [(text[f.span.start : f.span.end], f.replacements) for f in findings]


def article(text: str) -> Article:
    """An article in plain text."""
    return Article(text)
