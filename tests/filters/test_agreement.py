"""One slip, one finding: engines and newslint's own rules merged by place and meaning."""

import random
from pathlib import Path

import msgspec
import pytest

from newslint.config import Config
from newslint.filters import fold
from newslint.filters.agreement import _meanings, apply
from newslint.filters.base import Context
from newslint.model import Diagnostic, Directive, Document, OffsetMap, Span
from newslint.rulebook import rule_files, shipped_folder
from newslint.rulebook.load import read_rule_file

TEXT = "The board did not effect the sale , and they was told of an recent change."
DOCUMENT = Document(path="a.txt", text=TEXT, source=TEXT, offsets=OffsetMap())


def flag(rule: str, text: str, *replacements: str, confidence: float = 0.8) -> Diagnostic:
    start = TEXT.index(text)
    return Diagnostic(
        path="a.txt", rule=rule, severity="warning", confidence=confidence, message=rule, line=1,
        column=start + 1, end_line=1, end_column=start + 1 + len(text), text=text,
        replacements=replacements, fingerprint="", start=start, end=start + len(text),
    )  # fmt: skip


def left(*found: Diagnostic) -> list[str]:
    context = Context(DOCUMENT, Config(), Path(), frozenset())
    return [d.rule for d in apply(list(found), context)]


@pytest.mark.parametrize(
    ("found", "stays"),
    [
        # Two engines, one place: the surer one.
        (
            [flag("grammar/harper/a-an", "an", "a", confidence=0.9), flag("grammar/languagetool/a-vs-an", "an", "a")],
            ["grammar/harper/a-an"],
        ),
        # Newslint's own rule, however much of the sentence it marks.
        (
            [
                flag("grammar/newslint/affect-effect", "did not effect", "did not affect", confidence=0.7),
                flag("grammar/harper/advise-advice", "effect", "affect", confidence=0.9),
                flag("grammar/languagetool/confused-words", "effect", "affect"),
            ],
            ["grammar/newslint/affect-effect"],
        ),
        # One place within the other, one of them without a correction.
        (
            [flag("grammar/newslint/agreement", "they was"), flag("grammar/languagetool/he-verb-agr", "was", "were")],
            ["grammar/newslint/agreement"],
        ),
        # Neither within the other, but the same text comes of it.
        (
            [
                flag("grammar/harper/missing-preposition", "told of", "told about", confidence=0.9),
                flag("grammar/languagetool/collocations", "of an", "about an"),
            ],
            ["grammar/harper/missing-preposition"],
        ),
        # A rule about sentences, by the table.
        (
            [flag("sentences/stray-punctuation", " ,"), flag("grammar/languagetool/punctuation", " ,", ",")],
            ["sentences/stray-punctuation"],
        ),
    ],
)  # fmt: skip
def test_the_more_specific_stays(found: list[Diagnostic], stays: list[str]) -> None:
    for seed in range(5):
        random.Random(seed).shuffle(found)
        assert left(*found) == stays


@pytest.mark.parametrize(
    "found",
    [
        # Other places.
        [flag("grammar/harper/a-an", "an recent", "a recent"), flag("grammar/languagetool/he-verb-agr", "was", "were")],
        # Other meanings: a small letter and a misspelt word.
        [flag("sentences/lowercase-start", "The"), flag("grammar/languagetool/spelling", "The", "Then")],
        # They overlap, but another text comes of each.
        [flag("grammar/harper/fixed-phrase", "told of", "heard of"), flag("grammar/languagetool/grammar", "of an", "of a")],
        # Newslint's own rules are not merged with each other.
        [flag("grammar/newslint/agreement", "they was"), flag("sentences/missing-space", "was")],
        # Nor is what is not about grammar.
        [flag("names/inconsistent-spelling", "board"), flag("grammar/languagetool/spelling", "board", "boards")],
    ],
)  # fmt: skip
def test_what_says_something_else_stays(found: list[Diagnostic]) -> None:
    assert left(*found) == [d.rule for d in found]


def test_the_table_names_rules_that_exist() -> None:
    folder = shipped_folder()
    known = {rule.id for path in rule_files(folder) for rule in read_rule_file(path, folder)}
    assert {rule for pair in _meanings() for rule in pair} <= known


def test_both_engines_make_one_finding_of_one_slip(house) -> None:
    """Through the command line: the stand-in plays LanguageTool and flags the same word."""
    from tests.grammar.standin import WORD, StandIn

    with StandIn() as server:
        settings = f"grammar: {{engines: [harper, languagetool], languagetool: {{url: '{server.url}'}}}}\n"
        config = house.root / ".newslint.yml"
        config.write_text(config.read_text() + settings)
        house.write("a.txt", f"The board said on Monday that it had {WORD} figures in an recent report.\n")
        options = ("--output-format", "jsonl", "--extend-select", "grammar")
        done = house.check("a.txt", *options)
        assert [(d["rule"], d["text"]) for d in done.lines()] == [
            ("grammar/harper/spelling", WORD),
            ("grammar/harper/a-an", "an"),
        ]


def test_a_comment_for_a_merged_rule_is_meant_for_the_slip():
    own = flag("grammar/newslint/agreement", "they was")
    theirs = flag("grammar/languagetool/he-verb-agr", "was", "were")
    for name in (own.rule, theirs.rule, "grammar/languagetool"):
        comment = Directive(Span(0, 0), Span(0, len(TEXT)), (name,))
        document = msgspec.structs.replace(DOCUMENT, directives=(comment,))
        selected = frozenset((own.rule, theirs.rule, "newslint/unused-suppression"))
        assert fold([own, theirs], Context(document, Config(), Path(), selected)) == []
