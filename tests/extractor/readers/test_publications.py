"""Lists of publications as people and groups keep them: pages, tables, profiles and references."""

import io

import pytest

from repocheck.extractor.readers import read
from tests.extractor.readers.samples import papers

_ROWS = "".join(
    f"""</tr><td>Methods</td><td>{year}</td><td>{authors} {title}
 <a href="https://doi.org/10.1000/{year}">Journal of Things, 5, 1-{year}.</a></td></tr>"""
    for authors, title, year in (
        ("Pernet, C., Albert, M., & Janet, A.", "Why bother with single trials?", 2011),
        ("Rousselet, G. A. & Pernet, C. R.", "Improving standards in correlation analyses.", 2012),
        ("Doe, J. et al.", "On the long-term archiving of research data.", 2013),
    )
)
_SPANS = "".join(
    f"""<li><span class="authors">Ann Lee,
  Bob Kim</span>,
  <span class="underline">{title}</span>. 36es Journées {year}.
  <a style="x: 'y'" href="https://hal.science/hal-{year}">pdf</a></li>"""
    for title, year in (("Proofs in the &ldquo;large&rdquo;", 2021), ("A first order theory", 2022))
)
_WRAPPED = """# Publications

Lee, Kim & Doe. (2014) A tool for building large-scale
functional models. *Frontiers in Models* 7.
[PDF](http://a.org/lee.2014.pdf)

Kim & Lee. (2016) Cognitive model design
using the simulator. *Biologically Inspired
Systems* 17 (2016): 86-100.
[PDF](http://a.org/kim.2016.pdf)
"""
_INITIALS = """# Papers

- Wu X, Tan G, Cai W*. DH-GAC: deep fusion network. Neural Computing, 2022. https://doi.org/10.1000/1
- Fury M, Cai W#, Oh L. Change in Anchor Position Affects Isometry. Surgery. 2023. https://doi.org/10.1000/2
- Liu T, Hong G. A Study of Numbers for Dual CT. Medical Physics. 2021. https://doi.org/10.1000/3
"""
_BOXES = "".join(
    f"""<article class="post"><header><h2>{title}</h2><p>Ann Lee</p></header><footer>
<div class="footer-paper"><h3>Paper</h3><ul><li><a href="https://arxiv.org/abs/2401.0000{number}">
<i class="ai" style='font-size:45px'></i></a></li></ul></div></footer></article>"""
    for number, title in enumerate(("Neural Operators at Work", "Solvers That Learn", "Fields in Motion"))
)
_ASIDE = """# Ann Lee

**News**

- May 2026: invited to serve as chair of [EMNLP 2026](https://aclanthology.org/venues/emnlp/)
- June 2026: a talk at [ACL 2026](https://aclanthology.org/venues/acl/)

## Publications

- [Nets That Learn](https://arxiv.org/abs/2401.00001), 2024
- [Trees That Grow](https://arxiv.org/abs/2401.00002), 2023
"""
_BELOW = """# Publications

Lee, A.; Kim, B.; **"Cells in memory of places"**, eLife, July 2023

[DOI: 10.7554/eLife.80661](https://doi.org/10.7554/eLife.80661)

Kim, B.; Lee, A.; **"Signatures of behaviour"**, bioRxiv, April 2022

[DOI: 10.1101/2022.04.05](https://doi.org/10.1101/2022.04.05)
"""
_LINKED = """# Reading group

| Date | Who | Papers |
| --- | --- | --- |
| 17 Feb 2021 | Eva | [D. Lee et al.: Learning Latent Dynamics](https://arxiv.org/abs/1811.04551) |
| 24 Feb 2021 | Jan | [Look Less, Drive Better: Fields in Motion](https://arxiv.org/abs/1811.04552) |
"""
_BIBTEX = """\
one: |
  @inproceedings{one, title = {Nets {That} Learn}, author = {Ann Lee and Bob Kim}, year = {2026}, month = aug}
two: |
  @article{two, title = {Trees That Grow}, author = {Bob Kim}, year = {2025}}
"""
_CITATIONS = """\
---
Lee2016:
  year: 2016
  citation: "Are Nets Fit for Trees? A Quality Assessment. Ann Lee, Bob M. Kim. WIMS 2016."
Kim2017:
  year: 2017
  citation: "Paths to Full Participation in a Base. Bob M. Kim, Ann Lee. HICSS-50. 2017 (to appear)"
---
"""
_PROFILE = """{"_full_name": "Ann Lee", "_id": "0000", "coauthors": [{"id": "a", "name": "Bob Kim"}],
"products": [{"_title": "Nets That Learn", "doi": "10.1000/1", "year": 2019},
{"_title": "Trees That Grow", "doi": "10.1000/2", "year": 2018}]}"""


