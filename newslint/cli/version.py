"""`--version`."""

import platform

from newslint import __version__

OPTIONAL = ("newslint-model-en", "onnxruntime")
CHECKERS = (
    "harper-py", "language-tool-python", "ftfy", "regex", "ahocorasick-rs", "rapidfuzz", "anyascii",
    "tree-sitter", "tree-sitter-markdown", "py3langid",
)  # fmt: skip


def version_text() -> str:
    """newslint's version and those of the packages that its findings depend on."""
    from importlib.metadata import PackageNotFoundError, version

    lines = [f"newslint {__version__}", f"  Python {platform.python_version()}"]
    for name in (*CHECKERS, *OPTIONAL):
        try:
            lines.append(f"  {name} {version(name)}")
        except PackageNotFoundError:
            if name in CHECKERS:
                lines.append(f"  {name} not installed")
    return "\n".join(lines)
