"""Files -> results: plans, cache, processes. One bad file never stops the others."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

import msgspec

from newslint import cache as caching
from newslint.collect.facts import facts_of, wanted_facts
from newslint.config import Settings
from newslint.discovery import Target
from newslint.filters import Context, fold, settle
from newslint.kinds.base import TIMEOUT_RULE
from newslint.lint import lint, lint_again
from newslint.model import Diagnostic, Document, Finding
from newslint.readers import BinaryFile, Decoded, ReadError, ReadOptions, Unreadable, content, reader_for
from newslint.result import Result, pack, unpack
from newslint.rulebook.plan import ENGINE_RULE
from newslint.workshop import Workshop, rules_of

if TYPE_CHECKING:  # imported by runs that fix
    from newslint.mend import Mend

POOL_FROM = 400
CHUNK = 64


class Second(Protocol):
    """What a second pass knows that a first one could not: the other articles."""

    def kept(self, document: Document) -> list[Diagnostic] | None:
        """The first pass's diagnostics of a document; None to lint it again."""

    def findings(self, document: Document) -> list[Finding]:
        """What only the collection shows."""


Narrow = Callable[[Target, str | None, list[Diagnostic]], list[Diagnostic]]
"""(file, its source, its diagnostics) -> those that count."""


class Options(msgspec.Struct, frozen=True):
    """How to run; what to check is in the settings.

    `records`: fix record files too, which are never written in place. `narrow`: which of a file's
    diagnostics are to be fixed, asked in every round. `mend`: how a text is fixed, in place of all its
    fixes at once.
    """

    cache: bool = True
    jobs: int = 0
    fix: bool = False
    unsafe: bool = False
    records: bool = False
    keep_source: bool = False
    narrow: Narrow | None = None
    mend: "Mend | None" = None


def read_options(settings: Settings) -> ReadOptions:
    """What a configuration says to the readers."""
    config = settings.config
    return ReadOptions(fields=config.fields, front_matter=config.front_matter, group_field=config.group_field)


def documents_of(source: str, target: Target) -> Iterator[Document | Unreadable]:
    """The articles of one source; a file that was named is plain text if no format claims its name."""
    reader = reader_for(target.shown) or reader_for("article.txt")
    assert reader is not None
    try:
        yield from reader.read(source, target.shown, read_options(target.settings))
    except ReadError as error:
        yield Unreadable(error.line, error.message, error.column)


def run(
    targets: Sequence[Target], workshop: Workshop, options: Options, second: Second | None = None
) -> Iterator[Result]:
    """Results in the order of `targets`; those of a second pass are never cached."""
    jobs = options.jobs or (os.cpu_count() or 1 if len(targets) >= POOL_FROM else 1)
    for target in targets:  # broken rules and unknown ids are found before any file is read
        workshop.plan(target.settings)
    cache = None
    if options.cache and not options.fix and targets and second is None:
        cache = caching.Cache(caching.folder() / "results.sqlite", len(targets))
    worker = _Worker(workshop, options, second)
    try:
        if cache is None:
            yield from worker.map(targets, jobs)
            return
        yield from _through(cache, worker, targets, jobs)
    finally:
        if cache:
            cache.close()


def run_bytes(
    data: bytes, target: Target, workshop: Workshop, options: Options, second: Second | None = None
) -> Result:
    """The same for content at hand (standard input)."""
    options = msgspec.structs.replace(options, keep_source=True)
    return _Worker(workshop, options, second).lint_bytes(data, target)


def _through(
    cache: caching.Cache, worker: "_Worker", targets: Sequence[Target], jobs: int
) -> Iterator[Result]:
    """Results from the cache where nothing changed, made anew elsewhere, in order."""
    keys = [worker.key(t) for t in targets]
    kept = [cache.get(k) if k else None for k in keys]
    fresh = worker.map([t for t, v in zip(targets, kept, strict=True) if v is None], jobs)
    for target, key, value in zip(targets, keys, kept, strict=True):
        if value is not None:
            result = unpack(target.shown, value)
        else:
            result = next(fresh)
            if key and not result.problems and not any(d.rule == ENGINE_RULE for d in result.diagnostics):
                cache.put(key, pack(result))
        if cache.notice:
            result.notices.append(cache.notice)
            cache.notice = ""
        yield result


