"""Build newslint/kinds/names/data/letters.txt: how Latin letters beyond ASCII are written in it.

    python training/names_letters.py --output newslint/kinds/names/data/letters.txt

Lines `LETTERS TRANSCRIPTION`, after the package anyascii (ISC licence), small letters only. With the
list at hand the package, whose import takes 15 ms, is loaded for other scripts alone.
"""

import argparse
import pathlib
from collections import defaultdict

RANGES = (range(0xC0, 0x250), range(0x1E00, 0x1F00))


def lines() -> list[str]:
    """The lines of the list."""
    from anyascii import anyascii

    out = defaultdict(str)
    for letter in (chr(code) for part in RANGES for code in part):
        plain = "".join(c for c in anyascii(letter).lower() if c.isalpha())
        if plain and letter == letter.lower():
            out[plain] += letter
    return [f"{letters} {plain}" for plain, letters in sorted(out.items())]


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--output", type=pathlib.Path, required=True)
    args = parser.parse_args()
    args.output.write_text("\n".join([*lines(), ""]), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
