# ruff: noqa: E501 - shapes are easier to read in one line
"""Shapes of entries that many makers use, and pages that list nothing."""

import io

import pytest

from repocheck.extractor import links_of, read

PAPER = "https://arxiv.org/abs/2401.0000"
OWN_NAME = "".join(
    f"{n}. [{t}]() <br>\nAda Kim, **Bo Lee**, Cy Fox <br>\nCVPR 2024, June 2024\n\n"
    for n, t in enumerate(("Waves at Rest", "Reefs in Motion", "Tides that Turn"), 1)
)
LEADS = "".join(
    f"- Ada Kim, Anders Holt, Bo Lee: **{t}**. {PAPER}{n}\n"
    for n, t in enumerate(("Waves at Rest", "Reefs in Motion"))
)
TAGGED = "- [ICLR 2019] ([paper](@1) [code](https://github.com/a/b)) Waves at Rest\n- [arXiv 2020] Reefs in Motion\n- [CVPR 2021] Tides that Turn\n"
REFERENCES = "".join(
    f"<li>Kim A, Lee B*, Fox C. {t}. Radiology: Waves, 2023 Apr;5(3). PMID: 1</li>\n"
    for t in ("Waves at rest in tumour tissue", "Reefs in motion", "Tides that turn")
)
LINKED_CITATIONS = "".join(
    f"<p class='paper'><a href='{PAPER}{n}'>Kim, Ada. 2020. \"{t}.\" arXiv</a></p>\n<p><a href='s.pdf'>Supplement</a></p>\n"
    for n, t in enumerate(("Waves at Rest", "Reefs in Motion"))
)


def of(text, name):
    digest = read(io.BytesIO(text.replace("@", PAPER).encode()), name)
    return list(digest.papers), digest.notes


@pytest.mark.parametrize(
    ("name", "text", "titles"),
    [
        ("own-name.md", f"# Papers\n\n{OWN_NAME}", ["Waves at Rest", "Reefs in Motion", "Tides that Turn"]),
        ("leads.md", f"# Papers\n\n{LEADS}", ["Waves at Rest", "Reefs in Motion"]),
        ("tagged.md", f"# Papers\n\n### Topic\n{TAGGED}", ["Waves at Rest", "Reefs in Motion", "Tides that Turn"]),
        ("publications.html", f"<html><body><ul>{REFERENCES}</ul></body></html>", ["Waves at rest in tumour tissue", "Reefs in motion", "Tides that turn"]),
        ("publications.html", f"<html><body><h1>Kim</h1>{LINKED_CITATIONS}</body></html>", ["Waves at Rest", "Reefs in Motion"]),
        ("file-names.md", "# Papers\n\n- 23_SoCC_Waves at Rest [[paper]](@1)\n- 22_ICSE-SEIP_Reefs in Motion [[paper]](@2)\n", ["Waves at Rest", "Reefs in Motion"]),
        ("linked.org", "* Papers\n** [[https://www.jstor.org/stable/1][Waves at Rest — Ada Kim (1999)]]\n** [[https://a.example/p.pdf][Reefs in Motion – Bo Lee (2017)]]\n", ["Waves at Rest", "Reefs in Motion"]),
        ("papers.org", "* 2025\n  /Waves at Rest/ \\\\\n  With [[https://a.example][Ada Kim]]. doi:[[https://doi.org/10.1/a][10.1/a]].\n* 2024\n  /Reefs in Motion/ \\\\\n  In Sands. doi:[[https://doi.org/10.1/b][10.1/b]].\n", ["Waves at Rest", "Reefs in Motion"]),
        ("publications.md", "# Publications\n\n- **2025**: Kim, A. *Waves at Rest and More*, NeurIPS 2025\n- **2024**: Lee, B. *Reefs in Motion Again*, KDD 2024\n- **2023**: Fox, C. *Tides that Turn*, AAAI 2023\n", ["Waves at Rest and More", "Reefs in Motion Again", "Tides that Turn"]),
        ("headings.md", "# Data for waves\n\n" + "".join(f"### [{t}]({u})\n\n> Words.\n\n" for t, u in (("Waves at Rest", "https://a.example/x"), ("Reefs in Motion", "@2"), ("Tides", "https://b.example"))), ["Waves at Rest", "Reefs in Motion", "Tides"]),
        ("quoted.md", "# Papers\n\n1. **AlexNet** — \"Waves at Rest\" (Kim, 2012) — [paper](@1)\n2. **ResNet** — \"Reefs in Motion\" (Lee, 2015) — [paper](@2)\n", ["Waves at Rest", "Reefs in Motion"]),
        ("notes.md", "# Papers\n\n- [Waves](@1) 2022\n- - Uses three sets of sand and more\n- [Reefs](@2) 2023\n", ["Waves", "Reefs"]),
        ("cited.yaml", "- year: 2016\n  citation: \"Waves at Rest. Ada Kim, Bo Lee. HICSS 2016.\"\n- year: 2017\n  citation: \"Reefs in Motion. Cy Fox, Bo Lee. ESWC 2017.\"\n", ["Waves at Rest", "Reefs in Motion"]),
    ],
)  # fmt: skip
def test_shapes_of_entries(name, text, titles):
    assert [paper.title for paper in of(text, name)[0]] == titles


