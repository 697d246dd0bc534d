import datetime as dt

from repocheck.models import Availability, EntryKind, Evidence, FileText, Problem, RepoRef, TreeEntry

REF = RepoRef(host="github.com", owner="Acme", name="Widget")
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


def evidence(ref=REF, text="MIT License", *, at=NOON, **changes):
    """Evidence with a tree of two files, of which one was read."""
    fields = {
        "requested": ref,
        "resolved": ref,
        "availability": Availability.EXISTS,
        "commit": "c" * 40,
        "tree": (
            TreeEntry("LICENSE", EntryKind.FILE, "a" * 40, 11),
            TreeEntry("src/\N{SNOWMAN}.py", EntryKind.FILE, "b" * 40),
        ),
        "texts": {"LICENSE": FileText(text=text)},
        "unreadable": {"src/\N{SNOWMAN}.py": "too large"},
        "problems": (Problem(cause="timeout", message="slow"),),
        "probed_at": at,
        "via": "git-http",
    }
    return Evidence(**fields | changes)


def without(availability, ref=REF, at=NOON):
    """Evidence that has no tree."""
    return Evidence(requested=ref, availability=availability, probed_at=at, via="git-http")
