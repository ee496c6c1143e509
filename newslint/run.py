"""Files -> results: plans, cache, processes. One bad file never stops the others."""

import os
from collections.abc import Iterator, Sequence

import msgspec

from newslint import cache as caching
from newslint.batches import results
from newslint.contents import Contents
from newslint.discovery import Target
from newslint.model import Document
from newslint.opening import documents_of, read_options, text_at
from newslint.readers import Unreadable
from newslint.result import Result, pack, unpack
from newslint.rulebook.plan import ENGINE_RULE
from newslint.worker import Narrow, Options, Second, Worker
from newslint.workshop import Workshop, rules_of

POOL_FROM = 400


def run(
    targets: Sequence[Target], workshop: Workshop, options: Options, second: Second | None = None
) -> Iterator[Result]:
    """Results in the order of `targets`; those of a second pass are never cached."""
    jobs = options.jobs or (os.cpu_count() or 1 if len(targets) >= POOL_FROM else 1)
    for settings in {id(t.settings): t.settings for t in targets}.values():
        workshop.plan(settings)  # broken rules and unknown ids are found before any file is read
    cache = None
    if options.cache and not options.fix and targets and second is None:
        cache = caching.Cache(caching.folder() / "results.sqlite", len(targets))
    worker = Worker(workshop, options, second)
    try:
        if cache is None:
            yield from results(worker, targets, jobs)
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
    return Worker(workshop, options, second).lint_bytes(data, target)


def read_documents(target: Target) -> list[Document]:
    """The articles of a file; none where it cannot be read."""
    source = text_at(target.shown)
    if source is None:
        return []
    return [d for d in documents_of(source, target) if not isinstance(d, Unreadable)]


def _through(
    cache: caching.Cache, worker: "Worker", targets: Sequence[Target], jobs: int
) -> Iterator[Result]:
    """Results from the cache where nothing changed, made anew elsewhere, in order."""
    known = cache.results
    keys = worker.keys(targets, Contents(cache.contents))
    kept = [known.get(k) if k else None for k in keys]
    fresh = results(worker, [t for t, v in zip(targets, kept, strict=True) if v is None], jobs)
    for target, key, value in zip(targets, keys, kept, strict=True):
        if value is not None:
            result = unpack(target.shown, value)
        else:
            result = next(fresh)
            while result.more:
                yield result
                result = next(fresh)
            if key and not result.problems and not any(d.rule == ENGINE_RULE for d in result.diagnostics):
                known.put(key, pack(result))
        if cache.notice:
            result.notices.append(cache.notice)
            cache.notice = ""
        yield result


__all__ = [
    "Narrow",
    "Options",
    "Result",
    "Second",
    "Workshop",
    "documents_of",
    "read_documents",
    "read_options",
    "rules_of",
    "run",
    "run_bytes",
]
