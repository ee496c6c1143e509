"""A rule's examples are its tests."""

from collections.abc import Iterator

from newslint.kinds import load_kind
from newslint.model import Example, Finding, Rule
from newslint.rulebook.plan import unique
from newslint.text.article import Article
from newslint.text.edits import apply
from newslint.text.literals import Hit, LiteralIndex


def findings_of(rule: Rule, text: str) -> list[Finding]:
    """What `rule` alone finds in `text`, whatever its language."""
    matcher = load_kind(rule.kind).compile_rules([rule])
    article = Article(text)
    hits = [Hit(n, start) for n, start, _ in LiteralIndex(matcher.literals).find(article.key)]
    if not matcher.always and not hits:
        return []
    return unique(matcher.find(article, hits))


def failures(rule: Rule) -> Iterator[tuple[int, str]]:
    """(line, message) for every example of `rule` that does not hold."""
    if not getattr(load_kind(rule.kind), "SELF_TEST", True):
        return
    bad = [e for e in rule.examples if e.spans]
    if len(bad) < 2 or len(rule.examples) - len(bad) < 2:
        yield 0, "a rule needs two bad and two good examples at least"
    for example in rule.examples:
        yield from ((example.line, message) for message in _check(rule, example))


def _check(rule: Rule, example: Example) -> Iterator[str]:
    found = findings_of(rule, example.text)
    spans = [tuple(f.span) for f in found]
    if sorted(spans) != sorted(example.spans):
        flagged = [example.text[a:b] for a, b in spans] or "nothing"
        wanted = [example.text[a:b] for a, b in example.spans] or "nothing"
        yield f"example {example.text[:60]!r}: wanted {wanted} to be flagged, got {flagged}"
        return
    if example.fixed is not None:
        edits = [edit for f in found if f.fix for edit in f.fix.edits]
        fixed = apply(example.text, edits)
        if fixed != example.fixed:
            yield f"example {example.text[:60]!r}: wanted {example.fixed!r} after the fix, got {fixed!r}"
