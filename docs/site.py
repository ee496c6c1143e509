"""What mkdocs needs beside the pages: README.md as the front page, and links that leave docs/.

On the host of the repository pages link to files anywhere in it. On the site a link to a page leads to
that page, one to any other file to the repository.
"""

import os
import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

REPOSITORY = Path(__file__).resolve().parents[1]
DOCS = REPOSITORY / "docs"
FRONT = "index.md"
_LINK = re.compile(r"\]\(([^)\s#:]+)(#[\w-]+)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add the front page."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    files.append(File.generated(config, FRONT, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Turn the links of one page."""
    name = page.file.src_uri
    own = REPOSITORY / "README.md" if name == FRONT else DOCS / name
    return _LINK.sub(
        lambda m: f"]({target(m.group(1), own, name, config.repo_url)}{m.group(2) or ''})", markdown
    )


def target(link: str, own: Path, name: str, repository: str) -> str:
    """Where a link of the page `name`, which is written in the file `own`, leads on the site."""
    path = (own.parent / link).resolve()
    if not path.exists():
        raise PluginError(f"{own}: {link} leads nowhere")
    here = posixpath.dirname(name) or "."
    if path == REPOSITORY / "README.md":
        return posixpath.relpath(FRONT, here)
    if path.is_relative_to(DOCS) and path.is_file() and path.suffix != ".py":
        return posixpath.relpath(path.relative_to(DOCS).as_posix(), here)
    kind = "tree" if path.is_dir() else "blob"
    return f"{repository}/{kind}/main/{os.path.relpath(path, REPOSITORY)}"
