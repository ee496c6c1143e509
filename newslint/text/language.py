"""Is it English? A small profile of frequent words, always on."""

# The most frequent words that the other large languages of Europe do not share. Counted as
# substrings with spaces, which costs a microsecond each; the share per thousand characters decides.
ENGLISH = (" the ", " and ", " of ", " to ", " that ", " was ", " is ", " for ", " with ", " he ", " it ")
OTHERS = (
    " der ", " die ", " und ", " nicht ", " les ", " des ", " est ", " que ", " los ", " las ", " una ",
    " della ", " che ", " het ", " een ", " não ", " uma ", " się ", " nie ", " bir ", " ve ",
)  # fmt: skip


def is_english(text: str) -> bool:
    """Whether `text` may be read by rules for English.

    A text too short to say (under 200 characters with no foreign word) counts as English: a lone
    residue line is worth more than the risk.
    """
    english = sum(map(text.count, ENGLISH))
    foreign = sum(map(text.count, OTHERS))
    if len(text) < 200:
        return foreign <= english and not _other_script(text)
    if english > 2 * foreign and english * 400 >= len(text):
        return True
    return english >= foreign and (len(text) < 1500 or english * 1500 >= len(text)) and not _other_script(text)


def _other_script(text: str) -> bool:
    """Whether most letters are beyond Latin."""
    sample = text[:2000]
    letters = sum(map(str.isalpha, sample))
    return letters > 0 and sum(c.isalpha() and c > "\u024f" for c in sample) * 2 > letters
