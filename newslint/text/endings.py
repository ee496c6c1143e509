"""How a line ends: with an end mark, or without one."""

from newslint.text.lazy import lazy

_CLOSING = "\"”’'»›)]*_ \t\u00a0\u200b"
_END = ".!?…:;—–。！？"
# Behind the end mark: a note or a source in brackets, a signature after a dash, a smiley.
_NOTE = lazy(
    r"[.!?…][\"”’')\]]*\s*(?:\[[^\[\]]{1,12}\]|\([^()]*\))[\"”’.)]*$"
    r"|[.!?…][\"”’')\]]* ?[—–-]{1,2} ?[^.!?]{2,40}$|[.!?…][\"”]\s*[—–-]{1,2}\s?[A-Z][^.!?]{2,100}$"
    r"|[—–-] ?[^.!?]{2,40}\(@\w+\)[^.!?]{0,30}$"
    r"|\((?i:photo|image|picture|video|graphic|source|file|credit|from)\b[^()]*\)$"
    r"|(?:^|\s)[:;=8][-^o']?[()DPpO/|]$"
)
_WHOLE = {"]": "[", ")": "("}


def ended(line: str) -> bool:
    """Whether `line` closes as a paragraph does: an end mark, perhaps with closing marks behind it.

    A colon or a dash counts; so do a note or a source in brackets, a signature after a dash, an
    emoji and a hashtag.
    """
    last = line[-1:]
    if last in ".!?" and last:
        return True
    bare = line.rstrip(_CLOSING)
    if not bare or bare[-1] in _END or ord(bare[-1]) > 0x2190:
        return True
    whole = line.strip("*_ ")
    if whole[-1:] in _WHOLE and whole[0] == _WHOLE[whole[-1]]:
        return True
    return _NOTE.search(line) is not None or bare.rpartition(" ")[2][:1] in "#@"
