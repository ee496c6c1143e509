"""Texts that are no news article: lists of names, no capitals, other scripts."""

import random

import pytest

from newslint.kinds.names.blocking import CROWD, capitalised, close_pairs
from tests.names.finding_names import spelled

SYLLABLES = [
    c + v for c in ("b", "d", "f", "k", "l", "m", "n", "p", "r", "s", "t", "v") for v in ("a", "e", "i", "ou")
]


def directory(size: int) -> str:
    """`size` different made names, each in a sentence."""
    draw = random.Random(size)
    names: dict[str, None] = {}
    while len(names) < size:
        names["".join(draw.choices(SYLLABLES, k=draw.choice((2, 3, 4)))).capitalize()] = None
    return " ".join(f"{name} came." for name in names)


@pytest.mark.parametrize("size", [1000, 5000])
def test_comparisons_grow_with_the_number_of_names_not_with_its_square(size: int) -> None:
    """Each name has five keys, and of names with one key no more than CROWD are compared."""
    forms = capitalised(directory(size))
    assert len(forms) > size - 10  # a few made names are words that open sentences
    assert len(close_pairs(forms)) <= size * 5 * (CROWD - 1) / 2


def test_a_list_of_names_is_left_alone() -> None:
    surnames = [
        a + b
        for a in ("Han", "Mar", "Ber", "Kol", "Sten")
        for b in ("sen", "sson", "man", "mann", "ner", "nar")
    ]
    assert spelled("\n".join(f"{name}, J., 14 High Street" for name in surnames)) == []
    assert spelled(directory(800)) == []
    first, last = directory(60).replace(" came.", "").split(), directory(240).replace(" came.", "").split()
    guests = [f"{first[n % 60]} {name}" for n, name in enumerate(last)]
    assert spelled(f"The guests were {', '.join(guests)}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "the minister melnychuk met the minister melnichuk",
        "MINISTER MELNYCHUK MET MINISTER MELNICHUK. MELNYCHUK LEFT.",
        "Министр Мельничук сказал. Мельнычук ушёл. Мельничук вернулся.",
        "قال الوزير محمد الحسن. محمّد الحسن عاد.",
        "习近平主席访问了北京。习近苹说。",
        "Ab" * 50_000,
        "Al-" * 20_000,
        "O’" * 20_000,
    ],
)
def test_silent(text: str) -> None:
    assert spelled(text) == []


def test_mixed_scripts_do_not_hide_a_slip_nor_make_one() -> None:
    text = "Minister Melnychuk сказал: “Да.” Melnychuk ушёл. Меlnychuk, Мельничук. Later Melnichuk came; Melnychuk sat."
    assert spelled(text) == [("Melnichuk", ("Melnychuk",))]


def test_damaged_apostrophes_are_no_spelling() -> None:
    assert spelled("Britanniaâ€™s fleet sailed. Britannia won. Britannia’s crew sang.") == []


def test_a_raised_number_behind_a_hyphen_is_no_letter() -> None:
    assert spelled("The Wing-² was sold. The Wing ² was not.") == []
