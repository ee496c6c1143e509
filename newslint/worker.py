"""One file -> its results: read, linted, filtered, or mended."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import compress, islice
from typing import TYPE_CHECKING, Protocol

import msgspec

from newslint.ahead import announced
from newslint.collect.facts import facts_of, wanted_facts
from newslint.contents import Contents
from newslint.discovery import Target
from newslint.filters import Context, fold, settle
from newslint.kinds.base import TIMEOUT_RULE
from newslint.lint import lint_again, lint_each
from newslint.model import Diagnostic, Document, Finding, Notice
from newslint.opening import content_of, documents_of, noticed, read_options
from newslint.readers import BinaryFile, Decoded, ReadError, Unreadable, content, stream
from newslint.result import UNCHECKED, Result
from newslint.rulebook.plan import ENGINE_RULE, Plan
from newslint.workshop import Workshop

if TYPE_CHECKING:  # imported by runs that fix
    from newslint.mend import Mend

STREAMED = (".jsonl", ".ndjson", ".parquet")
STREAM_FROM = 16_000_000
"""Bytes from which a file of records is read, linted and reported piece by piece."""
RECORDS, TOGETHER = 256, 32
"""Articles of a source that make one result, and that are linted together."""


class Second(Protocol):
    """What a second pass knows that a first one could not: the other articles."""

    def kept(self, document: Document) -> list[Diagnostic] | None:
        """The first pass's diagnostics of a document; None to lint it again."""

    def findings(self, document: Document) -> list[Finding]:
        """What only the collection shows."""


Narrow = Callable[[Target, str | None, list[Diagnostic]], list[Diagnostic]]
"""(file, its source, its diagnostics) -> those that count."""


Found = tuple[Document | Unreadable, list[Diagnostic]]
"""An article with what was found in it."""


def paired(documents: Iterable[Document | Unreadable], found: Iterable[list[Diagnostic]]) -> Iterator[Found]:
    """Documents with what was found in each, in order; nothing is found in one that cannot be read."""
    each = iter(found)
    return ((d, next(each) if isinstance(d, Document) else []) for d in documents)


class Options(msgspec.Struct, frozen=True):
    """How to run; what to check is in the settings.

    `records`: fix record files too, which are never written in place. `narrow`: which of a file's
    diagnostics are to be fixed, asked in every round. `mend`: how a text is fixed, in place of all its
    fixes at once. `pieces`: a large file of records may come as several results.
    """

    cache: bool = True
    jobs: int = 0
    fix: bool = False
    unsafe: bool = False
    records: bool = False
    keep_source: bool = False
    narrow: Narrow | None = None
    pieces: bool = False
    mend: "Mend | None" = None


