import pytest

from repocheck.extractor.readers._pdf.numbered import without_line_numbers
from tests.extractor.readers.samples import make_pdf, papers

WORDS = ("Waves go", "on and on", "2012 was calm", "and so", "were we", "all of us", "at sea")


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("\n".join(f"{n} {words}" for n, words in enumerate(WORDS, 41)), True),
        ("\r\n".join(f"{words} {n}" for n, words in enumerate(WORDS, 7)), True),
        ("\n".join(f"{words}\n" * 4 + f"{5 * n} {words}" for n, words in enumerate(WORDS, 2)), True),
        ("\n".join(f"{n} {words}" for n, words in enumerate(WORDS[:4], 41)), False),
        ("\n".join(f"{n * n} {words}" for n, words in enumerate(WORDS, 41)), False),
        ("\n".join(f"{words}\n" * 9 + f"{n} https://a.org" for n, words in enumerate(WORDS, 1)), False),
    ],
)
def test_numbers_that_count_the_lines_are_blank(text, numbered):
    plain = without_line_numbers(text)
    assert len(plain) == len(text)
    assert plain.split() != text.split() if numbered else plain == text
    assert "2012 was calm" in plain


def test_lines_that_are_parted_where_the_type_changes_count_as_those_of_the_page():
    page = "\n".join(f"{n} {words}" for n, words in enumerate(WORDS, 41))
    parted = page + "\nAnn" * 9
    assert without_line_numbers(parted) == parted
    assert "41" not in without_line_numbers(parted, page)


def test_two_columns_are_numbered_on_their_outer_sides():
    left = [f"{n} {words}" for n, words in enumerate(WORDS, 41)]
    right = [f"{words} {n}" for n, words in enumerate(WORDS, 48)]
    plain = without_line_numbers("\r\n".join(left + right))
    assert plain.split() == " ".join(WORDS + WORDS).split()


def test_a_number_behind_a_parted_word_counts_as_well():
    lines = [f"{n} {words}" for n, words in enumerate(WORDS, 41)]
    assert "42" not in without_line_numbers("\ufffe".join(lines[:2]) + "\n" + "\n".join(lines[2:]))


def test_an_address_that_goes_on_in_the_next_line_is_whole():
    lines = [f"{n} {words}" for n, words in enumerate(WORDS, 14)]
    lines += ["21 Our code is at https://github.com/", "22 quartz-lab/tiny-router"]
    (paper,) = papers(make_pdf(lines, [(7, "https://github.com/quartz-lab/tiny-router")]))
    assert "at https://github.com/quartz-lab/tiny-router" in paper.text
    assert paper.title.split()[0] != "14"
