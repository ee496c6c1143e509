"""The rules of artefacts/ as a run applies them to one article."""

from collections.abc import Callable

import pytest

from newslint.model import Finding
from newslint.rulebook import Plan
from newslint.text.article import Article
from tests.shipped import shipped_rules


@pytest.fixture(scope="session")
def plan() -> Plan:
    """All rules of artefacts/ that are on by default and look at one article."""
    return Plan(
        r for r in shipped_rules() if r.category == "artefacts" and r.default and r.kind != "collection"
    )


@pytest.fixture(scope="session")
def find(plan: Plan) -> Callable[[str], list[Finding]]:
    """What they find in a text."""
    return lambda text: plan.find(Article(text))


@pytest.fixture(scope="session")
def flagged(find: Callable[[str], list[Finding]]) -> Callable[[str], set[str]]:
    """The lines that they mark."""
    return lambda text: {text[f.span.start : f.span.end] for f in find(text)}
