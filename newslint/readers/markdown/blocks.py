"""Markdown's blocks: each paragraph, heading, list item and table cell becomes a line of text."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from newslint.model import BlockKind, Span
from newslint.readers.elements import HTML
from newslint.readers.flow import Flow
from newslint.readers.markdown.inline import InlineWriter
from newslint.readers.markdown.masking import Masked
from newslint.readers.markup import HtmlWriter
from newslint.text.lazy import lazy

# What may stand on a block's first line before its text if the block is to go with the whole line.
_PREFIX = lazy(r"[ \t>]*((?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?(?:#{1,6}[ \t]+)?\Z")
_SUFFIX = lazy(r"[ \t]*#*[ \t]*(?=[\r\n]|\Z)")
_CLOSING = lazy(r"(?:^|[ \t]+)#+[ \t]*\Z")
_KINDS = {"block_quote": BlockKind.QUOTATION, "list_item": BlockKind.LIST_ITEM}
_LINE_ENDS = lazy(r"\r\n|\n|\r")


class BlockWriter:
    """Walks the block tree without recursion: nesting may be as deep as it likes."""

    def __init__(self, flow: Flow, masked: Masked, html_skip: tuple[str, ...]) -> None:
        """After write(): `code` holds the ranges of code, `front_matter` the front matter's."""
        self.flow = flow
        self.code: list[Span] = []
        self.front_matter: Span | None = None
        self._masked = masked
        self._elements = HTML.without(html_skip)
        self._inline = InlineWriter(flow, masked, self.code)
        self._kinds: list[BlockKind] = []
        self._items: list[int] = []
        self._quotes = 0

    def write(self) -> None:
        """Write the whole source."""
        # A heading on the last line is one to this grammar only if the line ends.
        cursor = _parser().parse(self._masked.parsed + b"\n").walk()
        while True:
            if self._enter(cursor.node) and cursor.goto_first_child():
                continue
            while not cursor.goto_next_sibling():
                if not cursor.goto_parent():
                    return
                self._leave(cursor.node.type)

    def _enter(self, node: Any) -> bool:
        """Write the node if it is a leaf to us; True if its children are to be looked at."""
        kind = node.type
        if kind in ("document", "section", "list"):
            return True
        if kind in _KINDS:
            self._kinds.append(_KINDS[kind])
            self._quotes += kind == "block_quote"
            if kind == "list_item":
                self._items.append(_content_count(node))
            if node.child_count:
                return True
            self._leave(kind)
        elif kind in ("paragraph", "atx_heading", "setext_heading"):
            self._block(node)
        elif kind == "pipe_table":
            self._table(node)
        elif kind == "html_block":
            self._html(node)
        elif kind in ("minus_metadata", "plus_metadata"):
            self.front_matter = Span(node.start_byte, self._end(node))
        elif kind in ("fenced_code_block", "indented_code_block"):
            self.code.append(Span(node.start_byte, self._end(node)))
        return False

    def _end(self, node: Any) -> int:
        """The parser sees a line end that the source may not have."""
        return min(int(node.end_byte), len(self.flow.source))

    def _leave(self, kind: str) -> None:
        if kind in _KINDS:
            self._kinds.pop()
            self._quotes -= kind == "block_quote"
            if kind == "list_item":
                self._items.pop()

    @property
    def _kind(self) -> BlockKind:
        return self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH

    def _block(self, node: Any) -> None:
        kind = self._kind if node.type == "paragraph" else BlockKind.HEADLINE
        inline = _inline_of(node)
        if inline is None:
            return
        lines = list(self._lines(inline))
        if node.type == "atx_heading":
            lines = [self._without_closing(line) for line in lines]
        if lines:
            self._inline.write(lines, kind, self._whole_lines(node, inline))

    def _without_closing(self, line: Span) -> Span:
        """A heading without the number signs that close it."""
        closing = _CLOSING.search(self.flow.source[line.start : line.end])
        return Span(line.start, line.start + closing.start()) if closing else line

    def _lines(self, node: Any) -> Iterator[Span]:
        """The node's source line by line, without the marks of the quotations around it."""
        start, end = node.start_byte, self._end(node)
        marks = [c for c in node.children if c.type == "block_continuation"] if self._quotes else []
        for mark in marks:
            yield from self._split(start, mark.start_byte)
            start = mark.end_byte
        yield from self._split(start, end)

    def _split(self, start: int, end: int) -> Iterator[Span]:
        for line_end in _LINE_ENDS.finditer(self.flow.source, start, end):
            yield Span(start, line_end.end())
            start = line_end.end()
        if start < end:
            yield Span(start, end)

    def _whole_lines(self, node: Any, inline: Any) -> Span | None:
        """All lines of the block with its marks; None if other blocks hang on it."""
        source = self.flow.source
        before = self._masked.parsed[: inline.start_byte]
        start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        prefix = _PREFIX.match(source, start, inline.start_byte)
        if prefix is None or (prefix.group(1) and (not self._items or self._items[-1] != 1)):
            return None
        if node.type == "setext_heading":
            return Span(start, start + len(source[start : self._end(node)].rstrip(" \t\r\n")))
        suffix = _SUFFIX.match(source, self._end(inline))
        return Span(start, suffix.end()) if suffix else None

    def _table(self, table: Any) -> None:
        for row in table.children:
            if row.type not in ("pipe_table_header", "pipe_table_row"):
                continue
            for cell in row.children:
                if cell.type == "pipe_table_cell":
                    span = Span(cell.start_byte, self._end(cell))
                    content = self.flow.source[span.start : span.end].rstrip(" \t")
                    self._inline.write([span], BlockKind.TABLE, Span(span.start, span.start + len(content)))

    def _html(self, node: Any) -> None:
        writer = HtmlWriter(self.flow, self._elements, self._kind)
        if not self._quotes:
            writer.write(node.start_byte, self._end(node))
            return
        for line in self._lines(node):
            writer.write(line.start, line.end)


def _inline_of(node: Any) -> Any:
    """The inline node of a paragraph or heading; a setext heading has it inside a paragraph."""
    for child in node.children:
        if child.type == "inline":
            return child
        if child.type == "paragraph":
            return _inline_of(child)
    return None


def _content_count(item: Any) -> int:
    """How many blocks a list item holds."""
    marks = ("list_marker", "task_list_marker", "block_continuation")
    return sum(not child.type.startswith(marks) for child in item.children)


@lru_cache(None)
def _parser() -> Any:
    import tree_sitter_markdown
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_markdown.language()))
