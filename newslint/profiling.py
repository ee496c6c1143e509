"""`check --profile`: where the time of a run goes, by stage, kind and rule, and on which articles."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec

from newslint.discovery import Target
from newslint.filters import Context, fold
from newslint.lint import lift
from newslint.model import Document, Rule
from newslint.readers import Unreadable
from newslint.readers.decode import BinaryFile, decode
from newslint.rulebook import Plan
from newslint.rulebook.plan import Compiled, unique
from newslint.run import Workshop, documents_of
from newslint.text.article import Article

RULES_ON = 200
"""Articles, evenly spread, on which every rule is timed alone."""


def _zeros() -> defaultdict[str, float]:
    return defaultdict(float)


class Profile(msgspec.Struct):
    """CPU seconds by stage and by rule, wall-clock free; characters read; slowest articles."""

    stages: defaultdict[str, float] = msgspec.field(default_factory=_zeros)
    rules: dict[str, float] = {}
    articles: defaultdict[str, float] = msgspec.field(default_factory=_zeros)
    characters: int = 0
    sampled: int = 0

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the CPU time of the block to `stage`."""
        start = time.process_time()
        yield
        self.stages[stage] += time.process_time() - start


def profile(targets: Sequence[Target], workshop: Workshop) -> Profile:
    """Lint all targets once in this process, then every rule alone over a sample."""
    out = Profile()
    documents: list[tuple[Document, Plan]] = []
    for target in targets:
        for document, plan in _documents(target, workshop, out):
            start = time.process_time()
            _lint(document, plan, target, out)
            out.articles[document.path] += time.process_time() - start
            out.characters += len(document.text)
            documents.append((document, plan))
    step = max(1, len(documents) // RULES_ON)
    sample = documents[::step]
    out.sampled = sum(len(d.text) for d, _ in sample)
    for rule in {r.id: r for _, plan in sample for r in plan.rules}.values():
        out.rules[rule.id] = _alone(rule, [d for d, _ in sample])
    return out


def _documents(target: Target, workshop: Workshop, out: Profile) -> Iterator[tuple[Document, Plan]]:
    with out.timed("rules and configuration"):
        plan, _ = workshop.plan(target.settings)
    try:
        with out.timed("read"), open(target.shown, "rb") as file:
            data = file.read()
        with out.timed("decode"):
            source = decode(data).text
        with out.timed("parse"):
            documents = list(documents_of(source, target))
    except (OSError, BinaryFile):
        return
    yield from ((d, plan) for d in documents if not isinstance(d, Unreadable))


def _lint(document: Document, plan: Plan, target: Target, out: Profile) -> None:
    article = Article.of(document)
    with out.timed("language"):
        language = "en" if article.english else ""
    compiled = plan.compiled(language)
    with out.timed("prefilter"):
        hits = compiled.hits(article)
    found = []
    for number, (kind, matcher) in enumerate(zip(compiled.kinds, compiled.matchers, strict=True)):
        if matcher.always or number in hits:
            with out.timed(f"kind {kind}"):
                found += list(matcher.find(article, hits.get(number, ())))
    with out.timed("lift"):
        diagnostics = lift(document, article, plan, unique(found))
    with out.timed("filter"):
        settings = target.settings
        fold(diagnostics, Context(document, settings.config, settings.root, frozenset(plan.by_id)))


def _alone(rule: Rule, documents: Sequence[Document]) -> float:
    compiled = Compiled([rule])
    start = time.process_time()
    for document in documents:
        compiled.find([Article.of(document)])
    return time.process_time() - start


def table(p: Profile, most: int = 15) -> str:
    """The profile as text: milliseconds of CPU time per megabyte (million characters)."""
    mega = max(1, p.characters) / 1e6
    total = sum(p.stages.values())
    out = [f"{total:.2f} s of CPU time for {mega:.2f} million characters", "", "ms per million  share  stage"]
    out += _rows(p.stages, lambda s: f"{1000 * s / mega:14.1f} {s / max(total, 1e-9):6.1%}", len(p.stages))
    sampled = max(1, p.sampled) / 1e6
    out += ["", f"ms per million  rule, each alone on {sampled:.2f} million characters"]
    out += _rows(p.rules, lambda s: f"{1000 * s / sampled:14.1f}", most)
    out += ["", "            ms  slowest articles"]
    out += _rows(p.articles, lambda s: f"{1000 * s:14.2f}", most)
    return "\n".join(out) + "\n"


def _rows(counts: Mapping[str, float], figures: Callable[[float], str], most: int) -> list[str]:
    ordered = sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:most]
    return [f"{figures(seconds)}  {name}" for name, seconds in ordered]
