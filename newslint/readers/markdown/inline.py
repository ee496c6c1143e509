"""Writes what stands inside a block of Markdown: its text without the marks."""

from bisect import bisect_right
from collections.abc import Sequence

from newslint.model import BlockKind, Span
from newslint.readers.flow import LINE_GAP, Flow
from newslint.readers.markdown.masking import Masked
from newslint.readers.markdown.spans import Act, Spans
from newslint.text.lazy import lazy

_SPECIAL = lazy(r"[*_`\[\]<&\\~]|  +[\r\n]")
_CODE_WORD = "Code"


class InlineWriter:
    """Writes one block after the other into a flow."""

    def __init__(self, flow: Flow, masked: Masked, code: list[Span]) -> None:
        """`code` takes up the ranges of code spans."""
        self.flow = flow
        self._masked = masked
        self._code = code

    def write(self, lines: Sequence[Span], kind: BlockKind, source: Span | None) -> None:
        """Write a block given line by line, each with its line end; see Block for `source`."""
        acts = self._acts(lines)
        done = at = 0
        for line in lines:
            done = max(done, line.start)
            while at < len(acts) and acts[at].start < line.end:
                act = acts[at]
                at += 1
                self.flow.keep(done, act.start)
                self._act(act, kind)
                done = act.end
            self.flow.keep(done, line.end)
        images = [a.inner for a in acts if a.inner]
        if any(a.what in ("break", "image", "hidden") for a in acts):
            source = None
        if not self.flow.end_line(kind, source) and len(images) == 1:
            self.flow.folded(*images[0])
            self.flow.end_line(BlockKind.CAPTION, None)

    def _act(self, act: Act, kind: BlockKind) -> None:
        if act.what == "code":
            self._code.append(Span(act.start, act.end))
            self.flow.decoded(act.start, act.end, _CODE_WORD)
        elif act.what == "entity":
            self.flow.entity(act.start, act.end)
        elif act.what == "escape":
            self.flow.decoded(act.start, act.end, self.flow.source[act.start + 1 : act.end])
        elif act.what == "break":
            self.flow.end_line(kind, None, LINE_GAP)

    def _acts(self, lines: Sequence[Span]) -> list[Act]:
        """In order, without overlap, in source coordinates."""
        hidden = self.flow.hidden_in(lines[0].start, lines[-1].end)
        text = self._masked.text
        if not hidden and not any(_SPECIAL.search(text, s.start, s.end) for s in lines):
            return []
        found = Spans("".join(text[s.start : s.end] for s in lines), self._masked.labels).acts
        places = _Places(lines)
        acts = [places.lift(act) for act in found]
        # An attribute list ("{#id}") belongs to its block, a shortcode may be a picture.
        acts += [Act(s.start, s.end, "drop" if self._is_attribute(s) else "hidden") for s in hidden]
        return sorted(acts) if hidden else acts

    def _is_attribute(self, span: Span) -> bool:
        return self.flow.source[span.start : span.start + 2] in ("{:", "{#", "{.")


class _Places:
    """From offsets in the joined lines to offsets in the source."""

    def __init__(self, lines: Sequence[Span]) -> None:
        self._lines = lines
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + line.end - line.start)

    def _source(self, offset: int) -> int:
        index = min(bisect_right(self._starts, offset), len(self._lines)) - 1
        return self._lines[index].start + offset - self._starts[index]

    def lift(self, act: Act) -> Act:
        """The same act in the source."""
        inner = act.inner and (self._source(act.inner[0]), self._source(act.inner[1]))
        return Act(self._source(act.start), self._source(act.end - 1) + 1, act.what, inner)
