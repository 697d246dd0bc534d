import json

import pytest

from repocheck.checks.citation_file import citation_file as check
from repocheck.models import Outcome
from tests.subjects import make_subject

CFF = "cff-version: 1.2.0\nmessage: Cite it.\ntitle: Mixer\nauthors:\n  - family-names: Doe\n"
PREFERRED = (
    "cff-version: 1.2.0\npreferred-citation:\n  message: Cite it.\n  title: Mixer\n"
    "  authors:\n    - name: The Mixers\n"
)
CODEMETA = {
    "@context": "https://doi.org/10.5063/schema/codemeta-2.0",
    "name": "Mixer",
    "author": [{"name": "Doe"}],
}
USABLE = {
    "CITATION.cff": CFF,
    "citation.cff": PREFERRED,
    "CITATION.bib": "@misc{mixer,\n  author = {Doe},\n  title = {{Mixer}: it mixes}\n}",
    "CITATION": "To cite this work: Doe (2024), doi 10.1234/abcd",
    "CITATION.md": "```\n@article{a, title={B}}\n```",
    "inst/CITATION": 'bibentry("Manual", title = "x")',
    "codemeta.json": json.dumps(CODEMETA | {"identifier": "https://doi.org/10.5281/zenodo.1"}),
    ".zenodo.json": json.dumps({"creators": [{"name": "Doe"}]}),
}
NOT_USABLE = {
    "CITATION.cff": [
        "cff-version: 1.2.0\ntitle: Mixer\n",
        CFF.replace("  - family-names: Doe", "  - Doe"),
        CFF.partition("authors")[0] + "authors: Doe\n",
        "title: [",
        "- a\n- b\n",
        "a: &a [1]\nb: *a\n",
    ],
    "CITATION.bib": ["", "@comment{x}", "Doe et al."],
    "CITATION.md": ["TODO"],
    "codemeta.json": [
        json.dumps(CODEMETA),
        json.dumps(CODEMETA | {"identifier": ""}),
        "{}",
        "[]",
        "{",
        '{"name": "x"}',
    ],
    ".zenodo.json": ["{}", "[" * 100_000],
    "citationv1.mat": ["x"],
    "README.md": ["@misc{a, title={b}}"],
    "third_party/x/CITATION.cff": [CFF],
}


@pytest.mark.parametrize(("path", "text"), USABLE.items(), ids=USABLE)
def test_usable_files_pass(path, text):
    verdict = check(make_subject({path: text}))
    assert verdict.outcome is Outcome.PASS
    assert verdict.value == {"path": path}


@pytest.mark.parametrize(("path", "text"), [(p, text) for p, texts in NOT_USABLE.items() for text in texts])
def test_other_files_fail(path, text):
    assert check(make_subject({path: text})).outcome is Outcome.FAIL


def test_a_fault_is_named():
    assert "authors" in check(make_subject({"CITATION.cff": CFF.partition("authors")[0]})).message


def test_an_unreadable_file_is_unknown():
    assert check(make_subject({"CITATION.cff": None})).outcome is Outcome.UNKNOWN
