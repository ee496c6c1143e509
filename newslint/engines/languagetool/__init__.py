"""LanguageTool: a Java server that newslint installs, starts, shares and ends, or one of the user's own."""

from typing import Any

from newslint.engines.languagetool.engine import LanguageToolEngine
from newslint.engines.languagetool.settings import NAME, read_settings


def open_engine(language: str = "en", settings: dict[str, Any] | None = None) -> LanguageToolEngine:
    """LanguageTool for `en`, `en-US` or `en-GB`, with `grammar: {languagetool: ...}` of the configuration."""
    return LanguageToolEngine(read_settings(settings or {}), language)


__all__ = ["NAME", "LanguageToolEngine", "open_engine", "read_settings"]
