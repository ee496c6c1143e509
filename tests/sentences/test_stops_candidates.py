"""The automaton's candidates: a plain look at the neighbours of every mark leads to the same judgements."""

from hypothesis import example, given
from hypothesis import strategies as st

from newslint.kinds.stops.candidates import candidates
from newslint.kinds.stops.judge import judge
from newslint.text.wordlists import words

WANTED = words("cannot-end") | words("prepositions")
FINE_BEHIND = {
    ".": " \n0123456789",
    ",": " \n0123456789\"”’'",
    ";": " \n",
    "?": " \n\"”’')]",
    "!": " \n\"”’')]",
    ":": " \n0123456789/\"”“‘'",
}
PIECES = st.sampled_from(
    "the of although Mayor É é ﬁ ª µ £ Ⅷ ⁿ ж 中 5 22 U.S i.e I a A co-op … – “ ” ‘ ’ \" ' ( ) [ ] « & / @ .com % "
    ". , ; : ? ! .. ... ,, ,. .” .’ .\" .' .) .] .”) ,) ,] ?” !’ ;. www.a.b \u00a0 \n \n\n".split(" ")
    + [" "] * 8
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def by_hand(text: str) -> list[int]:
    """Marks with something unusual beside them, as a reader of the text would look for them."""
    found = []
    for at, mark in enumerate(text):
        if mark not in FINE_BEHIND:
            continue
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        odd = before in "\n \u00a0.,;:?!" or (
            after not in FINE_BEHIND[mark] and not (mark == ":" and after.isalpha())
        )
        if odd or (mark == "." and text[at + 2 : at + 3].islower()):
            found.append(at)
    return found


@given(TEXTS)
@example(". The end,”he said.” and.So.")
@example("one.É two,é three.\u00a0four ,five\u00a0.six.”)seven")
@example("(“Yes.”)he said.’ and ..")
def test_the_judgements_are_those_on_every_mark(text):
    def judged(places):
        return {one for one in (judge(text, at) for at in places) if one is not None}

    assert judged(candidates(text, text.encode("utf-8", "surrogatepass"), WANTED).odd) == judged(
        by_hand(text)
    )


@given(TEXTS)
@example("“É” he came although. It is of. The the.")
def test_words_before_stops_are_found_by_place(text):
    places = candidates(text, text.encode("utf-8", "surrogatepass"), WANTED).behind_words
    assert places == [
        at
        for at, char in enumerate(text)
        if char == "." and text[:at].rpartition(" ")[1:][1] in WANTED and " " in text[:at]
    ]


@given(TEXTS)
def test_places_are_marks(text):
    found = candidates(text, text.encode("utf-8", "surrogatepass"), WANTED)
    assert all(text[at] in FINE_BEHIND for at in found.odd)
    assert found.odd == sorted(set(found.odd))
