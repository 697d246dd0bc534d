import json
import re

import pytest

from repocheck.extractor import claim_of, links_of
from repocheck.extractor.relation import claims
from repocheck.models import Location, Paper, Passage, Relation

URL = "https://github.com/o/n"
PROMISED = """
If accepted, we shall release the training code.
We hope to release our code.
The code is available upon reasonable request.
Code will be released upon acceptance.
Code will follow.
The code will be made publicly available.
We will release our code soon.
We will open-source the code and models.
Our implementation will be made public after the review process.
Source code to be released.
Code coming soon.
Code and data will be available upon publication.
The source code shall be published once the paper is accepted.
We plan to release the code.
We intend to open source our implementation in the near future.
All code is going to be released.
The code is not yet available but will be released.
Upon acceptance, the code will be published.
Our code and dataset will be shared with the community.
Der Code wird nach der Veröffentlichung bereitgestellt.
代码将在论文接收后公开。
代码即将开源。
接受后，数据集和代码将在接受后开源。
Code: TBA
我们计划在未来开源代码。
Der Quellcode kann auf Anfrage bereitgestellt werden.
The paper states that the code and models will be open-sourced.
"""
AVAILABLE_NO_LINK = """
Our implementation is available on GitHub.
The code is publicly available.
Finally, we open-source our training code, pre-trained weights, and embeddings for many distributions.
References to the GitHub repository and relevant literature are provided throughout.
We release our code and models.
Code is available in the supplementary material.
Codes are open-sourced.
We provide code to reproduce all experiments.
We make our code publicly available.
The source code has been released.
All scripts are freely available online.
Our framework is open-sourced on GitHub.
Our code can be found on the project website.
We share the code and the data.
We release a library for pruning and its documentation.
We release TinyBench along with the evaluation code.
We release the benchmark and code to facilitate research.
Our benchmark, code and leaderboard are publicly available.
Our analysis code is publicly available.
We release a suite of software packages.
We do not release the data, but the code is publicly available.
Der Quellcode ist auf GitHub verfügbar.
代码和模型已在 GitHub 上开源。
该项目的源代码可在 GitHub 上获得。
Our source code is included as supplementary material.
Wir stellen den Code unter der Apache-2-Lizenz bereit.
The code used in this study is available from the authors.
A repository of our code is available.
"""
NONE = """
Code will not be released due to privacy reasons.
Neither code nor data are available.
We open-source everything except the code.
hosted on GitHub and/or GitLab
We propose a novel code generation model.
Discrete code assignments serve as a vocabulary.
Our sliced models run faster without any additional code optimization.
It can be integrated into existing pipelines with minimal code modifications.
Sparse kernels are commonly found in many applications.
The model is available in three sizes.
We study how existing code is released on GitHub.
Most papers release no code.
The dataset will be released.
Their code is not available.
We cannot release the code for legal reasons.
Quantum error-correcting codes are provided by nature.
This library of shapes will grow.
We evaluate on GitHub issues.
Many open-source implementations exist.
Source code generation is a popular task; code is released daily on GitHub.
We release TinyBench, a benchmark of code available under MIT.
Code is often published by developers.
We study code that is publicly available on GitHub.
Open-source software is widely available and used in industry.
The dataset contains code released under permissive licenses.
We search over repositories available on GitHub.
We provide a survey of code repositories and released software.
We release TinyCoder, a family of open models for software engineering.
We publish a dataset of code snippets.
Code models such as TinyCoder are openly available.
Code will not be released, but the data is available.
代码尚未开源。
Der Code ist nicht öffentlich.
Due to licensing restrictions we are unable to release the code.
We have no plans to release the code.
We encourage the community to release code.
Reproducibility requires that code be made available.
Venues increasingly require authors to share code.
The tool analyses source code repositories and is available as a web service.
The library of skills is shared across tasks.
We show that code is available for only a third of the papers.
We provide insights into how developers share code.
Code availability is a prerequisite for reproducibility.
We refrain from releasing the code for safety reasons.
Its source code has never been released.
Access to proprietary software is provided through an interface.
The notebooks of laboratory scientists are shared among teams.
We train on code released before 2023.
我们使用开源代码。
本文不提供代码。
The ability to release code is valued by reviewers.
Papers that release code are cited more often.
Models are trained on publicly available code.
Does the paper release its code?
Code:
Code: N/A
Code: Python
- Code:
"""
TABLE = [
    *((line, "promised") for line in PROMISED.strip().splitlines()),
    *((line, "available_no_link") for line in AVAILABLE_NO_LINK.strip().splitlines()),
    *((line, None) for line in NONE.strip().splitlines()),
    (f"Code: {URL}.", "available"),
    (f"Our code is available at {URL}.", "available"),
    ("Our code is available at https://lab.example.org/code.", "available"),
    ("Our code is available at https://openreview.net/forum?id=x.", "available_no_link"),
    ("The code is not only available, but documented.", "available_no_link"),
    ("Our code and demo are available at https://o.github.io/n.", "available"),
    (f"The code will soon be public at {URL}.", "promised_with_link"),
    (f"Code will be released at {URL}.", "promised_with_link"),
    (f"Code is at {URL}. The training code will be released soon.", "available"),
    (f"We build on {URL}. Our code will be released.", "promised"),
    (f"Data will be released later, but the code is available at {URL}.", "available"),
    (f"We cannot share the data, but code will be released at {URL}.", "promised_with_link"),
    ("We beat A (https://github.com/ab/a), and our code is at https://github.com/o/n.", "available"),
    (f"Our code is at `{URL}`.", "available"),
    (f"The code is on a forge: {URL}.", "available"),
    ("Our code extends A (https://github.com/ab/a) and is available at https://github.com/o/n.", "available"),
    (f"The code will be uploaded to {URL}.", "promised_with_link"),
    (f"Code for our method: {URL}.", "available"),
    (f"Code und Daten sind unter {URL} verfügbar.", "available"),
    (f"Our method has been adopted by X ( {URL} ) project.", None),
    ("Code: https://github.com/anonymous/code", "available"),
]


