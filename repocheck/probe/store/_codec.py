"""Evidence as rows, and back: nothing is believed that does not match its checksum.

The tree and each text are blobs named by the SHA-256 of their content, so that what two audits share
is stored once.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable
from typing import NamedTuple

from pydantic import ValidationError

from repocheck.models import Evidence, FileText, RepoRef
from repocheck.probe.store._schema import Damaged

_MAX_BLOB_BYTES = 268_435_456
"""A blob that inflates to more was not written by us: trees and texts have limits."""
_RETIRED = frozenset({"license_host", "topics"})
"""Fields that evidence once had; what was kept with them is still good."""
_BROKEN = (ValueError, TypeError, KeyError, AttributeError, zlib.error, OverflowError, RecursionError)


class Row(NamedTuple):
    """One row of the table ``audit`` without its id."""

    key: str
    rev: str
    probed_at: int
    availability: str
    body: str
    tree: str
    texts: str
    checksum: str


def address(ref: RepoRef, rev: str | None) -> tuple[str, str]:
    """Return key and rev under which the evidence of `ref` at `rev` is kept."""
    return ref.key, rev or ""


def pack(evidence: Evidence, rev: str | None) -> tuple[Row, dict[str, bytes]]:
    """Return the row of `evidence` and the blobs it needs, by name."""
    blobs: dict[str, bytes] = {}

    def put(content: bytes) -> str:
        name = hashlib.sha256(content).hexdigest()
        blobs[name] = zlib.compress(content)
        return name

    texts = {path: (put(text.text.encode()), text.truncated) for path, text in evidence.texts.items()}
    fields = (
        *address(evidence.requested, rev),
        int(evidence.probed_at.timestamp()),
        evidence.availability.value,
        evidence.model_dump_json(exclude={"tree", "texts"}),
        put(json.dumps(evidence.tree, separators=(",", ":")).encode()),
        put(json.dumps(texts, separators=(",", ":")).encode()),
    )
    return Row(*fields, checksum(fields)), blobs


def unpack(row: Row, blob: Callable[[str], bytes]) -> Evidence | None:
    """Return the evidence of a row; None if a version of repocheck wrote it whose evidence is another.

    Args:
        row: The row.
        blob: Gives the packed content of a blob by its name.

    Raises:
        Damaged: The row or one of its blobs is not what was written.
    """
    if checksum(row[:-1]) != row.checksum:
        raise Damaged(f"the row of {row.key!r} does not match its checksum")
    try:
        body = {name: value for name, value in json.loads(row.body).items() if name not in _RETIRED}
        body["tree"] = json.loads(_content(row.tree, blob))
        body["texts"] = {
            path: FileText(text=_content(name, blob).decode(), truncated=truncated)
            for path, (name, truncated) in json.loads(_content(row.texts, blob)).items()
        }
    except _BROKEN as error:
        raise Damaged(f"the row of {row.key!r} cannot be read: {error}") from None
    try:
        return Evidence.model_validate(body)
    except ValidationError:
        return None


def checksum(fields: tuple[str | int, ...]) -> str:
    """Return the checksum of the fields of a row; the lengths keep neighbours apart."""
    digest = hashlib.sha256()
    for field in fields:
        content = str(field).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(content) + content)
    return digest.hexdigest()


def _content(name: str, blob: Callable[[str], bytes]) -> bytes:
    content = zlib.decompressobj().decompress(blob(name), _MAX_BLOB_BYTES)
    if hashlib.sha256(content).hexdigest() != name:
        raise Damaged(f"the blob {name} does not match its name")
    return content
