"""Harper behind newslint's rules: what it may say, where, and what happens when it cannot."""

import builtins
import multiprocessing
import pickle
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newslint.engines.harper as engine_module
from newslint.engines import EngineFailure, open_engine
from newslint.kinds import load_kind
from newslint.kinds.remarks import without_overlaps
from newslint.kinds.spelling.slips import intended
from newslint.model import Block, BlockKind, Finding, Rule, Span
from newslint.rulebook import rule_files, shipped_folder
from newslint.rulebook.load import read_rule_file
from newslint.rulebook.selftest import _check
from newslint.text.article import Article
from tests.grammar.yardstick import score

FOLDER = shipped_folder()
RULES = [
    rule
    for path in rule_files(FOLDER)
    if path.stem == "harper" and path.parent.name == "grammar"
    for rule in read_rule_file(path, FOLDER)
]


def selection(name: str) -> list[Rule]:
    return [r for r in RULES if name == "all" or name in r.options.get("selection", ())]


def found(text: str, rules: list[Rule] = RULES) -> list[Finding]:
    return list(load_kind("harper").compile_rules(rules).find(Article(text), ()))


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_examples_hold(rule: Rule) -> None:
    assert any(e.spans for e in rule.examples)
    assert any(not e.spans for e in rule.examples)
    assert [message for e in rule.examples for message in _check(rule, e)] == []


def test_every_engine_rule_exists_and_is_declared_once() -> None:
    declared = [e for r in RULES for e in r.options["engine-rules"]]
    assert len(declared) == len(set(declared))
    assert set(declared) <= set(open_engine("harper").sheet().rules)


def test_strict_is_part_of_news_and_news_of_all() -> None:
    ids = {name: {r.id for r in selection(name)} for name in ("strict", "news", "all")}
    assert ids["strict"] < ids["news"] < ids["all"]


@pytest.mark.parametrize(("name", "precision", "recall"), [("strict", 0.95, 0.13), ("news", 0.95, 0.17)])
def test_selection_on_sentences_with_one_error(name: str, precision: float, recall: float) -> None:
    result = score([load_kind("harper").compile_rules(selection(name))])
    assert result.precision >= precision
    assert result.recall >= recall


ODD = st.sampled_from(
    ["😀", "👨‍👩‍👧", "e\u0301", "𝒳", "—", "“", "”", "«", "ß", "İ", " ", "\n", "日本", "\u200b"]
)
PADDING = st.lists(st.one_of(ODD, st.just("The town was quiet. ")), max_size=8).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PADDING, PADDING)
def test_spans_are_code_points_whatever_stands_before_and_behind(before: str, behind: str) -> None:
    text = f"{before}\nThe minister acknowleged it in an recent speech.\n{behind}"
    start = len(before) + 1
    spans = {
        (f.span.start - start, text[f.span.start : f.span.end]) for f in found(text) if f.span.start >= start
    }
    assert {(13, "acknowleged"), (31, "an")} <= spans


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=60))
def test_any_text_gets_spans_inside_its_lines(text: str) -> None:
    for finding in found(text):
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert "\n" not in text[finding.span.start : finding.span.end]


def test_lines_are_read_apart() -> None:
    """A headline without a full stop does not run into the paragraph below it."""
    text = "Harbour to close for the\nthe winter begins early.\nA minister resigns\n\nHe left."
    assert found(text) == []


def test_code_and_tables_are_left_alone() -> None:
    text = "It is an recent change."
    for kind, count in ((BlockKind.CODE, 0), (BlockKind.TABLE, 0), (BlockKind.PARAGRAPH, 1)):
        article = Article(text, (Block(kind, Span(0, len(text))),))
        assert len(list(load_kind("harper").compile_rules(RULES).find(article, ()))) == count


def test_nothing_is_written(capfd: pytest.CaptureFixture[str]) -> None:
    engine = open_engine("harper")
    engine.check(
        ["We are looking forward to meet you, and looking forward to the day."], engine.sheet().rules
    )
    assert capfd.readouterr() == ("", "")
    assert "LookingForwardTo" not in engine.sheet().rules


def test_a_gap_is_marked_on_the_word_before_it() -> None:
    text = "He was charged with failure to file report of his income."
    remarks = open_engine("harper").check([text], ["MissingDeterminer"])[0]
    assert [text[r.span.start : r.span.end] for r in remarks] in ([], ["file "])
    assert engine_module._visible("to file report", Span(7, 8)) == Span(3, 8)
    assert engine_module._visible(" x", Span(0, 1)) == Span(0, 1)


