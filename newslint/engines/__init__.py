"""Outside checkers behind one protocol: joined by this table, imported when one is asked for."""

from importlib import import_module
from typing import Any, cast

from newslint.engines.base import Engine, EngineFailure, EngineFinding, Sheet

# Name in the configuration's `grammar: {engines: [...]}` -> module with `open_engine(**settings)`.
ENGINES = {
    "harper": "newslint.engines.harper",
    "languagetool": "newslint.engines.languagetool",
}


def open_engine(name: str, **settings: Any) -> Engine:
    """The engine called `name`; it starts nothing before the first text. KeyError for no such one."""
    return cast(Engine, import_module(ENGINES[name]).open_engine(**settings))


__all__ = ["ENGINES", "Engine", "EngineFailure", "EngineFinding", "Sheet", "open_engine"]
