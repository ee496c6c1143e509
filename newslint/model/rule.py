"""A rule as its file states it."""

import re
from typing import Any, Literal

import msgspec

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")

MAX_ESTIMATED = 0.85
"""The most that a rule may claim before its own findings were judged."""


class Example(msgspec.Struct, frozen=True):
    """`text` without markers; `spans` are the (start, end) that must be flagged, none if it is good.

    `fixed` is the text after the rule's fixes (safe and unsafe), if the example states it;
    `line` is where the example stands in the rule's file.
    """

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    fixed: str | None = None
    line: int = 0


class Rule(msgspec.Struct, frozen=True):
    """One rule; `options` are the keys its kind declares, validated and converted by the kind.

    `broken` says which example of the rule fails, and where: such a rule refuses to run.
    `confidence` is the measured share of right findings (two decimals); `estimated` says that too
    few labelled hits stand behind it. `languages` holds language codes, or "any"; `mends` says that an
    example shows the rule's fix.
    """

    id: str
    kind: str
    message: str
    why: str
    severity: Severity
    confidence: float
    languages: tuple[str, ...] = ("en",)
    estimated: bool = True
    safety: Literal["safe", "unsafe"] = "safe"
    options: dict[str, Any] = {}
    examples: tuple[Example, ...] = ()
    renamed_from: tuple[str, ...] = ()
    file: str = ""
    default: bool = True
    broken: str = ""
    mends: bool = False

    @property
    def category(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]

    @property
    def capped(self) -> bool:
        """Whether nothing but the small number of judged findings keeps the confidence where it is."""
        return self.estimated and self.confidence >= MAX_ESTIMATED

    @property
    def summary(self) -> str:
        """The message of no finding in particular: "…" where each has its own words."""
        return re.sub(r"\{[a-z_]+\}", "…", self.message)
