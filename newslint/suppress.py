"""Suppression comments written into articles, for findings that a house has looked at."""

from collections.abc import Iterable, Sequence

import msgspec

from newslint.model import Diagnostic, Document, Edit, Span
from newslint.text.edits import apply


class Suppressed(msgspec.Struct):
    """`source` with comments; how many findings they are for; those that no comment can cover."""

    source: str
    covered: int
    left: list[Diagnostic]


def suppress(
    source: str, documents: Iterable[Document], diagnostics: Sequence[Diagnostic], reason: str
) -> Suppressed:
    """A comment at the end of each block with findings: it stands inside, so no list or table is torn.

    Formats without comments, front matter and records have no place for one.
    """
    rules: dict[int, set[str]] = {}
    left = []
    ends = sorted(end for document in documents for end in _ends(document))
    for d in diagnostics:
        block = next(((a, b) for a, b in ends if a <= d.start and d.end <= b), None)
        if block is None or d.record is not None or d.rule.startswith("newslint/"):
            left.append(d)
        else:
            rules.setdefault(block[1], set()).add(d.rule)
    why = f" {reason.replace('--', '-').strip()}" if reason else ""
    edits = [
        Edit(Span(at, at), f"<!-- newslint: ignore[{', '.join(sorted(names))}]{why} -->")
        for at, names in rules.items()
    ]
    return Suppressed(apply(source, edits), len(diagnostics) - len(left), left)


def _ends(document: Document) -> list[tuple[int, int]]:
    """Source ranges of the blocks of a document that is the body of its file."""
    if document.field is not None or document.record is not None:
        return []
    lifted = [document.offsets.lift(b.span) for b in document.blocks or ()]
    return [(span.start, span.end) for span in lifted]
