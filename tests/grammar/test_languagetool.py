"""LanguageTool behind newslint, without Java: what is asked, what is understood, and every way to fail."""

import multiprocessing
import os
import pickle
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.engines import EngineFailure, open_engine
from newslint.engines.languagetool import identity_of
from newslint.engines.languagetool.answers import Answer, findings, read_answer
from newslint.engines.languagetool.offsets import Units
from newslint.engines.languagetool.settings import Settings, read_settings
from newslint.engines.languagetool.splitting import pieces
from newslint.kinds import load_kind
from newslint.model import Rule, Span
from newslint.rulebook import shipped_folder
from newslint.rulebook.load import read_rule_file
from newslint.text.article import Article
from tests.grammar.standin import WORD, StandIn, answer, units

FOLDER = shipped_folder()
RULES = read_rule_file(FOLDER / "grammar" / "languagetool.yml", FOLDER)


@pytest.fixture
def standin() -> Iterator[StandIn]:
    with StandIn() as server:
        yield server


def check(server: StandIn, text: str, **more: object) -> list[tuple[int, int]]:
    engine = open_engine("languagetool", settings={"url": server.url, **more})
    return [tuple(f.span) for f in engine.check([text], ())[0]]


ODD = st.sampled_from(
    ["😀", "👨‍👩‍👧", "e\u0301", "𝒳𝒴", "—", "“", "ß", " ", "\n", "\n\n", "日本", "\ufeff", "plain. "]
)
texts = st.lists(
    st.one_of(ODD, st.just(WORD), st.text(st.characters(exclude_categories=["Cs"]), max_size=4)), max_size=25
)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_units_are_code_points_again(text: str) -> None:
    converted = Units(text)
    assert [converted.code_points(units(text[:i])) for i in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


@given(texts.map("".join))
def test_findings_stand_where_the_word_stands(text: str) -> None:
    found = findings(text, msgspec.convert(answer(text), Answer))
    assert all(text[f.span.start : f.span.end] == WORD for f in found)
    assert len(found) == text.count(WORD)


@given(texts.map("".join), st.integers(1, 30))
def test_pieces_are_the_text(text: str, limit: int) -> None:
    cut = list(pieces(text, limit))
    assert all(text.startswith(part, start) for start, part in cut)
    assert all(len(part) <= limit for _, part in cut)
    assert "".join(part for _, part in cut).replace("\n", "") == text.replace("\n", "")


def test_pieces_are_whole_paragraphs_where_they_fit() -> None:
    text = "First paragraph.\n\nSecond paragraph, longer.\n\nThird."
    assert [part for _, part in pieces(text, 30)] == [
        "First paragraph.",
        "Second paragraph, longer.",
        "Third.",
    ]
    assert [part for _, part in pieces("One. Two is long.", 10)] == ["One. ", "Two is ", "long."]


@settings(max_examples=30, deadline=None)
@given(texts.map("".join))
def test_spans_through_the_wire(text: str) -> None:
    with StandIn() as server:
        assert [text[a:b] for a, b in check(server, text, **{"max-text-length": 20})].count(
            WORD
        ) <= text.count(WORD)
        assert [text[a:b] for a, b in check(server, text)] == [WORD] * text.count(WORD)


def test_one_request_an_article(standin: StandIn) -> None:
    check(standin, "One paragraph.\n\nAnother one.\n\nAnd a third.")
    assert standin.seen["check"] == 1
    assert standin.fields[0]["language"] == "en-US"
    assert "EN_UNPAIRED_QUOTES" in standin.fields[0]["disabledRules"].split(",")


def test_every_request_has_the_same_parameters(standin: StandIn) -> None:
    engine = open_engine("languagetool", settings={"url": standin.url})
    engine.check(["A text.", "Another text, longer."], ("HEATH_HEALTH",))
    engine.check(["A third."], ("EN_A_VS_AN", "* GRAMMAR"))
    assert len({tuple(sorted((k, v) for k, v in f.items() if k != "text")) for f in standin.fields}) == 1


def test_rules_choose_what_is_told(standin: StandIn) -> None:
    engine = open_engine("languagetool", settings={"url": standin.url})
    for rules, count in ((("HEATH_HEALTH",), 1), (("* CONFUSED_WORDS",), 1), (("* GRAMMAR",), 0), ((), 1)):
        assert len(engine.check([f"This is {WORD}."], rules)[0]) == count


def _article(n: int) -> str:
    return "😀" * (n % 7) + f" Text {n} is {WORD}" + " 👨‍👩‍👧" * (n % 3) + f" {WORD}" * (n % 4)


def test_many_threads_get_their_own_answers(standin: StandIn) -> None:
    """600 requests by four threads over one engine: every span is exact."""
    engine = open_engine("languagetool", settings={"url": standin.url})
    articles = list(map(_article, range(600)))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda text: engine.check([text], ())[0], articles))
    for text, found in zip(articles, answers, strict=True):
        assert [text[f.span.start : f.span.end] for f in found] == [WORD] * text.count(WORD)


