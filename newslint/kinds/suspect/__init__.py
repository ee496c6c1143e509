"""`kind: suspect`: sentences that look broken to a small model, in ways that no rule can see.

The weights are a distribution of their own (newslint-model-en), loaded at the first article that
needs them. The rules run only with `deep: true` or `--deep`; asked for and not installed is an
error, never a silence.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from newslint.kinds.patterns import check_patterns
from newslint.kinds.suspect.matcher import SuspectMatcher
from newslint.kinds.suspect.options import Options
from newslint.model import Rule

SELF_TEST = False
"""Examples are tried by the project's tests where the model is installed, not at each load."""


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    check_patterns([*options.get("unless", ()), *options.get("unless-marked", ())])
    return options


def compile_rules(rules: Sequence[Rule]) -> SuspectMatcher:
    """See KindModule."""
    return SuspectMatcher([(rule, msgspec.convert(rule.options, Options)) for rule in rules])
