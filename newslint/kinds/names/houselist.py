"""A house's list of names: read from YAML or CSV, checked for contradictions, every error with its place."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from newslint.yamlfile import FileError, Located, nearest, read_yaml, unreadable

SHIPPED = Path(__file__).parent / "lists"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """One name. `variants` are the forms to replace by `preferred`; `unless` phrases in which a
    variant stands rightly (“chicken Kiev”, in any case); `unless-article` words whose presence
    excuses all of an article (Texas, for Odessa); `since` the date from which the form holds and
    `source` who holds it; `title` a person's title or office, shown with the finding."""

    preferred: str
    variants: tuple[str, ...]
    unless: tuple[str, ...] = ()
    unless_article: tuple[str, ...] = ()
    since: str = ""
    title: str = ""
    source: str = ""


class Placed(NamedTuple):
    """An entry and where it stands, `file:line`."""

    entry: Entry
    file: str
    line: int

    @property
    def place(self) -> str:
        """`file:line`."""
        return f"{self.file}:{self.line}" if self.line else self.file


# Column of a table -> field. The second group is what a query of Wikidata's names its columns.
COLUMNS = {
    "preferred": "preferred",
    "variants": "variants",
    "unless": "unless",
    "unless-article": "unless_article",
    "since": "since",
    "title": "title",
    "source": "source",
    "itemlabel": "preferred",
    "itemaltlabel": "variants",
    "label": "preferred",
    "aliases": "variants",
    "item": "source",
}
_MANY = {"variants", "unless", "unless_article"}


def read_list(name: str) -> list[Placed]:
    """The entries of a shipped list (a bare name) or of a .yml, .yaml, .csv or .tsv file.

    FileError names file, line and remedy.
    """
    path = Path(name)
    if path.suffix and not path.is_absolute():
        raise ValueError(f"{name}: a file is named in the configuration, under `options`, not in a rule")
    if path.suffix in (".csv", ".tsv"):
        return _read_table(path)
    if path.suffix not in (".yml", ".yaml"):
        shipped = sorted(p.stem for p in SHIPPED.glob("*.yml"))
        if name not in shipped:
            raise ValueError(
                f"no list is called {name!r} (and a file ends in .yml or .csv){nearest(name, shipped)}"
            )
        path = SHIPPED / f"{name}.yml"
    located = read_yaml(path)
    if not isinstance(located.data, list):
        raise located.error((), "a list of names is a YAML list of entries with `preferred` and `variants`")
    for number in range(len(located.data)):
        located.at(number).convert(Entry)
    entries = located.convert(list[Entry])
    return [Placed(e, located.path, located.lines.get((i,), 1)) for i, e in enumerate(entries)]


def _read_table(path: Path) -> list[Placed]:
    """A table with a head line; several variants in one field are parted by `|`, or by a comma."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(str(path), error) from None
    reader = csv.DictReader(io.StringIO(text), delimiter="\t" if path.suffix == ".tsv" else ",", strict=True)
    try:
        heads = {head: _field(path, head) for head in reader.fieldnames or ()}
        if not {"preferred", "variants"} <= set(heads.values()):
            raise FileError(str(path), 1, "the head line needs the columns `preferred` and `variants`")
        return [placed for row in reader if (placed := _row(path, reader.line_num, row, heads))]
    except csv.Error as error:
        raise FileError(str(path), reader.line_num, f"is no valid table: {error}") from None


def _field(path: Path, head: str) -> str:
    field = COLUMNS.get(head.strip().lower())
    if field is None:
        raise FileError(str(path), 1, f"unknown column {head!r}{nearest(head, sorted(COLUMNS))}")
    return field


def _row(path: Path, line: int, row: dict[str, str], heads: dict[str, str]) -> Placed | None:
    """One line of a table; None for a name without other forms."""
    if None in row:
        raise FileError(
            str(path), line, "has more fields than the head line; quote a field that holds commas"
        )
    values = {heads[head]: (value or "").strip() for head, value in row.items()}
    lists = {k: _parts(v) if k in _MANY else v for k, v in values.items()}
    entry = msgspec.convert(lists, Entry)
    if not entry.preferred:
        raise FileError(str(path), line, "has no preferred form")
    variants = tuple(v for v in entry.variants if v != entry.preferred)
    return Placed(msgspec.structs.replace(entry, variants=variants), str(path), line) if variants else None


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split("|" if "|" in value else ",") if part.strip()]


def placed_inline(entries: Iterable[dict[str, object]]) -> list[Placed]:
    """Entries that stand in the options themselves; ValueError for one that is none."""
    out = []
    for number, entry in enumerate(entries, 1):
        name = f"entry {number}"
        try:
            out.append(Placed(Located(name, entry, {}).convert(Entry), name, 0))
        except FileError as error:
            raise ValueError(f"{name}: {error.message}") from None
    return out


def refuse_contradictions(placed: Sequence[Placed]) -> None:
    """FileError, with both places, where one entry prefers what another one replaces; ValueError where
    the options themselves hold the entry."""
    preferred: dict[str, Placed] = {}
    for item in placed:
        preferred.setdefault(item.entry.preferred, item)
    replaced: dict[str, Placed] = {}
    for item in placed:
        for variant in item.entry.variants:
            other = preferred.get(variant) or replaced.get(variant)
            if other is not None and other.entry.preferred != item.entry.preferred:
                raise _refusal(
                    item,
                    f"{variant!r} is to be {item.entry.preferred!r} here and"
                    f" {other.entry.preferred!r} at {other.place}; drop one of the two",
                )
            if variant == item.entry.preferred:
                raise _refusal(item, f"{variant!r} is its own preferred form; drop it")
            replaced.setdefault(variant, item)


def _refusal(item: Placed, message: str) -> Exception:
    return FileError(item.file, item.line, message) if item.line else ValueError(f"{item.file}: {message}")
