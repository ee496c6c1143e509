"""The rules that newslint ships, read once a session: their examples alone take seconds."""

from functools import lru_cache

from newslint.model import Rule
from newslint.rulebook import load_rules


@lru_cache(maxsize=1)
def shipped_rules() -> tuple[Rule, ...]:
    return load_rules()


def rules_without_model(*categories: str) -> list[Rule]:
    """All rules of the categories but those of the sentence model: where it is installed they would
    take most of a test's time, and they run only when asked for."""
    return [r for r in shipped_rules() if r.category in categories and r.kind != "suspect"]
