"""Lists of references: whatever their authors are called, set off or marked with, the titles are found."""

import io

import pytest

from repocheck.extractor.readers import read
from repocheck.extractor.readers._listing.initials import names_by_initials


def titles_of(text, name="publications.md"):
    return [paper.title for paper in read(io.BytesIO(text.encode()), name).papers]


@pytest.mark.parametrize(
    ("names", "number"),
    [
        ("Page, J., Du Bois, M. G., Field, A. J. & Vision, T.", 4),
        ("Page J, Du Bois MG, Field-Vision AJ, Force T", 4),
        ("J. Page, M. G. du Bois and T. Vision", 3),
        ("Page, J.; Du Bois, M.; Field, A.; Vision, T.; Moss, K.; The Coast 2.0 Group; Ast, P.", 6),
        ("Page III JR, Moss K", 2),
        ("Berg, H. van den, Lee, K.", 2),
        ("Иванова И. И., Петров П. П.", 2),
        ("Page, J., et al.", 2),
        ("Page, J. Moss, K., Ast, P.", 3),
    ],
)
def test_initials_tell_persons_whatever_they_are_called(names, number):
    found = names_by_initials(f"{names}: Waves of the Sea")
    assert found.number == number
    assert found.end == len(names)


@pytest.mark.parametrize(
    "words",
    [
        "Vitamin A, Vitamin D and the coast",
        "Waves, Salt, and Sand: A study of the sea",
        "DO NOT STOP THE WAVES, STOP THE SALT",
        "Attention to Waves",
        "",
    ],
)
def test_words_are_no_persons(words):
    assert names_by_initials(words).number == 0


STYLES = {
    "apa": "{0} (2024). {1}. Journal of Coasts, 3, 4-5.",
    "vancouver": "{0}. {1}. J Coasts 2024; 3: 4-5.",
    "colon": "{0}: {1}. bioRxiv doi: 10.1101/2024.05.01.12345. Posted May 1, 2024.",
    "ieee": "{0}, “{1},” in Proc. of Coasts, 2024, pp. 3-4.",
    "in press": "{0} (2024) {1}. <i>In review</i>.",
}
AUTHORS = {
    "bold": "Page, J., **Moss, M. G.**, and Vision, T. J.",
    "marked": "<sup>&#8224;</sup><u>Page, J.</u>, <b>Moss, M. G.</b> and Vision, T. J.",
    "many": "**Page, J.**; Field, A.; **Moss, M. G.**; Vision, T. J.",
}
TITLES = ["Waves of the sea rise with [CO<sub>2</sub>]", "Salt in the rivers of Ast", "Sand moves at night"]


@pytest.mark.parametrize("authors", AUTHORS)
@pytest.mark.parametrize("style", STYLES)
def test_titles_stand_behind_authors_who_are_set_off(style, authors):
    lines = [STYLES[style].format(AUTHORS[authors], title) for title in TITLES]
    found = titles_of("# Publications\n\n" + "\n".join(f"- {line}\n" for line in lines))
    assert found == ["Waves of the sea rise with [CO2]", *TITLES[1:]]


def test_an_upper_case_title_in_front_of_its_address_is_none_of_names():
    text = "".join(
        f"{n}. {title}: https://arxiv.org/abs/2601.0000{n}\n"
        for n, title in enumerate(["DO NOT STOP THE WAVES, STOP THE SALT", "SAND MOVES", "SALT IN RIVERS"], 1)
    )
    assert titles_of(text, "papers.txt")[0] == "DO NOT STOP THE WAVES, STOP THE SALT"


def test_citations_whose_words_stand_below_their_keys():
    text = "Bibliography\n************\n\n" + "".join(
        f".. [Page{n}]\n   | J. Page and T. Vision\n   | *{title}*\n   | J. Coasts **{n}**, 12 (202{n})\n"
        f"   | DOI: `10.1234/c.{n} <https://doi.org/10.1234/c.{n}>`_\n\n"
        for n, title in enumerate(["Waves of the Sea", "Salt in the Rivers", "Sand Moves at Night"])
    )
    papers = list(read(io.BytesIO(text.encode()), "bibliography.rst").papers)
    assert [paper.title for paper in papers] == [
        "Waves of the Sea",
        "Salt in the Rivers",
        "Sand Moves at Night",
    ]
    assert [paper.date.year for paper in papers] == [2020, 2021, 2022]


def test_boxes_that_open_in_restructured_text():
    text = "Publications\n============\n\n" + "".join(
        f"  .. dropdown:: Page, J. & T. Vision (2018). *{title}*. **Review of Coasts** {n}, 3-15.\n\n"
        f"    In this paper waves are shown to move.\n\n    `Link to the article <https://doi.org/10.1234/c.{n}>`_\n\n"
        for n, title in enumerate(["Waves of the sea", "Salt in the rivers"])
    )
    assert titles_of(text, "publications.rst") == ["Waves of the sea", "Salt in the rivers"]