def _spans(url: str, numbers: range) -> list[tuple[int, list[str]]]:
    """What a process of its own is told about some of the articles."""
    engine = open_engine("languagetool", settings={"url": url})
    out = []
    for n in numbers:
        text = _article(n)
        out.append((n, [text[f.span.start : f.span.end] for f in engine.check([text], ())[0]]))
    return out


def test_many_processes_get_their_own_answers(standin: StandIn) -> None:
    """600 requests by four processes, each with an engine of its own: every span is exact."""
    shares = [range(k, 600, 4) for k in range(4)]
    with ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as pool:
        told = [x for part in pool.map(_spans, [standin.url] * 4, shares) for x in part]
    assert sorted(n for n, _ in told) == list(range(600))
    assert all(found == [WORD] * _article(n).count(WORD) for n, found in told)


def test_a_batch_keeps_its_order(standin: StandIn) -> None:
    engine = open_engine("languagetool", settings={"url": standin.url, "parallel": 2})
    found = engine.check([f"{WORD} " * n for n in range(8)], ())
    assert [len(one) for one in found] == list(range(8))


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("too-long", r"takes no text of this length .*; lower `max-text-length`"),
        ("refuse", r"refused the credentials \(HTTP 403\); check the variables"),
        ("busy", r"is busy \(HTTP 503.*; lower `parallel`"),
        ("broken", r"answered HTTP 500 \(Error: Internal Error\)"),
        ("no-json", r"something that is no LanguageTool answer .*; check `url`"),
        ("other-json", r"something that is no LanguageTool answer .*matches"),
        ("incomplete", r"stopped in the middle of a text"),
        ("outside", r"points outside the text"),
        ("cut", r"does not answer .*; see that it runs"),
    ],
)
def test_a_bad_answer_is_never_a_clean_one(standin: StandIn, mode: str, says: str) -> None:
    standin.mode = mode
    with pytest.raises(EngineFailure, match=says):
        check(standin, f"This is {WORD}.")


def test_a_hang_ends_with_a_remedy(standin: StandIn) -> None:
    standin.mode = "hang"
    before = time.monotonic()
    with pytest.raises(EngineFailure, match=r"gave no answer within 0\.3 seconds; raise `timeout`"):
        check(standin, f"This is {WORD}.", timeout=0.3)
    assert time.monotonic() - before < 5


def test_a_server_that_gives_no_answer_is_not_asked_a_thousand_times(standin: StandIn) -> None:
    standin.mode = "cut"
    engine = open_engine("languagetool", settings={"url": standin.url})
    for n in range(20):
        with pytest.raises(EngineFailure, match="does not answer"):
            engine.check([f"Text {n}."], ())
    assert standin.seen["check"] == 2 * 4


