r"""LaTeX over several files: ``\input`` and its like, the ``.bbl``, the authors' own commands, titles."""

import io

import pytest

from repocheck.extractor import links_of, read


def read_project(files, main="main.tex"):
    """Read a project given as path and text of each file."""
    encoded = {path: text.encode() for path, text in files.items()}
    digest = read(io.BytesIO(encoded[main]), f"p/{main}", None, encoded.get)
    (paper,) = digest.papers
    return paper, digest.notes


HEAD = "\\documentclass{article}\n\\title{Of Waves}\n"


@pytest.mark.parametrize(
    ("include", "path"),
    [
        ("\\input{sections/intro}", "sections/intro.tex"),
        ("\\input{sections/intro.tex}", "sections/intro.tex"),
        ("\\input sections/intro", "sections/intro.tex"),
        ("\\include{intro}", "intro.tex"),
        ("\\subfile{intro}", "intro.tex"),
        ("\\import{sections/}{intro}", "sections/intro.tex"),
        ("\\bibliography{refs}", "main.bbl"),
    ],
)
def test_what_a_paper_includes_is_read_where_it_stands(include, path):
    text = f"{HEAD}\\begin{{document}}\nBefore. {include}\nAfter: https://github.com/a/after\n\\end{{document}}\n"
    paper, notes = read_project(
        {"main.tex": text, path: "One.\nCode is available at \\url{https://github.com/a/b}.\n"}
    )
    first, second = links_of(paper)
    assert (first.repo.slug, first.found_at.path, first.found_at.line) == ("github.com/a/b", f"p/{path}", 2)
    assert (second.repo.slug, second.found_at.line) == ("github.com/a/after", 5)
    assert notes == []


def test_what_a_class_includes_is_of_the_paper_and_nothing_else_in_it():
    files = {
        "main.tex": "\\documentclass[12pt]{waves}\n\\begin{document}\nCode is at \\href{\\where}{here}.\n",
        "waves.cls": "\\title{A Class}\\input{about.tex}\\input{gone.clo}\nhttps://github.com/c/class\n",
        "about.tex": "\\def \\name{Of Waves and Sand}\n\\def \\where{https://github.com/a/b}\n\\title{\\name}\n",
    }
    paper, notes = read_project(files)
    assert paper.title == "Of Waves and Sand"
    assert {(link.repo.slug, link.relation) for link in links_of(paper)} == {("github.com/a/b", "own")}
    assert notes == []


@pytest.mark.parametrize(
    ("beside", "title"),
    [
        (("metadata.tex", "metadata-draft.tex"), "Of Waves, metadata.tex"),
        (("metadata-draft.tex",), "Of Waves, metadata-draft.tex"),
        (("rescience.cls", "metadata-draft.tex"), "main.tex"),
        (("about.tex",), "main.tex"),
    ],
)
def test_what_the_class_of_a_journal_reads_untold_is_of_the_paper(beside, title):
    files = {
        name: f"\\def \\articleTITLE{{Of Waves, {name}}}\n\\title{{\\articleTITLE}}\n" for name in beside
    }
    main = "\\documentclass{rescience}\n\\begin{document}\n\\maketitle\nText.\n\\end{document}\n"
    paper, _ = read_project({"main.tex": main, **files})
    assert paper.title.removeprefix("p/") == title


def test_a_file_may_include_another_and_none_is_read_twice():
    files = {
        "main.tex": f"{HEAD}\\input{{a}}\\input{{a}}\n",
        "a.tex": "\\input{b}\\input{a}\n",
        "b.tex": "https://github.com/a/b\n",
    }
    paper, notes = read_project(files)
    assert [passage.text for passage in paper.passages if "github" in passage.text] == [
        "https://github.com/a/b"
    ]
    assert notes == []


def test_what_is_not_found_is_named_and_what_is_commented_out_is_not_asked_for():
    paper, notes = read_project(
        {"main.tex": f"{HEAD}% \\input{{old}}\n\\input{{gone}}\n\\includegraphics{{x}}\nText.\n"}
    )
    assert paper.title == "Of Waves"
    assert notes == ["p/main.tex:4: the file gone that it includes was not found, so it was not read"]


@pytest.mark.parametrize(
    "definition",
    [
        "\\newcommand{\\repourl}{https://github.com/a/b}",
        "\\newcommand\\repourl{\\url{https://github.com/a/b}}",
        "\\def\\repourl{https://github.com/a/b}",
        "\\newcommand{\\us}{b}\\newcommand{\\repourl}{\\url{https://github.com/a/\\us}}",
        "\\newcommand{\\gh}[1]{https://github.com/a/#1}\\newcommand{\\repourl}{\\gh{b}}",
    ],
)
def test_the_authors_own_commands_are_written_out(definition):
    text = (
        f"{HEAD}{definition}\n\\begin{{document}}\nOur code is available at \\repourl.\n\\end{{document}}\n"
    )
    paper, _ = read_project({"main.tex": text})
    relations = {link.repo.slug: str(link.relation) for link in links_of(paper) if link.repo}
    assert relations["github.com/a/b"] == "own"


