"""The names of a collection: how often and in how many articles each form stands, and where first.

One entry a form, about 300 bytes: the index grows with the vocabulary of names, not with the text
(1,000 articles have some 15,000 forms, and twice as many articles half as many again).
"""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from newslint.collect.facts import Facts
from newslint.collect.sources import Where
from newslint.yamlfile import FileError

CAPACITY = 2_000_000
"""Forms of one index."""
PLACES = 3
"""Places kept of a form: as many as a finding may need, and as many articles as may differ."""
_VERSION = "newslint names 1"


class Entry(msgspec.Struct, gc=False):
    """How often a form stands, in how many articles, and the first of them by path and record."""

    count: int = 0
    articles: int = 0
    places: list[Where] = []


class Row(msgspec.Struct):
    """A line of a kept index."""

    name: str
    count: int
    articles: int
    places: list[Where] = []


class NameIndex:
    """Form -> Entry; a commutative fold."""

    def __init__(self) -> None:
        self.forms: dict[str, Entry] = {}

    def add(self, path: str, facts: Iterable[Facts]) -> None:
        """The facts of one file."""
        articles: dict[Where, Counter[str]] = {}
        for part in facts:
            articles.setdefault(Where(path, part.record or 0), Counter()).update(part.names)
        for place, counts in articles.items():
            for form, count in counts.items():
                self._count(form, Entry(count, 1, [place]))

    def _count(self, form: str, more: Entry) -> None:
        entry = self.forms.get(form)
        if entry is None:
            if len(self.forms) >= CAPACITY:
                message = f"the collection has more than {CAPACITY:,} names; index its folders one at a time"
                raise FileError("names", 0, message)
            self.forms[form] = more
            return
        entry.count += more.count
        entry.articles += more.articles
        entry.places = sorted({*entry.places, *more.places})[:PLACES]

    def joined(self, kept: Sequence["NameIndex"]) -> "NameIndex":
        """This index with others; since a kept index may know these very articles, the larger counts hold."""
        out = NameIndex()
        out.forms = dict(self.forms)
        for form, entry in (item for other in kept for item in other.forms.items()):
            own = out.forms.get(form, Entry())
            places = [*own.places, *(p for p in entry.places if p not in own.places)]
            count, articles = max(own.count, entry.count), max(own.articles, entry.articles)
            out.forms[form] = Entry(count, articles, places)
        return out

    def rows(self) -> list[Row]:
        """All entries in alphabetical order."""
        return [Row(form, e.count, e.articles, e.places) for form, e in sorted(self.forms.items())]


def write_index(index: NameIndex, path: Path) -> None:
    """Keep an index: a line that names the format, then one JSON object a form; written atomically."""
    encoder = msgspec.json.Encoder()
    lines = [encoder.encode({"format": _VERSION}), *map(encoder.encode, index.rows())]
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(b"\n".join([*lines, b""]))
        os.replace(temporary, path)
    except OSError as error:
        raise FileError(str(path), 0, f"cannot be written: {error.strerror or error}") from None


def read_index(path: str) -> NameIndex:
    """A kept index; FileError for what is none."""
    index = NameIndex()
    try:
        head, _, rest = Path(path).read_bytes().partition(b"\n")
    except OSError as error:
        raise FileError(path, 0, f"cannot be read: {error.strerror or error}") from None
    if head.strip() != msgspec.json.encode({"format": _VERSION}):
        remedy = "write one with `newslint names PATHS --write-index FILE`"
        raise FileError(path, 1, f"is no index of names; {remedy}")
    decoder = msgspec.json.Decoder(Row)
    for number, line in enumerate(rest.split(b"\n"), 2):
        if line:
            try:
                row = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise FileError(path, number, f"is damaged: {error}; write the index anew") from None
            index.forms[row.name] = Entry(row.count, row.articles, row.places)
    return index
