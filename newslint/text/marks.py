"""What is left of a text without its plain prose: the few characters that rules about marks look at."""

# Quotation marks, brackets, line ends and whatever is no printable ASCII stay; an encoded text is
# stripped of the rest at memory speed, which no regular expression reaches.
_KEPT = frozenset(b'"()[]{}') | frozenset(range(32)) | frozenset(range(127, 256))
_DROPPED = bytes(set(range(256)) - _KEPT)


def skeleton(encoded: bytes) -> str:
    """The characters of a text, given in UTF-8, that are marks, controls, line ends or not ASCII, in
    their order."""
    return encoded.translate(None, _DROPPED).decode("utf-8", "surrogatepass")
