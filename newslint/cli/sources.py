"""The texts that diagnostics point into, for reporters that show them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from newslint.model import Diagnostic
from newslint.opening import text_at
from newslint.result import Result, Texts

Part = tuple[Sequence[Diagnostic], str | None]
"""Diagnostics of one text, and that text; None where it is not to be had."""


TextsOf = Callable[[str], Texts]


def parts(result: Result, texts_of: TextsOf | None) -> Iterator[Part]:
    """The diagnostics of a file, or of each record in it; None: all of them, without a text.

    What is not at hand (the result came from the cache or from another process) is read again, the
    texts of records by `texts_of` their file.
    """
    if texts_of is None:
        yield result.diagnostics, None
        return
    if all(d.record is None for d in result.diagnostics):
        yield result.diagnostics, _source(result)
        return
    texts = result.texts or texts_of(result.path)
    for key, group in groupby(result.diagnostics, lambda d: (d.record, d.field)):
        yield list(group), texts.get(key)


def _source(result: Result) -> str | None:
    if result.fixed is not None:
        return result.fixed
    if result.decoded is not None:
        return result.decoded.text
    return text_at(result.path)
