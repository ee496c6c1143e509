"""Harper, in this process. Loaded at the first text: a Linter costs two thirds of a second."""

import os
import threading
from collections.abc import Collection, Sequence
from importlib import metadata
from typing import Any

from newslint.engines.base import EngineFailure, EngineFinding, Sheet
from newslint.model import Span

NAME = "harper"
UNUSABLE = frozenset({"LookingForwardTo"})
"""Rules that are never switched on: this one writes to standard output."""

_MAX_REPLACEMENTS = 5
_INSERT_AFTER = 2
_REMEDY = "reinstall newslint, or leave grammar out with `--ignore grammar`"
_DIALECTS = {"en": "AMERICAN", "en-US": "AMERICAN", "en-GB": "BRITISH"}

# A Linter belongs to one thread and is not carried over a fork.
_own = threading.local()


def open_engine(language: str = "en") -> "HarperEngine":
    """Harper for `en`, `en-US` (both with American spelling) or `en-GB`."""
    return HarperEngine(language)


def version() -> str:
    """The version of the Python package, which is bound to one of Harper's; "" if it is missing."""
    try:
        return metadata.version("harper-py")
    except metadata.PackageNotFoundError:
        return ""


class HarperEngine:
    """See Engine. Holds nothing but its dialect, so it can be pickled and forked."""

    def __init__(self, language: str = "en") -> None:
        """Load nothing yet."""
        self.language = language

    def sheet(self) -> Sheet:
        """See Engine."""
        linter = _linter(self.language).linter
        found = linter.get_lint_descriptions()
        rules = {rule: " ".join(found[rule].split()) for rule in sorted(found) if rule not in UNUSABLE}
        return Sheet(NAME, version(), ("en",), rules)

    def announce(self, text: str) -> None:
        """See Engine. There is nobody to wait for."""

    def check(self, texts: Sequence[str], rules: Collection[str]) -> list[list[EngineFinding]]:
        """See Engine."""
        wanted = frozenset(rules) - UNUSABLE
        if not wanted:
            return [[] for _ in texts]
        loaded = _linter(self.language)
        loaded.select(wanted)
        return [loaded.check(text) for text in texts]


class _Loaded:
    """A Linter with the rules that are switched on in it."""

    def __init__(self, language: str) -> None:
        from harper import Dialect, Linter, get_default_lint_config

        self.linter = Linter(getattr(Dialect, _DIALECTS[language]))
        self.known = frozenset(get_default_lint_config())
        self.selected: frozenset[str] | None = None

    def select(self, rules: frozenset[str]) -> None:
        """Switch on these rules and no others."""
        if rules == self.selected:
            return
        if unknown := rules - self.known:
            what = f"version {version()} has no rule {sorted(unknown)[0]}"
            raise EngineFailure(NAME, what, "install the version of harper-py that newslint names")
        self.linter.set_lint_config({rule: rule in rules for rule in self.known})
        self.selected = rules

    def check(self, text: str) -> list[EngineFinding]:
        """The findings of one text, overlaps kept: which of two stays is for newslint to say."""
        try:
            found = self.linter.organized_lints(text, language="plaintext", dedup=False)
        except BaseException as error:  # a Rust panic is no Exception
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            _own.__dict__.clear()
            raise EngineFailure(NAME, f"stopped with {type(error).__name__}: {error}", _REMEDY) from None
        out = [_finding(rule, lint, text) for rule, lints in found.items() if lints for lint in lints]
        return sorted(out, key=lambda f: (f.span, f.rule, f.message))


def _linter(language: str) -> _Loaded:
    """This thread's Linter for a dialect, made at the first call."""
    key = (os.getpid(), language)
    held: dict[tuple[int, str], _Loaded] = _own.__dict__.setdefault("linters", {})
    if key not in held:
        try:
            held[key] = _Loaded(language)
        except ImportError as error:
            raise EngineFailure(NAME, f"cannot be loaded ({error})", _REMEDY) from None
    return held[key]


def _finding(rule: str, lint: Any, text: str) -> EngineFinding:
    found = Span(lint.span.start, lint.span.end)
    span = _visible(text, found)
    before, own, after = (
        text[span.start : found.start],
        text[found.start : found.end],
        text[found.end : span.end],
    )
    instead = [
        before + (own + s.replacement_text if s.kind == _INSERT_AFTER else s.replacement_text) + after
        for s in lint.suggestions[:_MAX_REPLACEMENTS]
    ]
    return EngineFinding(rule, span, lint.message, tuple(dict.fromkeys(instead)))


def _visible(text: str, span: Span) -> Span:
    """The span, or with the word before it where it holds nothing but space: what is missing is
    marked on a word."""
    if text[span.start : span.end].strip():
        return span
    before = len(text[: span.start].rstrip())
    if not before:
        return Span(0, max(span.end, 1))
    return Span(text.rfind(" ", 0, before) + 1, span.end)
