"""Files -> results in order: one after the other, some at a time, or by several processes."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, groupby

import msgspec

from newslint.ahead import announced
from newslint.discovery import Target
from newslint.lint import lint_each
from newslint.model import Document
from newslint.opening import content_of, documents_of, noticed
from newslint.readers import content
from newslint.result import Result
from newslint.worker import Worker, paired

CHUNK = 64
"""Files that a process takes at a time."""
SMALL, BATCH = 64_000, 128_000
"""Bytes: files up to SMALL are linted together, until they make a BATCH."""


def results(worker: Worker, targets: Sequence[Target], jobs: int) -> Iterator[Result]:
    """The results of files, by so many processes where that can pay."""
    if jobs <= 1 or len(targets) < 2 * jobs:
        # Reporters show the source of what was found: here it is at hand, from another process it
        # would cost more to carry than to read again.
        worker.options = msgspec.structs.replace(worker.options, keep_source=True)
        jobs = 1
    for large, group in groupby(targets, worker.streams):
        if large:
            yield from chain.from_iterable(map(worker.stream, group))
        elif jobs == 1:
            yield from _here(worker, group)
        else:
            from newslint.pool import forked

            yield from forked(lambda part: list(_here(worker, part)), list(group), jobs, CHUNK)


def _here(worker: Worker, targets: Iterable[Target]) -> Iterator[Result]:
    """The results of files by this process. Small files are linted together: see Compiled.find."""
    batch: list[tuple[Target, bytes]] = []
    size = 0
    for target in announced(targets, lambda target: _announce(worker, target)):
        data = content_of(target)
        small = isinstance(data, bytes) and len(data) <= SMALL and worker.together(target)
        if batch and (not small or size >= BATCH or batch[0][0].settings is not target.settings):
            yield from _batch(worker, batch)
            batch, size = [], 0
        if isinstance(data, Result):
            yield data
        elif small:
            batch.append((target, data))
            size += len(data)
        else:
            yield worker.lint_bytes(data, target)
    if batch:
        yield from _batch(worker, batch)


def _batch(worker: Worker, batch: Sequence[tuple[Target, bytes]]) -> Sequence[Result]:
    try:
        return _together(worker, batch)
    except Exception:  # which file it is, and what to say of it, shows when each is linted by itself
        return [worker.lint_bytes(data, target) for target, data in batch]


def _together(worker: Worker, batch: Sequence[tuple[Target, bytes]]) -> list[Result]:
    """Results of files that share their settings; raises if anything is wrong with any of them."""
    read = []
    for target, data in batch:
        decoded = content(data, target.shown)
        read.append((target, decoded, list(noticed(documents_of(decoded.text, target), decoded.notice))))
    articles = [d for *_, documents in read for d in documents if isinstance(d, Document)]
    plan, _ = worker.workshop.plan(batch[0][0].settings)
    found = iter(lint_each(articles, plan))
    made = []
    for target, decoded, documents in read:
        result = Result(target.shown, decoded=decoded if worker.options.keep_source else None)
        result.diagnostics = worker.gather(paired(documents, found), target, result)
        made.append(result)
    return made


def _announce(worker: Worker, target: Target) -> None:
    """Let checkers outside begin with the first article of a file that is coming."""
    plan, _ = worker.workshop.plan(target.settings)
    if plan.asks_outside and worker.second is None and not worker.options.fix and not worker.streams(target):
        with suppress(Exception):  # what is wrong with a file is said when its turn comes
            with open(target.shown, "rb") as file:
                source = content(file.read(), target.shown).text
            plan.announce(next(documents_of(source, target)))
