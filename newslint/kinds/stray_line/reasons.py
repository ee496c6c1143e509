"""What a stray line is likely to be, and why it is thought so, in words for an editor."""

from collections.abc import Sequence

from newslint.kinds.stray_line.features import NAMES, Layout

_INDEX = {name: i for i, name in enumerate(NAMES)}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_QUOTED = 40


def kind_of(layout: Layout, index: int, vector: Sequence[int]) -> str:
    """What the line is likely to be."""

    def value(name: str) -> int:
        return vector[_INDEX[name]]

    sentence, words = value("ending") == 1, value("words")
    if value("last_comment") < 8 and (sentence or value("addressed")) and words > 3:
        return "a reader's comment"
    if value("nearest_credit") <= 2 and words > 3:
        return "a caption"
    nearest = min(layout.hits, key=lambda h: (abs(h - index), h), default=index)
    if layout.hits.get(nearest) == "author-box" and sentence:
        return "a note about the author"
    looks = (
        (value("dated") > 0 and words <= 12 and not sentence, "a date line"),
        (value("digits") >= 50, "a counter or a number of the page"),
        (words <= 3 and not sentence, "a label, a button or a name"),
        (value("symbols") >= 2, "a row of links"),
        (not sentence and value("titled") >= 60, "a headline of another story"),
        (sentence and words > 25, "a blurb or a note of the page"),
    )
    return next((name for fits, name in looks if fits), "a teaser or a caption")


def reasons(layout: Layout, index: int, vector: Sequence[int]) -> str:
    """The evidence, such as: short line without end mark, in a run of five at the end, next to "Related"."""

    def value(name: str) -> int:
        return vector[_INDEX[name]]

    said = []
    length = "short line" if value("length") < 60 else "line"
    if value("ending") != 1:
        said.append(f"{length} without end mark")
    elif value("length") < 60:
        said.append(length)
    run = value("run")
    if run > 1 and not layout.prose[index]:
        where = (
            " at the end"
            if not value("prose_after")
            else " at the beginning"
            if not value("prose_before")
            else ""
        )
        said.append(f"in a run of {_NUMBERS[run] if run < len(_NUMBERS) else run}{where}")
    elif not value("prose_after"):
        said.append("after the last paragraph")
    if value("repeated"):
        said.append("repeated in the article")
    if 0 <= value("known_words") < 20 and value("words") > 3:
        said.append("of words that the article does not use")
    nearest = min(layout.hits, key=lambda h: (abs(h - index), h), default=None)
    if nearest is not None and abs(nearest - index) <= 3:
        text = layout.lines[nearest]
        text = text if len(text) <= _QUOTED else text[:_QUOTED].rstrip() + "…"
        said.append(f"{'next to' if abs(nearest - index) == 1 else 'near'} “{text}”")
    return ", ".join(said) or "its place and its words are those of residue"