def test_a_text_without_answer_now_and_then_does_not_end_the_run(standin: StandIn) -> None:
    engine = open_engine("languagetool", settings={"url": standin.url})
    for n in range(8):
        standin.mode = "cut"
        with pytest.raises(EngineFailure):
            engine.check([f"A text that is too much {n}."], ())
        standin.mode = "well"
        assert len(engine.check([f"Text {n} is {WORD}."], ())[0]) == 1


def test_a_broken_answer_gets_a_second_try(standin: StandIn) -> None:
    standin.mode = "once-cut"
    assert check(standin, f"This is {WORD}.") == [(8, 13)]
    assert standin.seen["check"] == 2


def test_nobody_there() -> None:
    with StandIn() as gone:
        url = gone.url
    with pytest.raises(EngineFailure, match=r"does not answer \(ConnectionRefusedError.*; see that it runs"):
        open_engine("languagetool", settings={"url": url}).check(["Text."], ())


def test_a_server_that_was_restarted_is_found_again() -> None:
    with StandIn() as first:
        engine = open_engine("languagetool", settings={"url": first.url})
        assert len(engine.check([WORD], ())[0]) == 1
        port = first.server.server_port
    with StandIn(port=port):
        assert len(engine.check([WORD], ())[0]) == 1


def test_what_is_kept_holds_for_one_version_of_the_server(
    standin: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    there = {"url": standin.url}
    assert identity_of(there) == ""
    check(standin, "Text.")
    assert identity_of(there) == "6.8"
    standin.version = "6.9"
    check(standin, "Text.")
    assert identity_of(there) == "6.9"
    assert identity_of({"url": standin.url + "/other"}) == ""
    jar = tmp_path / "languagetool-server.jar"
    assert identity_of({"home": str(tmp_path)}) == ""
    jar.write_bytes(b"one")
    before = identity_of({"home": str(tmp_path)})
    jar.write_bytes(b"another")
    assert "" != before != identity_of({"home": str(tmp_path)})


def test_credentials_come_from_the_environment(standin: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_LANGUAGETOOL_USER", "desk")
    monkeypatch.setenv("NEWSLINT_LANGUAGETOOL_KEY", "s3cret")
    monkeypatch.setenv("NEWSLINT_LANGUAGETOOL_TOKEN", "t0ken")
    check(standin, "Text.")
    assert (standin.fields[0]["username"], standin.fields[0]["apiKey"]) == ("desk", "s3cret")
    assert standin.headers[0]["Authorization"] == "Bearer t0ken"
    standin.mode = "broken"
    with pytest.raises(EngineFailure) as failure:
        check(standin, "Text.")
    assert "s3cret" not in str(failure.value)
    assert "t0ken" not in str(failure.value)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"url": "https://desk:s3cret@example.org"}, "credentials do not belong into the configuration"),
        ({"url": "example.org:8081"}, "is no address; write it as https://host:port"),
        ({"memory": "much"}, r"its settings are wrong \(Expected `int`"),
        ({"memmory": 512}, r"its settings are wrong .*`memmory`.*; the keys .* memory"),
    ],
)
def test_wrong_settings(given: dict, says: str) -> None:
    with pytest.raises(EngineFailure, match=says) as failure:
        read_settings(given)
    assert "s3cret" not in str(failure.value)


def test_settings_have_the_documented_defaults() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"cache-size": 0, "max-text-length": 10}).max_text_length == 10


def rule(**options: object) -> Rule:
    kind = load_kind("languagetool")
    return Rule(
        "grammar/languagetool/x", "languagetool", "m", "w", "warning", 0.7, options=kind.prepare(options)
    )


def test_the_kind_maps_lines_and_rules(standin: StandIn) -> None:
    text = f"A headline\nFirst 😀 is {WORD}.\n\n  Second is {WORD}.\n"
    matcher = load_kind("languagetool").compile_rules(
        [rule(categories=["CONFUSED_WORDS"], server={"url": standin.url})]
    )
    for made in (matcher, pickle.loads(pickle.dumps(matcher))):
        found = list(made.find(Article(text), ()))
        assert [text[f.span.start : f.span.end] for f in found] == [WORD, WORD]
        assert {f.rule for f in found} == {"grammar/languagetool/x"}
        assert found[0].message == "Did you mean “wrong”?"
        assert found[0].replacements == ("wrong",)
    assert standin.fields[0]["text"] == f"A headline\n\nFirst 😀 is {WORD}.\n\n  Second is {WORD}."


