"""Read forecasts out of reports, and make sure that none was changed after its truth could be seen."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
from pathlib import Path
from typing import Any, NamedTuple

from repocheck.models import BuildRisk

_RECORD = "frozen.json"
INSTALLS = frozenset({"resolves", "needs-source-build"})
"""Outcomes of a resolution that installs, or may."""
_WORTH = {"ok": 1.0, "unknown": 0.1, "fails": 0.0}
"""What a file adds to the rank of its repository. Source: of 98 files in rows of development of which nothing
could be said, 10 import: mostly a module is missing that the list takes from elsewhere."""


_LEAST = 0.3
"""An installation less likely than that is ranked with those that cannot be resolved. Source: of 26 lists in
five draws for which less was foretold, but not nothing, 2 were installed."""


class Refused(Exception):
    """A forecast was not frozen, or not as it is now."""


class Forecast(NamedTuple):
    """What a report foretells for one repository on one Python."""

    tried: bool
    """Whether there is a trial for this Python at all."""
    installs: float
    """Between 0 and 1; ranks, and is no probability."""
    files: dict[str, str]
    """Path to ok, fails or unknown."""
    elsewhere: set[str]
    """Paths that another list governs, which was tried apart."""
    outcomes: dict[tuple[str, str, str], str]
    """(kind, path, statement or chain) to fails or unknown; what is not here is foretold to be fine."""
    requests: int
    mb: float

    @property
    def share(self) -> float:
        """Share of files that are foretold to import, unknown ones by a tenth; 0 without files."""
        worth = sum(_WORTH[verdict] for verdict in self.files.values())
        return worth / len(self.files) if self.files else 0.0

    @property
    def rank(self) -> float:
        """What repositories are ranked by: installs, and so many of its files import."""
        return self.installs * self.share if self.installs >= _LEAST else 0.0


def freeze(folder: Path) -> int:
    """Write down the digest of each forecast, once; one that was frozen before keeps its first entry."""
    record = _record(folder)
    now = dt.datetime.now(dt.UTC).isoformat()
    for path in sorted(folder.glob("*+*.json")):
        record.setdefault(path.name, {"sha256": _digest(path), "frozen_at": now})
    (folder / _RECORD).write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    changed = [name for name, entry in record.items() if entry["sha256"] != _digest(folder / name)]
    print(f"{len(record)} forecasts frozen", *[f"changed since they were frozen: {changed}"][: bool(changed)])
    return int(bool(changed))


def read(folder: Path, row: dict[str, Any]) -> Forecast | None:
    """Return the forecast for a row of truth; None if there is none for its repository, Python and list.

    Raises:
        Refused: It was not frozen, or was changed since.
    """
    path = folder / f"{row['repo'].replace('/', '+')}.json"
    if not path.is_file():
        return None
    found = json.loads(frozen_bytes(path))["repos"][0]
    own = next((each for each in found["installations"] if _is_of(each, row)), None)  # its own Python first
    if own is None or _minor(own) != row["python"]:
        return None
    today = [each for each in found["trials"] if not each["as_of"]]
    mine = [each for each in today if _is_of(each, row) and _minor(each) == row["python"]]
    return _forecast(own, mine, [each for each in today if not _is_of(each, row)])


def frozen_bytes(path: Path) -> bytes:
    """Return the content of a forecast.

    Raises:
        Refused: It was not frozen, or was changed since.
    """
    entry = _record(path.parent).get(path.name)
    if entry is None or entry["sha256"] != _digest(path):
        raise Refused(f"{path.name}: {'changed after it was frozen' if entry else 'never frozen'}")
    return path.read_bytes()


def _is_of(tried: dict[str, Any], row: dict[str, Any]) -> bool:
    return tried["path"] == row.get("list", tried["path"])


def _minor(tried: dict[str, Any]) -> str:
    return ".".join(tried["python"].split(".")[:2])


def _forecast(own: dict[str, Any], mine: list[dict[str, Any]], others: list[dict[str, Any]]) -> Forecast:
    outcomes = {
        (each["kind"], each["location"]["path"], each["statement"].partition(" as ")[0]): each["verdict"]
        for trial in mine
        for each in trial["outcomes"]
    }
    return Forecast(
        tried=bool(mine),
        installs=_installs(own),
        files={file["path"]: file["verdict"] for trial in mine for file in trial["files"]},
        elsewhere={file["path"] for trial in others for file in trial["files"]},
        outcomes=outcomes,
        requests=sum(trial["requests"] for trial in mine),
        mb=sum(trial["bytes_read"] for trial in mine) / 1e6,
    )


def _installs(installation: dict[str, Any]) -> float:
    if installation["outcome"] not in INSTALLS:
        return 0.0
    return math.prod(BuildRisk.model_validate(risk).rate for risk in installation["risks"])


def _record(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / _RECORD
    return json.loads(path.read_bytes()) if path.is_file() else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
