"""Decide which files to read, within limits, and turn their bytes into text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from repocheck.config import ProbeConfig
from repocheck.globs import ranked
from repocheck.models import EntryKind, Evidence, FileText, TreeEntry
from repocheck.text.encoding import decode_text


def wanted_entries(
    tree: Iterable[TreeEntry], globs: tuple[str, ...], limits: ProbeConfig
) -> tuple[list[TreeEntry], dict[str, str]]:
    """Choose the entries to read.

    Args:
        tree: All entries at the commit.
        globs: What the checks read, most important first.
        limits: `max_files` counts.

    Returns:
        The entries to read, important and shallow ones first, and, by path, why others are not read.
    """
    files = {entry.path: entry for entry in tree if entry.kind is EntryKind.FILE}
    paths = [path for _, path in sorted(ranked(files, globs), key=lambda each: (each[0], *_depth(each[1])))]
    reason = f"left out, more than {limits.max_files} files were wanted"
    return [files[path] for path in paths[: limits.max_files]], dict.fromkeys(
        paths[limits.max_files :], reason
    )


def _depth(path: str) -> tuple[int, str]:
    return path.count("/"), path


def answers(evidence: Evidence, globs: tuple[str, ...], limits: ProbeConfig) -> bool:
    """Return whether kept evidence holds all that a probe of the same commit would read today."""
    if evidence.problems or not evidence.tree_complete:
        return False
    chosen, _ = wanted_entries(evidence.tree, globs, limits)
    texts = [evidence.texts.get(entry.path) for entry in chosen]
    return all(text and not (text.truncated and _was_cut_below(text, limits)) for text in texts)


def _was_cut_below(text: FileText, limits: ProbeConfig) -> bool:
    """Return whether `text` was cut at a lower limit than today's; the last character may be incomplete."""
    return len(text.text.encode()) + 4 < limits.max_text_bytes


def read_texts(
    chosen: Iterable[TreeEntry], content_of: Callable[[str], bytes | str], limits: ProbeConfig
) -> tuple[dict[str, FileText], dict[str, str]]:
    """Return the texts of the chosen files and, by path, why others could not be had.

    Args:
        chosen: The entries to read, most important first.
        content_of: Gives the content of a file by its id, or the reason why it cannot be had.
        limits: `max_total_bytes` counts; what comes after it is left out.
    """
    texts: dict[str, FileText] = {}
    unread: dict[str, str] = {}
    left = limits.max_total_bytes
    for entry in chosen:
        if left <= 0:
            unread[entry.path] = "left out, the texts of this repository are larger than the limit"
            continue
        content = content_of(entry.oid)
        if isinstance(content, str):
            unread[entry.path] = content
        else:
            texts[entry.path] = decode(content, limits)
            left -= min(len(content), limits.max_text_bytes)
    return texts, unread


def decode(content: bytes, limits: ProbeConfig) -> FileText:
    """Decode the content of a file, at most `limits.max_text_bytes` of it.

    The last character of what was cut may be incomplete, and is left out.
    """
    kept = content[: limits.max_text_bytes]
    cut = len(kept) < len(content)
    text, _ = decode_text(kept, cut=cut)
    return FileText(text=text.rstrip("\ufffd") if cut else text, truncated=cut)
