"""names/inconsistent-spelling on articles: what is a slip, what are two names, what is no name."""

import pytest

from newslint.kinds.names.spelling import compile_rules
from newslint.model import Block, BlockKind, Span
from newslint.rulebook.selftest import findings_of
from newslint.text.article import Article
from tests.names.finding_names import SPELLING, rule, shown, spelled

SLIP = (
    "Deputy minister Taras Melnychuk opened the bridge on Friday.\n"
    "The work took two years, Melnychuk said. “We are proud,” Melnichuk added.\n"
    "Melnychuk’s office had planned it since the flood."
)


def test_every_place_of_the_rarer_spelling_is_flagged() -> None:
    assert spelled(SLIP) == [("Melnichuk", ("Melnychuk",))]
    again = SLIP + "\nMelnychuk left. Taras Melnichuk’s car was seen on Sunday. Taras Melnychuk denied it."
    assert spelled(again) == [("Melnichuk", ("Melnychuk",))] * 2


def test_a_finding_says_how_often_and_where() -> None:
    (found,) = findings_of(rule(**SPELLING), SLIP)
    assert found.message == "“Melnichuk” stands once, “Melnychuk” 3 times: one name spelled two ways?"
    assert [SLIP[a:b] for a, b in found.related] == ["Melnychuk"] * 3
    assert 0.15 <= found.confidence <= 0.99
    assert found.confidence == round(found.confidence, 2)
    assert found.fix is not None
    assert found.fix.safety == "unsafe"


def test_equal_counts_name_both() -> None:
    text = "Governor Ilse Vandenbroucke spoke first.\nThe plan is sound, Vandenbrouke told the chamber."
    (found,) = findings_of(rule(**SPELLING), text)
    assert "“Vandenbrouke” and “Vandenbroucke” stand once each" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "James Martin scored first. Aston Parton equalised, and Martin went off. Parton stayed.",
        "Laura Whitfield won. Lara Thornbury was second, ahead of Laura Whitfield's sister.",
        "Anton Belousov won the men's race. Vera Belousova came third, and Belousov waved.",
        "Russia and Ukraine talked. The Russian and the Ukrainian side met Russians and Ukrainians.",
        "Dmitry Orlov met Dmytro Shevchuk. Vladimir Sorokin stayed with Volodymyr Bondar.",
        "Austria beat Australia. Iran and Iraq drew. Slovakia and Slovenia did not play.",
        "The Smiths and the Smith family of Hebei moved from Hubei.",
        "Aysenur Eygi came with Ezgi Eygi.",
    ],
)
def test_two_names_are_not_one(text: str) -> None:
    assert spelled(text) == []


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Al-Rashid hotel, said Al-Rashid's owner. Guests of Al Rashid left.", "Al Rashid"),
        ("Kim Jong-un spoke. Kim Jong Un left, and Kim Jong-un waved.", "Jong Un"),
        ("The coach Raúl Ibáñez resigned. Ibáñez said so. “Enough,” Ibanez wrote. Ibáñez left.", "Ibanez"),
        (
            "Sean O’Driscoll ran. O’Driscoll won, and O’Driscol wept. “Well done,” O’Driscoll said.",
            "O’Driscol",
        ),
    ],
)
def test_hyphens_accents_and_apostrophes(text: str, flagged: str) -> None:
    assert [found for found, _ in spelled(text)] == [flagged]


def test_addresses_handles_and_code_are_no_findings_but_headlines_are() -> None:
    base = "Minister Oksana Hrytsenko resigned.\nHrytsenko gave no reason. Hrytsenko had served a year.\n"
    for place in (
        "https://example.org/Hrytsenco/news",
        "@Hrytsenco",
        "#Hrytsenco",
        "x.Hrytsenco@example.org",
    ):
        assert spelled(f"{base}See {place} for more.") == []
    assert spelled(f"Hrytsenco resigns over budget\n\n{base}") == [("Hrytsenco", ("Hrytsenko",))]
    text = f"{base}Hrytsenco = load()"
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, len(base) - 1)),
        Block(BlockKind.CODE, Span(len(base), len(text))),
    )
    matcher = compile_rules([rule(**SPELLING)])
    assert list(matcher.find(Article(text, blocks), ())) == []


def test_a_word_that_the_text_has_in_small_letters_is_no_name() -> None:
    assert spelled("Hawkes flew in. The hawkes of Hawkess county were gone. Hawkes left.") == []


def test_a_house_settles_pairs() -> None:
    assert spelled(SLIP, distinct=[["Melnychuk", "Melnichuk"]]) == []
    assert spelled(SLIP, accept=["Melnichuk"]) == []
    assert spelled(SLIP, accept=["Melnychuk"], distinct=[["Melnychuk", "Martin"]]) != []
    with pytest.raises(ValueError, match="two spellings or more"):
        rule(distinct=[["Melnychuk"]])


def test_the_more_frequent_spelling_is_proposed() -> None:
    text = (
        "President Zelensky spoke. Zelensky left. Zelensky returned at six.\n"
        "Aides to Zelenskyy were silent. “No,” Zelenskiy said."
    )
    assert dict(spelled(text)) == {"Zelenskyy": ("Zelensky",), "Zelenskiy": ("Zelensky",)}


def test_least_confidence_leaves_out_what_is_less_sure() -> None:
    assert (
        len(spelled(SLIP, least=0.0)) >= len(spelled(SLIP, least=0.9)) >= len(spelled(SLIP, least=0.99)) == 0
    )


def test_findings_are_the_same_in_any_run() -> None:
    one = findings_of(rule(**SPELLING), SLIP)
    assert one == findings_of(rule(**SPELLING), SLIP)
    assert shown(SLIP, one) == spelled(SLIP)