@pytest.mark.parametrize(
    ("text", "repo"),
    [
        ("\\footnote{{\\tt https://github.com/kelp/\\us}}", "github.com/kelp/tide"),
        ("\\url{https://github.com/\\them/\\us-data}", "github.com/kelp/tide-data"),
        ("\\url{https://github.com/kelp/\\unknown}", None),
        ("\\us is not \\url{https://github.com/kelp/reef}", "github.com/kelp/reef"),
    ],
)
def test_commands_within_an_address_are_written_out(text, repo):
    head = f"{HEAD}\\newcommand{{\\us}}{{tide\\xspace}}\\def\\them{{kelp}}\n\\begin{{document}}\n"
    paper, _ = read_project({"main.tex": f"{head}Code: {text}.\n\\end{{document}}\n"})
    assert [link.repo.slug if link.repo else None for link in links_of(paper)] == [repo]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("\\title{Waves\\\\ of \\emph{Reefs}}", "Waves of Reefs"),
        (
            "\\title[Short]{Waves: Schr\\\"odinger's {K}elp~--- a \\textsc{Study}}",
            "Waves: Schrödinger's Kelp — a Study",
        ),
        ("\\icmltitle{Waves \\& Reefs\\thanks{To all.}}", "Waves & Reefs"),
        ("\\newcommand{\\us}{WaveNet}\n\\title{\\us: Waves of $k$ Reefs}", "WaveNet: Waves of k Reefs"),
        ("\\title{H$\\alpha$, CO$_2$ and $k \\times k$ waves}", "Hα, CO2 and k × k waves"),
        (
            "\\title{An \\(O(n \\log n)\\) sorter of $\\mathcal{N}=4$ waves}",
            "An O(n log n) sorter of N=4 waves",
        ),
        ("\\title{\\texorpdfstring{H$\\alpha$}{Halpha} Waves\\hfill\\break of \\LaTeX}", "Hα Waves of LaTeX"),
        ("\\title{\\begin{center}\\fontsize{20}{24}\\selectfont Waves\\end{center}}", "Waves"),
        ("\\title{Waves for \\$5 and \\$6}", "Waves for $5 and $6"),
        ("\\title{Waves of $\\frac{k}{2}$ Reefs}", "Waves of $k2$ Reefs"),
        ("% \\title{Old}\n\\title{\\vspace{-1cm}New}", "New"),
        ("\\title{Waves\\\\ {\\footnotesize of the Sea}}", "Waves of the Sea"),
        ("\\newcommand{\\PaperTitle}{Waves of the Sea}", "Waves of the Sea"),
        ("\\title{\\vskip-8ex%\n Waves}", "Waves"),
        (
            "\\begin{document}{\\Large\n\\textbf\\newline{Waves of the\n Sea}\n}\n\\newline A. Reef",
            "Waves of the Sea",
        ),
    ],
)
def test_a_title_is_as_it_is_printed(written, title):
    assert read_project({"main.tex": f"\\documentclass{{article}}\n{written}\nText.\n"})[0].title == title


def test_without_a_bbl_the_cited_entries_of_the_bib_are_read():
    main = (
        "\\documentclass{a}\\title{Waves}\\begin{document}We use waves \\citep[see]{kelp, reef}.\n"
        "\\bibliography{refs}\\end{document}"
    )
    bib = (
        "@misc{kelp, title={Kelp}, url={https://github.com/a/kelp}}\n"
        "@misc{moss, title={Moss}, url={https://github.com/a/moss}}\n"
        "@misc{reef, title={Reef}, note={Code: https://github.com/a/reef}}\n"
    )
    files = {"refs.bib": bib.encode()}
    (paper,) = read(io.BytesIO(main.encode()), "main.tex", beside=files.get).papers
    found = {(link.repo.slug, str(link.relation), link.found_at.path) for link in links_of(paper)}
    assert found == {
        ("github.com/a/kelp", "third-party", "refs.bib"),
        ("github.com/a/reef", "third-party", "refs.bib"),
    }


def test_a_paper_may_be_built_from_a_folder_above():
    main = f"{HEAD}\\begin{{document}}\\input{{docs/a/text}}\\bibliography{{docs/a/refs}}\\end{{document}}"
    bib = "@misc{kelp, title={Kelp}, url={https://github.com/a/kelp}}\n"
    paper, notes = read_project({"main.tex": main, "text.tex": "As in \\cite{kelp}.\n", "refs.bib": bib})
    assert [link.repo.slug for link in links_of(paper)] == ["github.com/a/kelp"]
    assert not notes


@pytest.mark.parametrize(
    ("kind", "relation"), [("misc", "own"), ("techreport", "unclear"), ("software", "own")]
)
def test_a_report_of_the_authors_in_an_archive_is_no_code(kind, relation):
    main = "\\title{Waves on icy grids}\\author{Ada Berg}\\begin{document}As \\cite{a}.\\bibliography{refs}"
    bib = f"@{kind}{{a, author={{Berg, Ada}}, title={{Waves on icy grids}}, doi={{10.5281/zenodo.12345}}}}\n"
    paper, _ = read_project({"main.tex": f"\\documentclass{{a}}{main}", "refs.bib": bib})
    assert [link.relation for link in links_of(paper)] == [relation]


