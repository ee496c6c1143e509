"""LanguageTool: a Java server that newslint installs, starts, shares and ends, or one of the user's own."""

from typing import Any

from newslint.engines.languagetool.engine import LanguageToolEngine
from newslint.engines.languagetool.identity import identity
from newslint.engines.languagetool.settings import NAME, read_settings


def open_engine(language: str = "en", settings: dict[str, Any] | None = None) -> LanguageToolEngine:
    """LanguageTool for `en`, `en-US` or `en-GB`, with `grammar: {languagetool: ...}` of the configuration."""
    return LanguageToolEngine(read_settings(settings or {}), language)


def identity_of(settings: dict[str, Any]) -> str:
    """What tells the LanguageTool of these settings from another one, without asking it."""
    return identity(read_settings(settings))


__all__ = ["NAME", "LanguageToolEngine", "identity_of", "open_engine", "read_settings"]
