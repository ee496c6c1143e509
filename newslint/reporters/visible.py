"""Text on a terminal: control and invisible characters shown, colours where wanted."""

from newslint.model import Diagnostic
from newslint.text.lazy import lazy

# C0, DEL, C1, soft hyphen, zero-width and direction marks, BOM, separators, tags, private use.
_HIDDEN = lazy(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ue000-\uf8ff\U000e0000-\U000e007f\ud800-\udfff]"
)
_COLORS = {"red": "31", "yellow": "33", "blue": "34", "cyan": "36", "bold": "1", "dim": "2"}
SEVERITY_COLORS = {"error": "red", "warning": "yellow", "info": "blue"}


def visible(text: str) -> str:
    """`text` on one line, with <U+200B> for what one would not see or what would move the cursor."""
    if text.isprintable():
        return text
    text = text.replace("\t", " ").replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎")
    return _HIDDEN.sub(lambda m: f"<U+{ord(m.group()):04X}>", text)


def encodable(text: str) -> str:
    """`text` as UTF-8 can carry it: a file name that came through another locale is restored, half a
    surrogate pair becomes U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
        return text
    except UnicodeEncodeError:
        try:
            return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        except UnicodeEncodeError:
            return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def paint(text: str, color: str, on: bool) -> str:
    """`text` in a colour, if colours are on."""
    return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if on else text


def place(d: Diagnostic) -> str:
    """Where a diagnostic stands: path, record and field, line, column."""
    record = f":record {d.record}" if d.record is not None else ""
    if record and d.record_line is not None and d.record_line != d.record:
        record += f" (line {d.record_line})"
    field = f"[{d.field}]" if d.field else ""
    return f"{visible(d.path)}{record}{field}:{d.line}:{d.column}"


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    plural = noun if number == 1 or noun == "info" else noun[:-1] + "ies" if noun[-1] == "y" else noun + "s"
    return f"{number:,} {plural}"
