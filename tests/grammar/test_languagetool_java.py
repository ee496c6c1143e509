"""LanguageTool as it is: installed through Maven by this test, started, asked, killed, ended."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newslint.engines import open_engine
from newslint.engines.languagetool import install as installer
from newslint.engines.languagetool import server
from newslint.engines.languagetool.doctor import examine
from newslint.engines.languagetool.settings import Settings, install_folder
from newslint.kinds import load_kind
from newslint.kinds.base import Matcher
from newslint.model import Rule
from newslint.rulebook import shipped_folder
from newslint.rulebook.load import read_rule_file
from newslint.rulebook.selftest import _check
from newslint.text.article import Article
from tests.grammar.yardstick import score

pytestmark = pytest.mark.java

FOLDER = shipped_folder()
RULES = read_rule_file(FOLDER / "grammar" / "languagetool.yml", FOLDER)
HARPER = read_rule_file(FOLDER / "grammar" / "harper.yml", FOLDER)
SETTINGS = Settings(patience=180.0, timeout=120.0)


@pytest.fixture(scope="module", autouse=True)
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Installed once, into a folder that stays (NEWSLINT_TEST_DATA, or the user's cache)."""
    kept = os.environ.get("NEWSLINT_TEST_DATA") or str(Path.home() / ".cache" / "newslint-tests")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSLINT_DATA_DIR", kept)
        patch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path_factory.mktemp("state")))
        if not (install_folder() / "languagetool-server.jar").is_file():
            installer.install()
        # Every rule asks the one server that is started here.
        patch.setattr("newslint.engines.languagetool.read_settings", lambda data: SETTINGS)
        yield
        server.stop_all()


def selection(rules: list[Rule], name: str) -> list[Rule]:
    return [r for r in rules if name == "all" or name in r.options.get("selection", ())]


def matcher(name: str, rules: list[Rule] = RULES) -> Matcher:
    chosen = selection(rules, name)
    return load_kind(chosen[0].kind).compile_rules(chosen)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_examples_hold(rule: Rule) -> None:
    assert [message for e in rule.examples for message in _check(rule, e)] == []


def test_it_is_well_and_says_what_it_can() -> None:
    server.start(SETTINGS)
    assert all(remark.well for remark in examine(SETTINGS))
    sheet = open_engine("languagetool").sheet()
    assert sheet.version == "6.8"
    assert len(sheet.rules) > 2000
    assert sheet.rules["THIS_NNS"]


def test_offsets_in_600_requests_of_4_threads() -> None:
    engine = open_engine("languagetool")
    texts = [
        "😀" * (n % 5) + f" Number {n}. " + "👨‍👩‍👧 " * (n % 3) + "They saw an car 𝒳 and a apple."
        for n in range(600)
    ]
    engine.check(texts[:1], ("EN_A_VS_AN",))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda text: engine.check([text], ("EN_A_VS_AN",))[0], texts))
    for text, found in zip(texts, answers, strict=True):
        assert [text[f.span.start : f.span.end] for f in found] == ["an", "a"]


def test_a_kept_server_answers_at_once() -> None:
    engine = open_engine("languagetool")
    text = "The council met on Tuesday to vote on the plan for the harbour, and it was a honest debate.\n" * 5
    engine.check([text], ())
    before = time.monotonic()
    assert engine.check([text.replace("Tuesday", "Monday")], ("EN_A_VS_AN",))[0]
    assert time.monotonic() - before < 20  # a safety net: real figures are in docs/grammar.md


def test_it_is_started_again_when_it_was_killed() -> None:
    engine = open_engine("languagetool")
    engine.check(["It is an car."], ())
    state = server.running(SETTINGS)
    assert state is not None
    os.kill(state.server, signal.SIGKILL)
    time.sleep(1.5)
    assert engine.check(["It is an car."], ("EN_A_VS_AN",))[0]


@pytest.mark.parametrize(("name", "precision", "recall"), [("strict", 0.95, 0.17), ("news", 0.92, 0.35)])
def test_selection_on_sentences_with_one_error(name: str, precision: float, recall: float) -> None:
    result = score([matcher(name)])
    assert result.precision >= precision
    assert result.recall >= recall


def test_both_engines_find_more_than_one() -> None:
    one, both = score([matcher("news")]), score([matcher("news"), matcher("news", HARPER)])
    assert both.found > one.found
    assert both.precision >= 0.92


def test_headlines_and_paragraphs_are_read_apart() -> None:
    text = "Harbour to close for\nThe winter was mild, and the ships came early to the town."
    assert list(matcher("news").find(Article(text), ())) == []
