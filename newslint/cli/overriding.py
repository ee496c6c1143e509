"""How the options of a command line lie on top of a configuration."""

from collections.abc import Callable
from typing import Any

import msgspec

from newslint.config import Config


def make_override(given: dict[str, Any]) -> Callable[[Config], Config]:
    """A function that puts the options that were given on top of a configuration."""
    engines = given.pop("grammar_engine", ())
    selection = given.pop("grammar_selection", None)
    more_select, more_exclude = given.pop("extend_select", ()), given.pop("extend_exclude", ())
    more_ignore = given.pop("ignore", ())
    changes = {k: v for k, v in given.items() if v not in (None, ())}
    for engine in engines:
        if engine not in ("harper", "languagetool"):
            from click import UsageError

            raise UsageError(f"--grammar-engine: {engine!r} is neither harper nor languagetool")

    def override(config: Config) -> Config:
        grammar = config.grammar
        if engines:
            grammar = msgspec.structs.replace(grammar, engines=engines)
        if selection:
            grammar = msgspec.structs.replace(grammar, selection=selection)
        own = {**changes, "grammar": grammar}
        if "select" in changes:  # what is asked for now replaces what the house extends
            own["extend_select"] = more_select
        else:
            own["extend_select"] = (*config.extend_select, *more_select)
        own["ignore"] = (*config.ignore, *more_ignore)
        own["extend_exclude"] = (*config.extend_exclude, *more_exclude)
        return msgspec.structs.replace(config, **own)

    return override
