import json

import pytest

from repocheck.errors import UsageError
from repocheck.pipeline import Shard, merge_reports

DIGEST = "".join(
    f"- [Paper {n}](https://arxiv.org/abs/2401.0{n:04}) code: https://github.com/lab/r{n}\n"
    for n in range(12)
)


@pytest.mark.parametrize("text", ["", "0/2", "3/2", "1", "a/b", "1/2/3", "-1/2"])
def test_what_is_no_shard_is_refused(text):
    with pytest.raises(UsageError, match="--shard takes I/N"):
        Shard.parse(text)


def test_merged_shards_are_the_whole_audit(run, tmp_path):
    """Every repository falls to one shard, and the merged report has the bytes of the undivided one."""
    (tmp_path / "digest.md").write_text(DIGEST, encoding="utf-8")
    (tmp_path / "curated.yaml").write_text("exclude: {repos: ['*/r3', '*/r7', '*/r9']}\n", encoding="utf-8")
    for name, shard in {"whole": "1/1", "a": "1/3", "b": "2/3", "c": "3/3"}.items():
        run(
            "audit",
            "digest.md",
            "--offline",
            "--config",
            "curated.yaml",
            "--as-of",
            "2026-01-01",
            "--shard",
            shard,
            "-f",
            f"json={name}.json",
        )
    run("merge", "c.json", "a.json", "b.json", "-f", "json=merged.json")
    whole, merged = (json.loads((tmp_path / f"{name}.json").read_bytes()) for name in ("whole", "merged"))
    assert len(whole["repos"]) == 9
    assert [each["repo"] for each in whole["excluded"]] == [f"github.com/lab/r{n}" for n in (3, 7, 9)]
    for report in (whole, merged):
        report.pop("generated_at")
        for repo in report["repos"]:
            repo.pop("probed_at")
    assert merged == whole


def test_reports_of_different_audits_are_not_merged(run, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"Our code: https://github.com/lab/{name}\n", encoding="utf-8")
        run("audit", f"{name}.md", "--offline", "-f", f"json={name}.json")
    done = run("merge", "a.json", "b.json")
    assert (done.code, "no shards of one audit" in done.err) == (2, True)
    with pytest.raises(UsageError, match="no reports"):
        merge_reports([])
