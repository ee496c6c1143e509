"""The yardsticks: the same articles everywhere, true costs, a table that says what was measured."""

import json
import lzma
import os
import sys
from pathlib import Path

import pytest

from tests.grammar.standin import StandIn

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


def test_made_articles_are_the_same_for_the_same_seed() -> None:
    import corpus

    first = list(corpus.made(5))
    assert first == list(corpus.made(5))
    assert first != list(corpus.made(5, seed=2))
    assert first == list(corpus.made(8))[:5]


def test_made_articles_look_like_news() -> None:
    import corpus

    articles = list(corpus.made(200))
    lengths = [len(a) for a in articles]
    assert 3_500 < sum(lengths) / len(lengths) < 5_500
    assert min(lengths) < 2_000 < 8_000 < max(lengths)
    for text in articles:
        assert "{" not in text
        assert len(text.strip().split("\n\n")) >= 4
        assert not any(paragraph[0].islower() for paragraph in text.strip().split("\n\n"))


def test_records_are_read_plain_and_packed(tmp_path: Path) -> None:
    import corpus

    records = [{"text": "One.", "kind": "clean"}, {"text": "Two.", "kind": "planted"}]
    lines = "".join(json.dumps(r) + "\n" for r in records)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress(lines.encode()))
    for name in ("a.jsonl", "a.jsonl.xz"):
        assert list(corpus.read(tmp_path / name)) == ["One.", "Two."]
        assert list(corpus.read(tmp_path / name, "clean")) == ["One."]


def test_written_articles_have_the_size_that_is_told(tmp_path: Path) -> None:
    import corpus

    size = corpus.write(tmp_path, ["Zoë.", "Two."])
    assert size == sum(p.stat().st_size for p in tmp_path.rglob("*.txt")) == 9


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs wait4")
def test_cost_is_that_of_the_command() -> None:
    from measure import Failed, measure

    idle = measure([sys.executable, "-S", "-c", "pass"], os.environ, failing=(1,))
    busy = measure([sys.executable, "-S", "-c", "sum(range(20_000_000))"], os.environ, failing=(1,))
    assert busy.cpu > idle.cpu
    large = measure([sys.executable, "-S", "-c", "b'x' * 200_000_000"], os.environ, failing=(1,))
    assert large.peak > idle.peak + 100
    with pytest.raises(Failed, match="exited 1"):
        measure([sys.executable, "-S", "-c", "raise SystemExit(1)"], os.environ, failing=(1,))


def test_table_compares_rounds_one_by_one() -> None:
    from measure import Use
    from peers import Case, table

    base = Case("throughput", "codespell", (), 2_000_000)
    other = Case("throughput", "newslint", (), 1_000_000)
    uses = [Use(1.0, 1, 30), Use(2.0, 2, 30), Use(4.0, 4, 30)]
    text = table("throughput", [(base, uses), (other, uses)])
    assert "0.50 (0.50-0.50)" in text
    assert "1.00 (1.00-1.00)" in text


def test_a_round_changes_an_article_twice_and_puts_it_back(tmp_path: Path) -> None:
    from kept_server import one_round, report

    place = tmp_path / "a.txt"
    place.write_text("The council met on Tuesday.\n", encoding="utf-8")
    seen: list[str] = []

    def check() -> tuple[float, float]:
        seen.append(place.read_text(encoding="utf-8"))
        return 2.0, 0.5

    with StandIn() as server:
        rounds = [one_round(n, place, check, server.server.server_port) for n in range(3)]
        bare = [fields["text"] for fields in server.fields]
    assert place.read_text(encoding="utf-8") == "The council met on Tuesday.\n"
    assert len({*seen, *bare}) == 6
    assert all(text.startswith("The council met on Tuesday. The next meeting") for text in (*seen, *bare))
    assert "2.00 (2.00-2.00)  newslint, wall clock" in report(rounds)


def test_made_rules_find_what_they_say() -> None:
    import synthetic

    from newslint.rulebook.plan import Compiled
    from newslint.text.article import Article

    rules = synthetic.made_rules()
    assert rules == synthetic.made_rules()
    assert len({r.id for r in rules}) == synthetic.RULES
    (pattern,) = rules[2].options["match"]
    phrase = pattern.removeprefix("(?i)(?:more|read) on ").removesuffix(r"\.?")
    phrase = phrase.replace("(?:of |the ){0,2}", "of ")
    (found,) = Compiled(rules).find([Article(f"Read on {phrase}.\nNothing was said on {phrase}.")])
    assert {f.rule for f in found} == {"made/2"}