_PEOPLE = """# Papers on software

- [David Korth](https://david.example.org/)
- [Adam Korth](https://adam.example.org/)

## All

- [Nets to Secure Phones](https://arxiv.org/abs/2401.00001)
- [Trees That Grow](https://example.org/trees.pdf)
- [Fields in Motion](https://arxiv.org/abs/2401.00003)
"""
_HOSTS = """# Papers

- Search: [Semantic Scholar](https://www.semanticscholar.org/)
- Chairs: [The meeting of 2026](https://aclanthology.org/venues/acl/)
- Others: [Springer Link](https://link.springer.com)

## All

- [Nets to Secure Phones](https://arxiv.org/abs/2401.00001)
- [Trees That Grow](https://arxiv.org/abs/2401.00002)
"""
_POSTERS = "".join(
    f"""<div class="item"><div class="text"><h4 class="item-head">{title}</h4>
<p>Ann Lee et al. - presented at ISME19 (Cape Town, Aug. {year}) <a href="https://doi.org/10.1000/{year}">x</a></p>
</div></div>"""
    for title, year in (
        ("Fibres in the Gut", 2023),
        ("A Suite of Pipelines", 2024),
        ("Cells in Motion", 2025),
    )
)


@pytest.mark.parametrize(
    ("name", "text", "titles"),
    [
        pytest.param(
            "a.html",
            f"<html><h1>Publications</h1><table><tr><th>Category</th><th>Year</th><th>Publication</th></tr>{_ROWS}",
            [
                "Why bother with single trials?",
                "Improving standards in correlation analyses",
                "On the long-term archiving of research data",
            ],
            id="rows that nothing opens, references in a column of publications",
        ),
        pytest.param(
            "a.html",
            f"<html><h1>Papers</h1><ul>{_SPANS}</ul></html>",
            ["Proofs in the “large”", "A first order theory"],
            id="lines of the source, spans and signs",
        ),
        pytest.param(
            "a.md",
            _WRAPPED,
            [
                "A tool for building large-scale functional models",
                "Cognitive model design using the simulator",
            ],
            id="wrapped lines",
        ),
        pytest.param(
            "a.md",
            _INITIALS,
            [
                "DH-GAC: deep fusion network",
                "Change in Anchor Position Affects Isometry",
                "A Study of Numbers for Dual CT",
            ],
            id="initials behind families",
        ),
        pytest.param(
            "a.html",
            f"<html><h1>Work</h1>{_BOXES}</html>",
            ["Neural Operators at Work", "Solvers That Learn", "Fields in Motion"],
            id="boxes named for their links, attributes in quotes",
        ),
        pytest.param("a.md", _ASIDE, ["Nets That Learn", "Trees That Grow"], id="news in bold"),
        pytest.param(
            "a.md", _BELOW, ["Cells in memory of places", "Signatures of behaviour"], id="DOI below"
        ),
        pytest.param(
            "a.md",
            _LINKED,
            ["Learning Latent Dynamics", "Look Less, Drive Better: Fields in Motion"],
            id="authors within a link",
        ),
        pytest.param(
            "a.md",
            _PEOPLE,
            ["Nets to Secure Phones", "Trees That Grow", "Fields in Motion"],
            id="those who keep the list",
        ),
        pytest.param("a.md", _HOSTS, ["Nets to Secure Phones", "Trees That Grow"], id="hosts, not papers"),
        pytest.param(
            "a.html",
            f"<html><h1>Posters</h1>{_POSTERS}</html>",
            ["Fibres in the Gut", "A Suite of Pipelines", "Cells in Motion"],
            id="boxes with a heading of their own",
        ),
        pytest.param("a.yml", _BIBTEX, ["Nets That Learn", "Trees That Grow"], id="BibTeX in YAML"),
        pytest.param(
            "a.yml",
            _CITATIONS,
            ["Are Nets Fit for Trees? A Quality Assessment", "Paths to Full Participation in a Base"],
            id="references by key",
        ),
        pytest.param("a.json", _PROFILE, ["Nets That Learn", "Trees That Grow"], id="profile of a person"),
    ],
)
def test_titles_are_those_that_a_reader_sees(name, text, titles):
    papers = list(read(io.BytesIO(text.encode()), name).papers)

    assert [paper.title for paper in papers] == titles


