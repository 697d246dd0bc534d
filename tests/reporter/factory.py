"""Builds audit reports for tests: one rich report with every state and outcome, and variations of it."""

import datetime as dt

from repocheck.models import (
    ESSENTIALS,
    AuditReport,
    CheckInfo,
    CitedBy,
    Claim,
    ClaimKind,
    Finding,
    Link,
    LinkKind,
    Location,
    Outcome,
    PaperReport,
    PaperState,
    Problem,
    Relation,
    RepoRef,
    RepoReport,
    RubricInfo,
    Source,
    State,
    ToolInfo,
)
from repocheck.reporter import score, summarise

NOW = dt.datetime(2026, 1, 20, 9, 30, tzinfo=dt.UTC)
COMMIT = "4f1c9a7be2d03865a1b7c0de94f35128ac6e07d1"
DIGEST = "digest/2026-01-14.txt"

CHECKS = tuple(
    CheckInfo(
        id=id_,
        category=category,
        question=question,
        remedy=remedy,
        weight=weight,
        essential=id_ in ESSENTIALS,
    )
    for id_, category, weight, question, remedy in [
        (
            "repository-available",
            "availability",
            0,
            "Does the repository exist, with code in it?",
            "Make the repository public under the address given in the paper, and push the code.",
        ),
        (
            "license-declared",
            "licence",
            8,
            "May others reuse the code?",
            "Add a LICENSE file; without one nobody may reuse the code.",
        ),
        (
            "readme-present",
            "readme",
            5,
            "Is there a README that says what this is and how to run it?",
            "Write a README: what it is, how to install it, how to run the main experiment.",
        ),
        (
            "dependencies-declared",
            "dependencies",
            12,
            "Are the required packages declared in a file a tool can read?",
            "Declare the packages in pyproject.toml, requirements.txt or environment.yml.",
        ),
        (
            "compute-target-declared",
            "compute",
            9,
            "Is it said what it runs on: GPU, CPU, TPU?",
            "Say in the README which hardware the code needs and was tested on.",
        ),
        (
            "license-recognised",
            "licence",
            4,
            "Is the licence a known one?",
            "Use an unmodified licence from the SPDX list.",
        ),
        (
            "python-version-declared",
            "dependencies",
            4,
            "Is the Python version stated?",
            "State the Python version in pyproject.toml or environment.yml.",
        ),
        (
            "container-provided",
            "dependencies",
            4,
            "Is there a container to run it in?",
            "Add a Dockerfile or dev container.",
        ),
        (
            "training-code",
            "experiment",
            4,
            "Is the training code there?",
            "Publish the training script of the main result.",
        ),
        (
            "pretrained-weights",
            "experiment",
            4,
            "Can the trained weights be had?",
            "Publish the weights and link them in the README.",
        ),
        (
            "tests-present",
            "verification",
            5,
            "Are there tests?",
            "Add one test that runs the main path on tiny input.",
        ),
        (
            "notebooks-in-order",
            "verification",
            2,
            "Were notebooks run from top to bottom?",
            "Restart and run all, then save.",
        ),
        (
            "release-tagged",
            "release",
            2,
            "Is the paper's version tagged?",
            "Tag the commit that produced the paper's numbers.",
        ),
    ]
)
WEIGHTS = {check.id: check.weight for check in CHECKS}
CATEGORIES = {check.id: check.category for check in CHECKS}

