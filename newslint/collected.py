"""A run over a collection: every article first, then what only all of them together show.

The first pass is an ordinary run that also yields facts; both are cached. The second goes over the
articles that the collection says something about, and is never cached. Nothing depends on the order
of files or on the number of processes.
"""

import os
from collections.abc import Iterator, Sequence

import msgspec

from newslint.collect.facts import HOUSE, LINES, NAMES, Facts, wanted_facts
from newslint.collect.house import House
from newslint.collect.names import NameIndex, read_index
from newslint.collect.reports import Evidence, LineReports, Places, find_lines, wanted_places, where
from newslint.collect.reports import options_of as rule_options
from newslint.collect.sources import OverCapacity, Source, Sources, Where, repeats, source_of
from newslint.discovery import Target
from newslint.model import Diagnostic, Document, Finding, Place, Rule, Span
from newslint.result import Result, pack, unpack
from newslint.run import Options, read_documents
from newslint.run import run as run_each
from newslint.run import run_bytes as run_one
from newslint.text.article import Article
from newslint.text.lines import LineIndex
from newslint.workshop import Workshop
from newslint.yamlfile import FileError

Rules = dict[str, Rule]


def run(targets: Sequence[Target], workshop: Workshop, options: Options) -> Iterator[Result]:
    """Results in the order of `targets`, with what the collection shows where that is asked for."""
    if not any(_facts_of(t, workshop) for t in targets):
        yield from run_each(targets, workshop, options)
        return
    collection = _Collection(workshop)
    held: list[tuple[bytes, list[str]]] = []
    first = msgspec.structs.replace(options, fix=False)
    for target, result in zip(targets, run_each(targets, workshop, first), strict=True):
        collection.add(target, result.facts)
        result.facts = []
        held.append((pack(result), result.problems))
    collection.judge(targets)
    again = [options.fix or t.shown in collection.concerned for t in targets]
    kept = {} if options.fix else {t.shown: h[0] for t, h in zip(targets, held, strict=True)}
    second = _Second(collection, kept)
    redone = run_each([t for t, a in zip(targets, again, strict=True) if a], workshop, options, second)
    for target, (packed, problems), anew in zip(targets, held, again, strict=True):
        result = unpack(target.shown, packed)
        if anew:
            notices = result.notices
            result = next(redone)
            result.notices = [*dict.fromkeys([*notices, *result.notices])]
        else:
            result.problems = problems
        yield result


def run_bytes(data: bytes, target: Target, workshop: Workshop, options: Options) -> Result:
    """Content at hand: a collection of one article, which an index of names may know more about."""
    if not _facts_of(target, workshop):
        return run_one(data, target, workshop, options)
    collection = _Collection(workshop)
    first = run_one(data, target, workshop, msgspec.structs.replace(options, fix=False))
    collection.add(target, first.facts)
    collection.judge([])
    return run_one(data, target, workshop, options, _Second(collection, {}))


def _facts_of(target: Target, workshop: Workshop) -> tuple[str, ...]:
    return wanted_facts(workshop.plan(target.settings)[0].by_id)


def place_of(document: Document, span: Span) -> Place:
    """A text span of a document as a place that other articles can point to."""
    start, end = document.offsets.lift(span)
    lines = LineIndex(document.source)
    return Place(
        *lines.locate(start), *lines.locate(end), document.source[start:end], document.path, document.record
    )


