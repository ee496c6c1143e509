"""`kind: harper`: rules that Harper finds, chosen, named and weighed by newslint."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from newslint.kinds.harper.matcher import HarperMatcher
from newslint.kinds.patterns import check_patterns
from newslint.model import Rule

SELF_TEST = False
"""Examples are tried by the tests and by `test-rules`, not at each load: that would start the engine."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`engine-rules`: Harper's own ids, all reported under this rule's id. `selection`: the
    selections that hold the rule (`all` holds every one). A finding is dropped where a pattern of
    `unless` overlaps it in its line, or where `only` has patterns and none does; without
    `headlines` it is dropped in headlines. `spelling` reports only lower-case words that are
    likely slips of the pen; `dialect` is the house's, `en` accepts British and American."""

    engine_rules: tuple[str, ...]
    selection: tuple[Literal["news", "strict", "all"], ...] = ("all",)
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    headlines: bool = True
    spelling: bool = False
    dialect: Literal["en", "en-US", "en-GB"] = "en"


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    check_patterns([*options.get("unless", ()), *options.get("only", ())])
    return options


def compile_rules(rules: Sequence[Rule]) -> HarperMatcher:
    """See KindModule."""
    return HarperMatcher([(rule, msgspec.convert(rule.options, Options)) for rule in rules])
