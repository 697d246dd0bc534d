"""Tell manifests by their path alone."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

from repocheck.globs import matches
from repocheck.knowledge.manifest_names import ASIDE_WORDS, DOCS_FOLDERS, LOCK_KINDS, MANIFEST_PLACES, Place

_DEEPER = ("", "{,*/}", "{,*/,*/*/}", "{,*/,*/*/,*/*/*/}", "{,*/,*/*/,*/*/*/,*/*/*/*/}")
_PLACES = [place for places in MANIFEST_PLACES.values() for place in places]
_NAMES = tuple({place.name: None for place in _PLACES if not place.folder})
_FOLDERS = tuple({place.folder: None for place in _PLACES if place.folder})


def globs_of(*kinds: str) -> tuple[str, ...]:
    """Return the globs of the files of some kinds, in the order given."""
    return tuple(_glob(place) for kind in kinds for place in MANIFEST_PLACES[kind])


def kind_of(path: str) -> str | None:
    """Return the kind of manifest that `path` names; None if it names none, or one for developers only.

    Folders whose names begin with a dot are of tools; that of Binder alone holds lists.
    """
    return None if for_developers(path) else kind_by_place(path)


def kind_by_place(path: str) -> str | None:
    """Return the kind of manifest that `path` names, be it for developers only."""
    *folders, name = path.split("/")
    if any(each.startswith(".") and each != ".binder" for each in folders):
        return None
    if not (matches(name, _NAMES) or any(_lies_in(folders, folder) for folder in _FOLDERS)):
        return None
    for kind, places in MANIFEST_PLACES.items():
        if any(_fits(place, folders, name) for place in places):
            return kind
    return None


def places_of(name: str, source: str) -> tuple[str, str]:
    """Return where a file that `source` names may lie: beside it, or as seen from the root."""
    return normpath(join(dirname(source), name)), normpath(name)


def for_developers(path: str) -> bool:
    """Return whether `path` serves tests or development, by the words in its name."""
    name = path.rpartition("/")[2].lower()
    words = _words(name)
    if words[:3] == ["conda", "build", "config"]:
        return True
    return not ASIDE_WORDS.isdisjoint(words) or ("build" in words and name.endswith((".txt", ".in")))


def is_for_docs(path: str) -> bool:
    """Return whether `path` serves the documentation or a demo, by its folders or the words in its name."""
    *folders, name = path.lower().split("/")
    return not DOCS_FOLDERS.isdisjoint([*folders, *_words(name)])


def _words(name: str) -> list[str]:
    return re.split(r"[-_.]", name)


def _fits(place: Place, folders: list[str], name: str) -> bool:
    return (
        len(folders) <= place.depth
        and (not place.folder or _lies_in(folders, place.folder))
        and matches(name, (place.name,))
    )


def _lies_in(folders: list[str], glob: str) -> bool:
    """Return whether the last folders, as many as `glob` names, match it."""
    return matches("/".join(folders[-1 - glob.count("/") :]), (glob,))


def _glob(place: Place) -> str:
    if not place.folder:
        return _DEEPER[place.depth] + place.name
    return f"{_DEEPER[place.depth - 1 - place.folder.count('/')]}{place.folder}/{place.name}"


ALL_MANIFESTS = globs_of(*MANIFEST_PLACES)
"""Globs of all manifests, locks too."""
MANIFEST_FILES = globs_of(*(kind for kind in MANIFEST_PLACES if kind not in LOCK_KINDS))
"""Globs of all manifests that are read; of locks the name is enough."""
