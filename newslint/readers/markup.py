"""HTML tokens to lines of text: block elements end a line, inline ones are skipped."""

from newslint.model import BlockKind, Span
from newslint.readers.elements import CODE, HTML, MEDIA, OPEN_ENDED, VOID, Elements
from newslint.readers.flow import LINE_GAP, PARAGRAPH_GAP, Flow
from newslint.readers.tags import Token, closing, tokens
from newslint.text.lines import kept_lines

_CODE_WORD = "Code"
_CDATA = len("<![CDATA["), len("]]>")


class HtmlWriter:
    """Writes ranges of HTML into a flow; `kind` is what a line is that no element says more about."""

    def __init__(
        self,
        flow: Flow,
        elements: Elements = HTML,
        kind: BlockKind = BlockKind.PARAGRAPH,
        lines: bool = False,
    ) -> None:
        """`lines`: line ends of the source end lines of the text, as inside `pre`."""
        self.flow = flow
        self._elements = elements
        self._blocks = elements.blocks
        self._heads = elements.heads
        self._stack: list[tuple[str, BlockKind]] = [("", kind)]
        self._open: dict[str, int] = {}
        self._unclosed: set[str] = set()
        self._by_lines = self._pre = lines
        self._lines = _LineSource(flow, elements)

    def write(self, start: int, end: int) -> None:
        """Write `source[start:end]` and end its last line."""
        skipping: _Skipping | None = None
        self._lines.start(start)
        for token in tokens(self.flow.source, start, end):
            if skipping:
                if skipping.ends_with(token):
                    self._after_skipped(skipping, token)
                    skipping = None
            elif token.kind == "text":
                self._text(token)
            elif token.kind == "open":
                skipping = self._start(token, end)
            elif token.kind == "close":
                self._closed(token)
            elif token.kind == "cdata" and self._elements.xml:
                self._verbatim(token.start + _CDATA[0], token.end - _CDATA[1])
        self._end_line(Token("text", end, end))

    def _start(self, token: Token, end: int) -> "_Skipping | None":
        empty = self._elements.xml and self.flow.source[token.end - 2] == "/"
        if token.name in self._elements.skipped or token.name in CODE:
            return None if empty else self._skipping(token, end)
        self._opened(token)
        if empty and token.name not in VOID:
            self._closed(token)
        return None

    def _verbatim(self, start: int, end: int) -> None:
        for line in kept_lines(self.flow.source[start:end]):
            self.flow.keep(start, start + len(line))
            start += len(line)

    def _skipping(self, token: Token, end: int) -> "_Skipping | None":
        """An element that is never closed is not skipped: it would take the rest of the page along."""
        name = token.name
        if name in MEDIA:
            self._lines.tear()
        if name in self._unclosed or not closing(name).search(self.flow.source, token.end, end):
            self._unclosed.add(name)
            return None
        if name in self._blocks:
            self._end_line(token)
        return _Skipping(token)

    def _after_skipped(self, skipping: "_Skipping", close: Token) -> None:
        if skipping.token.name in self._blocks:
            self._lines.start(close.end)
        elif skipping.token.name in CODE and not self._pre:
            self.flow.decoded(skipping.token.start, close.end, _CODE_WORD)

    def _text(self, token: Token) -> None:
        self._lines.text(self.flow.source[token.start : token.end].isspace())
        if not self._pre:
            self.flow.folded(token.start, token.end)
            return
        at = token.start
        for line in kept_lines(self.flow.source[token.start : token.end]):
            self.flow.folded(at, at + len(line))
            at += len(line)
            if line[-1] in "\r\n":
                gap = LINE_GAP if self.flow.in_line else PARAGRAPH_GAP
                self.flow.end_line(self._stack[-1][1], None, gap)
                self._lines.tear()

    def _opened(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self._lines.br(token, self._stack[-1][1])
            return
        if name not in self._blocks:
            if name in MEDIA:
                self._lines.tear()
            elif name not in VOID:
                self._lines.inline(name, closing=False)
            return
        self._end_line(token)
        self._close_heading(name)
        if name not in VOID:
            if name in self._elements.kinds or name in self._elements.containers:
                self._stack.append((name, self._elements.kinds.get(name, self._inherited())))
                self._open[name] = self._open.get(name, 0) + 1
            self._pre = self._pre or name == "pre"
        self._lines.opened(token)

    def _inherited(self) -> BlockKind:
        kind = self._stack[-1][1]
        return BlockKind.PARAGRAPH if kind is BlockKind.HEADLINE else kind

    def _close_heading(self, name: str) -> None:
        """A heading that was never closed ends where the next block begins."""
        if self._stack[-1][0] in self._heads and name not in ("div", "button"):
            self._pop()

    def _closed(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self._lines.br(token, self._stack[-1][1])
            return
        if name not in self._blocks:
            self._lines.inline(name, closing=True)
            return
        self._end_line(token)
        if name == "pre":
            self._pre = self._by_lines
        if self._open.get(name):
            while self._pop() != name:
                pass
        self._lines.closed(token)

    def _pop(self) -> str:
        name = self._stack.pop()[0]
        self._open[name] -= 1
        return name

    def _end_line(self, token: Token) -> None:
        self._lines.end(token, self._stack[-1][1])


class _Skipping:
    """Inside an element that is left out, up to its own closing tag."""

    def __init__(self, token: Token) -> None:
        self.token = token
        self._depth = 1

    def ends_with(self, token: Token) -> bool:
        if token.name == self.token.name:
            self._depth += {"open": 1, "close": -1}.get(token.kind, 0)
        return self._depth == 0


class _LineSource:
    """Which source goes with a line if the line is deleted: its element, or a line break.

    Nothing where inline tags would be torn apart or a picture would be lost.
    """

    def __init__(self, flow: Flow, elements: Elements) -> None:
        self.flow = flow
        self._removable = elements.removable
        self._opens: list[Token] = []
        self._outer: list[Token] = []
        self._begin = 0
        self._break: int | None = None
        self._inline: list[str] = []
        self._torn = False

    def start(self, at: int, broken_at: int | None = None) -> None:
        """A new line may begin at `at`."""
        self._begin, self._break = at, broken_at
        self._inline = []
        self._torn = False

    def opened(self, token: Token) -> None:
        self._outer = []
        self._opens.append(token)
        self.start(token.end)

    def closed(self, token: Token) -> None:
        """What holds nothing but the last line goes with it."""
        self._opens = []
        self.start(token.end)
        if not self._outer:
            return
        last = self._outer.pop()
        if last.name == token.name and token.name in self._removable:
            self.flow.widen(Span(last.start, token.end))
        else:
            self._outer = []

    def text(self, blank: bool) -> None:
        if not blank:
            self._outer = []

    def tear(self) -> None:
        """Something stands here that must not go with the line."""
        self._torn = True
        self._opens = []
        self._outer = []

    def inline(self, name: str, closing: bool) -> None:
        if not closing:
            self._inline.append(name)
        elif self._inline and self._inline[-1] == name:
            self._inline.pop()
        else:
            self._torn = True

    def br(self, token: Token, kind: BlockKind) -> None:
        source = None if self._broken else Span(self._begin, token.end)
        self.flow.end_line(kind, source, LINE_GAP if self.flow.in_line else PARAGRAPH_GAP)
        self._opens = []
        self._outer = []
        self.start(token.end, token.start)

    def end(self, token: Token, kind: BlockKind) -> None:
        """`token` ends the line, if there is one."""
        source = self._source(token) if self.flow.in_line else None
        if self.flow.end_line(kind, source):
            self._opens = []

    @property
    def _broken(self) -> bool:
        return self._torn or bool(self._inline)

    def _source(self, token: Token) -> Span | None:
        self._outer = []
        if self._broken:
            return None
        if self._break is not None:
            return Span(self._break, token.start)
        if self._opens:
            inner = self._opens[-1]
            if inner.name in self._removable and token.kind == "close" and token.name == inner.name:
                # The tag itself is handled by closed(), which widens by the elements around.
                self._outer = self._opens
                return Span(inner.start, token.end)
            if inner.name in OPEN_ENDED:
                return Span(inner.start, token.start)
        return Span(self._begin, token.start)
