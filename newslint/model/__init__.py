"""Values only; imports nothing else of newslint."""

from newslint.model.change import Change
from newslint.model.diagnostic import Diagnostic, PlacedEdit, PlacedFix
from newslint.model.document import SUPPRESSING, Block, BlockKind, Directive, Document, Notice
from newslint.model.editing import source_edit, source_range
from newslint.model.finding import Edit, Finding, Fix, Safety
from newslint.model.offsets import OffsetMap, TextBuilder
from newslint.model.place import Place
from newslint.model.rule import MAX_ESTIMATED, SEVERITIES, Example, Rule, Severity
from newslint.model.span import Span

__all__ = [
    "MAX_ESTIMATED",
    "SEVERITIES",
    "SUPPRESSING",
    "Block",
    "BlockKind",
    "Change",
    "Diagnostic",
    "Directive",
    "Document",
    "Edit",
    "Example",
    "Finding",
    "Fix",
    "Notice",
    "OffsetMap",
    "Place",
    "PlacedEdit",
    "PlacedFix",
    "Rule",
    "Safety",
    "Severity",
    "Span",
    "TextBuilder",
    "source_edit",
    "source_range",
]