def test_code_below_a_method_is_that_of_its_paper():
    text = "# Papers\n\n1. Local Waves\n- Paper: *Waves at Rest*, @1\n- Code: https://github.com/a/b\n\n2. Reefs\n- Paper: *Reefs in Motion*, @2\n- Code:\n"
    papers, _ = of(text, "methods.md")
    assert [(paper.title, [link.owner for link in links_of(paper) if link.repo]) for paper in papers] == [
        ("Waves at Rest", ["a"]),
        ("Reefs in Motion", []),
    ]


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("<html><body>" + "".join(f"<div class='item'><a class='paper-name' href='@{n}'>Waves of {w}.</a><br>{'Ada Kim, Bo Lee, ' * 16}Cy Fox<br><em>Symposium</em> (<b>OSDI</b>), 2026</div>" for n, w in enumerate(("Sand", "Salt"))) + "</body></html>", "a.html", 2026),
        ("## Top Papers of the Week (June 23 - June 29) - 2025\n\n- [Waves of Sand](@1)\n- [Waves of Salt](@2)\n", "a.md", 2025),
        ("- title: Waves of Sand\n  conference: IFAC, 2023.\n- title: Waves of Salt\n  conference: IFAC, 2023.\n", "a.yml", 2023),
        ("- title: Waves of Sand\n  preprint_year: 2021\n  year:\n- title: Waves of Salt\n  preprint_year: 2021\n  year:\n", "a.yml", 2021),
        ('[{"title": "Waves of Sand", "Date of Publication": "20-22 December 2021"}]', "a.json", 2021),
    ],
)  # fmt: skip
def test_dates(text, name, year):
    papers, _ = of(text, name)
    assert {paper.date and paper.date.year for paper in papers} == {year}


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("---\ntitle: Publications\n---\n\n{% bibliography --file papers %}\n", "publications.md", "bibliography"),
        ("---\ntitle: Publications\n---\n{% for post in site.publications reversed %}\n{{ post }}\n{% endfor %}\n", "publications.md", "site.publications"),
        ("Publications\n============\n\n.. bibliography:: all.bib\n   :list: enumerated\n", "publications.rst", "all.bib"),
        ("Publications\n============\n\nPublications are all on Google Scholar.\n", "publications.rst", "lists no papers"),
        ("# Daily Retrieval Papers\n\n- [2026-08-20](./reports/20.md)\n- [2026-08-19](./reports/19.md)\n", "PAPERS.md", "lists no papers"),
    ],
)  # fmt: skip
def test_pages_that_list_nothing_say_so(text, name, says):
    papers, notes = of(text, name)
    assert papers == []
    assert says in notes[0]


def test_a_page_with_one_abstract_is_that_of_one_paper():
    text = "### Abstract\n\nWe do.\n\n### Part One of Waves\n\nIn our [first part](@1) we go.\n\n### Part Two of Waves\n\nIn our [second part](@2) we go.\n"
    assert len(of(text, "index.md")[0]) == 1


def test_a_bibliography_of_comments_lists_nothing():
    assert not list(read(io.BytesIO(b"@comment{nothing yet}\n"), "refs.bib").papers)