P, F, U, N = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE
_SEEN = {
    "license-declared": ("LICENSE", 1, "MIT License"),
    "readme-present": ("README.md", 1, "# Sparse attention that fits on one card"),
    "dependencies-declared": ("pyproject.toml", 14, 'dependencies = ["torch>=2.1", "einops"]'),
    "compute-target-declared": ("README.md", 31, "Tested on one NVIDIA A100 (80 GB) with CUDA 12.4."),
    "training-code": ("scripts/train.py", 1, "def main() -> None:"),
    "tests-present": ("tests/test_model.py", 1, "def test_shapes():"),
    "container-provided": ("Dockerfile", 1, "FROM nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04"),
}
_VALUES = {
    ("license-declared", P): {"spdx": "MIT", "paths": ["LICENSE"], "where": "file", "secondary": []},
    ("license-declared", F): {"spdx": None, "paths": [], "where": None, "secondary": []},
    ("compute-target-declared", P): {"target": "gpu", "tier": 1},
    ("compute-target-declared", F): {"target": "none", "tier": 0},
}
_MESSAGES = {
    P: "Yes, stated in {path}.",
    F: "Nothing of the kind in 42 files.",
    U: "Could not tell: the listing of files is incomplete.",
    N: "Does not apply to this repository.",
}


def finding(check, outcome, *, repo="github.com/lab/repo", **more):
    path, line, snippet = _SEEN.get(check, ("README.md", 3, "See the README."))
    url = f"https://{repo}/blob/{COMMIT}/{path}#L{line}"
    place = Location(path=path, line=line, snippet=snippet, url=url)
    fields = {
        "message": _MESSAGES[outcome].format(path=path),
        "value": _VALUES.get((check, outcome)),
        "locations": (place,) if outcome is P else (),
    }
    return Finding(check=check, outcome=outcome, **(fields | more))


def repo_report(slug, state, outcomes, *, pending=False, relation=Relation.OWN, papers=("p1",), **more):
    ref = RepoRef.model_validate(f"github.com/{slug}")
    findings = tuple(finding(c.id, o, repo=ref.slug) for c, o in zip(CHECKS, outcomes, strict=True))
    first = findings[0].model_copy(update={"value": str(state), "locations": ()})
    findings = (first, *findings[1:])
    there = state in {State.AVAILABLE, State.PARTIAL, State.PLACEHOLDER}
    fields = {
        "commit": COMMIT if there else None,
        "default_branch": "main" if there else None,
        "cited_by": tuple(CitedBy(paper=p, relation=relation) for p in papers),
        "probed_at": NOW,
        "via": "git-http",
    }
    return RepoReport(
        repo=ref,
        state=state,
        pending=pending,
        findings=findings,
        score=score(findings, state, WEIGHTS, CATEGORIES, 0.5),
        **(fields | more),
    )


def paper(id_, title, state, *, repo=None, line=1, claim=None, relation=Relation.OWN, **more):
    links = ()
    if repo:
        place = Location(path=DIGEST, line=line + 4, column=17, snippet=f"Code: https://github.com/{repo}")
        ref = RepoRef.model_validate(f"github.com/{repo}")
        links = (
            Link(
                paper=id_,
                raw=f"https://github.com/{repo}",
                url=f"https://github.com/{repo}",
                repo=ref,
                kind=LinkKind.REPO,
                relation=relation,
                quote=f"Our code is at https://github.com/{repo}.",
                found_at=place,
            ),
        )
    fields = {"date": dt.date(2026, 1, 14), "n_authors": 5, "url": f"https://arxiv.org/abs/{id_}"}
    return PaperReport(
        id=id_,
        title=title,
        found_at=Location(path=DIGEST, line=line),
        state=state,
        claim=claim,
        links=links,
        **(fields | more),
    )


def promise(quote, line):
    return Claim(kind=ClaimKind.PROMISED, quote=quote, found_at=Location(path=DIGEST, line=line))


