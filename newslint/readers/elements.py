"""What the elements of HTML and NITF mean to a reader of the text."""

import msgspec

from newslint.model import BlockKind

Names = frozenset[str]
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def _names(text: str) -> Names:
    return frozenset(text.split())


class Elements(msgspec.Struct, frozen=True):
    """`kinds`: elements that say what their lines are; `containers` end what was left open inside.

    `blocks` begin and end a line too, `skipped` hold no text of an article. `removable`: an element
    goes with its text if it holds nothing else. `xml`: tags may close themselves, CDATA is text.
    """

    kinds: dict[str, BlockKind]
    containers: Names
    others: Names
    skipped: Names
    removable: Names
    xml: bool = False

    @property
    def blocks(self) -> Names:
        """All elements that begin a line."""
        return self.containers.union(self.kinds, self.others)

    @property
    def heads(self) -> Names:
        """Elements that hold a headline."""
        return frozenset(name for name, kind in self.kinds.items() if kind is BlockKind.HEADLINE)

    def without(self, names: tuple[str, ...]) -> "Elements":
        """The same with more elements left out."""
        return msgspec.structs.replace(self, skipped=self.skipped.union(names)) if names else self


VOID = _names("area base br col embed hr img input link meta param source track wbr")
MEDIA = _names("img embed object iframe video audio picture media-reference")
CODE = _names("code kbd samp")
OPEN_ENDED = _names("p li dt dd")
HTML = Elements(
    kinds={
        **dict.fromkeys(_names("title h1 h2 h3 h4 h5 h6"), BlockKind.HEADLINE),
        **dict.fromkeys(_names("li dt dd"), BlockKind.LIST_ITEM),
        **dict.fromkeys(_names("figcaption caption"), BlockKind.CAPTION),
        **dict.fromkeys(_names("td th"), BlockKind.TABLE),
        "blockquote": BlockKind.QUOTATION,
    },
    containers=_names("ul ol dl menu table thead tbody tfoot tr figure article section main aside"),
    others=_names(
        "address body button center details dialog dir div fieldset footer form frameset head header hgroup "
        "hr html legend link meta nav option p pre search summary"
    ),
    skipped=_names(
        "script style template noscript svg math select datalist canvas audio video object iframe textarea "
        "noembed noframes xmp"
    ),
    removable=_names(
        "p li dt dd h1 h2 h3 h4 h5 h6 div ul ol dl menu blockquote figcaption figure footer header nav aside "
        "section address button center details summary form fieldset legend pre"
    ),
)
NITF = Elements(
    kinds={
        **dict.fromkeys(_names("hl1 hl2"), BlockKind.HEADLINE),
        **dict.fromkeys(_names("li dt dd"), BlockKind.LIST_ITEM),
        **dict.fromkeys(_names("media-caption caption"), BlockKind.CAPTION),
        **dict.fromkeys(_names("td th"), BlockKind.TABLE),
        "bq": BlockKind.QUOTATION,
    },
    containers=_names(
        "ul ol dl table tbody tr block body body.content body.head hedline media abstract note"
    ),
    others=_names("p hr pre nitf body.end"),
    # A byline or a date line is data about the article here, and no line that was left over in it.
    skipped=_names(
        "head byline distributor dateline series copyrite rights media-metadata media-producer media-object "
        "body.end docdata"
    ),
    removable=_names("p li dt dd hl2 media-caption bq"),
    xml=True,
)
