import pytest

from repocheck.checks.cites_paper import cites_paper as check
from repocheck.models import Location, Outcome, Paper
from tests.subjects import make_subject

TITLE = 'Sparse Mixers for $\\ell_1$ Problems: A Na\\"ive Study'


def paper(id_="2401.12345", title=TITLE, url=None):
    return Paper(id=id_, title=title, url=url, found_at=Location(path="digest.txt", line=1))


NAMES = [
    "# Sparse mixers for ℓ1 problems, a naïve study".replace("ℓ1", "ell_1").replace("ell_1", "_1"),
    "See https://arxiv.org/abs/2401.12345v2.",
    "[paper](https://arxiv.org/pdf/2401.12345)",
    "doi 10.48550/arXiv.2401.12345.",
    '```\n@misc{a,\n  title = {Sparse {M}ixers for $\\ell_1$\n    Problems: a Na{\\"i}ve Study}\n}\n```',
]
DOES_NOT_NAME = [
    "# Mixer",
    "See https://arxiv.org/abs/2401.12346.",
    "See 12401.123456.",
    "```\n@misc{a, title = {Sparse Mixers}}\n```",
    "",
]


@pytest.mark.parametrize("readme", NAMES)
def test_a_paper_is_recognised(readme):
    verdict = check(
        make_subject({"README.md": f"Code.\n\n{readme}\n"}, papers=[paper(), paper("x", "Other")])
    )
    assert verdict.outcome is Outcome.PASS
    assert verdict.value == {"papers": ["2401.12345"]}
    assert verdict.locations[0].line == (4 if readme.startswith("```") else 3)


@pytest.mark.parametrize("readme", DOES_NOT_NAME)
def test_other_papers_are_not_it(readme):
    verdict = check(make_subject({"README.md": readme}, papers=[paper()]))
    assert verdict.outcome is Outcome.FAIL
    assert verdict.value == {"papers": []}


def test_the_doi_of_a_paper_is_found():
    cited = paper("10.1234/Abc.5", "Mixers")
    text = "Published: <https://doi.org/10.1234/abc.5>."
    assert check(make_subject({"README.md": text}, papers=[cited])).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        ("# Deep Mixers\n", Outcome.PASS),
        ("```\n@misc{a, title={{Deep} Mixers}}\n```", Outcome.PASS),
        ("We use deep mixers here.", Outcome.FAIL),
        ("# Deep Mixers in Practice\n", Outcome.FAIL),
    ],
)
def test_a_short_title_must_stand_alone(readme, outcome):
    cited = paper("deep-mixers", "Deep Mixers")
    assert check(make_subject({"README.md": readme}, papers=[cited])).outcome is outcome


def test_a_list_of_papers_names_none_in_passing():
    many = "\n".join(f"- https://arxiv.org/abs/2301.1{number:04}" for number in range(9))
    files = {"README.md": f"{many}\n- https://arxiv.org/abs/2401.12345\n"}
    assert check(make_subject(files, papers=[paper()])).outcome is Outcome.FAIL
    cited = files | {"CITATION.bib": "@misc{a, title={x}, eprint={2401.12345}}"}
    assert check(make_subject(cited, papers=[paper()])).outcome is Outcome.PASS


def test_the_readme_of_a_sub_folder_counts():
    files = {"README.md": "# Papers", "papers/x/README.md": "arXiv:2401.12345"}
    assert check(make_subject(files, papers=[paper()], folder="papers/x")).outcome is Outcome.PASS
    assert check(make_subject(files, papers=[paper()])).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        ("# X\n```\n@inproceedings{a,\n title={B}}\n```", Outcome.PASS),
        ("# X\n## Citation\nDoe et al. (2020): Mixers.", Outcome.PASS),
        ("# X\nCode for the paper [Mixers](https://arxiv.org/abs/2401.12345).", Outcome.PASS),
        (
            "# X\nPlease cite the work of\nDoe, J. Mixers.\nJournal 3,\nhttps://doi.org/10.1016/j.x.1",
            Outcome.PASS,
        ),
        ("# X\nIt needs [torch](https://arxiv.org/abs/2401.12345).", Outcome.FAIL),
        ("# X\nIt needs torch.", Outcome.FAIL),
        ("# X\n## Citation\nsoon", Outcome.FAIL),
    ],
)
def test_without_a_paper_any_citation_counts(readme, outcome):
    verdict = check(make_subject({"README.md": readme}))
    assert verdict.outcome is outcome
    assert verdict.value == {"papers": []}