def test_a_page_of_publications_beside_much_else_lists_them():
    life = "".join(
        f"<p>I was a student in {year} and then went on to other places.</p>" for year in range(40)
    )
    listed = "".join(
        f"<li>Ann Lee. <i>{title}</i>, 2020. <a href='https://doi.org/10.1000/{number}'>pdf</a></li>"
        for number, title in enumerate(("Nets That Learn", "Trees That Grow", "Fields in Motion"))
    )
    text = f"<html><h1>Ann Lee</h1>{life}<h2>Selected publications</h2><ul>{listed}</ul></html>"

    papers = list(read(io.BytesIO(text.encode()), "a.html").papers)

    assert [paper.title for paper in papers] == ["Nets That Learn", "Trees That Grow", "Fields in Motion"]


def test_a_record_takes_from_its_bibtex_what_it_does_not_say_itself():
    text = """[{"key": "a", "bibtex": "@article{a, title={Nets That Learn}, year={2020}, doi={10.1000/1}}"},
    {"title": "Trees That Grow", "bibtex": "@article{b, title={Another}, year={2021}}"}]"""

    papers = list(read(io.BytesIO(text.encode()), "a.json").papers)

    assert [(each.title, str(each.date)[:4]) for each in papers] == [
        ("Nets That Learn", "2020"),
        ("Trees That Grow", "2021"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "# A tool\n\nIt does much.\n\n"
            "It goes on from what was before it, such as "
            + " and ".join(f"https://arxiv.org/abs/2401.0000{n}" for n in range(6)),
            "the page is read as one paper, though it gives the addresses of 6: it may be a list",
            id="one paper",
        ),
        pytest.param(
            "# Papers\n\n"
            + "\n".join(f"- [Nets of Kind {n}](https://arxiv.org/abs/2401.0000{n})" for n in range(4))
            + "\n\nAnd beside these "
            + ", ".join(f"https://arxiv.org/abs/2402.0000{n}" for n in range(3)),
            "3 addresses of papers stand outside of the 4 entries: the number of papers is uncertain",
            id="a list",
        ),
        pytest.param(
            "# Papers\n\n"
            + "\n".join(f"- [Nets of Kind {n}](https://arxiv.org/abs/2401.0000{n})" for n in range(4)),
            "",
            id="a list read as a whole",
        ),
    ],
)
def test_a_page_whose_number_of_papers_is_uncertain_says_so(text, said):
    digest = read(io.BytesIO(text.encode()), "a.md")
    list(digest.papers)

    assert [note for note in digest.notes if "address" in note] == ([said] if said else [])


def test_the_one_year_of_a_reference_is_its_date():
    text = (
        """# Publications

- **Nets That Learn.** """
        + "Lee A, Kim B, " * 30
        + """Doe C. Immunity 2025. doi: 10.1000/1
- **Trees That Grow.** Kim B, first told in 1999 and again, as of late, in 2003. doi: 10.1000/2
"""
    )

    papers = list(read(io.BytesIO(text.encode()), "a.md").papers)

    assert papers[0].date is not None
    assert papers[0].date.year == 2025


