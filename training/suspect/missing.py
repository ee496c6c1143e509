"""Damage by loss: a verb, or another small word, is taken out."""

from random import Random

from training.suspect.parsed import Damaged, Parsed, without

_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december last this next early late".split()
)
_FINITE, _CLAUSES = ("VBD", "VBZ", "VBP"), ("ROOT", "conj", "ccomp", "advcl", "relcl")
_VERB_WAYS = {"finite": 5, "aux": 4, "nonfinite": 1.5}
_WHOLE_GROUP = 0.12
_WORD_WAYS = {
    "prep": 6, "mark": 2, "to": 2, "article": 3, "relpron": 3, "conj": 4, "pron": 2, "poss": 0.5, "noun": 1.5,
}  # fmt: skip


def missing_verb(r: Random, s: Parsed) -> Damaged | None:
    """A finite verb, an auxiliary or an infinitive goes."""
    found = [(i, way) for i in range(len(s.words)) if (way := _verb_way(s, i))]
    if not found:
        return None
    ways = sorted({way for _, way in found})
    way = r.choices(ways, [_VERB_WAYS[w] for w in ways])[0]
    # A main verb is three times as likely to go as others, one of a clause twice.
    weights = [3 if s.deps[i] == "ROOT" else 2 for i, w in found if w == way]
    i = r.choices([i for i, w in found if w == way], weights)[0]
    last = i + 1
    group = way == "aux" and s.tags[last] in ("VB", "VBN", "VBG") and s.free(last)
    if group and r.random() < _WHOLE_GROUP:
        last += 1
    return without(s, i, last, "missing_verb", way)


def _verb_way(s: Parsed, i: int) -> str:
    """How the loss of word `i` would be called; "" if it is no verb, or would hardly be missed."""
    tag, dep, word = s.tags[i], s.deps[i], s.words[i].lower()
    if not s.free(i):
        return ""
    if tag in _FINITE and dep in _CLAUSES:
        return "finite" if dep == "ROOT" or s.subjects(i) else ""
    if dep in ("aux", "auxpass") and tag in (*_FINITE, "MD", "VB", "VBN"):
        past = word in ("have", "has") and s.tags[i + 1] in ("VBN", "VBD") and s.words[i + 1].endswith("ed")
        return "" if past or word in ("had", "do", "does", "did") else "aux"
    clause = dep in ("ROOT", "xcomp", "ccomp", "conj", "pcomp", "advcl")
    before = ("TO", "MD") if tag != "VBG" else ("TO", "MD", "IN", "VBZ", "VBP", "VBD", "VB", "RB")
    return "nonfinite" if tag in ("VB", "VBG", "VBN") and clause and s.tags[i - 1] in before else ""


def missing_word(r: Random, s: Parsed) -> Damaged | None:
    """A preposition, conjunction, article, pronoun or noun goes."""
    found = [(i, way) for i in range(len(s.words)) if s.free(i) and (way := _word_way(s, i))]
    if not found:
        return None
    ways = sorted({way for _, way in found})
    way = r.choices(ways, [_WORD_WAYS[w] for w in ways])[0]
    i = r.choice([i for i, w in found if w == way])
    return without(s, i, i + 1, "missing_word", way)


def _word_way(s: Parsed, i: int) -> str:
    tag, dep, word, before, after = (
        s.tags[i], s.deps[i], s.words[i].lower(), s.words[i - 1].lower(), s.words[i + 1].lower(),
    )  # fmt: skip
    if tag == "IN":
        return _link_way(s, i, word, before, after)
    if tag == "TO":
        helped = ("help", "helped", "helps", "helping", "order", "so")
        return "to" if s.tags[i + 1] == "VB" and before not in helped else ""
    if tag == "DT":
        return "article" if word in ("the", "a", "an") and _needs_article(s, i) else ""
    if tag in ("WDT", "WP"):
        return "relpron" if dep in ("nsubj", "nsubjpass") else ""
    if tag == "CC":
        inner = s.words[i - 1] != "," and s.deps[s.heads[i]] != "ROOT"
        return "conj" if word in ("and", "or", "but") and inner else ""
    if tag == "PRP":
        return "pron" if dep in ("nsubj", "nsubjpass", "dobj", "pobj") else ""
    if tag == "PRP$":
        return "poss"
    if tag in ("NN", "NNS"):
        opened = s.deps[i - 1] in ("det", "poss", "amod")
        ends = s.tags[i + 1] not in ("NN", "NNS", "NNP", "POS")
        return "noun" if dep in ("dobj", "pobj", "nsubj", "attr") and opened and ends else ""
    return ""


def _link_way(s: Parsed, i: int, word: str, before: str, after: str) -> str:
    """A preposition or subordinator; not where newspapers leave it out themselves."""
    if word == "that":
        return ""
    if word in ("than", "as"):
        return "prep"
    if s.deps[i] == "mark":
        return "mark"
    if s.deps[i] not in ("prep", "agent") or s.tags[i - 1] == "RP" or s.tags[i + 1] in (",", "."):
        return ""
    if after in _TIMES or after == "about":
        return ""
    if after[:1].isdigit() and word in ("on", "for", "about", "around", "over"):
        return ""
    return "" if before in ("all", "half", "outside", "inside", "off", "both", "out") else "prep"


def _needs_article(s: Parsed, i: int) -> bool:
    """Whether a singular noun stands right behind, and a verb or a preposition before."""
    noun = s.tags[s.heads[i]] == "NN" and s.heads[i] - i <= 3
    behind = s.tags[i + 1] in ("NN", "JJ", "JJS", "VBN", "VBG", "CD")
    return noun and behind and s.tags[i - 1] in ("IN", "VBD", "VBZ", "VBP", "VB", "VBG", "TO")
