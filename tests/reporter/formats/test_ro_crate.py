import json

from rocrate.rocrate import ROCrate

from repocheck.reporter import render
from tests.reporter.factory import COMMIT, audit_report
from tests.reporter.hostile import hostile_report


def crate(report, folder):
    (folder / "ro-crate-metadata.json").write_text(render(report, "ro-crate"), "utf-8")
    return ROCrate(folder)


def test_a_reader_finds_repositories_papers_and_the_tool(tmp_path):
    found = crate(audit_report(), tmp_path)
    repo = found.get("https://github.com/brightlab/sparse-attention")
    assert repo.type == "SoftwareSourceCode"
    assert (repo["version"], repo["identifier"]) == (COMMIT, f"swh:1:rev:{COMMIT}")
    assert repo["license"] == "https://spdx.org/licenses/MIT"
    assert repo["citation"][0]["name"].startswith("Sparse Attention")
    assert found.get("#repocheck")["softwareVersion"] == "0.1.0"
    assert len(found.root_dataset["mentions"]) == 11


def test_hostile_texts_make_no_broken_crate(tmp_path):
    assert len(crate(hostile_report(), tmp_path).root_dataset["mentions"]) == len(hostile_report().repos)


def test_entities_have_unique_names():
    graph = json.loads(render(audit_report(), "ro-crate"))["@graph"]
    ids = [entity["@id"] for entity in graph]
    assert len(ids) == len(set(ids))
