"""One GraphQL query for many git objects of a repository, and git's own objects made of its answer. Pure.

Nothing is believed for its place in the answer: an object is made anew from what came, and counts only if
the id computed from it is the one that was asked for, as with those that come in packs.

Source: https://docs.github.com/en/graphql/reference/objects#treeentry and ``#blob`` (read 2026-11).
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic import Field, ValidationError

from repocheck.models import RepoRef
from repocheck.probe.git import PackObject, object_id
from repocheck.probe.github._query import OBJECT_ID, Part, opened

COMMIT = "fragment part on Commit { tree { oid } }"
TREE = "fragment part on Tree { entries { mode nameRaw oid size } }"
BLOB = "fragment part on Blob { byteSize isBinary isTruncated text }"
_FOLDER = 0o40000
_ENCODINGS = ("utf-8", "utf-8-sig", "latin-1", "utf-16")
"""How a file may have been written whose text comes as JSON; its id tells which it was."""


class _Root(Part):
    oid: str = Field(pattern=OBJECT_ID)


class _Commit(Part):
    tree: _Root


class _Entry(Part):
    mode: int = Field(ge=0)
    name_raw: str
    oid: str = Field(pattern=OBJECT_ID)
    size: int


class _Tree(Part):
    entries: tuple[_Entry, ...] = Field(strict=False)


class _Blob(Part):
    byte_size: int
    is_binary: bool | None
    is_truncated: bool
    text: str | None


class Folder(NamedTuple):
    """One tree, its id proven."""

    tree: PackObject
    folders: tuple[str, ...]
    """Ids of the trees in it."""
    sizes_bytes: dict[str, int]
    """Sizes of the files in it, by id."""


class Content(NamedTuple):
    """What came of one file."""

    content: bytes
    truncated: bool = False
    """Whether the host cut it; only then is its id not proven."""


def question(ref: RepoRef, ids: Sequence[str], part: str) -> bytes:
    """Return the body of a request for objects of `ref`, of each of them the `part` (a fragment)."""
    declared = "".join(f", $i{i}: GitObjectID!" for i in range(len(ids)))
    asked = " ".join(f"o{i}: object(oid: $i{i}) {{ oid ...part }}" for i in range(len(ids)))
    query = f"query($owner: String!, $name: String!{declared}) {{ "
    query += f"repository(owner: $owner, name: $name) {{ nameWithOwner {asked} }} }}\n{part}"
    variables = {"owner": ref.owner, "name": ref.name} | {f"i{i}": id_ for i, id_ in enumerate(ids)}
    return json.dumps({"query": query, "variables": variables}).encode()


def nodes_of(ref: RepoRef, ids: Sequence[str], body: bytes) -> dict[str, dict[str, Any]]:
    """Return what an answer of status 200 says of each object by id, without those it is silent on."""
    repository = (opened(body).data or {}).get("repository")
    if not isinstance(repository, dict):
        return {}
    if str(repository.get("nameWithOwner", "")).casefold() != f"{ref.owner}/{ref.name}".casefold():
        return {}
    nodes = ((id_, repository.get(f"o{i}")) for i, id_ in enumerate(ids))
    return {id_: node for id_, node in nodes if isinstance(node, dict) and node.get("oid") == id_}


def root_of(node: dict[str, Any]) -> str | None:
    """Return the id of the root tree of a commit; None if it is no commit."""
    try:
        return _Commit.model_validate(node).tree.oid
    except ValidationError:
        return None


def folder_of(id_: str, node: dict[str, Any]) -> Folder | None:
    """Return the tree `id_`; None if what came is not it."""
    try:
        entries = _Tree.model_validate(node).entries
        named = [(base64.b64decode(entry.name_raw, validate=True), entry) for entry in entries]
    except (ValidationError, binascii.Error, ValueError):
        return None
    named.sort(key=lambda pair: pair[0] + b"/" * (pair[1].mode == _FOLDER))  # the order git keeps
    content = b"".join(b"%o %s\0%s" % (entry.mode, name, bytes.fromhex(entry.oid)) for name, entry in named)
    tree = PackObject(b"tree", content)
    if object_id(tree) != id_:
        return None
    folders = tuple(entry.oid for entry in entries if entry.mode == _FOLDER)
    return Folder(tree, folders, {entry.oid: entry.size for entry in entries if entry.mode != _FOLDER})


def content_of(id_: str, node: dict[str, Any]) -> Content | str:
    """Return the content of the file `id_`, or why it cannot be had."""
    try:
        blob = _Blob.model_validate(node)
    except ValidationError:
        return "the host did not send it"
    if blob.is_binary or blob.text is None:
        return "binary"
    if blob.is_truncated:
        return Content(blob.text.encode("utf-8", "replace"), truncated=True)
    for encoding in _ENCODINGS:
        content = blob.text.encode(encoding, "replace")
        if object_id(PackObject(b"blob", content)) == id_:
            return Content(content)
    return "the host sent another text in its place"
