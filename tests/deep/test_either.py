"""Where a verb's number says nothing. The verb stands between < and >."""

import pytest

from newslint.kinds.suspect.either import Verb, either_is_sound
from newslint.model import Span

SINGULAR = {"is", "was", "has", "says", "gives"}


def sound(marked: str) -> bool:
    start, end = marked.index("<"), marked.index(">") - 1
    plain = marked.replace("<", "", 1).replace(">", "", 1)
    verb = Verb(plain, Span(start, end), plain[start:end] in SINGULAR)
    return either_is_sound(verb, frozenset({"crew", "group"}))


@pytest.mark.parametrize(
    "sentence",
    [
        "She was told that 300 Swiss francs (£270) <is> the usual fine.",
        "For most tenants two years <is> a long time.",
        "He walked as if the pavement <were> made of glass.",
        "She wishes the crossing <were> shorter.",
        "The minister said the ruling “<give>[s] hope to many”.",
        "The route of the co-<write> was changed.",
        "A group of young swimmers <was> rescued.",
        "A small crew of retired engineers <were> on board.",
        "The survey shows that a high proportion <were> uninsured.",
        "The trick, divers and instructors say, <is> to breathe slowly.",
        "The bridge is safe, <says> a panel of engineers.",
        "None of the three ferries <was> full.",
        "One in five of the tenants <has> left.",
        "Also standing for the seat <are> a baker and two farmers.",
        "Also rescued <were> a baker and two farmers.",
        "The crew <were> rescued.",
        "The dam and the locks that <was> built.",
        "Norwich <was> ahead.",
    ],
)
def test_either_number_is_sound(sentence: str) -> None:
    assert sound(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The 300 francs that he owed her <is> gone.",
        "The last few years <has> been hard.",
        "Two years <are> a long time.",
        "If it rains, the paths <was> closed.",
        "The number of visits <have> risen.",
        "The group of houses <were> sold.",
        "The trick, divers and instructors knew, <are> to breathe slowly.",
        "The tests, published yesterday, <gives> the town hope.",
        "Every one of the ferries <were> full.",
        "Smuggling of eels <are> rising.",
        "The locks and the dam <was> built.",
        "Officials <was> ahead.",
    ],
)
def test_here_it_is_not(sentence: str) -> None:
    assert not sound(sentence)
