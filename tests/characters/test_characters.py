"""Damaged characters: what is found, what is put in place, what stays."""

import pytest

from newslint.kinds.entities import decoded
from newslint.kinds.mojibake import repaired
from newslint.rulebook import Plan
from newslint.text.article import Article
from newslint.text.edits import apply
from tests.shipped import shipped_rules

PLAN = Plan([r for r in shipped_rules() if r.category == "characters"])


def findings(text: str):
    return PLAN.find(Article(text))


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose by 5 € – “much”, Señor Muñoz said…",
        "Zoë Krüger, Łukasz Żak, İpek and Đorđe met at the Hôtel de Ville.",
        "Москва и мир: слова.",
        "東京は晴れ。",
        "عنوان \u200fעברית",
        "👩\u200d👩\u200d👧 and 🏴\u200d☠️ and ❤️ are emoji.",
        "5 μm, Δt, 20°C, ½, ², №, ™ and © are signs.",
        "AT&T; R&D and Q&A, a&b;",
        "https://example.org/?a=1&amp;b=2&copy=3",
        "The pre- and post-war years - all of them - were hard.",
    ],
)
def test_sound_text_is_silent(text):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "rule", "fixed"),
    [
        ("The cafÃ© is open.", "mojibake", "The café is open."),
        ("It costs Â£15m.", "mojibake", "It costs £15m."),
        ("He saidâ€”twice.", "mojibake", "He said—twice."),
        ("Tom &amp; Ann", "entity", "Tom & Ann"),
        ("Tom &amp;amp;amp; Ann", "entity", "Tom & Ann"),
        ("caf&#233;", "entity", "café"),
        ("caf&#xE9;", "entity", "café"),
        ("one&nbsp;two", "entity", "one two"),
        ("har\u200bbour", "invisible", "harbour"),
        ("har\u00adbour", "soft-hyphen", "harbour"),
        ("o\ufb03ce", "ligature", "office"),
        ("cafe\u0301", "decomposed", "café"),
        ("the hаrbour", "homoglyph", "the harbour"),
        ("the \u202eharbour", "bidirectional", "the harbour"),
        ("the\x1fharbour", "control", "the harbour"),
        ("a depart- ment", "hyphenation", "a department"),
    ],
)
def test_damage_is_found_and_repaired(text, rule, fixed):
    (found,) = findings(text)
    assert found.rule == f"characters/{rule}"
    assert apply(text, found.fix.edits) == fixed
    assert findings(fixed) == []


@pytest.mark.parametrize("text", ["caf\ufffd", "\ue000 call us", "\ufffc"])
def test_what_is_lost_is_reported_and_left(text):
    (found,) = findings(text)
    assert found.fix is None


def test_a_reference_to_nothing_printable_stays():
    assert decoded("&#7;") == "&#7;"
    assert decoded("&#8203;") == "&#8203;"
    assert decoded("&notaname;") == "&notaname;"


def test_repair_does_not_touch_other_oddities():
    assert repaired("“It’s ﬁne…” &amp; \u200b") == "“It’s ﬁne…” &amp; \u200b"


def test_the_message_names_the_character():
    (found,) = findings("har\u200bbour")
    assert "ZERO WIDTH SPACE" in found.message


@pytest.mark.parametrize(("sentences", "found"), [(0, ["The harbour"]), (500, ["The harbour"]), (5000, [])])
def test_a_divided_word_needs_the_whole_one_not_far_away(sentences, found):
    text = "The har- bour is old. " + "Nothing new is known. " * sentences + "The Harbour is shut."
    assert [text[: f.span.start] + f.replacements[0] for f in findings(text)] == found
