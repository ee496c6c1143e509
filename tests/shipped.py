"""The rules that newslint ships, read once a session: their examples alone take seconds."""

from functools import lru_cache

from newslint.model import Rule
from newslint.rulebook import load_rules


@lru_cache(maxsize=1)
def shipped_rules() -> tuple[Rule, ...]:
    return load_rules()