LATEX = [
    r"""\begin{cvpubs}
    \cvpub{Page, J., \textbf{Vision, T.}, \& Moss, K. (2023). Waves of the sea. Coasts, 14, 25--31.}
    \cvpub{\textbf{Terry Strand}, April Berg. 2022. ``Salt in the rivers''. \emph{Coasts}, https://doi.org/10.1/x}
    \cvpub{Page, J., \textbf{Vision, T.} (2021). Sand moves at night. Coasts, 14.}
\end{cvpubs}""",
    r"""\begin{enumerate}
\bodyfontlight\scriptsize\item Page, J., \textbf{Vision, T.}, \& Moss, K. Waves of the sea.
\bodyfontlight\scriptsize\item\textbf{Vision, T.}, \& Moss, K. Salt in the rivers.
\bodyfontlight\scriptsize\item\textbf{Vision, T.}, Page, J., \& Moss, K. Sand moves at night.
\end{enumerate}""",
    r"""\begin{thebibliography}{9}
\bibitem{a} J.~Page and T.~Vision.
\newblock Waves of the sea.
\newblock {\em Coasts}, 2021.

\bibitem[Vision(2022)]{b}
T.~Vision and K.~Moss.
\newblock Salt in the rivers.
\newblock {\em Coasts}, 2022.

\bibitem{c} J.~Page and K.~Moss.
\newblock Sand moves at night.
\newblock {\em Coasts}, 2023.
\end{thebibliography}""",
]


@pytest.mark.parametrize("body", LATEX)
def test_lists_of_latex(body):
    text = "%---- publications\n\\cvsection{Publications}\n\n" + body
    assert titles_of(text, "publications.tex") == [
        "Waves of the sea",
        "Salt in the rivers",
        "Sand moves at night",
    ]


def test_a_page_that_shows_how_to_add_an_entry_lists_none():
    text = (
        "# Reading group\n\nThis site is built with a program.\n\n## Adding meetings\n\nAdd an entry:\n"
        '```yaml\n  - date: "11/20/2025"\n    title: "Paper Title"\n    link: "https://example.com/a.pdf"\n```\n'
        'or for a talk:\n```yaml\n  - date: "11/20/2025"\n    title: "Progress"\n```\n\n## Deploy\n\nPush.\n'
    )
    assert titles_of(text, "README.md") == ["Reading group"]


def test_lines_of_titles_alone_where_the_file_is_called_so():
    lines = [f"#Waves of the {sea} at night" for sea in ("Sea", "Salt", "Sand", "Coast", "Moon")]
    assert titles_of("\n".join(lines), "papers.txt") == [line[1:] for line in lines]
    assert len(titles_of("\n".join(lines), "notes.txt")) == 1


def test_issues_that_a_list_keeps_its_notes_in_are_no_code():
    text = "# Papers\n\n" + "".join(
        f"- [Waves of the {sea}](https://arxiv.org/abs/2601.0000{n}) [Note](https://github.com/a/b/issues/{n})\n"
        for n, sea in enumerate(["Sea", "Salt", "Sand"], 1)
    )
    digest = read(io.BytesIO(text.encode()), "README.md")
    assert all("github" not in passage.text for paper in digest.papers for passage in paper.passages)
    assert any("links to notes" in note for note in digest.notes)


def test_what_is_set_lower_or_higher_is_part_of_a_title():
    lines = ["Waves in <sup>14</sup>C at night", "CO<sub>2</sub> in the sea", "Salt of <sup>47</sup>Ar"]
    text = "# Publications\n\n" + "".join(
        f"- {line}, A. Berg et al., Coasts 66{n}, 64 (2011) [DOI link](https://doi.org/10.1016/j.x.{n})\n"
        for n, line in enumerate(lines)
    )
    assert titles_of(text) == ["Waves in 14C at night", "CO2 in the sea", "Salt of 47Ar"]


def test_a_year_with_its_month_stands_between_authors_and_title():
    text = "References\n==========\n\n" + "".join(
        f"{n}. Berg, J., Lund, G., & Hao, M. (20{n}9, July). {title}. In Proc. of Coasts (pp. 4-5). Sea.\n"
        for n, title in enumerate([*TITLES[1:], "Fields of barley"], 1)
    )
    assert titles_of(text, "references.rst") == [*TITLES[1:], "Fields of barley"]


def test_linked_titles_in_quotation_marks():
    text = "<html><body><h2>Publications</h2><ul>" + "".join(
        f'<li>April Berg and Kai Moss: "<a href="http://a.example/{n}">{title}</a>", Coast {n} (201{n})</li>'
        for n, title in enumerate(TITLES[1:])
    )
    assert titles_of(text + "</ul></body></html>", "publications.html") == TITLES[1:]


def _programme(persons):
    talks = "".join(
        f'<div class="row"><div class="col"><h4>1A-{n}&nbsp;<span>{persons}</span></h4>'
        f"\n<p>Waves of {sea} at night</p></div></div>"
        for n, sea in enumerate("Sea Salt Sand Coast Moon Rain Wind Snow Star Dawn Dusk".split(), 1)  # noqa: SIM905 - brief
    )
    return f"<!-- Program -->\n<section><h2>Program</h2><h4>Session 1</h4>{talks}<h4>Keynote</h4></section>"


def test_a_programme_gives_titles_below_their_authors():
    found = titles_of(_programme("April Berg, Kai Moss and Jo Page"), "program.html")
    assert found[:2] == ["Waves of Sea at night", "Waves of Salt at night"]
    assert len(found) == 11


def test_a_page_of_persons_is_no_programme():
    team = "".join(
        f"<div><h4>{name} Berg</h4><p>Works on waves at night</p></div>"
        for name in ("Ada", "Bo", "Cleo", "Dan")
    )
    assert len(titles_of(f"<html><h2>Team</h2>{team * 4}</html>", "team.html")) == 1


def test_songs_have_authors_as_well():
    text = "# Songs\n\n" + "".join(
        f"### Song of the {n} Night\n\nApril Berg, Kai Moss\n\n" for n in range(12)
    )
    assert len(titles_of(text, "songs.md")) == 1
