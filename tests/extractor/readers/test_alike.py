"""Pages of which some entries show nothing but the form of the others, and boxes in boxes of one class."""

import io

import pytest

from repocheck.extractor import read

TITLES = (
    "Waves at Rest in Shallow Water",
    "Reefs in Motion under Moons",
    "Tidewater and the Shape of Sand",
    "Why Tides Turn at the Narrows",
    "Currents along a Broken Shelf",
)
HEAD = "# Papers on tides\n\n## Water\n\n"


def of(text, name="papers.md"):
    return list(read(io.BytesIO(text.encode()), name).papers)


def years(papers):
    return [paper.date.year for paper in papers]


@pytest.mark.parametrize(
    "line",
    [
        "- 201{n} - KDD - {t}\n",
        "- [ICML 201{n}] {t}\n",
        "- [ ] {t} `201{n}`\n",
        "- {t} (CVPR 201{n})\n",
    ],
)
def test_what_has_the_form_of_entries_is_one(line):
    cited = "".join(
        line.format(n=n, t=t).replace("\n", f" [pdf](https://arxiv.org/abs/240{n + 1}.00001)\n")
        for n, t in enumerate(TITLES[:3])
    )
    bare = "".join(line.format(n=n, t=t) for n, t in enumerate(TITLES[3:], 3))
    papers = of(f"{HEAD}{cited}\n## Sand\n\n{bare}")
    assert [paper.title for paper in papers] == list(TITLES)
    assert years(papers) == [2010, 2011, 2012, 2013, 2014]


def test_titles_that_link_to_code_behind_year_and_venue_are_papers():
    lines = [
        f"- 201{n} - KDD - [{t}](https://arxiv.org/abs/240{n + 1}.00001)\n" for n, t in enumerate(TITLES[:3])
    ]
    lines += [f"- 201{n} - WWW - [{t}](https://github.com/x/p{n})\n" for n, t in enumerate(TITLES[3:], 3)]
    papers = of(HEAD + "".join(lines))
    assert [paper.title for paper in papers] == list(TITLES)
    assert years(papers) == [2010, 2011, 2012, 2013, 2014]


def test_what_is_listed_beside_publications_in_their_form_is_none():
    works = "".join(
        f"- 201{n} - KDD - [{t}](https://arxiv.org/abs/240{n + 1}.00001)\n" for n, t in enumerate(TITLES)
    )
    others = "".join(
        f"- 201{n} - Bay - [The Story of Salt {n}](https://github.com/x/p{n})\n" for n in range(3)
    )
    page = f"# Ada Lee\n\n## Publications\n\n{works}\n## {{}}\n\n{others}"
    assert len(of(page.format("Invitations and awards"))) == 5
    assert len(of(page.format("Salt"))) == 8


def test_a_box_that_holds_boxes_of_its_class_is_no_entry():
    years = "".join(
        f'<div class="container"><h2>201{n}</h2><p>Ada Lee and Bo Kim, “{t}”, In Proc. ICML, 201{n}</p>'
        f"<p>Ada Lee, Cy Fox, “More on {t}”, In Proc. KDD, 201{n}</p></div>\n"
        for n, t in enumerate(TITLES)
    )
    page = f'<html><body><div class="container"><h1>Publications</h1>{years}</div></body></html>'
    assert len(of(page, "publications.html")) == 10


@pytest.mark.parametrize(
    "line",
    [
        "R. Ivo da Rocha Lima Filho, Z. Qwxyz (2019): {t}, In Proceedings of Tides, Kiel, 2019",
        "Zzyx QWOTIM and Ilb Vrampt, “{t},” Proceedings of the 5th Tides, 2019",
        "A. Lee and B. Kim (2019). {t}. [In] Sea and Sand, 3-9",
    ],
)
def test_persons_are_known_by_their_form_before_a_year_or_a_quotation(line):
    page = "<h1>Publications</h1><ul>" + "".join(f"<li>{line.format(t=t)}</li>\n" for t in TITLES) + "</ul>"
    papers = of(page, "publications.html")
    assert [paper.title for paper in papers] == list(TITLES)
    assert years(papers) == [2019] * 5
