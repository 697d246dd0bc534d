"""Decide which files to read, within limits, and turn their bytes into text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from repocheck.config import ProbeConfig
from repocheck.globs import ranked, select
from repocheck.models import EntryKind, Evidence, FileText, TreeEntry
from repocheck.probe._links import Content, Ends, links_of
from repocheck.text.encoding import decode_text
from repocheck.text.glob_pattern import IF_NAMED
from repocheck.text.named_paths import named_paths

TOO_MUCH = "left out, the texts of this repository are larger than the limit"
"""Why a file was not read for which there was no space left."""
_FURTHER_LOOKS = 2
"""Looks for what the texts that were read name; mostly there is nothing for the second."""


class Texts(NamedTuple):
    """What came of the files that were wanted."""

    texts: dict[str, FileText]
    """Texts by path; that of a link is the text of the file it leads to."""
    unread: dict[str, str]
    """By path, why others could not be had."""
    behind: tuple[TreeEntry, ...] = ()
    """Files that are wanted as they are called behind a link to a folder, which no tree lists."""


Fetch = Callable[[list[TreeEntry]], Callable[[TreeEntry], Content]]
"""From the entries that are wanted to a function that gives the content of each."""


def wanted_entries(
    tree: Iterable[TreeEntry], globs: tuple[str, ...], limits: ProbeConfig
) -> tuple[list[TreeEntry], dict[str, str]]:
    """Choose the entries to read, symbolic links among them.

    Args:
        tree: All entries at the commit.
        globs: What the checks read, most important first.
        limits: `max_files` counts.

    Returns:
        The entries to read, important and shallow ones first, and, by path, why others are not read.
    """
    always = tuple(written for written in globs if not written.startswith(IF_NAMED))
    files = {entry.path: entry for entry in tree if entry.kind is not EntryKind.SUBMODULE}
    paths = [path for _, path in sorted(ranked(files, always), key=lambda each: (each[0], *_depth(each[1])))]
    reason = f"left out, more than {limits.max_files} files were wanted"
    return [files[path] for path in paths[: limits.max_files]], dict.fromkeys(
        paths[limits.max_files :], reason
    )


def named_entries(
    tree: Iterable[TreeEntry],
    speaking: Iterable[TreeEntry],
    texts: dict[str, FileText],
    globs: tuple[str, ...],
    known: Iterable[TreeEntry],
) -> list[TreeEntry]:
    """Return the entries to read, beside those that are known, because one of those that speak names them."""
    globs = tuple(written for written in globs if written.startswith(IF_NAMED))
    paths = {entry.path for entry in known}
    others = {e.path: e for e in tree if e.kind is EntryKind.FILE and e.path not in paths} if globs else {}
    said = ((entry.path, texts[entry.path].text) for entry in speaking if entry.path in texts)
    return [others[path] for path in named_paths(said, select(others, globs))]


def _depth(path: str) -> tuple[int, str]:
    return path.count("/"), path


def answers(evidence: Evidence, globs: tuple[str, ...], limits: ProbeConfig) -> bool:
    """Return whether kept evidence holds all that a probe of the same commit would read today."""
    if evidence.problems or not evidence.tree_complete:
        return False
    chosen, _ = wanted_entries(evidence.tree, globs, limits)
    speaking = [entry for entry in chosen if entry.kind is EntryKind.FILE]
    named: list[TreeEntry] = []
    for _ in range(_FURTHER_LOOKS):
        speaking = named_entries(evidence.tree, speaking, evidence.texts, globs, (*chosen, *named))
        named += speaking
    links = {entry.path for entry in chosen if entry.kind is EntryKind.SYMLINK} & evidence.unreadable.keys()
    texts = [evidence.texts.get(entry.path) for entry in (*chosen, *named) if entry.path not in links]
    return all(text and not (text.truncated and _was_cut_below(text, limits)) for text in texts)


def _was_cut_below(text: FileText, limits: ProbeConfig) -> bool:
    """Return whether `text` was cut at a lower limit than today's; the last character may be incomplete."""
    return len(text.text.encode()) + 4 < limits.max_text_bytes


def read_wanted(
    tree: tuple[TreeEntry, ...], globs: tuple[str, ...], limits: ProbeConfig, fetch: Fetch
) -> Texts:
    """Read the files that are wanted, then, in two further looks, what links lead to and what texts name.

    Args:
        tree: All entries at the commit.
        globs: What the checks read, most important first.
        limits: Limits on counts and sizes.
        fetch: Asks for files, and is called three times at the most: a list may include a list.
    """
    chosen, left_out = wanted_entries(tree, globs, limits)
    linking = links_of(tree, chosen)
    content_of = fetch([*chosen, *linking])
    files = [entry for entry in chosen if entry.kind is EntryKind.FILE]
    texts, unread, _ = read_texts(files, content_of, limits, limits.max_total_bytes)
    links = [*(entry for entry in chosen if entry.kind is EntryKind.SYMLINK), *linking]
    ends = Ends(tree, {entry.path: content_of(entry) for entry in links})
    behind = ends.behind_folders(globs, {entry.path for entry in chosen})
    leads = {
        entry.path: ends.of(entry.path) for entry in (*chosen, *behind) if entry.kind is EntryKind.SYMLINK
    }
    more, lacking = files, ends.files(leads.values())
    for _ in range(_FURTHER_LOOKS):
        lacking |= dict.fromkeys(named_entries(tree, more, texts, globs, chosen))
        more = [entry for entry in lacking if entry.path not in texts | unread]
        if not more:
            break
        left = limits.max_total_bytes - sum(len(text.text) for text in texts.values())
        further, still_unread, _ = read_texts(more, fetch(more), limits, left)
        texts, unread = texts | further, unread | still_unread
        chosen = [*chosen, *more]
    for path, target in leads.items():
        if target in texts:
            texts[path] = texts[target]
        else:
            unread[path] = unread.get(target, "it is a link to something that is no file of the repository")
    return Texts(texts, left_out | unread, behind)


def with_links(tree: tuple[TreeEntry, ...], behind: tuple[TreeEntry, ...]) -> tuple[TreeEntry, ...]:
    """Return a tree with what is behind its links to folders."""
    return tuple(sorted((*tree, *behind))) if behind else tree


def read_texts(
    chosen: Iterable[TreeEntry], content_of: Callable[[TreeEntry], Content], limits: ProbeConfig, left: int
) -> Texts:
    """Return the texts of the chosen files and, by path, why others could not be had.

    Args:
        chosen: The entries to read, most important first.
        content_of: Gives the content of a file.
        limits: Limit on the size of one text.
        left: Bytes that all texts together may have; what comes after is left out.
    """
    texts: dict[str, FileText] = {}
    unread: dict[str, str] = {}
    for entry in chosen:
        content = content_of(entry) if left > 0 else TOO_MUCH
        if isinstance(content, str):
            unread[entry.path] = content
        else:
            text = content if isinstance(content, FileText) else decode(content, limits)
            size = len(content.text if isinstance(content, FileText) else content)
            texts[entry.path] = text
            left -= min(size, limits.max_text_bytes)
    return Texts(texts, unread)


def decode(content: bytes, limits: ProbeConfig) -> FileText:
    """Decode the content of a file, at most `limits.max_text_bytes` of it.

    The last character of what was cut may be incomplete, and is left out.
    """
    kept = content[: limits.max_text_bytes]
    cut = len(kept) < len(content)
    text, _ = decode_text(kept, cut=cut)
    return FileText(text=text.rstrip("\ufffd") if cut else text, truncated=cut)
