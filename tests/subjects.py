"""Make subjects of self-written files, so that a check's test is a table of tiny repositories."""

import datetime as dt
from collections.abc import Callable, Mapping

import pytest

from repocheck.facts import Subject
from repocheck.models import Availability, EntryKind, Evidence, FileText, RepoRef, TreeEntry

REF = RepoRef(host="github.com", owner="owner", name="name")
DAY = dt.datetime(2026, 1, 15, tzinfo=dt.UTC)


@pytest.fixture
def subject() -> Callable[..., Subject]:
    """Return `make_subject`, for tests that like fixtures."""
    return make_subject


def make_subject(
    files: Mapping[str, str | None] = {},
    *,
    symlinks: Mapping[str, str] = {},
    blank: tuple[str, ...] = (),
    folder: str | None = None,
    papers=(),
    as_of: dt.date | None = None,
    **evidence,
) -> Subject:
    """Make a subject whose repository holds `files`, by path; a text of None could not be read.

    `symlinks` holds the target of each symbolic link, `blank` the files without a byte; `evidence` overrides
    fields of `Evidence`, such as ``tags=("v1",)``, ``tree_complete=False`` or
    ``availability=Availability.MISSING``.
    """
    tree = [TreeEntry(path, EntryKind.FILE, "0" * 40, len(text or "x")) for path, text in files.items()]
    tree += [TreeEntry(path, EntryKind.SYMLINK, "0" * 40, len(target)) for path, target in symlinks.items()]
    tree += [TreeEntry(path, EntryKind.FILE, "0" * 40, 0) for path in blank]
    files = {**files, **dict.fromkeys(blank, "")}
    known = {path: FileText(text=text) for path, text in files.items() if text is not None}
    fields = {
        "requested": REF,
        "resolved": REF,
        "availability": Availability.EXISTS if tree else Availability.EMPTY,
        "commit": "c" * 40,
        "tree": tuple(sorted(tree)),
        "texts": known,
        "unreadable": dict.fromkeys(files.keys() - known.keys(), "blob missing from this copy"),
        "probed_at": DAY,
        "via": "local",
    }
    return Subject(Evidence(**(fields | evidence)), tuple(papers), folder, as_of)
