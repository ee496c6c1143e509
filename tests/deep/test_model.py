"""The rules with the real model: their examples, the agreement set, and that nothing but the text decides."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.kinds import load_kind
from newslint.kinds.suspect import network as loading
from newslint.kinds.suspect import package
from newslint.model import Finding, Rule
from newslint.rulebook import rule_files, shipped_folder
from newslint.rulebook.load import read_rule_file
from newslint.rulebook.selftest import _check
from newslint.text.article import Article
from training.suspect.agreement import pairs

pytestmark = pytest.mark.deep
FOLDER = shipped_folder()
RULES = [
    r for p in rule_files(FOLDER / "sentences") for r in read_rule_file(p, FOLDER) if r.kind == "suspect"
]
# What was measured (docs/deep.md), so that other weights or thresholds show.
RECALL, ALARMS = 0.60, 5
PLURALS = {"is": "are", "are": "are", "was": "were", "were": "were", "has": "have", "have": "have"}
DATA = Path(__file__).with_name("data") / "agreement.tsv"
TEXT = (
    "Library stays\n\nThe council of Tarn voted on Monday to keep its library open for two more years. "
    "The mayor and his deputy has denied that they knew of the payments.\n\n"
    "Police said the driver had been taken hospital with injuries to his legs. It rained.\n\n"
    "Residents were told to leave homes their before the river rose on Friday night."
)


def found(text: str, rules: list[Rule] = RULES) -> list[Finding]:
    return list(load_kind("suspect").compile_rules(rules).find(Article(text), ()))


def whole(network: loading.Network, sentence: str) -> object:
    """All that the network says of a sentence."""
    return network.read(sentence), network.numbers(sentence, PLURALS)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_examples_hold(rule: Rule) -> None:
    assert sum(bool(e.spans) for e in rule.examples) >= 2
    assert sum(not e.spans for e in rule.examples) >= 2
    assert [message for e in rule.examples for message in _check(rule, e)] == []


def test_sheet_fits_the_rules() -> None:
    sheet = package.sheet()
    judged = [*sheet.judged, "agreement"]
    assert sorted(judged) == sorted(r.options["find"] for r in RULES) == sorted(sheet.thresholds)
    for steps in (sheet.confidence, sheet.agreement_confidence):
        assert list(steps) == sorted(steps)
        assert [share for _, share in steps] == sorted(share for _, share in steps)


def test_package_is_small_enough() -> None:
    assert sum(p.stat().st_size for p in package.folder().glob("*.*")) <= 20_000_000


def test_agreement_set() -> None:
    rows = pairs(DATA)
    assert len(rows) == 200
    own = [r for r in RULES if r.options["find"] == "agreement"]
    hits = sum(bool(found(wrong, own)) for _, _, wrong in rows)
    alarms = [right for _, right, _ in rows if found(right, own)]
    assert hits >= RECALL * len(rows)
    assert len(alarms) <= ALARMS


def test_a_sentence_is_read_the_same_in_any_company_and_order() -> None:
    sentences = [s for row in pairs(DATA)[:40] for s in row[1:]]
    network = loading.network()
    alone = {s: whole(loading.Network(), s) for s in sentences[:4]}
    alone |= {s: whole(network, s) for s in sentences[4:]}
    shuffled = sentences[::-1]
    random.Random(1).shuffle(shuffled)
    assert {s: whole(network, s) for s in shuffled} == alone


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_threads_change_nothing(threads: int, monkeypatch) -> None:
    import onnxruntime

    real = onnxruntime.SessionOptions

    class Options(real):
        def __setattr__(self, name, value):
            super().__setattr__(name, threads if name.endswith("_num_threads") else value)

    wanted = [whole(loading.network(), wrong) for _, _, wrong in pairs(DATA)[:20]]
    monkeypatch.setattr(onnxruntime, "SessionOptions", Options)
    assert [whole(loading.Network(), wrong) for _, _, wrong in pairs(DATA)[:20]] == wanted


def test_findings_are_the_same_for_any_number_of_processes_cold_and_warm(house) -> None:
    for number in range(8):
        house.write(f"{number}.txt", "\n\n".join(TEXT.split("\n\n")[number % 3 :]))
    options = ("check", "--isolated", "--deep", "--select", "sentences", "--output-format", "jsonl", ".")
    one = house.run(*options, "--no-cache", "-j", "1")
    assert "sentences/" in one.out
    assert house.run(*options, "--no-cache", "-j", "3").out == one.out
    cold, warm = (house.run(*options, env={"NEWSLINT_CACHE_DIR": str(house.root / "own")}) for _ in range(2))
    assert cold.out == warm.out == one.out


def test_warm_run_does_not_load_the_model(house) -> None:
    house.write("a.txt", TEXT)
    code = (
        "import sys; from newslint.cli import main\n"
        "try: main()\nfinally: print('onnxruntime' in sys.modules, file=sys.stderr)"
    )
    command = [
        sys.executable,
        "-c",
        code,
        "check",
        "--isolated",
        "--deep",
        "--exit-zero",
        "--select",
        "sentences",
        "a.txt",
    ]
    told = [
        subprocess.run(
            command, cwd=house.root, env=house.environment(), capture_output=True, text=True
        ).stderr.split()[-1]
        for _ in range(2)
    ]
    assert told == ["True", "False"]


def test_version_names_the_model(house) -> None:
    assert "newslint-model-en" in house.run("--version").out


def test_clean_article_stays_clean() -> None:
    for path in sorted((Path(__file__).parents[2] / "examples").glob("lifeboat*.txt")):
        assert found(path.read_text(encoding="utf-8")) == []
