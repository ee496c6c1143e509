"""`kind: mojibake`: text that was decoded with the wrong encoding ("cafÃ©"). ftfy decides.

ftfy is imported only where a pair of characters stands that mojibake is made of.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from newslint.kinds.base import finding
from newslint.model import Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.lazy import lazy
from newslint.text.literals import Hit

# The first byte of a UTF-8 sequence read as Latin-1 or windows-1252 (or as another old code page),
# then one that continues it; or a control character that only such a reading makes.
_CONTINUES = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
)
_BEGINS = "\u00c2-\u00f4\u0102\u0413\u0420\u0421\u0432"
_FIRST = lazy(f"[\u0080-\u009f{_BEGINS}]")
# Three bytes begin with one that is read as a letter with an accent; behind these a curly mark is
# nothing special ("José’s"), two in a row are.
_OF_THREE = "\u00e0\u00e1\u00e4-\u00ef"
_SUSPICIOUS = lazy(
    f"(?![{_OF_THREE}][{_CONTINUES}](?![{_CONTINUES}]))[{_BEGINS}][{_CONTINUES}]|[\u0080-\u009f]"
)
_TOKEN = lazy(r"\S+")
_WINDOW = 300


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """No options of its own. In the message {instead} stands for the repaired text."""


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    return options


def compile_rules(rules: Sequence[Rule]) -> "MojibakeMatcher":
    """See KindModule."""
    return MojibakeMatcher(rules)


@lru_cache(1)
def _config() -> Any:
    """Only the decoding is undone; everything else that ftfy can do is other rules' matter."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )


def repaired(text: str) -> str:
    """`text` as it was before it was decoded wrongly; the same text if it was not."""
    from ftfy import fix_encoding

    return fix_encoding(text, _config())


class MojibakeMatcher:
    """Lines with a suspicious pair go to ftfy, word by word."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """All rules report the same."""
        self.rules = list(rules)

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        if article.marks.isascii() or not _FIRST.search(article.marks):
            return
        for line in article.marked(_SUSPICIOUS):
            yield from self._in_line(article.text, line)

    def _in_line(self, text: str, line: Span) -> Iterator[Finding]:
        seen = -1
        for match in _SUSPICIOUS.finditer(text, line.start, line.end):
            if match.start() < seen:
                continue
            start = max(line.start, _token_start(text, match.start()))
            token = _TOKEN.match(text, start)
            end = min(line.end, token.end() if token else match.end(), start + _WINDOW)
            seen = max(end, match.end())
            for span, instead in _damage(text, Span(start, end)):
                yield from self._report(text, span, instead)

    def _report(self, text: str, span: Span, instead: str) -> Iterator[Finding]:
        for rule in self.rules:
            message = rule.message.replace("{found}", text[span.start : span.end]).replace(
                "{instead}", instead
            )
            fix = Fix((Edit(span, instead),), rule.safety)
            yield finding(rule, span, message=message, fix=fix, replacements=(instead,))


def _token_start(text: str, at: int) -> int:
    while at and not text[at - 1].isspace():
        at -= 1
    return at


def _damage(text: str, token: Span) -> Iterator[tuple[Span, str]]:
    """The word as a whole, if ftfy changes it."""
    word = text[token.start : token.end]
    fixed = repaired(word)
    if fixed == word or "\ufffd" in fixed or not fixed or "\n" in fixed:
        return
    yield token, fixed