@pytest.mark.parametrize(
    ("cites", "relation"),
    [("Waves \\cite{kelp}.", "third-party"), ("Our code is available on GitHub \\cite{kelp}.", "own")],
)
def test_an_entry_of_biblatex_speaks_of_the_work_that_is_cited(cites, relation):
    main = f"{HEAD}\\begin{{document}}{cites}\n\\printbibliography\\end{{document}}"
    bbl = (
        "\\refsection{0}\n\\datalist[entry]{nty}\n\\entry{moss}{misc}{}\n\\field{title}{Moss}\n\\endentry\n"
        "\\entry{kelp}{misc}{}\n\\field{annote}{Our code is at https://github.com/a/kelp, for all}\n"
        "\\field{title}{Kelp}\n\\endentry\n\\enddatalist\n\\endrefsection\n"
    )
    paper, _ = read_project({"main.tex": main, "main.bbl": bbl})
    assert [(link.repo.slug, str(link.relation)) for link in links_of(paper)] == [
        ("github.com/a/kelp", relation)
    ]


@pytest.mark.parametrize(
    ("comment", "title"),
    [("%\\title{Waves at Rest in Water}", "Waves at Rest in Water"), ("% \\title{Short}", "main.tex")],
)
def test_a_title_in_a_comment_is_better_than_the_name_of_the_file(comment, title):
    text = f"\\documentclass{{article}}\n{comment}\n\\begin{{document}}\nWe study waves.\n\\end{{document}}\n"
    assert [paper.title for paper in read(io.BytesIO(text.encode()), "main.tex").papers] == [title]


@pytest.mark.parametrize(
    ("written", "date", "precision"),
    [
        ("\\date{April 2024}", "2024-04-01", "month"),
        ("\\date{\\today}\n\\date { 3rd of May, 2021}", "2021-05-03", None),
        ("% \\date{May 2020}\n\\date{\\today}", None, None),
        ("\\newcommand{\\when}{2019}\n\\date{\\small \\when}", "2019-01-01", "year"),
        ("\\date{2020-11-06}", "2020-11-06", None),
        ("\\acmYear{2020}\n\\acmConference[W'20]{Waves {W}}{April 27--29, 2020}{Oslo}", "2020-04-27", None),
        ("\\acmYear{2018}\n\\acmConference[Woodstock'18]{W}{June 3--5, 2018}{Woodstock}", None, None),
        ("\\copyrightyear{2025}\n\\pubyear{2019}", "2025-01-01", "year"),
        (
            "\\acceptednotice{Of the meeting of 2022.}\\copyrightnotice{Waves, 3--7, 2022}",
            "2022-01-01",
            "year",
        ),
        ("\\received{May 2, 2021}\\accepted{June 3, 2021}", "2021-06-03", None),
    ],
)
def test_the_date_is_what_is_printed_below_the_title(written, date, precision):
    paper, _ = read_project({"main.tex": f"{HEAD}{written}\n\\begin{{document}}\nWaves.\n"})
    assert (paper.date and paper.date.isoformat(), paper.extra.get("date_precision")) == (date, precision)


def test_a_line_in_large_type_that_a_title_page_begins_with_is_its_title():
    line = "\\huge \\textbf { How Waves Come to Rest } \\\\\n\\Large Ann\n"
    page = f"\\begin{{center}}\n\\vspace*{{-4cm}}\n{line}\\end{{center}}\n"
    text = f"\\documentclass{{article}}\n\\begin{{document}}\n{page}Waves.\n"
    assert [each.title for each in read(io.BytesIO(text.encode()), "main.tex").papers] == [
        "How Waves Come to Rest"
    ]


def test_a_title_page_set_by_hand_has_its_title_in_the_largest_type():
    page = "\\textsc{\\LARGE The Old College of Waves}\n{ \\huge \\bfseries How Waves Come to Rest}\n"
    text = (
        f"%\\title{{Title page with logo}}\n\\documentclass{{article}}\n\\begin{{document}}\n{page}Waves.\n"
    )
    assert [each.title for each in read(io.BytesIO(text.encode()), "main.tex").papers] == [
        "How Waves Come to Rest"
    ]


@pytest.mark.parametrize(
    ("before", "title"), [("\\noindent\n", "How Waves Come to Rest"), ("Waves.\n", "main.tex")]
)
def test_a_heading_without_a_number_that_a_text_begins_with_is_its_title(before, title):
    body = f"{before}\\section*{{How Waves Come\\\\ to Rest}}\n\\paragraph{{Abstract:}} Waves.\n"
    text = f"\\documentclass{{article}}\n\\begin{{document}}\n{body}"
    assert [each.title for each in read(io.BytesIO(text.encode()), "main.tex").papers] == [title]