_OWNER = "<strong>Roth, P.</strong>"
_OF_APA = f"""
<li>{_OWNER} (2025): <em>Soziales Kapital.</em> In: Netze. <a href="https://doi.org/10.1/1">x</a></li>
<li>{_OWNER}; Lee, A. (Hrsg.) (2018): <em>Feld (1981) The Focus of Ties.</em> Sea.</li>
<li>{_OWNER} (2012): <em>Waves of the Sand and Sea.</em> Berlin. <a href="https://doi.org/10.1/2">x</a></li>
"""
_OF_JOURNALS = """
<li>Kim, A. (2020). Waves of the sand. <em>Nature, 5</em>. <a href="https://doi.org/10.1/1">x</a></li>
<li>Kim, A. (2021). Salt of the sand. <em>Nature, 6</em>. <a href="https://doi.org/10.1/2">x</a></li>
"""
_BUTTONS = "".join(
    f"""<div class="pub-card"><h3>{title}</h3><p>Ann Lee</p><svg><path d="M1"/></svg>
<a href="https://www.researchgate.net/publication/{n}_x">View on ResearchGate<svg></svg></a></div>"""
    for n, title in enumerate(["Waves of Sand", "Waves of Salt", "Tides at Night"])
)


@pytest.mark.parametrize(
    ("items", "titles"),
    [
        (_OF_APA, ["Soziales Kapital", "Feld (1981) The Focus of Ties", "Waves of the Sand and Sea"]),
        (_OF_JOURNALS, ["Waves of the sand", "Salt of the sand"]),
        (_BUTTONS, ["Waves of Sand", "Waves of Salt", "Tides at Night"]),
    ],
)
def test_titles_of_html_publications(items, titles):
    text = f"<html><body><h1>Publications</h1><ul>{items}</ul></body></html>"
    assert [each.title for each in papers(text, name="publications.html")] == titles


@pytest.mark.parametrize("quotes", ["„{}“", '„{}"', "«{}»", "“{}”"])
def test_titles_in_quotes_of_other_languages(quotes):
    lines = (
        f"[{n}] Abdalla, A., Rendong Ji, u. a. {quotes.format(title)}. _Energy_ 35 (Januar 2026): 11."
        f" <https://doi.org/10.1016/{n}>.\n\n"
        for n, title in enumerate(["Control of Buildings: A Survey", "Waves of Heat at Night"])
    )
    found = papers("".join(lines), name="bibliography.md")
    assert [(each.title, str(each.date)) for each in found] == [
        ("Control of Buildings: A Survey", "2026-01-01"),
        ("Waves of Heat at Night", "2026-01-01"),
    ]


def test_a_heading_without_words_is_no_paper_among_those_that_have_them():
    cards = "".join(
        f"## [{n}] {title}\n\n**arXiv** https://arxiv.org/abs/2401.0000{n}\n\n---\n\n"
        for n, title in enumerate(["Waves of Sand", "Waves of Salt", "Tides at Night"])
    )
    second = cards.replace("0000", "0001")
    text = f"# Daily papers\n\n## Speech\n\n---\n\n{cards}## Vision\n\n---\n\n{second}"
    found = papers(text, name="daily.md")
    assert len(found) == 6


@pytest.mark.parametrize(
    ("by", "n_papers"),
    [
        ('Mara Quill, <a href="https://b.example/">Tom Brandt</a> and Ines Falk.', 6),
        (
            'In the <a href="https://b.example/">hall</a> behind the harbour.',
            2,
        ),  # rows of a day, not of papers
    ],
)
def test_authors_stand_behind_the_number_of_a_row(by, n_papers):
    titles = ["Slow Tides in Harbour Logs", "Reading Old Charts", "Lights of the Coast", "Ropes and Knots"]
    linked = ["Do Buoys Drift Apart?", "What the Pilots Say"]
    shown = titles + [
        f'<a href="https://arxiv.org/abs/1908.0123{n}">{each}</a>' for n, each in enumerate(linked)
    ]
    rows = "".join(
        f"<tr><td>{number}.</td><td>{by}<br><strong>{title}</strong></td></tr>"
        for number, title in enumerate(shown, 1)
    )
    page = f"<html><body><h1>Accepted Papers</h1><table><tbody>{rows}</tbody></table></body></html>"
    assert [paper.title for paper in papers(page, "html")] == (titles + linked)[-n_papers:]
