"""What an entry of BibTeX says that a record holds as one of its texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from repocheck.text.bibtex import entries, plain
from repocheck.text.pattern import late_regex

_ENTRY = late_regex(r"\s*@[a-z]{3,20}\s?\{", re.I)
_GIVEN = ("title", "author", "year", "month", "doi", "eprint", "url")


def is_bibtex(value: object) -> bool:
    """Return whether a text begins as an entry of BibTeX."""
    return isinstance(value, str) and _ENTRY.match(value) is not None


def with_bibtex(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with what the entry of BibTeX in it says, where it does not say so itself."""
    text = next((each for each in value.values() if is_bibtex(each)), "")
    entry = next(entries(text), None) if text else None
    fields = {name.lower(): plain(text[slice(*span)]) for name, span in entry.fields} if entry else {}
    given = {name: fields[name] for name in _GIVEN if fields.get(name)}
    if "author" in given:
        given["author"] = given["author"].replace(" and ", "; ")
    return {**given, **{key: each for key, each in value.items() if each or key not in given}}