def paper(text, line=1, title="T"):
    place = Location(path="digest.txt", line=line, column=1)
    passage = Passage(field="abstract", text=text, found_at=place)
    return Paper(id="p", title=title, passages=(passage,), found_at=place)


def claim(text):
    cited = paper(text)
    return claim_of(cited, links_of(cited))


@pytest.mark.parametrize(("text", "kind"), TABLE)
def test_what_a_paper_says_about_its_code(text, kind):
    found = claim(f"Transformers are good. {text}")
    assert (found.kind.value if found else None) == kind


def test_the_claim_is_quoted_with_its_place():
    found = claim("Transformers are good.\nCode will be\nreleased upon acceptance. More.")
    assert found.quote == "Code will be released upon acceptance."
    assert (found.found_at.path, found.found_at.line, found.found_at.column) == ("digest.txt", 2, 1)


def test_the_sample_digest_agrees_with_the_truth(shared):
    lines = (shared / "data/digest/daily-papers.txt").read_text("utf-8").splitlines()
    truth = json.loads((shared / "data/digest/daily-papers.truth.json").read_text("utf-8"))
    for entry in truth["papers"]:
        line = entry["title_line"] + 2
        cited = paper(lines[line - 1], line, entry["title"])
        links = links_of(cited)
        assert [link.url for link in links] == [link["url"] for link in entry["github"]]
        for link, wanted in zip(links, entry["github"], strict=True):
            assert link.found_at.line == wanted["line"]
            third = wanted["relation"] != "own"
            assert link.relation is (Relation.THIRD_PARTY if third else Relation.OWN)
        found = claim_of(cited, links)
        wanted = entry["code_claim_without_link"] or entry["claim_with_link"]
        if wanted is None or wanted["type"] == "other":
            assert found is None
        else:
            assert found.kind == wanted["type"]
            assert wanted["quote"] in found.quote


NOUNS = """
source code, codes, codebase, implementations, scripts, software, repository, repositories, repo, toolkit,
toolbox, library, packages, notebooks, GitHub, Quellcode, Quelltext, Programmcode, Implementierung,
代码, 源码, 代碼, 程式碼, 原始碼
"""


@pytest.mark.parametrize("noun", re.split(r",\s+", NOUNS.strip()))
def test_every_noun_is_found_by_a_stem(noun):
    assert claims._NOUN.fullmatch(noun)
    assert claims._stems_in(f"İ {noun}")[0] >= 2


def test_what_the_abstract_of_a_reference_says_is_said_by_others():
    entry = (
        "@article{kelp, author={Lee, Ann}, title={Kelp: waves}, abstract={Here we present Kelp, a tool. "
        "The source code can be found at https://github.com/lee/kelp, with all scripts.}}"
    )
    text = "It is like [Kelp](https://github.com/lee/kelp) (`Java`), which has waves."
    passages = (
        Passage(field="text", text=text, found_at=Location(line=1), format="markdown"),
        Passage("references", entry, Location(line=9), "bibtex", Relation.THIRD_PARTY),
    )
    paper = Paper("1", "Moss: fast tides", Location(), passages)
    links = links_of(paper)
    assert {str(link.relation) for link in links} == {"third-party"}
    assert claim_of(paper, links) is None
