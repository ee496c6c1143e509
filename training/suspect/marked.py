"""Articles with marked damage, and what the network suspects in them."""

import hashlib
import json
import pickle
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newslint.kinds.suspect.judge import Suspicion, broken, joined
from newslint.kinds.suspect.network import Reading, network
from newslint.kinds.suspect.package import Sheet
from newslint.kinds.suspect.sentences import sentences
from newslint.model import Span
from newslint.text.article import Article

FOLDS = 8


class Place(NamedTuple):
    """A suspicion at `span` of line `line`; `speech`: between quotation marks. `any`, `odds`: tenths of log
    odds of any damage, and of each kind."""

    suspicion: Suspicion
    line: int
    span: Span
    speech: bool
    any: int
    odds: Sequence[int]


class Judged(NamedTuple):
    """An article with what is suspected in it. `damage`: (line, start, end, kind); `unsound`: lines
    with any damage at all; `count`: how many sentences stand in sound lines."""

    name: str
    places: list[Place]
    damage: list[tuple[int, int, int, str]]
    unsound: set[int]
    count: int


def half(name: str) -> int:
    """0 or 1, by a hash of the article's id."""
    return hashlib.sha256(name.encode()).digest()[1] % 2


def fold(name: str) -> int:
    """0 to FOLDS - 1, by a hash of the article's id."""
    return hashlib.sha256(name.encode()).digest()[3] % FOLDS


def read(path: Path, kept: Path | None) -> list[tuple[dict[str, Any], list[tuple[Any, Reading]]]]:
    """Every article with the network's readings of its sentences; from `kept` where they are there."""
    if kept and kept.exists():
        return pickle.loads(kept.read_bytes())
    rows = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = Article("\n\n".join(row["lines"]))
            found = [
                ((article.line_number(s.span.start), s), network().read(s.text)) for s in sentences(article)
            ]
            starts = article.starts
            rows.append(
                (row, [((n // 2, s.span.start - starts[n], s.speech, s.text), r) for (n, s), r in found])
            )
    if kept:
        kept.write_bytes(pickle.dumps(rows))
    return rows


def judged(rows: Iterable[Any], sheet: Sheet, least_words: int = 5) -> list[Judged]:
    """The articles, their suspicions by place."""
    kinds = {k.replace("-", "_") for k in sheet.judged}
    out = []
    for row, readings in rows:
        places = []
        for (line, at, speech, text), reading in readings:
            if text.count(" ") + 1 < least_words:
                continue
            if suspicion := broken(reading, sheet):
                first = max(0, suspicion.first - 1)
                span = Span(reading.places[first][0], reading.places[suspicion.last][1])
                quoted = any(span.overlaps(s) for s in speech)
                votes = joined([reading.sentence[sheet.kinds.index(k)] for k in sheet.judged])
                odds = reading.sentence[1:]
                places.append(Place(suspicion, line, span.shifted(at), quoted, votes, odds))
        damage = [(g["line"], g["start"], g["end"], g["kind"]) for g in row["gold"] if g["kind"] in kinds]
        unsound = {g["line"] for g in row["gold"]} | set(row.get("unsound", ()))
        unsound |= {g["line"] - 1 for g in row["gold"] if g["kind"] == "doubled_paragraph"}
        sound = [t for n, t in enumerate(row["lines"]) if n not in unsound]
        count = sum(
            max(1, len([p for p in t.replace("? ", ". ").replace("! ", ". ").split(". ") if p]))
            for t in sound
        )
        out.append(Judged(row["id"], places, damage, unsound, count))
    return out
