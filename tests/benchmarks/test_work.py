"""No more work than recorded, and the findings that were recorded: `python benchmarks/work.py --update`."""

import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
MORE, LESS = 1.05, 0.75
"""A change that asks for more than this share of the recorded work, or for less, updates the table."""


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import work

    return work


def test_work_is_as_recorded(work: ModuleType) -> None:
    recorded = {name: int(value) for name, value in work.read(work.WORK).items()}
    counted = work.work()
    assert counted.keys() == recorded.keys()
    much = {n: (counted[n], recorded[n]) for n in counted if counted[n] > MORE * recorded[n]}
    little = {n: (counted[n], recorded[n]) for n in counted if counted[n] < LESS * recorded[n]}
    assert not much, "more work than recorded"
    assert not little, "less work than recorded: python benchmarks/work.py --update"


def test_findings_are_as_recorded(work: ModuleType) -> None:
    assert work.findings(work.own_texts()) == work.read(work.FINDINGS)


def test_every_kind_of_work_is_seen(work: ModuleType) -> None:
    """The yardstick itself: a text full of residue asks for more of everything."""
    lint = work.linter(("artefacts", "sentences"))
    plain, odd = (
        "The council met on Monday and spoke of the bridge.\n",
        "Share this\n\nPhoto by A. Person ( .\n\n",
    )
    counts = []
    for text in (plain * 20, odd * 20):
        lint("a.txt", text)
        counts.append(Counter[str]())
        with work.counted(counts[-1]):
            lint("a.txt", text)
    few, many = counts
    for name in ("searches with regex", "literals met", "lines and patterns"):
        assert many[name] > few[name], name
    assert sys.getprofile() is None


def test_digest_tells_findings_apart(work: ModuleType) -> None:
    one, two = (
        ("a.txt", "The vote is on Tuesday.\n\nSource :\n"),
        ("a.txt", "The vote is on Tuesday.\n\nSOURCE:\n"),
    )
    assert work.digest([one], ("artefacts",)) == work.digest([one], ("artefacts",))
    assert work.digest([one], ("artefacts",))[0] == 1
    assert work.digest([one], ("artefacts",)) != work.digest([two], ("artefacts",))
