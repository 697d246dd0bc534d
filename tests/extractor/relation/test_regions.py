import pytest

from repocheck.extractor import claim_of, extract_links, links_of
from repocheck.extractor.relation.regions import Regions
from repocheck.models import Location, Paper, Passage, Relation

U = "https://github.com/o/n"
LISTS = [
    ("text", f'We study.\n\nREFERENCES\n[5] Foo, "Guidelines." [Online]. Available: {U}\n'),
    ("text", f"We study.\n\n7 References\n\nLee, J. Foo. {U}, 2020.\n"),
    ("markdown", f"# T\n\n## References\n\n- Lee, J. Foo. {U}\n"),
    (
        "latex",
        f"We study.\n\\begin{{thebibliography}}{{9}}\n\\bibitem{{a}} J. Lee. Foo. Code: \\url{{{U}}}.\n",
    ),
    (
        "latex",
        f"\\begin{{thebibliography}}{{9}}\\bibitem{{a}} J. Lee. Foo. \\url{{{U}}}\\end{{thebibliography}}",
    ),
    ("pdf", f"We study.\nReferences\nLee, J. Foo. URL {U}.\n"),
    ("html", f"<h2>References</h2><p>Lee, J. Foo. {U}</p>"),
]
CHECKLIST = r"""
\item[] Question: Does the paper provide open access to the data and code, with sufficient instructions?
\item[] Answer: \answerNo{}
\item[] Guidelines:
\begin{itemize}
\item Code is available at (\url{https://nips.cc/public/guides/CodeSubmissionPolicy}) for more details.
\item While we encourage the release of code and data, we release our code (https://github.com/o/n).
\end{itemize}
"""


def paper(*passages, format="text"):
    place = Location(path="p", line=1)
    texts = tuple(Passage(field="page", text=text, found_at=place, format=format) for text in passages)
    return Paper(id="p", title="T", passages=texts, found_at=place)


@pytest.mark.parametrize(("format", "text"), LISTS)
def test_what_a_reference_list_names_is_somebody_elses(format, text):
    (link,) = extract_links(text, format)
    assert link.relation == "third-party"
    read = paper(text, format=format)
    assert claim_of(read, links_of(read)) is None


def test_a_reference_list_goes_on_with_the_next_page_until_the_appendix():
    first, second = (
        "We study.\nReferences\n",
        f"Lee, J. Foo. {U}.\nA Appendix\nCode: https://github.com/a/b\n",
    )
    links = links_of(paper(first, second, format="pdf"))
    assert [link.relation for link in links] == ["third-party", "own"]
    assert [link.relation for link in links_of(paper(first, second))] == ["unclear", "own"]


@pytest.mark.parametrize(("heading", "relation"), [("## References", "third-party"), ("## More", "unclear")])
@pytest.mark.parametrize("field", ["page", "listed"])
def test_a_reference_list_of_a_page_goes_on_below_deeper_headings(heading, relation, field):
    place = Location(path="p", line=1)
    texts = ("# Waves\n", f"{heading}\n", f"#### Kelp\nAda Berg, Kelp for all\n{U}\n", "## How\n", U)
    fields = ("text", "text", field, "text", "text")
    passages = tuple(
        Passage(field, text, place, "markdown", Relation.UNCLEAR if field == "listed" else None)
        for field, text in zip(fields, texts, strict=True)
    )
    links = links_of(Paper(id="p", title="Waves", passages=passages, found_at=place))
    assert [link.relation for link in links] == [relation]


@pytest.mark.parametrize("heading", ["References\n----", "# References", "## References"])
def test_a_heading_as_high_ends_a_reference_list(heading):
    text = f"# Waves\n\n{heading}\n\n### Kelp\nLee, J. Kelp. {U}\n\n## Code\n\nCode: https://github.com/a/b\n"
    one = extract_links(text, "markdown")
    assert [link.relation for link in one] == ["third-party", "third-party" if heading[:2] == "# " else "own"]


@pytest.mark.parametrize(
    ("headings", "relation"),
    [
        (("A Study Material", "B More Waves"), "own"),
        (("A. Study Material", "A.1. Machines"), "own"),
        (("A Study Material", "A.1 Fast machines."), "own"),
        (("A Study of Waves", "in the North"), "third-party"),
        (("A study of waves", "B More Waves"), "third-party"),
    ],
)
def test_a_reference_list_ends_with_the_first_of_lettered_appendices(headings, relation):
    first, second = headings
    text = f"We study.\nReferences\nLee, J. 2019.\n{first}\nThe code is available at {U}.\n{second}\nSo.\n"
    assert [link.relation for link in links_of(paper(text, format="pdf"))] == [relation]


def test_the_text_outweighs_the_reference_list():
    own = f"Our code is available at {U}.\n\nReferences\n\n[1] Lee. Foo. {U}, 2020."
    assert [link.relation for link in links_of(paper(own))] == ["own"]
    later = f"References\n\n[1] Lee. Foo. {U}, 2020.\n\nAppendix\n\nOur code is at {U}."
    assert [link.relation for link in links_of(paper(later))] == ["own"]


def test_ones_own_entry_in_a_reference_list_is_ones_own():
    text = f"References\n\n[1] Lee, J. (2020). Our code for this paper. {U}"
    assert [link.relation for link in links_of(paper(text))] == ["own"]


def test_the_words_of_a_template_are_no_statement():
    read = paper("We study waves." + CHECKLIST, format="latex")
    links = links_of(read)
    assert [link.relation for link in links] == ["third-party"]
    assert claim_of(read, links) is None


