"""`kind: harper`: rules that Harper finds, chosen, named and weighed by newslint."""

from collections.abc import Sequence
from typing import Any

import msgspec

from newslint.kinds.harper.matcher import HarperMatcher
from newslint.kinds.patterns import check_patterns
from newslint.kinds.remarks import RemarkOptions
from newslint.model import Rule

SELF_TEST = False
"""Examples are tried by the project's tests, not at each load: that would start the engine."""


class Options(RemarkOptions, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """See RemarkOptions; `engine-rules` are Harper's names of its rules."""


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    if not options.get("engine-rules"):
        raise ValueError("`engine-rules` names the rules of Harper that this rule reports")
    check_patterns([*options.get("unless", ()), *options.get("only", ())])
    return options


def compile_rules(rules: Sequence[Rule]) -> HarperMatcher:
    """See KindModule."""
    return HarperMatcher([(rule, msgspec.convert(rule.options, Options)) for rule in rules])
