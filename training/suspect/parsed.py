"""A parsed sentence, and the small questions that damage operators ask of it."""

from typing import NamedTuple


class Parsed(NamedTuple):
    """A sentence with its place and its tree; the lists have one entry a word.

    `spaces`: whether a space follows; `tags` are Penn Treebank tags, `deps` and `heads` the
    dependencies as spaCy names them, `finite` whether the word is a finite verb.
    """

    article: str
    paragraph: int
    words: list[str]
    spaces: list[bool]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    finite: list[bool]

    def free(self, i: int) -> bool:
        """Whether word `i` stands between two spaces, so that it can go without a trace."""
        inside = 0 < i < len(self.words) - 1
        return inside and self.spaces[i - 1] and self.spaces[i] and self.words[i].isalpha()

    def subjects(self, verb: int) -> list[int]:
        """The subjects of a verb."""
        kinds = ("nsubj", "nsubjpass", "expl", "csubj")
        return [j for j, d in enumerate(self.deps) if self.heads[j] == verb and d in kinds]

    def end(self) -> int:
        """The number of words without a closing mark."""
        return len(self.words) - (not self.words[-1][-1].isalnum())

    def movable(self, a: int, b: int) -> bool:
        """Whether words `a` to `b` - 1 stand between spaces, before the end, without marks."""
        plain = not any(word in '.,;:"()-' for word in self.words[a:b])
        return a > 0 and self.spaces[a - 1] and self.spaces[b - 1] and b < self.end() and plain

    def optional(self, a: int, b: int) -> bool:
        """Whether the sentence would still stand without words `a` to `b` - 1."""
        for i, head in enumerate(self.heads):
            if not a <= i < b and a <= head < b and self.deps[i] not in ("punct", "cc"):
                return False
        return all(self.deps[i] in OPTIONAL for i in range(a, b) if not a <= self.heads[i] < b)


OPTIONAL = frozenset(
    "prep advmod amod npadvmod advcl relcl acl appos punct nummod compound cc conj neg det mark "
    "parataxis intj poss quantmod agent nmod prt meta dep".split()
)


class Damaged(NamedTuple):
    """A sentence after an operator: `marked` are the words at the damage, `kind` is what a rule would
    call it, `way` how it was done."""

    words: list[str]
    spaces: list[bool]
    marked: frozenset[int]
    kind: str
    way: str


def joined(words: list[str], spaces: list[bool]) -> str:
    """The text of a sentence."""
    return "".join(w + (" " if s else "") for w, s in zip(words, spaces, strict=True)).rstrip()


def capitalised(word: str) -> str:
    """With a capital in front, the rest as it was."""
    return word[:1].upper() + word[1:]


def without(s: Parsed, a: int, b: int, kind: str, way: str) -> Damaged | None:
    """The sentence without words `a` to `b` - 1; the first word behind the gap is marked."""
    words, spaces = list(s.words), list(s.spaces)
    opens = a == 0 or (a == 1 and words[0] in "\"'(")
    last = spaces[b - 1]
    del words[a:b], spaces[a:b]
    if a >= len(words):
        return None
    if a:
        spaces[a - 1] = last or (spaces[a - 1] and words[a].isalnum())
    if opens and s.words[a][:1].isupper():
        words[a] = capitalised(words[a])
    return Damaged(words, spaces, frozenset({a}), kind, way)


def replaced(s: Parsed, i: int, word: str, kind: str, way: str) -> Damaged:
    """The sentence with another word at `i`."""
    words = list(s.words)
    words[i] = capitalised(word) if words[i][:1].isupper() else word
    return Damaged(words, s.spaces, frozenset({i}), kind, way)
