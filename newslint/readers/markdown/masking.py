"""A copy of the source for the parser: same length in bytes, without what it would misread."""

import re
from typing import NamedTuple

from newslint.model import Span
from newslint.readers.markdown.spans import label_key
from newslint.text.lazy import lazy

# Spaces and punctuation beside an emphasis mark decide whether it opens or closes.
_SPACE = lazy("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_PUNCTUATION = lazy("[¡§«¶·»¿‐-‧‰-⁞₠-⃀、。]")
_OTHER = lazy(r"[^\x00-\x7f]")
_LONGEST = 4000
# What site generators put into articles. Each alternative begins with its own mark.
_HIDDEN = lazy(
    rf"""
      \{{\{{[<%].{{0,{_LONGEST}}}?[>%]\}}\}}          # Hugo: {{{{< figure >}}}}, {{{{% note %}}}}
    | \{{%\s*(comment|raw|highlight)\b[^%]{{0,200}}%\}}.{{0,{_LONGEST}}}?\{{%\s*end\1\s*%\}}
    | \{{%.{{0,{_LONGEST}}}?%\}}                      # Jekyll: {{% include x %}}
    | \{{\{{[^{{}}\n]{{0,500}}\}}\}}                  # {{{{ page.title }}}}
    | \{{/\*.{{0,{_LONGEST}}}?\*/\}}                  # MDX comment
    | \{{[:\#.][^{{}}\n]{{0,200}}\}}                  # {{: .class}}, {{#id}}
    | </?[A-Z][A-Za-z0-9.]*(?:\s[^<>]{{0,{_LONGEST}}})?/?>   # a component of MDX
    | \[\^[^\]\s]{{1,80}}\]                           # a footnote's number
    | \[/?(?:caption|gallery|embed|audio|video|playlist)\b[^\]\n]{{0,500}}\]   # WordPress
    """,
    re.VERBOSE | re.DOTALL,
)
_MDX = lazy(
    r"""(?m)^(?:import\s[^\n]*?from\s*["'][^\n]*|import\s*["'][^\n]*|export\s+(?:const|default|let|function|async)\b[^\n]*)$"""
    r"""|\{[^{}\n]*\}"""
)
_FOOTNOTE = lazy(r"(?m)^([ \t>]{0,6})(\[\^[^\]\s]{1,80}\]:)(?=[ \t])")
_DEFINITION = lazy(r"(?m)^[ \t>]{0,9}\[([^\]\n]{1,200})\]:")


class Masked(NamedTuple):
    """`text`: ASCII in the source's length; `parsed`: its bytes; `hidden`: source ranges of no text.

    `labels`: keys of the reference links that are defined somewhere.
    """

    text: str
    parsed: bytes
    hidden: list[Span]
    labels: frozenset[str]


def mask(source: str, mdx: bool) -> Masked:
    """Shortcodes and footnote numbers become punctuation, other alphabets become letters."""
    text = source
    hidden: list[Span] = []
    if "[^" in text:
        text = _FOOTNOTE.sub(lambda m: m.group(1) + _list_mark(m, hidden), text)
    if "{" in text or "[" in text or "<" in text:
        text = _hide(_HIDDEN, text, hidden)
    if mdx:
        text = _hide(_MDX, text, hidden)
    labels = (
        frozenset(label_key(m.group(1)) for m in _DEFINITION.finditer(text)) if "]:" in text else frozenset()
    )
    if not text.isascii():
        text = _OTHER.sub("x", _PUNCTUATION.sub(",", _SPACE.sub("\v", text)))
    return Masked(text, text.encode("ascii"), sorted(hidden), labels)


def _hide(pattern: re.Pattern[str], text: str, hidden: list[Span]) -> str:
    def fill(match: re.Match[str]) -> str:
        hidden.append(Span(match.start(), match.end()))
        return re.sub(r"[^\r\n]", ",", match.group())

    return pattern.sub(fill, text)


def _list_mark(match: re.Match[str], hidden: list[Span]) -> str:
    """To the parser a footnote is an item of a list, or else it would run into the next one.

    Leading zeros: only a list that begins at 1 may follow a paragraph directly.
    """
    hidden.append(Span(*match.span(2)))
    length = len(match.group(2))
    digits = min(length - 1, 9)
    return "1".zfill(digits) + "." + " " * (length - digits - 1) if length <= 13 else "," * length
