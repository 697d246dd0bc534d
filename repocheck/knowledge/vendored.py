"""Folders that hold somebody else's code, or no code at all; they say nothing of the repository itself.

Source: names that package managers and build tools write (npm, git submodules, setuptools, virtualenv,
CMake), and the vendored trees met in `docs/accuracy.md`.
"""

VENDORED_FOLDERS = frozenset(
    {
        ".eggs", ".git", ".ipynb_checkpoints", ".tox", ".venv", "__pycache__", "bower_components",
        "deps", "extern", "external", "externals", "node_modules", "site-packages", "submodules",
        "third-party", "third_party", "thirdparty", "vendor", "vendored", "venv",
    }
)  # fmt: skip
"""Folder names, in lower case, below which nothing is the repository's own."""
VENDORED_SUFFIXES = (".egg-info", ".dist-info")
"""Endings of folder names that hold packaging left-overs."""
