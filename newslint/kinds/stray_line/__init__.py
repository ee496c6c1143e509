"""`kind: stray-line`: residue that no telltale word gives away, seen by its look, place and neighbours.

Only articles in which other rules, or one of the rule's own cues, have found residue are looked at:
layout alone cannot tell a teaser from a line of a poem, and a clean article costs nothing.

Lines that only rules with a capped estimate have marked are scored, too: wording and layout together
were judged often enough, and filters/residue gives the rule's finding their confidence.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from newslint.kinds.base import finding, timed_out
from newslint.kinds.fixes import delete_line
from newslint.kinds.patterns import TIME_LIMIT, check_patterns, compiled
from newslint.kinds.stray_line.features import Layout
from newslint.kinds.stray_line.model import load_model
from newslint.kinds.stray_line.reasons import kind_of, reasons
from newslint.model import MAX_ESTIMATED, Finding, Rule, Span
from newslint.model.finding import Safety
from newslint.text.article import Article
from newslint.text.literals import Hit

_CUE_MAX = 60
_REACH = 3


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`cues`: how lines begin that are surely residue, ASCII, lower case. `report-from` and `fix-from`:
    the confidence from which a line is reported, and from which its deletion is a safe fix.
    `unless`: patterns of lines that are never taken for residue (searched). `max-lines`: articles
    with more lines are left alone."""

    cues: tuple[str, ...]
    report_from: float = 0.6
    fix_from: float = 0.95
    unless: tuple[str, ...] = ()
    max_lines: int = 2000


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    check_patterns(options.get("unless", ()))
    for cue in options["cues"]:
        if len(cue) < 5 or not cue.isascii() or cue != cue.lower():
            raise ValueError(f"cue {cue!r} must be ASCII, lower case and at least five characters long")
    return options


def compile_rules(rules: Sequence[Rule]) -> "StrayLineMatcher":
    """See KindModule."""
    return StrayLineMatcher(rules)


class StrayLineMatcher:
    """Scores the loose lines of an article in which residue is known, and the lines beside it."""

    always = True

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Nothing of the model is read before an article needs it."""
        self.rules = [(r, msgspec.convert(r.options, Options)) for r in rules]
        self.literals: Sequence[str] = sorted({c for _, o in self.rules for c in o.cues})

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        if not hits and not article.residue:
            return
        cued = self._cued(article, hits)
        for rule, options in self.rules:
            known = {n: "" for n, cue in cued.items() if cue in options.cues}
            known |= {n: rule_id.rpartition("/")[2] for n, rule_id in article.residue.items()}
            if known and len(article.filled) <= options.max_lines:
                yield from _stray(article, known, rule, options)

    def _cued(self, article: Article, hits: Sequence[Hit]) -> dict[int, str]:
        """Short lines that begin with a cue."""
        found = {}
        for hit in hits:
            number = article.line_number(hit.offset)
            line = article.raw_lines[number]
            if len(line) <= _CUE_MAX and not line[: hit.offset - article.starts[number]].strip():
                found[number] = self.literals[hit.literal]
        return found


def _stray(article: Article, known: Mapping[int, str], rule: Rule, options: Options) -> Iterator[Finding]:
    model = load_model()
    filled = article.filled
    index_of = {number: index for index, number in enumerate(filled)}
    marked = {index_of[n]: name for n, name in sorted(known.items())}
    layout = Layout([article.raw_lines[n].strip() for n in filled], marked)
    unproven = {index_of[n]: MAX_ESTIMATED for n in article.unproven if n in known}
    for index in candidates(layout, unproven):
        vector = layout.vector(index, model.lexicon)
        confidence = model.confidence(model.score(vector))
        if confidence < options.report_from or confidence <= unproven.get(index, 0):
            continue
        span = article.line_span(filled[index])
        try:
            if excused(layout.lines[index], options):
                continue
        except TimeoutError:
            yield timed_out(rule.id, span)
            continue
        message = f"Looks like {kind_of(layout, index, vector)}: {reasons(layout, index, vector)}"
        safety: Safety = "safe" if confidence >= options.fix_from and rule.safety == "safe" else "unsafe"
        fix = delete_line(article.text, span.start, safety)
        yield finding(rule, Span(span.start, span.end), message=message, confidence=confidence, fix=fix)


def candidates(layout: Layout, unproven: Container[int]) -> list[int]:
    """The lines that could be residue: loose ones, and all beside known residue; never the headline
    nor what is known, unless it is `unproven`."""
    headline = layout.headline()
    unknown = [
        i for i in range(1, len(layout.lines)) if i != headline and (i not in layout.hits or i in unproven)
    ]
    return [i for i in unknown if layout.loose(i) or layout.near(i, _REACH)]


def excused(line: str, options: Options) -> bool:
    """Whether a line is of a kind that other rules decide on; TimeoutError after TIME_LIMIT."""
    return any(compiled(p).search(line, timeout=TIME_LIMIT) for p in options.unless)
