"""Rules on disk -> validated, self-tested, compiled."""

from newslint.rulebook.load import (
    load_rulebook,
    load_rules,
    refuse_broken,
    rule_files,
    shipped_folder,
    with_examples,
)
from newslint.rulebook.plan import Plan
from newslint.rulebook.select import Selection, UnknownRule, refuse_unknown, select_rules

__all__ = [
    "Plan",
    "Selection",
    "UnknownRule",
    "load_rulebook",
    "load_rules",
    "refuse_broken",
    "refuse_unknown",
    "rule_files",
    "select_rules",
    "shipped_folder",
    "with_examples",
]
