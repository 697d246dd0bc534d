"""Audit labelled repositories at their labelled commits and compare the findings with the labels.

    python bench/accuracy.py --labels LABELS.jsonl --mirror FOLDER --report OUT.json

LABELS has one JSON object a line with ``repo`` (``owner/name``) and ``commit`` (HEAD if left out); FOLDER
holds one git directory per repository, ``FOLDER/owner/name``. OUT.json has the shape of `repocheck audit
--format json` as far as scoring needs it. If ``score_labels.py`` lies beside the labels (or is named by
``--scorer``), its table is printed; ``--fails FIELD`` (such as ``"licence SPDX"``) lists the rows of one
field that disagree.

Rows with ``has_code`` (older states of a repository) are compared here: README kind, and state.
``--cache FOLDER`` keeps evidence between runs, so that only the judging is repeated; it is probed anew
when the files that the checks read change. ``--show owner/name`` prints the findings of one repository.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from repocheck.checks import judge, wanted
from repocheck.config import ProbeConfig
from repocheck.facts import Subject
from repocheck.models import Availability, Evidence, RepoRef
from repocheck.probe import probe_local

Row = dict[str, Any]


def main() -> int:
    options = _options()
    lines = options.labels.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    if options.show:
        rows = [row for row in rows if row["repo"].lower() == options.show.lower()]
    audit = partial(audit_row, mirror=options.mirror, cache=options.cache)
    with ProcessPoolExecutor(options.jobs) as pool:
        audited = [each for each in pool.map(audit, rows) if each]
    if options.show:
        print(json.dumps(audited, indent=1, ensure_ascii=False))
        return 0
    _print_costs(audited, len(rows))
    if any("has_code" in row for row in rows):
        _print_history(audited)
        return 0
    options.report.write_text(json.dumps({"schema_version": 1, "repos": audited}), encoding="utf-8")
    scorer = options.scorer or options.labels.parent / "score_labels.py"
    if scorer.is_file():
        fails = ["--fails", options.fails] if options.fails else []
        subprocess.run([sys.executable, scorer, options.labels, options.report, *fails], check=False)
    return 0


def audit_row(row: Row, mirror: Path, cache: Path | None) -> Row | None:
    """Return the report of one labelled repository; None if the mirror lacks it or its commit."""
    evidence = _evidence(row, mirror / row["repo"], cache)
    if evidence.availability in {Availability.MISSING, Availability.UNKNOWN}:
        return None
    started = time.perf_counter()
    findings = judge(Subject(evidence))
    spent_ms = 1000 * (time.perf_counter() - started)
    return {
        "repo": f"github.com/{row['repo']}",
        "commit": evidence.commit,
        "findings": [finding.model_dump(mode="json") for finding in findings],
        "judged_in_ms": spent_ms,
        "label": row if "has_code" in row else {},
    }


def _evidence(row: Row, path: Path, cache: Path | None) -> Evidence:
    owner, name = row["repo"].split("/")
    ref = RepoRef(host="github.com", owner=owner, name=name)
    if cache is None:
        return probe_local(path, ref, wanted(), ProbeConfig(), row.get("commit"))
    digest = hashlib.sha256(repr(wanted()).encode()).hexdigest()[:12]
    stem = f"{owner}+{name}@{(row.get('commit') or 'HEAD')[:12]}"
    kept = cache / f"{stem}-{digest}.json"
    if kept.is_file():
        return Evidence.model_validate_json(kept.read_bytes())
    evidence = probe_local(path, ref, wanted(), ProbeConfig(), row.get("commit"))
    cache.mkdir(parents=True, exist_ok=True)
    for stale in cache.glob(f"{stem}-*.json"):
        stale.unlink(missing_ok=True)
    kept.write_text(evidence.model_dump_json(), encoding="utf-8")
    return evidence


def _print_costs(audited: list[Row], n_rows: int) -> None:
    times = sorted(row["judged_in_ms"] for row in audited) or [0.0]
    slowest = max(audited, key=lambda row: row["judged_in_ms"], default={"repo": "-"})["repo"]
    print(
        f"{len(audited)} of {n_rows} rows audited; judging took {statistics.median(times):.1f} ms "
        f"in the median, {times[-1]:.0f} ms at most ({slowest})"
    )


def _print_history(audited: list[Row]) -> None:
    good = {"kind": 0, "state": 0}
    for row in audited:
        label, found = row["label"], {finding["check"]: finding["value"] for finding in row["findings"]}
        kind = (found["readme-present"] or {}).get("kind")
        has_code = found["repository-available"] in {"available", "partial"}
        good["kind"] += kind == label["readme_kind"]
        good["state"] += has_code == label["has_code"]
        if kind != label["readme_kind"] or has_code != label["has_code"]:
            print(
                f"    {row['repo']}@{row['commit'][:8]}: kind {kind}, wanted {label['readme_kind']}; "
                f"state {found['repository-available']}, wanted code: {label['has_code']}"
            )
    print("  ".join(f"{name} {count}/{len(audited)}" for name, count in good.items()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--mirror", type=Path, required=True)
    parser.add_argument("--report", type=Path, default=Path("reports/accuracy.json"))
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--fails", metavar="FIELD")
    parser.add_argument("--show", metavar="OWNER/NAME")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
