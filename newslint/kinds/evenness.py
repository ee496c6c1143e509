"""`kind: evenness`: two ways of setting one thing in the same article. One finding an article.

Nothing is damaged; a house may want it even. The first place that departs from the article's own
majority is marked, and the fix treats all of them.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from newslint.kinds.base import finding
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.literals import Hit


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`odd`: a pattern (re module) of the way that is flagged; `also`: one of the other way, which
    must stand in the article too (the rarer of the two is flagged then); `needs`: a string without
    which nothing is searched. `instead`: what to put in place of `odd`."""

    odd: str
    needs: str
    also: str = ""
    instead: str | None = None


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    for key in ("odd", "also"):
        try:
            re.compile(options.get(key, ""))
        except re.error as error:
            raise ValueError(f"pattern {options[key]!r} does not compile: {error}") from None
    return options


def compile_rules(rules: Sequence[Rule]) -> "EvennessMatcher":
    """See KindModule."""
    return EvennessMatcher(rules)


class EvennessMatcher:
    """One or two searches a rule, behind a test for a literal."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Each rule on its own."""
        self.rules = [(rule, msgspec.convert(rule.options, Options)) for rule in rules]

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        text = article.text
        for rule, options in self.rules:
            if options.needs not in text:
                continue
            odd = [Span(*m.span()) for m in re.finditer(options.odd, text)]
            if not odd:
                continue
            flagged, fix = odd, None
            if options.also:
                other = [Span(*m.span()) for m in re.finditer(options.also, text)]
                if not other:
                    continue
                flagged = odd if len(odd) <= len(other) else other
            if flagged is odd and options.instead is not None:
                fix = Fix(tuple(Edit(span, options.instead) for span in odd), rule.safety)
            message = rule.message.replace("{count}", str(len(flagged)))
            yield finding(rule, flagged[0], message=message, fix=fix, related=tuple(flagged[1:6]))
