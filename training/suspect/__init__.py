"""Training of the sentence model (docs/deep.md)."""
