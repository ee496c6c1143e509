"""Is it English? A small profile of frequent words, always on."""

# The most frequent words that the other large languages of Europe do not share. Counted as
# substrings with spaces, which costs a microsecond each; the share per thousand characters decides.
ENGLISH = (" the ", " and ", " of ", " to ", " that ", " was ", " is ", " for ", " with ", " he ", " it ")
OTHERS = (
    " der ", " die ", " und ", " nicht ", " les ", " des ", " est ", " que ", " los ", " las ", " una ",
    " della ", " che ", " het ", " een ", " não ", " uma ", " się ", " nie ", " bir ", " ve ",
)  # fmt: skip


_SAMPLE = 3000


def is_english(text: str) -> bool:
    """Whether `text` may be read by rules for English, judged by its beginning.

    A text too short to say (under 200 characters with no foreign word) counts as English: a lone
    residue line is worth more than the risk.
    """
    sample = text[:_SAMPLE]
    # No other language has "the" every 150 characters: decides four articles of five at once.
    if len(sample) >= 200 and sample.count(" the ") * 150 >= len(sample):
        return True
    english = sum(map(sample.count, ENGLISH))
    foreign = sum(map(sample.count, OTHERS))
    if len(sample) < 200:
        return foreign <= english and not _other_script(sample)
    if english > 2 * foreign and english * 400 >= len(sample):
        return True
    share_of_words = len(sample) < 1500 or english * 1500 >= len(sample)
    return english >= foreign and share_of_words and not _other_script(sample)


def _other_script(text: str) -> bool:
    """Whether most letters are beyond Latin."""
    sample = text[:2000]
    letters = sum(map(str.isalpha, sample))
    return letters > 0 and sum(c.isalpha() and c > "\u024f" for c in sample) * 2 > letters