def test_a_rule_with_ids_goes_before_a_category(standin: StandIn) -> None:
    server = {"url": standin.url}
    named = msgspec.structs.replace(rule(**{"engine-rules": ["HEATH_*"], "server": server}), id="named")
    whole = rule(categories=["CONFUSED_WORDS"], server=server)
    without = rule(**{"categories": ["CONFUSED_WORDS"], "except": ["HEATH_*"], "server": server})
    for rules, expected in (([whole, named], ["named"]), ([whole], [whole.id]), ([without], [])):
        found = load_kind("languagetool").compile_rules(rules).find(Article(WORD), ())
        assert [f.rule for f in found] == expected


def test_every_rule_says_what_it_reports() -> None:
    kind = load_kind("languagetool")
    with pytest.raises(ValueError, match="`engine-rules` or `categories`"):
        kind.prepare({})
    assert all(any(e.spans for e in r.examples) and any(not e.spans for e in r.examples) for r in RULES)


@pytest.mark.parametrize(
    ("options", "text", "count"),
    [
        ({}, f"It is {WORD} here.", 1),
        ({"unless": [f"is {WORD}"]}, f"It is {WORD} here.", 0),
        ({"only": ["was \\w+"]}, f"It is {WORD} here.", 0),
        ({"only": ["is \\w+"]}, f"It is {WORD} here.", 1),
        ({"quoted": False}, f"It is “{WORD}” here.", 0),
        (
            {"headlines": False},
            f"It is {WORD}\n\nThe harbour is open, and so is the market, the mayor said.",
            0,
        ),
        (
            {"headlines": False},
            f"It is {WORD}.\n\nThe harbour is open, and so is the market, the mayor said.",
            1,
        ),
    ],
)
def test_conditions(standin: StandIn, options: dict, text: str, count: int) -> None:
    made = rule(categories=["CONFUSED_WORDS"], server={"url": standin.url}, **options)
    assert len(list(load_kind("languagetool").compile_rules([made]).find(Article(text), ()))) == count


def test_names_are_left_alone_where_a_rule_says_so() -> None:
    from newslint.kinds.remarks import _in_name

    assert _in_name("He saw Mars today.", Span(7, 11))
    assert not _in_name("Mars is red.", Span(0, 4))
    assert not _in_name("He left. Then is red.", Span(9, 13))
    assert not _in_name("So I go.", Span(3, 4))


@pytest.mark.skipif(os.name == "nt", reason="uses a shell script")
def test_java_that_is_missing_or_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newslint.engines.languagetool.java import find_java, java_version

    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(EngineFailure, match=r"there is no Java \(no-such-java\); install Java 17 or newer"):
        find_java(Settings(java="no-such-java"))
    for said, version in (
        ('java version "1.8.0_402"', 8),
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ("?", 0),
    ):
        java = tmp_path / f"java{version}"
        java.write_text(f"#!/bin/sh\necho '{said}' >&2\n")
        java.chmod(0o755)
        assert java_version(str(java)) == version
    assert find_java(Settings(java=str(tmp_path / "java17"))) == str(tmp_path / "java17")
    with pytest.raises(EngineFailure, match=r"java8 is Java 8, too old; install Java 17"):
        find_java(Settings(java=str(tmp_path / "java8")))
    with pytest.raises(EngineFailure, match=r"java0 is Java of an unknown version"):
        find_java(Settings(java=str(tmp_path / "java0")))


def test_an_answer_needs_matches() -> None:
    assert read_answer(b'{"matches": []}').matches == []
    with pytest.raises(EngineFailure):
        read_answer(b"[]")
