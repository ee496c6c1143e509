"""One file fixed: a text as a whole, a file of records field by field."""

from collections.abc import Callable, Iterable

import msgspec

from newslint.changes import changes
from newslint.fix import fix_until_stable
from newslint.model import Change, Diagnostic, Document
from newslint.readers import Unreadable, suffix_of
from newslint.readers.records import with_source
from newslint.rewrite import rewriter_for


class Mended(msgspec.Struct):
    """The `source` after its fixes, what was found `before`, what is `left` and what was done."""

    source: str
    before: list[Diagnostic] = []
    left: list[Diagnostic] = []
    changes: list[Change] = []
    applied: int = 0
    problems: list[str] = []


def mend(source: str, check: Callable[[str], list[Diagnostic]], unsafe: bool) -> Mended:
    """A text as a whole."""
    done = fix_until_stable(source, check, unsafe)
    return Mended(done.source, done.before, done.left, changes(source, done), len(done.applied))


def mend_records(
    source: str,
    path: str,
    documents: Iterable[Document | Unreadable],
    check: Callable[[Document], list[Diagnostic]],
    unsafe: bool,
) -> Mended | None:
    """Each record's field; None where files of this name hold no records or cannot be written."""
    rewriter = rewriter_for(suffix_of(path))
    if rewriter is None:
        return None
    out = Mended(source)
    values: dict[int, dict[str, str]] = {}
    for document in documents:
        if isinstance(document, Unreadable):
            out.problems.append(f"line {document.line}: {document.message}")
            continue
        one = mend(document.source, _checker(document, check), unsafe)
        out.before += one.before
        out.left += one.left
        out.changes += one.changes
        out.applied += one.applied
        if one.source != document.source:
            values.setdefault(document.record or 0, {})[document.field or ""] = one.source
    if values:
        out.source = rewriter(source, values)
    return out


def unfixed_records(path: str) -> str:
    """Why the records of a file were not fixed, and what would."""
    if rewriter_for(suffix_of(path)) is None:
        return "records in this format are checked, but cannot be fixed"
    return "records are fixed only into another file: newslint clean, or --fix --output FILE"


def _checker(
    document: Document, check: Callable[[Document], list[Diagnostic]]
) -> Callable[[str], list[Diagnostic]]:
    return lambda source: check(with_source(document, source))
