"""The quick way and click read a command line alike."""

import itertools

import pytest

from newslint.cli import check, checking, cli, quick

WORDS = [
    ["--no-cache"], ["-n"], ["--isolated"], ["-q"], ["--quiet"], ["-e"], ["--exit-zero"], ["--statistics"],
    ["--force-exclude"], ["--select", "artefacts,names"], ["--select=ALL"], ["--ignore", "grammar"],
    ["--ignore", " a , ,b"], ["--extend-select", "style"], ["--output-format", "jsonl"],
    ["--output-format=concise"], ["--fail-level", "error"], ["-j", "2"], ["-j3"], ["--jobs=1"], ["articles"], ["a.txt", "b.md"],
]  # fmt: skip


def by_click(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> checking.Arguments:
    seen: list[checking.Arguments] = []
    monkeypatch.setattr(check, "execute", lambda arguments: seen.append(arguments) or 0)
    with pytest.raises(SystemExit):
        cli(["check", *argv], standalone_mode=False)
    return seen[0]


@pytest.mark.parametrize(
    "pair", [*itertools.combinations(range(len(WORDS)), 2), *((i, i) for i in range(len(WORDS)))]
)
def test_both_read_the_same(pair: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    argv = [word for i in pair for word in WORDS[i]]
    assert quick.read(argv) == by_click(argv, monkeypatch)


def test_nothing_and_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    for argv in ([], [word for words in WORDS for word in words]):
        assert quick.read(argv) == by_click(argv, monkeypatch)


OTHERS = [
    ["--help"], ["-"], ["--"], ["--fix"], ["--config", "x.yml"], ["--output-format", "nonsense"], ["-j", "-1"],
    ["-j", "two"], ["-jtwo"], ["-j=2"], ["-qn"], ["--select"], ["--select", "-q"], ["--select="], ["--no-cache=1"], ["--fail-level", "no"],
    ["--outpu", "jsonl"], ["-x"], ["--min-confidence", "0.5"],
]  # fmt: skip


@pytest.mark.parametrize("argv", OTHERS, ids=" ".join)
def test_all_else_is_left_to_click(argv: list[str]) -> None:
    assert quick.read(argv) is None


def test_the_environment_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_OUTPUT_FORMAT", "jsonl")
    assert quick.run(["check"]) is None
    assert quick.run(["rules"]) is None
