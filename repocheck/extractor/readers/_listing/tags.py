"""Tags in brackets that a page writes in front of its titles, which are no part of these."""

from __future__ import annotations

from collections import Counter

from repocheck.extractor.readers._listing.entry import Entry
from repocheck.text.pattern import late_regex

_TAGGED = late_regex(r"[\[【(](?![Rr]e[\])])(?P<tag>[^()\[\]【】]{1,40})[)\]】]\s{0,3}(?P<title>\S.{7,})")
"""Titles of replications begin with "[Re]", which is no tag."""
_MIN_ENTRIES, _MOST, _OFTEN = 3, 0.7, 3
"""Entries, share of them with a tag, and how many have the same on average, from which on these are tags."""


def without_tags(entries: list[Entry]) -> list[Entry]:
    """Return the entries of a page without the tags that several titles share.

    Where most titles begin with one of a few tags, rare ones are such, too. A tag that each title has of its
    own is rather the short name of what the paper proposes.
    """
    found = [_TAGGED.match(entry.title.text) for entry in entries]
    tags = Counter(each["tag"].casefold() for each in found if each)
    n_tagged = tags.total()
    least = _OFTEN
    if n_tagged >= max(_MIN_ENTRIES, _MOST * len(entries), _OFTEN * len(tags)):
        least = 1
    return [
        entry._replace(title=entry.title._replace(text=each["title"]))
        if each and tags[each["tag"].casefold()] >= least
        else entry
        for entry, each in zip(entries, found, strict=True)
    ]
