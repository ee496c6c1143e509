"""`kind: entities`: character references of HTML that were left in the text, also encoded twice."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from newslint.kinds.base import finding
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.literals import Hit

_REFERENCE = lazy(
    r"&(?:amp;)*(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,30};"
    r"|(?:nbsp|amp|quot|rsquo|lsquo|ldquo|rdquo|ndash|mdash|hellip|apos)\b)"
)
_ADDRESS = lazy(r"https?:|www\.|\?\S*=")
_TURNS = 4


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """No options of its own. In the message {found} and {instead} stand for the reference and its
    character."""


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    return options


def compile_rules(rules: Sequence[Rule]) -> "EntitiesMatcher":
    """See KindModule."""
    return EntitiesMatcher(rules)


class EntitiesMatcher:
    """Looks only at texts with an ampersand."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """All rules report the same."""
        self.rules = list(rules)

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        text = article.text
        if "&" not in text:
            return
        for match in _REFERENCE.finditer(text):
            instead = decoded(match.group())
            if instead == match.group() or _in_address(text, match.start()):
                continue
            span = Span(*match.span())
            for rule in self.rules:
                message = rule.message.replace("{found}", match.group()).replace("{instead}", instead)
                fix = Fix((Edit(span, instead),), rule.safety)
                yield finding(rule, span, message=message, fix=fix, replacements=(instead,))


def decoded(reference: str) -> str:
    """The character, however often it was encoded; what stands for nothing printable stays."""
    from html import unescape

    plain = reference
    for _ in range(_TURNS):
        once = unescape(plain if plain.endswith(";") else plain + ";")
        if once in (plain, plain + ";"):
            break
        plain = once
    if plain == "\u00a0":
        return " "
    return plain if 0 < len(plain) <= 2 and plain.isprintable() else reference


def _in_address(text: str, at: int) -> bool:
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    return _ADDRESS.search(text, start, at) is not None
