"""Lines that repeat: what counts as equal, as a copy, as residue."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.collect import counts, sources
from newslint.collect.counts import recurring
from newslint.collect.facts import LINES, Facts, facts_of, keys_of
from newslint.collect.judge import kind_of, residue
from newslint.collect.keys import exact_key, length_of, masked, near_key
from newslint.collect.reports import options_of
from newslint.collect.sources import OverCapacity, Repeats, Sources, Where, repeats
from newslint.kinds.collection import Options
from newslint.model import Document, OffsetMap
from newslint.rulebook.load import read_rule_file, shipped_folder

TOWNS = ["Arnwick", "Belford", "Craster", "Denholm", "Embleton", "Felton", "Glanton", "Harbottle", "Ilderton"]


def shipped(name: str) -> Options:
    folder = shipped_folder()
    (rule,) = read_rule_file(folder / f"artefacts/{name}.yml", folder)
    return options_of(rule)


OPTIONS = shipped("repeated-line")


def own_lines(number: int, many: int = 3) -> list[str]:
    """Lines that no other article has."""
    town = TOWNS[number % len(TOWNS)] * (1 + number // len(TOWNS))
    return [
        f"The council of {town} voted on plan {number}{part} after a debate of {part + 2} hours that ran past midnight."
        for part in range(many)
    ]


def document(path: str, lines: list[str], record: int | None = None, group: str = "") -> Document:
    text = "\n\n".join(lines)
    return Document(path=path, text=text, source=text, offsets=OffsetMap(), record=record, group=group)


def collected(articles: dict[str, list[str]]) -> Repeats:
    all_of = Sources()
    for path, lines in articles.items():
        all_of.add(path, [facts_of(document(path, lines), (LINES,))])
    (source,) = all_of.by_name.values()
    return repeats(source, 3, (0.8, 3))


def flagged(articles: dict[str, list[str]], path: str, options: Options = OPTIONS) -> list[str]:
    return [articles[path][v.number] for v in residue(articles[path], collected(articles), options)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("By Orla Finnegan", "By Tomasz Wilk and Ada Brook"),
        ("Last updated: 4 March 2019, 10:15 GMT", "Last updated: 17 November 2021, 09:02 BST"),
        ("312 shares", "1,204 shares"),
        ("Published Tuesday 3 May 2022", "Published Friday 14 October 2022"),
        ("More from the Belford Gazette", "More from the Craster Herald"),
        ("Zuletzt aktualisiert am 3. Mai 2022", "Zuletzt aktualisiert am 17. Oktober 2023"),
    ],
)
def test_lines_that_differ_in_numbers_dates_or_names_are_near(one, two):
    assert near_key(one) == near_key(two) != 0
    assert exact_key(one) != exact_key(two)


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour",
        "2–1",
        "Sign up",
        "Best Boots",
        "10:45",
        "14",
        "The tide turned at the bridge, " + "and so on " * 20,
    ],
)
def test_lines_without_a_frame_have_no_near_key(line):
    assert near_key(line) == 0
    assert masked(line) == ""


def test_white_space_does_not_tell_lines_apart():
    assert exact_key("  Most \t viewed\u00a0stories ") == exact_key("Most viewed stories")
    assert exact_key("* * *") == exact_key("—") == 0


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=600))
def test_key_tells_the_length_within_a_step(line):
    plain = " ".join(line.split())
    key = exact_key(line)
    assert key == 0 or abs(length_of(key) - min(504, len(plain))) < 8


def test_label_of_three_articles_is_residue_and_of_two_is_not():
    articles = {f"a/{n}.txt": [*own_lines(n), "Most viewed"] for n in range(3)}
    assert flagged(articles, "a/0.txt") == ["Most viewed"]
    del articles["a/2.txt"]
    assert flagged(articles, "a/0.txt") == []


def test_three_times_in_one_article_is_no_repetition():
    articles = {
        "a/0.txt": ["Most viewed", *own_lines(0), "Most viewed", "Most viewed"],
        "a/1.txt": own_lines(1),
    }
    assert flagged(articles, "a/0.txt") == []


def test_sources_do_not_mix():
    all_of = Sources()
    for n, group in enumerate(["tide", "tide", "tide", "ebb"]):
        lines = [*own_lines(n), "Most viewed"]
        all_of.add("all.jsonl", [facts_of(document("all.jsonl", lines, n + 1, group), (LINES,))])
    assert sorted(all_of.by_name) == ["=ebb", "=tide"]
    assert len(repeats(all_of.by_name["=tide"], 3, (0.8, 3)).exact) == 1
    assert not repeats(all_of.by_name["=ebb"], 3, (0.8, 3)).exact


REPEATED_ON_PURPOSE = [
    "“We lost everything that night,” the ferryman said.",
    '"Nobody warned us," she said.',
    "The mayor said “it was the worst flood in living memory” on Monday.",
    "LISBON (Seaboard News) —",
    "Correction: An earlier version misstated the height of the dam.",
    "This article was amended on 3 May to correct a name.",
    "Ingredients",
    "Step 2",
    "Half-time: 1-0",
    "Yes.",
]


@pytest.mark.parametrize("line", REPEATED_ON_PURPOSE)
def test_what_is_repeated_on_purpose_stays(line):
    articles = {f"a/{n}.txt": [*own_lines(n), line, *own_lines(n + 50)] for n in range(8)}
    assert flagged(articles, "a/3.txt") == []


def test_a_house_may_keep_more_and_less():
    allow = Options(thresholds=OPTIONS.thresholds, allow=("(?i)the week in .+",))
    articles = {
        f"a/{n}.txt": [*own_lines(n), "The week in pictures", REPEATED_ON_PURPOSE[0]] for n in range(4)
    }
    assert flagged(articles, "a/1.txt") == ["The week in pictures"]
    assert flagged(articles, "a/1.txt", allow) == []  # a quotation is a told sentence: it needs more articles


BACKGROUND = "The dam was built in 1931 and holds back eleven million litres of melt water above the valley."


def test_background_told_again_in_follow_ups_is_content():
    articles = {
        f"a/{n:02}.txt": [*own_lines(n), *([BACKGROUND] if n < 4 else []), *own_lines(n + 60)]
        for n in range(20)
    }
    assert flagged(articles, "a/02.txt") == []


def test_told_sentence_at_the_end_of_most_articles_is_residue():
    blurb = "The Belford Gazette has told the valley what happens in it since the railway came in 1871."
    articles = {f"a/{n:02}.txt": [*own_lines(n, 6), blurb] for n in range(12)}
    assert flagged(articles, "a/02.txt") == [blurb]


def test_notice_to_the_reader_needs_three_articles():
    notice = "Never miss a story: subscribe to our morning newsletter and read it before breakfast."
    articles = {
        f"a/{n:02}.txt": [*own_lines(n), *([notice] if n < 3 else []), *own_lines(n + 60)] for n in range(20)
    }
    assert flagged(articles, "a/02.txt") == [notice]


def test_share_keeps_rare_labels_of_a_large_source():
    articles = {
        f"a/{n:04}.txt": [own_lines(n)[0], *(["What happens next"] if n < 3 else [])] for n in range(4000)
    }
    assert flagged(articles, "a/0002.txt") == []


def test_headlines_of_a_series_are_no_near_repeats_and_bylines_are():
    articles = {f"a/{n}.txt": [f"Tides for week {n}", f"By {TOWNS[n]} Reed", *own_lines(n)] for n in range(5)}
    assert flagged(articles, "a/2.txt") == [f"By {TOWNS[2]} Reed"]


def test_kinds_of_lines():
    assert kind_of("Most viewed", OPTIONS) == "label"
    assert kind_of("Sign up for our newsletter.", OPTIONS) == "notice"
    assert kind_of("He was right.", OPTIONS) == "narrative"


def test_copies_are_named_and_their_lines_left_alone():
    story = own_lines(1, 8)
    articles = {f"a/{n}.txt": own_lines(n + 10, 8) for n in range(4)} | {
        f"b/{n}.txt": story for n in range(3)
    }
    articles["b/3.txt"] = [
        *story,
        "The minister is expected to speak to the families in the hall this evening.",
    ]
    articles = {path.replace("b/", "a/x"): lines for path, lines in articles.items()}
    found = collected(articles)
    first = Where("a/x0.txt", 0)
    assert found.copies == {Where(f"a/x{n}.txt", 0): first for n in (1, 2, 3)}
    assert not found.exact


def test_short_articles_under_one_long_notice_are_no_copies():
    notice = [
        f"Part {n} of the notice says that we and our partners store cookies on your device."
        for n in range(6)
    ]
    articles = {f"a/{n}.txt": [*own_lines(n, 2), *notice] for n in range(6)}
    found = collected(articles)
    assert not found.copies
    assert flagged(articles, "a/0.txt") == notice


def test_update_of_a_story_in_two_articles_is_a_copy():
    story = own_lines(1, 6)
    articles = {"a/1.txt": story, "a/2.txt": [own_lines(33, 1)[0], *story[:5]], "a/3.txt": own_lines(3, 6)}
    assert collected(articles).copies == {Where("a/2.txt", 0): Where("a/1.txt", 0)}


def many_articles() -> dict[str, list[str]]:
    rng = random.Random(11)
    labels = [f"Label {chr(97 + n)} of the page" for n in range(12)]
    return {f"a/{n:03}.txt": [*own_lines(n), *rng.sample(labels, 3)] for n in range(60)}


@given(st.permutations(range(60)))
def test_order_of_articles_says_nothing(order):
    articles = many_articles()
    shuffled = {f"a/{n:03}.txt": articles[f"a/{n:03}.txt"] for n in order}
    assert collected(shuffled) == collected(articles)


def test_many_passes_count_as_one_does(monkeypatch):
    units = [[keys_of(facts_of(document(p, ls), (LINES,)).exact)] for p, ls in many_articles().items()]
    whole = recurring(units, 2)
    assert len(whole) == 12
    monkeypatch.setattr(counts, "PER_PASS", 7)
    assert recurring(units, 2) == whole


def test_beyond_capacity_the_run_stops_and_says_so(monkeypatch):
    monkeypatch.setattr(sources, "CAPACITY", 10)
    all_of = Sources()
    all_of.add("a/1.txt", [Facts(exact=bytes(80))])
    with pytest.raises(OverCapacity, match="more than 10 lines"):
        all_of.add("a/2.txt", [Facts(exact=bytes(8))])
