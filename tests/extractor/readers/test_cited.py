"""What a paper in Markdown cites from the bibliography beside it."""

import io

import pytest

from repocheck.extractor import links_of, read

BIB = """
@misc{kelp, author={Reed, Ida and Sand, Bo}, title={Kelp}, url={https://github.com/a/kelp}}
@misc{moss, author={Reed, Ida}, title={Moss}, url={https://github.com/a/moss}}
@misc{reef, author={Uma Quill and Ada Ford}, title={Reef}, howpublished={\\url{https://github.com/a/reef}}}
@comment{tide, url={https://github.com/a/tide}}
"""
FRONT = "---\ntitle: '{}'\nauthors:\n  - name: Ada Ford\nbibliography: {}\n---\n\n"
TEXT = "# Summary\n\nWe use kelp [@kelp; @reef, p. 3] and mail me@moss.org on @tide.\n"


def links(title, named="refs.bib", text=TEXT, files=(("refs.bib", BIB),)):
    found = {name: data.encode() for name, data in files}
    digest = read(io.BytesIO((FRONT.format(title, named) + text).encode()), "joss/paper.md", beside=found.get)
    (paper,) = digest.papers
    return {
        (link.repo.name, str(link.relation), link.found_at.path) for link in links_of(paper)
    }, digest.notes


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        ("Reef: corals that count", "own"),
        ("Reef – corals that count", "own"),
        ("Waves: nets that count", "third-party"),
        ("Nets that count", "unclear"),
    ],
)
def test_what_is_cited_is_of_others_unless_its_authors_or_its_name_are_those_of_the_paper(title, relation):
    found, notes = links(title)
    assert found == {("kelp", "third-party", "joss/refs.bib"), ("reef", relation, "joss/refs.bib")}
    assert not notes


@pytest.mark.parametrize("named", ["[refs.bib, more.bib]", "\n  - refs.bib\n  - 'more.bib'", "\n- refs.bib"])
def test_several_bibliographies_are_read(named):
    files = (("refs.bib", BIB), ("more.bib", BIB.replace("a/kelp", "b/kelp")))
    found, _ = links("Waves: nets", named, files=files)
    assert ("kelp", "third-party", "joss/refs.bib") in found
    assert len(found) == 2 + ("more" in named)


def test_the_text_says_more_than_its_references():
    found, _ = links("Waves", text="# Summary\n\nOur code is at <https://github.com/a/kelp> [@kelp].\n")
    assert found == {("kelp", "own", "joss/paper.md")}


def test_a_bibliography_that_is_missing_is_named():
    found, notes = links("Waves", files=())
    assert not found
    assert notes == ["the bibliography refs.bib that it names was not found, so it was not read"]


def test_the_papers_of_a_list_do_not_cite_what_the_page_does():
    text = "# Papers [@kelp]\n\n" + "".join(
        f"- **Anchors that hold {n}** [[paper](https://arxiv.org/abs/2601.0000{n})]\n" for n in range(4)
    )
    read_list = read(
        io.BytesIO((FRONT.format("Papers", "refs.bib") + text).encode()), "list.md", beside={}.get
    )
    assert [len(links_of(paper)) for paper in read_list.papers] == [0] * 4


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Our code is available on GitHub [@kelp].", "own"),
        ("Our code builds on Kelp [@kelp].", "third-party"),
    ],
)
def test_a_reference_that_is_called_the_own_code_is_that(text, relation):
    found, _ = links("Waves", text=f"# Summary\n\n{text}\n")
    assert found == {("kelp", relation, "joss/refs.bib")}


@pytest.mark.parametrize(("number", "relation"), [(2, "own"), (1, "third-party")])
def test_a_number_of_the_references_that_is_called_the_own_code_is_that(number, relation):
    text = (
        f"# Waves\n\nFor more see our repository [{number}].\n\n# References\n\n"
        "[1] A. Berg, Sand, 2020.\n\n[2] T. Lund, Kelp, 2021. Available: https://github.com/a/kelp\n"
    )
    found, _ = links("Waves", text=text)
    assert found == {("kelp", relation, "joss/paper.md")}