class _Collection:
    """Facts of all articles, and what follows from them."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.sources = Sources()
        self.names = NameIndex()
        self.reports: dict[str, LineReports] = {}
        self.house: House | None = None
        self.concerned: set[str] = set()
        self._first: dict[str, Target] = {}
        self._houses: dict[str, Rule] = {}

    def add(self, target: Target, facts: list[Facts]) -> None:
        """The facts of one file."""
        wanted = _facts_of(target, self.workshop)
        if NAMES in wanted:
            index = target.settings.config.names_index
            path = os.path.join(target.settings.root, index) if index else ""
            self._houses.setdefault(path, self._rules(target)[HOUSE])
            self.names.add(target.shown, facts)
        if LINES in wanted:
            try:
                self.sources.add(target.shown, facts)
            except OverCapacity as error:
                raise FileError("--collection", 0, str(error)) from None
            for part in facts:
                name = source_of(target.shown, part.group)
                self._first[name] = min(self._first.get(name, target), target, key=lambda t: t.shown)

    def _rules(self, target: Target) -> Rules:
        return self.workshop.plan(target.settings)[0].by_id

    def judge(self, targets: Sequence[Target]) -> None:
        """All articles are in: what repeats, which names differ, and where the evidence stands."""
        places: Places = {}
        wanted: set[Evidence] = set()
        for name in sorted(self.sources.by_name):
            source = self.sources.by_name[name]
            report = _line_reports(source, self._rules(self._first[name]), places)
            self.reports[name] = report
            wanted.update(wanted_places(report.repeats))
            self.concerned.update(_concerned(source, report))
        if self._houses:
            known = [read_index(path) for path in sorted(self._houses) if path]
            rule = self._houses[min(self._houses)]
            self.house = House(self.names.joined(known), rule)
            self.concerned.update(self.house.concerned())
        self._find_places(targets, wanted, places)

    def _find_places(self, targets: Sequence[Target], wanted: set[Evidence], places: Places) -> None:
        keys: dict[Where, set[int]] = {}
        for evidence in wanted:
            keys.setdefault(evidence.where, set()).add(evidence.key)
        names = self.house.wanted() if self.house else {}
        paths = {w.path for w in (*keys, *names)}
        for target in targets:
            if target.shown not in paths:
                continue
            for document in read_documents(target):
                own, article = where(document), Article.of(document)
                for key, span in find_lines(article, keys.get(own, set())):
                    places.setdefault(Evidence(own, key), place_of(document, span))
                if self.house and own in names:
                    for form, span in self.house.find(document.text, names[own]):
                        self.house.places.setdefault((own, form), place_of(document, span))


def _line_reports(source: Source, rules: Rules, places: Places) -> LineReports:
    own = {i: r for i, r in rules.items() if r.kind == "collection"}
    line = [t.articles for r in own.values() for t in rule_options(r).thresholds.values()]
    copies = [rule_options(r) for i, r in sorted(own.items()) if i == "artefacts/repeated-article"]
    options = copies[0] if copies else rule_options(next(iter(own.values())))
    found = repeats(source, min(line, default=3), (options.alike, options.lines))
    return LineReports(own, found, places)


def _concerned(source: Source, report: LineReports) -> Iterator[str]:
    """Paths of articles in which something repeats."""
    repeated = report.repeats
    for own, parts in source.parts.items():
        if own in repeated.copies or any(part.repeats_any(repeated.exact, repeated.near) for part in parts):
            yield own.path


class _Second:
    """See run.Second."""

    def __init__(self, collection: _Collection, kept: dict[str, bytes]) -> None:
        """`kept` holds the packed results of the first pass by path; empty to lint everything again."""
        self.collection, self._kept = collection, kept
        self._unpacked: tuple[str, list[Diagnostic]] = ("", [])

    def kept(self, document: Document) -> list[Diagnostic] | None:
        """A document with suppressions is linted again: what they cover has changed."""
        if document.directives or document.path not in self._kept:
            return None
        if self._unpacked[0] != document.path:
            self._unpacked = document.path, unpack(document.path, self._kept[document.path]).diagnostics
        own = document.record, document.field
        return [d for d in self._unpacked[1] if (d.record, d.field) == own]

    def findings(self, document: Document) -> list[Finding]:
        """Repeated lines, repeated articles and names that the house spells otherwise."""
        out: list[Finding] = []
        article = Article.of(document)
        report = self.collection.reports.get(source_of(document.path, document.group))
        if report:
            out += report.findings(document, article)
        if self.collection.house:
            out += self.collection.house.findings(document)
        return out
