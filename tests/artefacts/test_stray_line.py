"""artefacts/stray-line: what it marks beside known residue, what it leaves alone, and what it says."""

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.kinds.stray_line import compile_rules, features, prepare
from newslint.model import Rule, Span
from newslint.text.article import Article
from tests.shipped import shipped_rules

RULE = next(r for r in shipped_rules() if r.id == "artefacts/stray-line")
PARAGRAPHS = [
    "The ferry to Brack will not sail until the harbour wall is repaired, the council decided on Tuesday after a "
    "long debate about the cost.",
    "Engineers found cracks along forty metres of the wall, and the storm season is only weeks away, according to "
    "the report they handed in.",
    "Residents of the island say that they were told too late, and that the school bus cannot take the long road "
    "over the dam in winter.",
]
HEADLINES = ["Goats Take Over Village Pub", "Ten Lighthouses You Can Rent", "Why Our Mayor Stopped Swimming"]


def text_of(*lines: str) -> str:
    return "\n\n".join(lines)


def stray(findings):
    return [f for f in findings if f.rule == "artefacts/stray-line"]


def test_headlines_of_other_stories_under_a_known_heading(find):
    text = text_of(
        "Ferry stays in port", *PARAGRAPHS, "Most popular", *HEADLINES, "Subscribe to our newsletter"
    )
    found = stray(find(text))
    assert [text[f.span.start : f.span.end] for f in found] == HEADLINES
    assert all("headline of another story" in f.message for f in found)
    assert all("in a run of five at the end" in f.message for f in found)
    assert all(0.6 <= f.confidence < 1 for f in found)


def test_without_known_residue_nothing_is_scored(find):
    assert not find(text_of("Ferry stays in port", *PARAGRAPHS, *HEADLINES))


def test_the_first_line_is_never_marked(find):
    text = text_of("Goats Take Over Village Pub", "Share this article", *PARAGRAPHS)
    assert all(f.span.start > 0 for f in find(text))


PLAIN_DATES = re.compile(
    r"\b(?:19|20)\d\d\b|\d{1,2}:\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.? \d",
    re.I,
)
DATE_PIECES = ["19", "20", "1", "26", ":", " ", ".", "Jan", "SEPT", "may", "ember", "x", "_", "é", "\u017fep"]


@given(st.lists(st.sampled_from(DATE_PIECES), max_size=12).map("".join))
def test_dates_are_those_that_the_plain_pattern_finds(line):
    assert len(features._DATED.findall(line)) == len(PLAIN_DATES.findall(line))


def test_a_headline_may_stand_below_the_path_of_its_page(find):
    top = ("Home | News | Islands", "Night ferry to Brack returns")
    rest = ("Published: 14 May 2026, 06:12", "3 min read", "Share this article", *PARAGRAPHS)
    headline = Span(len(top[0]) + 2, len(top[0]) + 2 + len(top[1]))
    assert headline not in {f.span for f in stray(find(text_of(*top, "By Hedda Lunde", *rest)))}
    assert headline in {f.span for f in stray(find(text_of(*top, "Goats take over pub", *rest)))}


@pytest.mark.parametrize(
    "line",
    [
        "By Ines Marlowe",
        "March 4, 2021",
        "Correction: the wall is forty metres long",
        "Editor's note: names were changed",
        "BRACK —",
        "* * *",
    ],
)
def test_what_has_a_switch_of_its_own_is_left_to_it(line):
    text = text_of("Ferry stays in port", *PARAGRAPHS, line, "Related articles", "Most popular")
    article = Article(text)
    hits = [(0, text.index("Related articles"))]
    matcher = compile_rules([RULE])
    from newslint.text.literals import Hit

    number = list(matcher.literals).index("related articles")
    found = matcher.find(article, [Hit(number, hits[0][1])])
    assert line not in {text[f.span.start : f.span.end] for f in found}


def test_only_sure_lines_have_a_safe_fix(find):
    text = text_of(
        "Ferry stays in port", *PARAGRAPHS, "Share this article", "Owen Pryce", *HEADLINES, "Read more"
    )
    found = stray(find(text))
    assert found
    for f in found:
        assert f.fix is not None
        assert (f.fix.safety == "safe") == (f.confidence >= 0.9)


def test_a_line_of_a_rule_with_an_estimate_is_weighed_too(find):
    text = text_of(
        "Ferry stays in port", *PARAGRAPHS, "Maybe later", *HEADLINES, "Leave a Reply", "Most popular"
    )
    found = [f for f in find(text) if text[f.span.start : f.span.end] == "Maybe later"]
    known = {r.id: r for r in shipped_rules()}
    by_rule = {f.rule: f for f in found}
    assert set(by_rule) == {"artefacts/menu-button", "artefacts/stray-line"}
    assert known["artefacts/menu-button"].capped
    assert by_rule["artefacts/stray-line"].confidence > known["artefacts/menu-button"].confidence
    assert by_rule["artefacts/menu-button"].fix.safety == "unsafe"
    assert by_rule["artefacts/stray-line"].fix.safety == "safe"


def test_a_line_of_a_rule_that_was_measured_is_left_to_it(find):
    text = text_of(
        "Ferry stays in port", *PARAGRAPHS, "Maybe later", *HEADLINES, "Leave a Reply", "Most popular"
    )
    assert not {text[f.span.start : f.span.end] for f in stray(find(text))} & {
        "Leave a Reply",
        "Most popular",
    }


def test_one_rule_that_was_measured_settles_a_line():
    sure, unsure = (Rule("artefacts/r", "line", "", "", "info", 0.85, estimated=e) for e in (False, True))
    low = Rule("artefacts/r", "line", "", "", "info", 0.7)
    for rules, unproven in (
        ((unsure, sure), False),
        ((sure, unsure), False),
        ((unsure,), True),
        ((low,), False),
    ):
        article = Article("Maybe later")
        for rule in rules:
            article.mark(0, rule)
        assert (0 in article.unproven) == unproven


@pytest.mark.parametrize("cue", ["Share", "tëaser line", "ad"])
def test_cues_are_plain(cue):
    with pytest.raises(ValueError, match="cue"):
        prepare({"cues": (cue,)})


def test_the_matcher_can_be_sent_to_another_process():
    again = pickle.loads(pickle.dumps(compile_rules([RULE])))
    assert list(again.literals) == list(compile_rules([RULE]).literals)


def test_the_seed_of_residue_is_named(flagged):
    text = text_of(
        "Ferry stays in port",
        *PARAGRAPHS,
        "Video: Rescue crews lift cow from canal",
        "Source :",
        "Leave a Reply",
    )
    assert {"Video: Rescue crews lift cow from canal", "Source :", "Leave a Reply"} <= flagged(text)


def test_one_line_of_five_megabytes(find):
    assert not find("word " * 1_000_000)


def test_many_lines_of_residue_are_left_alone_past_the_stated_number(find):
    text = "\n".join(["Share this article", *(f"Goats {n}" for n in range(5000))])
    assert not stray(find(text))


def test_an_article_that_is_all_residue(flagged):
    lines = [
        "Skip to main content",
        "Advertisement",
        "Share this article",
        "Leave a Reply",
        "Most popular",
        "Read more",
    ]
    assert flagged("\n".join(lines)) == set(lines)
