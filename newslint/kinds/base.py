"""What every kind offers. A kind is a module with `Options`, `prepare` and `compile_rules`."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, runtime_checkable

import msgspec

from newslint.model import Finding, Rule, Span
from newslint.text.article import Article
from newslint.text.literals import Hit

TIMEOUT_RULE = "newslint/rule-timeout"


class Matcher(Protocol):
    """All selected rules of one kind, compiled. Must be picklable and deterministic."""

    literals: Sequence[str]
    """ASCII, lower-case triggers; the plan looks for those of all kinds in one pass."""

    always: bool
    """Whether `find` is called for every article, or only where a literal stands (in any case)."""

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Findings in plain-text coordinates, in any order. `hits` are those of `literals`,
        numbered as in it, by place."""
        ...


@runtime_checkable
class Announced(Protocol):
    """A matcher that asks a checker outside, which can work while newslint does something else."""

    def announce(self, article: Article) -> None:
        """`find` will be called for this article soon."""
        ...


class KindModule(Protocol):
    """The module of a kind."""

    Options: type[msgspec.Struct]
    """The keys that a rule file of this kind may have besides those of every rule; unknown ones
    are refused. Field names in YAML are spelled with hyphens (rename="kebab")."""

    def prepare(self, options: dict[str, Any]) -> dict[str, Any]:
        """Add what is worth computing once and keeping in the compiled rulebook (literals of a
        pattern); raise ValueError with a remedy for options that cannot work. Plain data only."""
        ...

    def compile_rules(self, rules: Sequence[Rule]) -> Matcher:
        """The matcher of these rules; called once a run and language."""
        ...


def finding(rule: Rule, span: Span, **more: Any) -> Finding:
    """A finding of `rule` with the message and confidence of its file unless `more` says otherwise."""
    more.setdefault("message", rule.message)
    more.setdefault("confidence", rule.confidence)
    return Finding(rule=rule.id, span=span, **more)


def timed_out(rule_id: str, span: Span) -> Finding:
    """What stands for the findings of a rule that was stopped."""
    message = f"Rule {rule_id} took too long on this text and was stopped; nothing is known about it here"
    return Finding(rule=TIMEOUT_RULE, span=span, message=message, confidence=1.0)
