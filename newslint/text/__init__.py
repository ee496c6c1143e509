"""Pure functions over a string: lines, blocks, sentences, language."""
