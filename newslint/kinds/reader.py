"""`kind: reader`: raised by a reader or by the run itself, never by looking at the text."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from newslint.model import Finding, Rule
from newslint.text.article import Article
from newslint.text.literals import Hit

SELF_TEST = False


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """No options of its own."""


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    return options


def compile_rules(rules: Sequence[Rule]) -> "SilentMatcher":
    """See KindModule."""
    return SilentMatcher()


class SilentMatcher:
    """Finds nothing."""

    literals: Sequence[str] = ()
    always = False

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        return ()
