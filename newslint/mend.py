"""One file fixed: a text as a whole, a file of records field by field."""

from collections.abc import Callable, Iterable
from functools import partial

import msgspec

from newslint.changes import changes
from newslint.fix import Writer, fix_until_stable
from newslint.model import Change, Diagnostic, Document
from newslint.readers import Unreadable, suffix_of
from newslint.readers.records import with_source
from newslint.result import Texts
from newslint.rewrite import REWRITERS, TABLES


class Mended(msgspec.Struct):
    """The `source` after its fixes, what was found `before`, what is `left` and what was done.

    `texts`: those of records with something left, after their fixes. `writer`: what writes the new file
    where that is no text (tables).
    """

    source: str
    before: list[Diagnostic] = []
    left: list[Diagnostic] = []
    changes: list[Change] = []
    applied: int = 0
    problems: list[str] = []
    texts: Texts = {}
    writer: Writer | None = None


Check = Callable[[str], list[Diagnostic]]
Mend = Callable[[str, Check], Mended]
"""(text, what finds its diagnostics) -> what became of it."""


def mend(source: str, check: Check, unsafe: bool) -> Mended:
    """A text as a whole: all safe fixes, or the unsafe ones, too."""
    done = fix_until_stable(source, check, unsafe)
    return Mended(done.source, done.before, done.left, changes(source, done), len(done.applied))


def mend_records(
    source: str,
    path: str,
    documents: Iterable[Document | Unreadable],
    check: Callable[[Document], list[Diagnostic]],
    mend_text: Mend,
) -> Mended | None:
    """Each record's field; None where files of this name hold no records."""
    suffix = suffix_of(path)
    if suffix not in REWRITERS and suffix not in TABLES:
        return None
    out = Mended(source)
    values: dict[int, dict[str, str]] = {}
    for document in documents:
        if isinstance(document, Unreadable):
            out.problems.append(str(document))
            continue
        one = mend_text(document.source, _checker(document, check))
        out.before += one.before
        out.left += one.left
        if one.left:
            out.texts[document.record, document.field] = one.source
        out.changes += one.changes
        out.applied += one.applied
        if one.source != document.source:
            values.setdefault(document.record or 0, {})[document.field or ""] = one.source
    if values and suffix in TABLES:
        out.writer = partial(TABLES[suffix], path, values)
    elif values:
        out.source = REWRITERS[suffix](source, values)
    return out


UNFIXED_RECORDS = "records are fixed only into another file: newslint clean, or --fix --output FILE"


def _checker(document: Document, check: Callable[[Document], list[Diagnostic]]) -> Check:
    return lambda source: check(with_source(document, source))
