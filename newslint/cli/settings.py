"""The configuration that commands without files go by: that of the current folder."""

from pathlib import Path

from newslint.config import Config, Settings, find_settings, load_settings
from newslint.model import Rule
from newslint.run import rules_of


def rules_and_settings(config: str | None, isolated: bool) -> tuple[tuple[Rule, ...], Settings]:
    """All rules that the configuration knows, and the configuration."""
    settings = None
    if config:
        settings = load_settings(Path(config), trusted=True)
    elif not isolated:
        settings = find_settings(Path.cwd(), {})
    settings = settings or Settings(Config(), Path.cwd())
    return rules_of(settings), settings
