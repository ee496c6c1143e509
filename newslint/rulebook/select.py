"""Which rules run: prefixes of ids, the most specific one decides."""

from collections.abc import Iterable, Sequence

import msgspec

from newslint.model import Rule
from newslint.yamlfile import nearest


class UnknownRule(ValueError):
    """A prefix that selects nothing; the message names it and the nearest id."""

    def __init__(self, prefix: str, message: str) -> None:
        """`prefix` as it was given."""
        super().__init__(message)
        self.prefix = prefix


class Selection(msgspec.Struct, frozen=True):
    """Prefixes of rule ids, as configured."""

    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()


def matches(prefix: str, rule: Rule) -> bool:
    """Whether `prefix` covers the rule or one of its former ids."""
    return prefix == "ALL" or any(i.startswith(prefix) for i in (rule.id, *rule.renamed_from))


def select_rules(rules: Iterable[Rule], selection: Selection) -> tuple[Rule, ...]:
    """The rules that run.

    A prefix stands for the rules under it that are on by default; where none is, for all of them;
    a whole id always for its rule. Of a selecting and an ignoring prefix the longer one wins.
    """
    rules = tuple(rules)
    chosen: dict[str, int] = {}
    for prefix in (*selection.select, *selection.extend_select):
        for rule in _covered(prefix, rules):
            chosen[rule.id] = max(chosen.get(rule.id, 0), _weight(prefix))
    for prefix in selection.ignore:
        for rule in _covered(prefix, rules, everything=True):
            if chosen.get(rule.id, 0) <= _weight(prefix):
                chosen.pop(rule.id, None)
    return tuple(r for r in rules if r.id in chosen)


def refuse_unknown(prefixes: Iterable[str], rules: Iterable[Rule]) -> None:
    """UnknownRule for a prefix under which there is no rule."""
    rules = tuple(rules)
    for prefix in prefixes:
        _covered(prefix, rules)


def _weight(prefix: str) -> int:
    return 1 if prefix == "ALL" else 1 + len(prefix)


def _covered(prefix: str, rules: Sequence[Rule], everything: bool = False) -> list[Rule]:
    covered = [r for r in rules if matches(prefix, r)]
    if not covered:
        ids = sorted({r.id for r in rules} | {r.category for r in rules})
        clause = nearest(prefix, ids) or "; `newslint rules` lists them all"
        raise UnknownRule(prefix, f"no rule is called {prefix!r} or begins with it{clause}")
    if everything:
        return covered
    chosen = [r for r in covered if r.default or prefix in (r.id, *r.renamed_from)]
    return chosen or ([] if prefix == "ALL" else covered)
