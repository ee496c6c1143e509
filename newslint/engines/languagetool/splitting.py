"""A text that is too long for one request, cut at paragraphs."""

from collections.abc import Iterator

BREAK = "\n\n"


def pieces(text: str, limit: int) -> Iterator[tuple[int, str]]:
    """(offset, part) pairs: the whole text if it has at most `limit` characters, else parts of whole
    paragraphs. A paragraph longer than the limit is cut after a sentence, else at a space."""
    start = 0
    while len(text) - start > limit:
        end = _cut(text, start, start + limit)
        yield start, text[start:end]
        start = end
        while text.startswith("\n", start):
            start += 1
    if start < len(text) or not text:
        yield start, text[start:]


def _cut(text: str, start: int, end: int) -> int:
    """Where to end a part that begins at `start` and may reach to `end`."""
    for mark, keep in ((BREAK, 0), ("\n", 0), (". ", 2), (" ", 1)):
        at = text.rfind(mark, start + 1, end)
        if at > start:
            return at + keep
    return end