def test_a_text_on_one_line_has_no_region():
    assert Regions().of("References", "text") == []


@pytest.mark.parametrize(
    ("format", "text", "relations"),
    [
        ("markdown", f"# Code availability\n\n{U}\n", "own"),
        ("markdown", f"# Data availability\n\n{U}\n", "unclear"),
        (
            "markdown",
            f"## Availability of the source code\n\n- <{U}>\n\n## Reefs\n\n- <{U}s>\n",
            "own unclear",
        ),
        ("markdown", f"## Software availability\n\n{U}\n\nSands were taken from {U}s.\n", "own third-party"),
        (
            "markdown",
            f"## Software availability\n\n{U}\n\n## References\n\nLee, J. Foo. {U}s\n",
            "own third-party",
        ),
        (
            "markdown",
            f"## References\n\nLee, J. Foo. {U}s\n\n## Code availability\n\n{U}\n",
            "third-party own",
        ),
        (
            "latex",
            f"\\section{{Data and Code Availability}}\n\\url{{{U}}}\n\\section{{Reefs}}\n\\url{{{U}s}}\n",
            "own unclear",
        ),
        ("pdf", f"CODE AVAILABILITY\n{U}\nFunding\nThanks go to all. More at {U}s\n", "own unclear"),
        ("pdf", f"We speak of code availability\nand of {U}\n", "own"),
        ("text", f"Code availability is long.\n\n{U}\n", "unclear"),
        ("text", "Code availability\n\n" + "Waves go on. " * 200 + f"\n\n{U}\n", "unclear"),
    ],
)
def test_below_a_heading_on_where_the_code_is_an_address_needs_no_words(format, text, relations):
    assert " ".join(link.relation for link in extract_links(text, format)) == relations


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("The analysis used the tidy package", "third-party"),
        ("Sorting was performed by kelpsort v1.2", "third-party"),
        ("Plots were drawn with mossplot", "third-party"),
        ("Scripts used in this study", "own"),
        ("Results were plotted with the notebooks", "own"),
        ("For more see", "own"),
    ],
)
def test_below_such_a_heading_what_is_used_is_of_others(words, relation):
    (link,) = links_of(paper(f"Waves of the\nCode availability\n{words} ({U}).\n", format="pdf"))
    assert link.relation == relation


def test_what_a_page_says_of_where_the_code_is_ends_with_it():
    links = links_of(paper(f"Code availability\n{U}\n", f"Waves. {U}s\n", format="pdf"))
    assert [link.relation for link in links] == ["own", "unclear"]


@pytest.mark.parametrize(
    ("format", "text", "relations"),
    [
        ("pdf", f"Of Waves\nAnn Lee\na@b.org\n{U}\nAbstract\nMore at {U}s", "own unclear"),
        ("pdf", f"Waves Found by Using Kelp\nAnn Lee\na@b.org\n{U}\nAbstract\nWe wave.", "own"),
        ("pdf", f"Of Waves\nOur data is based on Kelp at\n{U}\nAbstract\nWe wave.", "third-party"),
        ("pdf", f"Of Waves\nAnn Lee\n{U}/issues/4\nAbstract\nWe wave.", "unclear"),
        (
            "latex",
            f"\\title{{Of Waves}}\\date{{\\url{{{U}}}}}\n\\begin{{abstract}}More at \\url{{{U}s}}",
            "own unclear",
        ),
        ("pdf", f"We wave.\nBibliografia\nLee, J. Foo. {U}", "third-party"),
        (
            "latex",
            f"\\section*{{Open Research}}\n\n\\url{{{U}}}\n\\section{{End}} \\url{{{U}s}}",
            "own unclear",
        ),
        (
            "pdf",
            f"References\nLee, J. Foo. {U}s\nNr. Code metadata description\nC2 Repository: {U}",
            "third-party own",
        ),
        ("pdf", f"Code is available on GitHub⁵.\nReferences\nLee, J. Foo. {U}s\n⁵{U}", "third-party own"),
    ],
)
def test_above_an_abstract_and_around_references(format, text, relations):
    assert " ".join(link.relation for link in extract_links(text, format)) == relations


@pytest.mark.parametrize(
    ("said", "relations"),
    [
        ("Our code is at https://github.com/kelp/x.", "own third-party own"),
        ("We wave.", "own own"),
    ],
)
def test_a_namesake_in_a_reference_list_lies_with_ones_own_code(said, relations):
    text = (
        f"Ann Berg\nAbstract\n{said}\nReferences\n[1] Moss. Wavelets in kelp. https://github.com/moss/wavelets\n"
        "[2] Kelp. Wavelets. https://github.com/kelp/wavelets\n"
    )
    place = Location(path="p", line=1)
    passage = Passage(field="page", text=text, found_at=place, format="pdf")
    links = links_of(Paper(id="p", title="Wavelets: a study", passages=(passage,), found_at=place))
    assert " ".join(link.relation for link in links) == relations


@pytest.mark.parametrize(
    ("own", "relation"), [("Our code is at https://github.com/kelp/x.", "third-party"), ("", "unclear")]
)
def test_some_lines_of_a_file_say_nothing_of_whose_it_is(own, relation):
    text = f"{own} Else the code at https://github.com/moss/y/blob/main/a.c#L10 is affected."
    assert links_of(paper(text))[-1].relation == relation
