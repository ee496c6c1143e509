"""One slip, one finding: what two engines, or an engine and newslint's own rules, say alike.

Two findings are alike if their places overlap and either correction gives the same text, or one
place lies within the other and both are about grammar, or the table says that a rule about
sentences means what an engine's rule means. The more specific stays: newslint's own before an
engine's, then the surer, then the shorter. It remembers the rules of the others: a comment that
names one of them is meant for this slip, too.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from newslint.filters.base import Context
from newslint.model import Diagnostic

_GRAMMAR = "grammar/"
_SENTENCES = "sentences/"
_ENGINES = ("grammar/harper/", "grammar/languagetool/")


@lru_cache(None)
def _meanings() -> frozenset[tuple[str, str]]:
    """(rule about sentences, rule of an engine) that mean the same."""
    text = Path(__file__).with_name("data").joinpath("meanings.txt").read_text(encoding="ascii")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return frozenset((own, theirs) for own, *rest in lines for theirs in rest)


def apply(diagnostics: list[Diagnostic], context: Context) -> list[Diagnostic]:
    """Of findings that say the same of one place the most specific."""
    if not any(d.rule.startswith(_ENGINES) for d in diagnostics):
        return diagnostics
    source = context.document.source
    kept: list[Diagnostic] = []
    dropped: set[int] = set()
    also: dict[int, set[str]] = {}
    about = [d for d in diagnostics if d.rule.startswith((_GRAMMAR, _SENTENCES))]
    for d in sorted(about, key=_specific_first):
        alike = [o for o in _beside(kept, d) if _alike(o, d, source)] if d.rule.startswith(_ENGINES) else ()
        if alike:
            dropped.add(id(d))
        else:
            kept.append(d)
        for other in alike:
            also.setdefault(id(other), set()).add(d.rule)
    return [_with(d, also.get(id(d))) for d in diagnostics if id(d) not in dropped]


def _with(d: Diagnostic, also: set[str] | None) -> Diagnostic:
    return msgspec.structs.replace(d, also=tuple(sorted(also))) if also else d


def _specific_first(d: Diagnostic) -> tuple[bool, float, int, int, str]:
    return d.rule.startswith(_ENGINES), -d.confidence, d.end - d.start, d.start, d.rule


def _beside(kept: Iterable[Diagnostic], d: Diagnostic) -> Iterable[Diagnostic]:
    return (other for other in kept if other.start < d.end and d.start < other.end)


def _alike(own: Diagnostic, theirs: Diagnostic, source: str) -> bool:
    """Whether two overlapping findings say the same."""
    if own.rule.startswith(_SENTENCES):
        return (own.rule, theirs.rule) in _meanings()
    start, end = min(own.start, theirs.start), max(own.end, theirs.end)
    within = (start, end) in ((own.start, own.end), (theirs.start, theirs.end))
    return within or bool(_corrected(own, source, start, end) & _corrected(theirs, source, start, end))


def _corrected(d: Diagnostic, source: str, start: int, end: int) -> set[str]:
    """What the source between `start` and `end` becomes by each of the replacements."""
    return {source[start : d.start] + text + source[d.end : end] for text in d.replacements}
