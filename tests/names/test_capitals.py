"""names/inconsistent-capitals."""

import pytest

from newslint.rulebook.selftest import findings_of
from tests.names.finding_names import rule, shown


def capitals(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return shown(text, findings_of(rule(differ="capitals"), text))


def test_the_rarer_form_is_flagged() -> None:
    text = "Shares of EverHome rose. Everhome had no comment. EverHome’s rivals did."
    assert capitals(text) == [("Everhome", ("EverHome",))]


def test_with_equal_counts_the_form_with_more_capitals_is_proposed() -> None:
    assert capitals("Write to us on WhatsApp. The number on Whatsapp is new.") == [
        ("Whatsapp", ("WhatsApp",))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "WARSAW — Talks go on. Warsaw will host them.",
        "WARSAW TALKS FAIL\n\nThe Warsaw talks failed on Monday.",
        "The pier at Sopot. (Photo by KOVAC/Agency) Ana Kovac took it.",
        "The firm Apple grew. An apple a day; AppLe.",
        "Kovac won.",
    ],
)
def test_capitals_of_the_place_are_none_of_the_name(text: str) -> None:
    assert capitals(text) == []


def test_acronyms_amid_small_letters_count() -> None:
    text = "Ministers said the NATO summit went well, and Nato thanked them. The NATO budget grew."
    assert capitals(text) == [("Nato", ("NATO",))]
