"""What became of one file, and how that is kept."""

from typing import TYPE_CHECKING

import msgspec

from newslint.collect.facts import Facts
from newslint.model import Change, Diagnostic
from newslint.readers import Decoded

if TYPE_CHECKING:  # imported by runs that fix
    from newslint.fix import Writer

UNCHECKED = "not checked by "
"""How the problem of a file begins that an engine did not check; what went wrong follows."""


Texts = dict[tuple[int | None, str | None], str]
"""(record, field) -> the text that diagnostics of that record point into."""


class Result(msgspec.Struct):
    """What became of one file, or of a part of it if there is `more` to come. `problems` are errors
    (exit 2), `notices` are not; `texts` are those of records with diagnostics, where they are at hand."""

    path: str
    diagnostics: list[Diagnostic] = []
    problems: list[str] = []
    notices: list[str] = []
    decoded: Decoded | None = None
    before: list[Diagnostic] = []
    changes: list[Change] = []
    applied: int = 0
    fixed: str | None = None
    facts: list[Facts] = []
    writer: "Writer | None" = None
    more: bool = False
    texts: Texts = {}

    def content(self) -> "bytes | Writer":
        """What is to be written over the file or into another: UnicodeEncodeError where its encoding
        cannot hold a character."""
        if self.writer is not None:
            return self.writer
        assert self.decoded is not None
        return self.decoded.encode(self.decoded.text if self.fixed is None else self.fixed)


def pack(result: Result) -> bytes:
    """What a first pass found in a file, as data."""
    if not result.diagnostics and not result.notices and not result.facts:
        return b""
    try:
        return msgspec.msgpack.encode((result.diagnostics, result.notices, result.facts))
    except UnicodeEncodeError:  # a file whose name is no Unicode: unpack says again how it is called
        nameless = [msgspec.structs.replace(d, path="") for d in result.diagnostics]
        return msgspec.msgpack.encode((nameless, result.notices, result.facts))


def unpack(path: str, value: bytes) -> Result:
    """The result that was packed; the file may be called otherwise now."""
    if not value:
        return Result(path)
    packed = tuple[list[Diagnostic], list[str], list[Facts]]
    diagnostics, notices, facts = msgspec.msgpack.decode(value, type=packed)
    diagnostics = [msgspec.structs.replace(d, path=path) for d in diagnostics]
    return Result(path, diagnostics, notices=notices, facts=facts)
