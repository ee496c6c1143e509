"""Build newslint/kinds/names/data/words.txt: how common a word is, and whether it is English or a name.

    python training/names_words.py --output newslint/kinds/names/data/words.txt

Needs, in an environment of its own: wordfreq (frequencies; data CC-BY-SA 4.0), spylls (its Hunspell
en_US dictionary, SCOWL's licence), names (1990 census lists of the United States, public domain).
Output: a line for all words with the same three letters at their beginning, in alphabetical order:
`pes ach=25s hawar=30 ...`, the rest of each word, then its frequency class (tenths of the Zipf scale
rounded down to a half, 00 for words under FLOOR) and some of d (English word in lower case), g (given
name), s (frequent surname). A word is found by its line without reading the others.
"""

import argparse
import pathlib
from collections import defaultdict
from collections.abc import Mapping

FLOOR = 2.5
SURNAMES = 12000


def classes() -> dict[str, str]:
    """Word -> frequency class and flags."""
    import names
    from spylls.hunspell import Dictionary
    from wordfreq import iter_wordlist, zipf_frequency

    folder = pathlib.Path(names.__file__).parent
    surnames = {w for w, n in _census(folder / "dist.all.last") if n < SURNAMES}
    given = {w for sex in ("male", "female") for w, _ in _census(folder / f"dist.{sex}.first")}
    english = Dictionary.from_files("en_US").lookuper
    zipf = {}
    for word in iter_wordlist("en", "large"):
        frequency = zipf_frequency(word, "en")
        if frequency < FLOOR:
            break
        if 3 <= len(word) < 20 and word.isascii() and word.isalpha():
            zipf[word] = frequency
    out = {}
    for word in sorted(zipf.keys() | surnames | given):
        ordinary = word in zipf and english(word, capitalization=False, allow_nosuggest=False)
        flags = "d" * ordinary + "g" * (word in given) + "s" * (word in surnames)
        out[word] = f"{int(zipf.get(word, 0) * 2) * 5:02d}{flags}"
    return out


def _census(path: pathlib.Path) -> list[tuple[str, int]]:
    """Names of a census list with their rank from 0."""
    lines = path.read_text(encoding="ascii").splitlines()
    return [(line.split()[0].lower(), n) for n, line in enumerate(lines)]


def lines(words: Mapping[str, str]) -> list[str]:
    """The lines of the list.

    >>> lines({"peshawar": "30", "pesach": "25s"})
    ['pes ach=25s hawar=30 ']
    """
    out = defaultdict(list)
    for word in sorted(words):
        out[word[:3]].append(f"{word[3:]}={words[word]}")
    return [f"{beginning} {' '.join(rest)} " for beginning, rest in out.items()]


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--output", type=pathlib.Path, required=True)
    args = parser.parse_args()
    args.output.write_text("\n".join([*lines(classes()), ""]), encoding="ascii", newline="")


if __name__ == "__main__":
    main()