class _Worker:
    """Lints files, here or in forked processes."""

    def __init__(self, workshop: Workshop, options: Options, second: Second | None = None) -> None:
        self.workshop, self.options, self.second = workshop, options, second

    def key(self, target: Target) -> bytes | None:
        """What the result of a file depends on, hashed; None if it cannot be read."""
        from xxhash import xxh3_128

        try:
            with open(target.shown, "rb", buffering=0) as file:
                digest = xxh3_128(file.read())
        except OSError:
            return None
        _, plan_key = self.workshop.plan(target.settings)
        config = target.settings.config
        digest.update(plan_key)
        digest.update(os.path.splitext(target.shown)[1].lower().encode("utf-8", "surrogateescape"))
        if config.per_file_ignores:
            digest.update(os.path.abspath(target.shown).encode("utf-8", "surrogateescape"))
        return digest.digest()

    def map(self, targets: Sequence[Target], jobs: int) -> Iterator[Result]:
        """Results in order."""
        if jobs <= 1 or len(targets) < 2 * jobs:
            # Reporters show the source of what was found: here it is at hand, from another process it
            # would cost more to carry than to read again.
            self.options = msgspec.structs.replace(self.options, keep_source=True)
            yield from map(self.lint, targets)
            return
        from newslint.pool import forked

        yield from forked(self.lint, targets, jobs, CHUNK)

    def lint(self, target: Target) -> Result:
        """One file; whatever goes wrong becomes a problem of this file."""
        try:
            with open(target.shown, "rb", buffering=0) as file:
                data = file.read()
        except OSError as error:
            return Result(target.shown, problems=[f"cannot be read: {error.strerror or error}"])
        return self.lint_bytes(data, target)

    def lint_bytes(self, data: bytes, target: Target) -> Result:
        """The same for content at hand."""
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
                result.diagnostics = self.check(decoded.text, decoded, target, result)
        except Exception as error:  # a bug of ours must name the file and spare the others
            result.problems.append(f"internal error: {type(error).__name__}: {error}")
        return result

    def check(self, source: str, decoded: Decoded, target: Target, result: Result) -> list[Diagnostic]:
        """The diagnostics of one source, filtered."""
        out: list[Diagnostic] = []
        commented: list[Document] = []
        result.problems.clear()
        result.facts = []
        plan, _ = self.workshop.plan(target.settings)
        wanted = wanted_facts(plan.by_id) if self.second is None else ()
        notices = (decoded.notice,) if decoded.notice else ()
        for document in documents_of(source, target):
            if isinstance(document, Unreadable):
                result.problems.append(str(document))
                continue
            if notices and document.record is None:
                document = msgspec.structs.replace(document, notices=(*notices, *document.notices))
                notices = ()
            if wanted:
                result.facts.append(facts_of(document, wanted))
            if document.directives and document.record is None:
                commented.append(document)
            out += self.check_document(document, target)
        if len(commented) > 1:
            out = settle(out, commented)
        result.problems += [f"line {d.line}: {d.message}" for d in out if d.rule == TIMEOUT_RULE]
        if target.settings.config.grammar.on_failure == "error":
            failed = {d.message for d in out if d.rule == ENGINE_RULE}
            result.problems += [f"not checked by {message}" for message in sorted(failed)]
            out = [d for d in out if d.rule != ENGINE_RULE]
        return sorted(out, key=Diagnostic.sort_key)

    def check_document(self, document: Document, target: Target) -> list[Diagnostic]:
        """The diagnostics of one article, filtered."""
        plan, _ = self.workshop.plan(target.settings)
        if self.second is None:
            found = lint(document, plan)
        else:
            found = lint_again(document, plan, self.second.kept(document), self.second.findings(document))
        if not found and not document.directives:
            return found
        settings = target.settings
        return fold(found, Context(document, settings.config, settings.root, frozenset(plan.by_id)))

    def _fix(self, decoded: Decoded, target: Target, result: Result) -> None:
        from newslint.mend import UNFIXED_RECORDS, Mended, mend, mend_records

        mend_text = self.options.mend or partial(mend, unsafe=self.options.unsafe)

        narrow = self.options.narrow or (lambda _target, _source, found: found)
        left_alone = False

        def check(source: str) -> list[Diagnostic]:
            nonlocal left_alone
            found = narrow(target, source, self.check(source, decoded, target, result))
            # A record's offsets count inside its field: it is fixed where records are written out.
            left_alone |= any(d.fix is not None and d.record is not None for d in found)
            return [d if d.record is None else msgspec.structs.replace(d, fix=None) for d in found]

        def check_document(document: Document) -> list[Diagnostic]:
            return narrow(target, decoded.text, self.check_document(document, target))

        mended: Mended | None = None
        if self.options.records:
            documents = documents_of(decoded.text, target)
            mended = mend_records(decoded.text, target.shown, documents, check_document, mend_text)
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


__all__ = ["Document", "Options", "Result", "Workshop", "rules_of", "run"]
