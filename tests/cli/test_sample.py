"""The sample digest, read by the command line, against what a careful reader wrote down."""

import json

import pytest


@pytest.fixture
def truth(shared):
    return json.loads((shared / "data/digest/daily-papers.truth.json").read_text())["papers"]


@pytest.fixture
def found(run, shared):
    done = run("links", str(shared / "data/digest/daily-papers.txt"), "--format", "json")
    assert done.code == 0
    return json.loads(done.out)["papers"]


def test_papers(found, truth):
    assert [
        (
            paper["title"],
            paper["found_at"]["line"],
            paper["date"],
            paper["n_authors"],
            paper["extra"].get("comments"),
        )
        for paper in found
    ] == [
        (
            paper["title"],
            paper["title_line"],
            paper["date"],
            paper["n_authors"],
            paper["trailing_number_after_date"],
        )
        for paper in truth
    ]


def test_organisation(found, truth):
    for paper, true in zip(found, truth, strict=True):
        assert (paper["organisation"] or "") in str(true["organisation"] or "")
        assert bool(paper["organisation"]) is bool(true["organisation"])


def test_links(found, truth):
    assert [
        [(link["url"], link["repo"], link["relation"], link["found_at"]["line"]) for link in paper["links"]]
        for paper in found
    ] == [
        [
            (true["url"], f"github.com/{true['canonical']}", _relation(true), true["line"])
            for true in paper["github"]
        ]
        for paper in truth
    ]


def test_promises(found, truth):
    promised = [paper["title"] for paper in found if paper["state"] == "promised"]
    assert promised == [paper["title"] for paper in truth if paper["code_claim_without_link"]]
    assert [title.partition(":")[0] for title in promised] == ["FORGE", "Galvatron"]


def test_claims_beside_links(found, truth):
    kinds = {
        "available",
        "promised_with_link",
    }  # "other" is somebody else's use of the method: no claim of ours
    claimed = {paper["title"]: paper["claim"]["kind"] for paper in found if paper["claim"]}
    for true in truth:
        if true["claim_with_link"] and true["claim_with_link"]["type"] in kinds:
            assert claimed[true["title"]] == true["claim_with_link"]["type"], true["title"]


def _relation(true):
    return "own" if true["relation"] == "own" else "third-party"
