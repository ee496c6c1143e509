"""What a finding about a name says."""

COUNTS = {1: "once", 2: "twice"}


def times(count: int) -> str:
    """How often, in words.

    >>> times(1), times(3)
    ('once', '3 times')
    """
    return COUNTS.get(count, f"{count} times")


def differs(minor: tuple[str, int], major: tuple[str, int]) -> str:
    """Spelling and count of the form to doubt and of the other; equal counts take no side."""
    (one, n), (two, m) = minor, major
    if n == m:
        return f"“{one}” and “{two}” stand {times(n)} each: one name spelled two ways?"
    return f"“{one}” stands {times(n)}, “{two}” {times(m)}: one name spelled two ways?"