class Worker:
    """Lints files, here or in forked processes."""

    def __init__(self, workshop: Workshop, options: Options, second: Second | None = None) -> None:
        self.workshop, self.options, self.second = workshop, options, second
        self._tails: dict[tuple[int, str], bytes] = {}

    def keys(self, targets: Sequence[Target], contents: Contents) -> list[bytes | None]:
        """What the result of each file depends on, hashed; None where it cannot be read, or is not kept."""
        from xxhash import xxh3_128_digest

        tails = [b"" if self.streams(target) else self._tail(target) for target in targets]
        digests = contents.digests(t.shown for t in compress(targets, tails))
        found = [tail and next(digests) for tail in tails]
        return [xxh3_128_digest(d + tail) if d else None for d, tail in zip(found, tails, strict=True)]

    def _tail(self, target: Target) -> bytes:
        """What a file's result depends on besides its content."""
        shown, settings = target.shown, target.settings
        end = shown[shown.rfind(".") - 1 :]  # tells a suffix from a name that begins with a dot
        tail = self._tails.get((id(settings), end))
        if tail is None:
            suffix = os.path.splitext(shown)[1].lower().encode("utf-8", "surrogateescape")
            tail = self._tails[id(settings), end] = self.workshop.plan(settings)[1] + suffix
        if settings.config.per_file_ignores:
            tail += os.path.abspath(shown).encode("utf-8", "surrogateescape")
        return tail

    def streams(self, target: Target) -> bool:
        """Whether the file is one of records too large to be held as a whole."""
        if not target.shown.lower().endswith(STREAMED):
            return False
        if not self.options.pieces or self.options.fix or self.second is not None:
            return False
        try:
            large = os.path.getsize(target.shown) >= STREAM_FROM
        except OSError:
            return False
        return large and not wanted_facts(self.workshop.plan(target.settings)[0].by_id)

    def stream(self, target: Target) -> Iterator[Result]:
        """Results of some records each, the last one without any."""
        documents = stream(target.shown, read_options(target.settings))
        if documents is None:
            data = content_of(target)
            yield data if isinstance(data, Result) else self.lint_bytes(data, target)
            return
        done = Result(target.shown)
        try:
            while batch := list(islice(documents, RECORDS)):
                result = Result(target.shown, more=True)
                result.diagnostics = self.check(batch, None, target, result)
                yield result
        except ReadError as error:
            done.problems.append(str(Unreadable(error.line, error.message, error.column)))
        except Exception as error:  # a bug of ours must name the file and spare the others
            done.problems.append(f"internal error: {type(error).__name__}: {error}")
        yield done

    def lint_bytes(self, data: bytes, target: Target) -> Result:
        """One file whose content is at hand; whatever goes wrong becomes a problem of this file."""
        try:
            decoded = content(data, target.shown)
        except BinaryFile:
            return Result(target.shown, notices=["looks like a binary file and was skipped"])
        except ReadError as error:
            return Result(target.shown, problems=[error.message])
        result = Result(target.shown, decoded=decoded if self.options.keep_source else None)
        try:
            if self.options.fix:
                self._fix(decoded, target, result)
            else:
                documents = documents_of(decoded.text, target)
                result.diagnostics = self.check(documents, decoded.notice, target, result)
        except Exception as error:  # a bug of ours must name the file and spare the others
            result.problems.append(f"internal error: {type(error).__name__}: {error}")
        return result

    def check(
        self,
        documents: Iterable[Document | Unreadable],
        notice: Notice | None,
        target: Target,
        result: Result,
    ) -> list[Diagnostic]:
        """The diagnostics of the documents of one source, filtered."""
        plan, _ = self.workshop.plan(target.settings)
        documents = noticed(documents, notice)
        if self.second is None and plan.asks_outside:
            documents = announced(documents, plan.announce)
        return self.gather(self._linted(documents, target), target, result)

    def together(self, target: Target) -> bool:
        """Whether articles of a file can be linted together with others: nothing of it is fixed, looked
        at a second time, or asked outside."""
        plan, _ = self.workshop.plan(target.settings)
        return not (self.options.fix or self.second is not None or plan.asks_outside)

    def _linted(self, documents: Iterable[Document | Unreadable], target: Target) -> Iterator[Found]:
        documents = iter(documents)
        plan, _ = self.workshop.plan(target.settings)
        size = TOGETHER if self.together(target) else 1
        while some := list(islice(documents, size)):
            yield from paired(some, self._found([d for d in some if isinstance(d, Document)], plan))

    def _found(self, documents: Sequence[Document], plan: Plan) -> list[list[Diagnostic]]:
        second = self.second
        if second is None:
            return lint_each(documents, plan)
        return [lint_again(d, plan, second.kept(d), second.findings(d)) for d in documents]

    def gather(self, pairs: Iterable[Found], target: Target, result: Result) -> list[Diagnostic]:
        """The diagnostics of the documents of one source, each given with what was found in it, filtered."""
        out: list[Diagnostic] = []
        commented: list[Document] = []
        result.problems.clear()
        result.facts, result.texts = [], {}
        plan, _ = self.workshop.plan(target.settings)
        wanted = wanted_facts(plan.by_id) if self.second is None else ()
        for document, found in pairs:
            if isinstance(document, Unreadable):
                result.problems.append(str(document))
                continue
            if wanted:
                result.facts.append(facts_of(document, wanted))
            if document.directives and document.record is None:
                commented.append(document)
            found = self.filtered(document, found, target)
            out += found
            if found and document.record is not None and (self.options.keep_source or self.options.pieces):
                result.texts[document.record, document.field] = document.source
        if len(commented) > 1:
            out = settle(out, commented)
        result.problems += [f"line {d.line}: {d.message}" for d in out if d.rule == TIMEOUT_RULE]
        if target.settings.config.grammar.on_failure == "error":
            failed = {d.message for d in out if d.rule == ENGINE_RULE}
            result.problems += [f"{UNCHECKED}{message}" for message in sorted(failed)]
            out = [d for d in out if d.rule != ENGINE_RULE]
        return sorted(out, key=Diagnostic.sort_key)

    def filtered(self, document: Document, found: list[Diagnostic], target: Target) -> list[Diagnostic]:
        """What is left of what was `found` in an article after every filter."""
        if not found and not document.directives:
            return found
        plan, _ = self.workshop.plan(target.settings)
        settings = target.settings
        known = partial(self.workshop.known, settings)
        return fold(found, Context(document, settings.config, settings.root, frozenset(plan.by_id), known))

    def _fix(self, decoded: Decoded, target: Target, result: Result) -> None:
        from newslint.mend import UNFIXED_RECORDS, Mended, mend, mend_records

        mend_text = self.options.mend or partial(mend, unsafe=self.options.unsafe)

        narrow = self.options.narrow or (lambda _target, _source, found: found)
        left_alone = False

        def check(source: str) -> list[Diagnostic]:
            nonlocal left_alone
            documents = documents_of(source, target)
            found = narrow(target, source, self.check(documents, decoded.notice, target, result))
            # A record's offsets count inside its field: it is fixed where records are written out.
            left_alone |= any(d.fix is not None and d.record is not None for d in found)
            return [d if d.record is None else msgspec.structs.replace(d, fix=None) for d in found]

        plan, _ = self.workshop.plan(target.settings)

        def check_document(document: Document) -> list[Diagnostic]:
            return narrow(
                target, decoded.text, self.filtered(document, self._found([document], plan)[0], target)
            )

        mended: Mended | None = None
        if self.options.records:
            documents = documents_of(decoded.text, target)
            mended = mend_records(decoded.text, target.shown, documents, check_document, mend_text)
            result.texts = mended.texts if mended else {}
        if mended is None:
            mended = mend_text(decoded.text, check)
        if left_alone:
            result.notices.append(UNFIXED_RECORDS)
        result.decoded = decoded
        result.before, result.diagnostics = mended.before, mended.left
        result.problems += mended.problems
        result.applied, result.changes = mended.applied, mended.changes
        result.writer = mended.writer
        result.fixed = mended.source if mended.writer or mended.source != decoded.text else None