def test_matchers_travel_and_find_the_same() -> None:
    matcher = load_kind("harper").compile_rules(RULES)
    text = "It is an recent change, the minister acknowleged."
    here = list(matcher.find(Article(text), ()))
    assert here
    assert list(pickle.loads(pickle.dumps(matcher)).find(Article(text), ())) == here


def test_threads_and_forks_have_linters_of_their_own() -> None:
    text = "It is an recent change."
    here = found(text)
    there: list[list[Finding]] = []
    thread = threading.Thread(target=lambda: there.append(found(text)))
    thread.start()
    thread.join()
    assert there == [here]
    if "fork" in multiprocessing.get_all_start_methods():
        with multiprocessing.get_context("fork").Pool(1) as pool:
            assert pool.apply(found, (text,)) == here


def test_missing_package_is_a_failure_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_harper(name: str, *args: object, **kwargs: object) -> object:
        if name == "harper":
            raise ImportError("No module named 'harper'")
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_harper)
    monkeypatch.setattr(engine_module, "_own", threading.local())
    with pytest.raises(
        EngineFailure, match=r"grammar engine harper: cannot be loaded .*; reinstall newslint"
    ):
        found("It is an recent change.")


def test_unknown_rule_is_a_failure() -> None:
    with pytest.raises(EngineFailure, match="has no rule NoSuchRule"):
        open_engine("harper").check(["Text."], ["NoSuchRule"])


def test_a_panic_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    class Linter:
        def organized_lints(self, text: str, **options: object) -> None:
            raise PanicException("index out of bounds")

    loaded = engine_module._linter("en")
    monkeypatch.setattr(loaded, "linter", Linter())
    with pytest.raises(EngineFailure, match="stopped with PanicException: index out of bounds"):
        loaded.check("Text.")
    assert engine_module._linter("en") is not loaded


def test_the_surest_of_overlapping_findings_stays() -> None:
    sure = Finding("b", Span(3, 6), "", 0.9)
    assert without_overlaps([Finding("a", Span(0, 4), "", 0.5), sure, Finding("c", Span(6, 9), "", 0.5)]) == [
        sure,
        Finding("c", Span(6, 9), "", 0.5),
    ]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("goverment", "government"),  # a letter left out
        ("folllowing", "following"),  # doubled
        ("freind", "friend"),  # exchanged
        ("definately", "definitely"),  # a vowel for another
        ("tommorow", "tomorrow"),  # doubled letters in the wrong place
        ("hasbeen", "has been"),
        ("beforethe", "before the"),
        ("alot", "a lot"),
        ("arecent", "a recent"),
        ("confortable", "comfortable"),
        ("spesific", "specific"),  # one consonant for another
        ("defenately", "definitely"),  # the same consonants
        ("makeing", "making"),
        ("happend", "happened"),
        ("markting", "marketing"),  # not coined from “markt”
        ("indentified", "identified"),
        ("adress", "address"),  # not “a dress”
        ("friday", "Friday"),
        ("drasticly", "drastically"),
        ("insinutation", "insinuation"),  # of a word that is not frequent
    ],
)
def test_slips_are_understood(word: str, meant: str) -> None:
    assert intended(word)[0] == meant


@pytest.mark.parametrize(
    "word",
    [
        "unpatched",
        "bandmate",
        "livestreamed",
        "deepfake",
        "cryptobros",
        "rebrandings",
        "superfood",
        "niqab",
        "punkish",
        "energised",
        "weeklong",
        "fanfaring",
        "hanbok",
        "geolocate",
        "ballcap",
        "renminbi",
    ],
)
def test_coinages_and_foreign_words_are_left_alone(word: str) -> None:
    assert intended(word) == ()


def test_a_frequent_slip_counts_however_often_it_is_made() -> None:
    text = "There is alot of snow, and alot of it lies on the road."
    assert [f.span for f in found(text) if f.rule == "grammar/harper/spelling"] == [Span(9, 13), Span(27, 31)]


@pytest.mark.parametrize(
    "text",
    [
        "The colour of the centre was cancelled, and they organised the defence of the theatre.",
        "The color of the center was canceled, and they organized the defense of the theater.",
        "A goverment like this goverment writes it so.",
        "Goverment House stands open; the old goverment shed is shut.",
        "He calls it “goverment” in jest.",
        "The goverment (sic) is thanked on the plaque, and McLovin is lovin' it.",
        "A sui generis case, tried in absentia, of a bête noire and his bourse.",
        "See example.com/goverment or write to goverment@example.org, #goverment.",
    ],
)
def test_spelling_stays_silent(text: str) -> None:
    assert [f for f in found(text) if f.rule == "grammar/harper/spelling"] == []