REPOS = (
    repo_report("brightlab/sparse-attention", State.AVAILABLE, [P] * 11 + [N, P], papers=("2601.04411",)),
    repo_report(
        "oakgroup/tabular-diffusion",
        State.AVAILABLE,
        [P, P, P, P, F, P, F, F, P, F, F, F, F],
        papers=("2601.05102", "2601.07730"),
        archived=True,
    ),
    repo_report(
        "mirelle/long-context-eval",
        State.AVAILABLE,
        [P, F, P, F, P, N, P, U, F, F, P, P, F],
        papers=("2601.06018",),
    ),
    repo_report(
        "halden-vision/depth-from-events",
        State.PARTIAL,
        [P, P, P, U, P, P, U, U, F, F, U, N, F],
        papers=("2601.06550",),
        moved=True,
        resolved=RepoRef.model_validate("github.com/halden-lab/event-depth"),
    ),
    repo_report(
        "kestrel-ai/one-policy",
        State.PLACEHOLDER,
        [F, P, F, F, F, P, N, N, F, F, F, N, F],
        papers=("2601.07211",),
        pending=True,
    ),
    repo_report(
        "nlp-corner/prompt-atlas", State.PLACEHOLDER, [F, F, F, F, F] + [N] * 8, papers=("2601.08008",)
    ),
    repo_report("fjord-robotics/grasp-net", State.EMPTY, [F] + [N] * 12, papers=("2601.08123",)),
    repo_report("vanished/graph-former", State.MISSING, [F] + [N] * 12, papers=("2601.08847",)),
    repo_report("takedown/voice-twin", State.BLOCKED, [F] + [N] * 12, papers=("2601.09000",)),
    repo_report(
        "slowhost/unseen",
        State.UNKNOWN,
        [U] + [U] * 12,
        papers=("2601.09100",),
        problems=(
            Problem(
                cause="timeout",
                message="The host did not answer within 30 s, four times.",
                remedy="Run the audit again later.",
                where="github.com/slowhost/unseen",
            ),
        ),
    ),
    repo_report(
        "bigvendor/inference-toolkit",
        State.AVAILABLE,
        [P, P, P, P, P, P, P, P, N, N, P, P, P],
        papers=("2601.07730",),
        relation=Relation.THIRD_PARTY,
        fork=False,
    ),
)
_TITLES = (
    "Sparse Attention That Fits on One Card: Block Selection Without Retraining",
    "Diffusion for Small Tables",
    "How Long Is Long? Evaluating Retrieval Beyond a Million Tokens",
    "Depth from Events in the Dark",
    "One Policy to Grasp Them All",
    "An Atlas of Prompts Across Forty Languages",
    "GraspNet++: Learning to Hold What You Cannot See",
    "GraphFormer Revisited",
    "Voice Twins from Three Seconds of Speech",
    "Unseen: A Benchmark of Things Nobody Labelled",
)


def papers():
    linked = []
    for number, (title, repo) in enumerate(zip(_TITLES, REPOS, strict=False)):
        slug = repo.repo.slug.removeprefix("github.com/")
        linked.append(paper(repo.cited_by[0].paper, title, PaperState.LINKED, repo=slug, line=1 + 9 * number))
    third = paper(
        "2601.07730",
        "Quantising Tabular Diffusion for Edge Devices",
        PaperState.LINKED,
        repo="bigvendor/inference-toolkit",
        line=101,
        relation=Relation.THIRD_PARTY,
        organisation="Northshore Institute",
        n_authors=None,
    )
    promised = paper(
        "2601.09944",
        "Forty Shades of Regret: Counterfactual Planning for Agents",
        PaperState.PROMISED,
        line=111,
        claim=promise("Code and data will be released upon acceptance.", 116),
    )
    silent = [
        paper("2601.10001", "A Note on the Geometry of Refusal", PaperState.NO_LINK, line=121),
        paper("2601.10442", "Scaling Laws for Patience", PaperState.NO_LINK, line=131),
    ]
    return (*linked, third, promised, *silent)


def audit_report(repos=REPOS, papers=papers, **more):
    found = papers() if callable(papers) else tuple(papers)
    fields = {
        "tool": ToolInfo(version="0.1.0"),
        "rubric": RubricInfo(version=2, min_coverage=0.5, weights=WEIGHTS),
        "checks": CHECKS,
        "generated_at": NOW,
        "source": Source(name=DIGEST, format="hf-text"),
        "papers": found,
        "repos": tuple(repos),
        "summary": summarise(found, tuple(repos)),
    }
    return AuditReport(**(fields | more))
