"""What stands inside a block of Markdown: emphasis, links, code, entities, line breaks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from newslint.model import BlockKind, Span
from newslint.readers.flow import LINE_GAP, Flow
from newslint.readers.markdown.masking import Masked, label_key

_SPECIAL = re.compile(rb"[*_`\[\]<>&\\~!]|  +[\r\n]")
_BREAK_TAG = re.compile(r"(?i)<br\s*/?>\Z")
_CODE_WORD = "Code"
# The grammar's time grows with the square of the emphasis marks: long blocks are cut at spaces.
_CHUNK = 5000
_CROWDED_CHUNK = 1000
_MANY_MARKS = 300
_LINKS = ("inline_link", "full_reference_link", "collapsed_reference_link", "shortcut_link")
_AUTOLINKS = ("uri_autolink", "email_autolink")
_WHOLE = {
    "emphasis_delimiter": "drop",
    "code_span": "code",
    "backslash_escape": "escape",
    "entity_reference": "entity",
    "numeric_character_reference": "entity",
    "hard_line_break": "break",
}


class Act(NamedTuple):
    """What becomes of `source[start:end]`: drop, hidden, code, entity, escape, break or image.

    `inner` is the description of an image.
    """

    start: int
    end: int
    what: str
    inner: Span | None = None


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
        """In order, without overlap."""
        hidden = self.flow.hidden_in(lines[0].start, lines[-1].end)
        # An attribute list ("{#id}") belongs to its block, a shortcode may be a picture.
        found = [Act(s.start, s.end, "drop" if self._is_attribute(s) else "hidden") for s in hidden]
        parsed = self._masked.parsed
        for chunk in _chunks(lines, parsed):
            if any(_SPECIAL.search(parsed, s.start, s.end) for s in chunk):
                found += self._parse(chunk)
        found.sort(key=lambda a: (a.start, -a.end))
        acts: list[Act] = []
        for act in found:
            if not acts or act.start >= acts[-1].end:
                acts.append(act)
        return acts

    def _is_attribute(self, span: Span) -> bool:
        return self.flow.source[span.start : span.start + 2] in ("{:", "{#", "{.")

    def _parse(self, lines: Sequence[Span]) -> Iterator[Act]:
        from tree_sitter import QueryCursor

        places = _Places(lines)
        parser, query = _grammar()
        tree = parser.parse(b"".join(self._masked.parsed[s.start : s.end] for s in lines))
        for node in QueryCursor(query).captures(tree.root_node).get("mark", ()):
            yield from self._look(node, places)

    def _look(self, node: Any, places: "_Places") -> Sequence[Act]:
        """What to do at a node."""
        kind = node.type
        span = places.span(node.start_byte, node.end_byte)
        if kind in _WHOLE:
            return [Act(*span, _WHOLE[kind])]
        if kind == "html_tag":
            tag = self.flow.source[span.start : span.end]
            return [Act(*span, "break" if _BREAK_TAG.match(tag) else "drop")]
        if kind in _AUTOLINKS:
            return [Act(span.start, span.start + 1, "drop"), Act(span.end - 1, span.end, "drop")]
        if kind == "image":
            alt = _child(node, "image_description")
            inner = places.span(alt.start_byte, alt.end_byte) if alt else None
            return [Act(*span, "image", inner)]
        if not self._defined(node, places):
            return []
        text = _child(node, "link_text")
        if text is None:
            return [Act(*span, "drop")]
        inner = places.span(text.start_byte, text.end_byte)
        return [Act(span.start, inner.start, "drop"), Act(inner.end, span.end, "drop")]

    def _defined(self, link: Any, places: "_Places") -> bool:
        """A reference without a definition is text in brackets."""
        if link.type == "inline_link":
            return True
        label = _child(link, "link_label") or _child(link, "link_text")
        if label is None:
            return False
        span = places.span(label.start_byte, label.end_byte)
        written = self.flow.source[span.start : span.end]
        return label_key(written.removeprefix("[").removesuffix("]")) in self._masked.labels


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

    def span(self, start: int, end: int) -> Span:
        """The source range of a non-empty range."""
        return Span(self._source(start), self._source(end - 1) + 1 if end > start else self._source(start))


def _child(node: Any, kind: str) -> Any:
    return next((c for c in node.children if c.type == kind), None)


def _chunks(lines: Sequence[Span], parsed: bytes) -> Iterator[Sequence[Span]]:
    """The lines in portions that the grammar can take; only a monster of a block is cut."""
    start, end = lines[0].start, lines[-1].end
    marks = (
        sum(parsed.count(mark, start, end) for mark in (b"*", b"_", b"~", b"[")) if end - start > 1000 else 0
    )
    limit = _CHUNK if marks < _MANY_MARKS else _CROWDED_CHUNK
    portion: list[Span] = []
    size = 0
    for line in lines:
        for piece in _cut(line, parsed, limit):
            if size + piece.end - piece.start > limit and portion:
                yield portion
                portion, size = [], 0
            portion.append(piece)
            size += piece.end - piece.start
    yield portion


def _cut(line: Span, parsed: bytes, limit: int) -> Iterator[Span]:
    start = line.start
    while line.end - start > limit:
        space = parsed.rfind(b" ", start + limit // 2, start + limit)
        stop = space if space > start else start + limit
        yield Span(start, stop)
        start = stop
    yield Span(start, line.end)


@lru_cache(None)
def _grammar() -> tuple[Any, Any]:
    """The parser, and the query for the nodes that mean anything to a reader of the text."""
    import tree_sitter_markdown
    from tree_sitter import Language, Parser, Query

    language = Language(tree_sitter_markdown.inline_language())
    kinds = (*_WHOLE, *_LINKS, *_AUTOLINKS, "html_tag", "image")
    return Parser(language), Query(language, "[" + " ".join(f"({k})" for k in kinds) + "] @mark")