def test_an_unreadable_readme_is_unknown():
    for papers in ([], [paper()]):
        assert check(make_subject({"README.md": None}, papers=papers)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "files",
    [
        {"README.md": "# Net\n\nThe method is described in [this](https://arxiv.org/abs/2401.12345).\n"},
        {"README.md": "# Net\n\n@MASTERSTHESIS\\{ada,\n  title = {A Long Title of Nets},\n}\n"},
        {"README.md": "# Net\n", "DESCRIPTION": "Package: net\nDescription: Does it <doi:10.1000/xyz>.\n"},
    ],
)
def test_further_ways_to_name_a_paper(files):
    assert check(make_subject(files)).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "files",
    [
        {"README.md": "# Net\n\nThe data are at https://doi.org/10.5281/zenodo.1.\n"},
        {"README.md": "# Net\n", "DESCRIPTION": "Package: net\nDescription: Does it.\n"},
    ],
)
def test_what_names_no_paper(files):
    verdict = check(make_subject(files))
    assert (verdict.outcome, verdict.message) == (Outcome.FAIL, "No citation of a paper was found.")


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        (
            "Programs of the manuscript:\n\nDoe, J. 2024. Moss. [arXiv](https://arxiv.org/abs/2411.01234).\n",
            Outcome.PASS,
        ),
        (
            "Our paper is out. [Mapper](https://onlinelibrary.wiley.com/doi/10.1002/a), DOI: 10.1002/a\n",
            Outcome.PASS,
        ),
        ("Our paper is out.\n\nThe archive has the DOI: 10.5281/zenodo.1\n", Outcome.FAIL),
        ("How to cite it\n----\n\nA. Doe, B. Roe. Maps of moss, 2021.\n", Outcome.PASS),
        ("### Publications\n\n* `arxiv`: puts a link to the arXiv website beside the entry\n", Outcome.FAIL),
    ],
)
def test_references_in_other_forms(readme, outcome):
    assert check(make_subject({"README.md": f"# A\n\n{readme}"})).outcome is outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ('If you use it, please cite: Roe et al., "Counting gulls", ICML 2023.', Outcome.PASS),
        ("When using the data, cite Roe, J. & Doe, A. (2022) Glue and glass. Soft Matter 18.", Outcome.PASS),
        ("Please cite our paper when it is out.", Outcome.FAIL),
        ("If you use it, please cite\n\n> Roe, J. (2022). Glue. https://doi.org/10.1234/a\n", Outcome.PASS),
        ('Kindly cite:\n\n- A. Roe, "Glue and glass", Soft Letters, 2022.\n', Outcome.PASS),
        ("Please cite it as follows:\n\nsee the file CITATION\n", Outcome.FAIL),
        ("Please cite us.\n\nThe parser is new (2021).\n", Outcome.FAIL),
        ("## BibTeX export\n\nIt writes entries such as `@article{key, ...}`.\n", Outcome.FAIL),
        ("## BibTeX\n\n```\n@misc{roe,\n  author = {A. Roe}, year = 2022}\n```\n", Outcome.PASS),
        (
            "[![a](https://img.shields.io/badge/arXiv-2301.01234-b31b1b)](https://arxiv.org/abs/2301.01234)",
            Outcome.PASS,
        ),
        ("[![a](https://img.shields.io/badge/DOI-x-blue)](https://doi.org/10.1039/abc)", Outcome.PASS),
        ("[![a](https://img.shields.io/badge/DOI-x-blue)](https://doi.org/10.5281/zenodo.12)", Outcome.FAIL),
    ],
)
def test_sentences_and_badges_that_cite(said, outcome):
    assert (
        check(make_subject({"README.md": f"# A\n\nCounts gulls.\n\n{said}\n", "a.py": ""})).outcome is outcome
    )
