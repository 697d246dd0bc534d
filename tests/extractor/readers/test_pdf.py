import importlib.util

import pytest

from repocheck.errors import DigestError
from repocheck.extractor.readers import pdf
from repocheck.extractor.readers._pdf.links import merge
from repocheck.extractor.readers._pdf.title import title_of
from tests.extractor.readers.samples import make_pdf, papers

pytest.importorskip("pypdfium2")


def test_text_and_links_are_merged():
    lines = ["A Title", "Code: https://github.com/quartz-", "lab/Tiny-", "Router is public.", "See our page."]
    broken = "https://github.com/quartz-lab/Tiny-Router"
    links = [(1, broken), (2, broken), (4, "https://github.com/hidden/one")]
    (paper,) = papers(make_pdf(lines, links))
    (text,) = paper.passages
    assert (text.field, text.format, text.found_at.line, text.found_at.page) == ("page 1", "pdf", None, 1)
    assert f"Code: {broken} is public." in text.text
    assert "See our page (https://github.com/hidden/one)." in text.text
    assert (paper.title, paper.extra) == ("A Title", {})


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (") Tj /F1 8 Tf 4 Ts (1) Tj /F1 12 Tf 0 Ts (", "https://github.com/a/tool"),  # of a footnote
        ("1) Tj /F1 8 Tf 4 Ts (12) Tj /F1 12 Tf 0 Ts (", "https://github.com/a/tool1"),
        ("1", "https://github.com/a/tool1"),  # of the name
        ("1) Tj /F1 12 Tf (", "https://github.com/a/tool1"),
    ],
)
def test_a_number_is_of_a_footnote_if_it_is_small(number, shown):
    (paper,) = papers(make_pdf(["A Title", f"at https://github.com/a/tool{number}. More"]))
    assert paper.text.split()[3].rstrip(".") == shown


def test_a_clash_is_reported():
    (paper,) = papers(make_pdf(["https://github.com/a/shown."], [(0, "https://github.com/a/linked")]))
    assert paper.extra["clashes"] == [
        {"page": 1, "text": "https://github.com/a/shown.", "target": "https://github.com/a/linked"}
    ]
    assert "https://github.com/a/linked" in paper.text


def test_a_pdf_is_one_whatever_its_metadata_look_like():
    feed = b'%<rdf:RDF xmlns="http://purl.org/rss/1.0/"><title>cs.LG updates on arXiv.org</title></rdf:RDF>\n'
    head, _, rest = make_pdf(["A Title", "Some text of it."]).partition(b"\n")
    assert [paper.title for paper in papers(head + b"\n" + feed + rest)] == ["A Title"]


def test_title_and_stamp():
    (paper,) = papers(make_pdf(["arXiv:2601.20001v3  [cs.LG]  5 Jan 2026"], title="Of Metadata"))
    assert (paper.id, paper.title) == ("2601.20001", "Of Metadata")


@pytest.mark.parametrize(
    ("lines", "metadata", "title"),
    [
        (
            [
                ("Proceedings of Things", 30, 790),
                ("Waves for", 20, 760),
                ("Large-Scale", 20, 740),
                ("Nets", 20, 720),
                ("B", 9, 700),
            ],
            "",
            "Waves for Large-Scale Nets",
        ),
        (
            [("WAVES AND", 17, 760), ("REEFS", 15.5, 740), ("We study", 10, 700)],
            "paper.dvi",
            "WAVES AND REEFS",
        ),
        (
            [("Waves of Infor-", 17, 760), ("mation", 17, 740), ("We study", 10, 700)],
            "",
            "Waves of Infor-mation",
        ),
        (
            [("Of Waves", 10, 760), ("we study them.", 10, 740)],
            "Something Else Entirely",
            "Something Else Entirely",
        ),
        ([("Of Waves", 10, 760), ("we study them.", 10, 740)], "main", ""),
        (
            [("Highlights", 15, 760), ("Waves of the Sea", 10, 740), ("Ann Berg, Cleo Ro\x02", 10, 720)],
            "",
            "Waves of the Sea",
        ),
        ([("Highlights of the Sea", 15, 760), ("Ann Berg", 10, 740)], "", "Highlights of the Sea"),
        (
            [
                ("Waves of the Sea:", 18, 760),
                ("What They Say", 14, 740),
                ("to Sand", 14, 720),
                ("Ann Berg", 12, 700),
            ],
            "",
            "Waves of the Sea: What They Say to Sand",
        ),
        (
            [("Waves of the Sea", 18, 760), ("A First Look at Them", 14, 740), ("Ann Berg", 12, 720)],
            "",
            "Waves of the Sea",
        ),
        (
            [("Waves of the Sea", 18, 760), ("on a Set of Reefs", 15, 738), ("Master’s Thesis", 18, 690)],
            "Master's Thesis",
            "Waves of the Sea on a Set of Reefs",
        ),
        (
            [("PRACA DYPLOMOWA", 20, 760), ("MAGISTERSKA", 20, 740), ("Fale na morzu i na", 15, 700)],
            "",
            "Fale na morzu i na",
        ),
        (
            [("TinyWave", 24, 760), ("A Runtime with Many Backends", 15, 730), ("So it is.", 10, 700)],
            "TinyWave",
            "TinyWave: A Runtime with Many Backends",
        ),
        (
            [("Wave Tailoring", 16, 760), ("Ann Berg # N", 12, 735), ("We study", 10, 700)],
            "Wave Tailoring",
            "Wave Tailoring",
        ),
        (
            [("On Equal Waves with", 18, 760), ("Abstract Machines", 18, 740), ("We study", 10, 700)],
            "",
            "On Equal Waves with Abstract Machines",
        ),
        (
            [("Waves of the Sea", 14, 760), ("Ann Berg", 14, 718), ("1 Bo Lee", 14, 718), ("So.", 10, 700)],
            "",
            "Waves of the Sea",
        ),
        (
            [("Waves of the Sea, a Wind-", 14, 760), ("and-Tide View", 14, 744), ("It waves", 10, 700)],
            "",
            "Waves of the Sea, a Wind-and-Tide View",
        ),
        (
            [("University of Kelp", 20, 790), ("Waves of the Sea", 20, 760), ("A thesis by", 12, 720)],
            "",
            "Waves of the Sea",
        ),
        (
            [
                ("School of Waves", 20, 790),
                ("and of Kelp", 20, 770),
                ("Master’s Thesis in Waves: How They Go", 16, 740),
                ("Waves of the Sea", 18, 720),
                ("Ann Berg", 14, 660),
            ],
            "",
            "Waves of the Sea",
        ),
        (
            [("Universities at the Sea", 20, 790), ("Ann Berg", 12, 760)],
            "",
            "Universities at the Sea",
        ),
        (
            [("Waves of the Sea", 16, 760), ("by Ann Berg", 12.5, 735), ("We study", 10, 700)],
            "",
            "Waves of the Sea",
        ),
        (
            [("Waves of the Sea", 14, 760), ("Anonymous KELP submission", 13.5, 740), ("So.", 10, 700)],
            "",
            "Waves of the Sea",
        ),
        (
            [("kelp-sim", 18, 760), ("Waves of the Sea at", 18, 700), ("Cape Horn", 18, 680)],
            "kelp-sim",
            "Waves of the Sea at Cape Horn",
        ),
        (
            [("Kelp Computation 9(8):1735-1780, 1997", 18, 790), ("Waves of the Sea", 18, 760)],
            "",
            "Waves of the Sea",
        ),
        (
            [("electronic reprint", 18, 760), ("Waves of the Sea", 18, 700)],
            "",
            "Waves of the Sea",
        ),
        (
            [
                ("The Kelp Journal, 5:L7, 2003", 9, 790),
                ("2003. All rights reserved.", 7, 780),
                ("Waves of the Sea for", 10, 760),
                ("Cape Horn", 10, 745),
                ("Ann Berg and Bo Lee", 9, 730),
            ],
            "",
            "Waves of the Sea for Cape Horn",
        ),
        (
            [("Waves of the Sea at", 14, 760), ("Cape Horn", 14, 744), ("It waves, and it is so.", 10, 700)],
            "",
            "Waves of the Sea at Cape Horn",
        ),
        (
            [
                ("A Draft version May 3, 2021", 8, 780),
                ("Typeset using LATEX in some style", 8, 770),
                ("Waves of the Sea at", 11, 760),
                ("Cape Horn", 11, 744),
                ("Ann Berg, Bo Lee", 9, 720),
            ],
            "",
            "Waves of the Sea at Cape Horn",
        ),
    ],
)  # fmt: skip
def test_a_title_is_the_largest_type_on_the_first_page(lines, metadata, title):
    body = [("words of the text that go on and on", 10, 690 - n) for n in range(9)]
    assert title_of([*lines, *body], metadata, "") == title


@pytest.mark.parametrize(
    ("head", "below", "text", "title"),
    [
        ("TidePool.jl", "Ann Berg", "TidePool.jl\nAnn Berg\nTidePool.jl is a package.", "TidePool.jl"),
        ("TidePool", "Ann Berg ANN@KELP.ORG", "TidePool\nAnn Berg\nTidePool is a package.", "TidePool"),
        ("Tides", "Of Waves and Reefs", "Tides\nOf Waves and Reefs\nTides are long.", "Of Waves and Reefs"),
        ("Sensors", "Ann Berg and Bo Lee", "Sensors\nAnn Berg and Bo Lee\nWe study waves.", ""),
    ],
)
def test_one_word_is_a_title_above_a_name_if_the_page_speaks_of_it(head, below, text, title):
    lines = [(head, 18, 760), (below, 12, 740)]
    lines += [("words of the text that go on and on", 10, 690 - n) for n in range(9)]
    assert title_of(lines, "", text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("WAV2L: Waves of the Seas\nAnn Berg", "WAV2L: Waves of the Seas"),
        ("WAV 2L: Waves of the Seas\nAnn Berg", "WAV 2L: Waves of the Seas"),
    ],
)
def test_a_word_with_a_raised_digit_is_one_where_the_page_writes_it_so(text, title):
    lines = [("WAV", 17, 760), ("2L: Waves of the Seas", 17, 762)]
    lines += [("words of the text that go on and on", 10, 690 - n) for n in range(9)]
    assert title_of(lines, "", text) == title


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("The Waves of the Inla", "The Waves of the Inland Seas"),
        ("The Waves of the Inland", "The Waves of the Inland"),
        ("Waves of the Inland Sea", "Waves of the Inland Sea"),
        ("The Waves of theInland Seas", "The Waves of the Inland Seas"),
        ("The waves of the inland seas", "The Waves of the Inland Seas"),
        ("The Waves of the Inland Seas of Kelp", "The Waves of the Inland Seas"),
        ("Proceedings of the Inland Seas", "The Waves of the Inland Seas"),
        ("Waves$^2$ of the Inland Seas", "The Waves of the Inland Seas"),
    ],
)
def test_a_title_that_the_file_cuts_within_a_word_is_that_of_the_page(given, title):
    lines = [("The Waves of the", 17, 760), ("Inland Seas", 17, 740)]
    lines += [("words of the text that go on and on", 10, 690 - n) for n in range(9)]
    assert title_of(lines, given, "The Waves of the\nInland Seas\nwords of the text") == title


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (make_pdf([""]), "no text"),
        (b"%PDF-1.7\njunk", "cannot be read"),
        (make_pdf(["x"])[:300], "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_an_error_with_a_mend(data, words):
    with pytest.raises(DigestError, match=words) as caught:
        papers(data)
    assert caught.value.remedy


def test_a_dead_or_endless_child_is_an_error(monkeypatch, tmp_path):
    for script, words in [("import os; os.abort()", "ended with"), ("while True: pass", "longer than")]:
        monkeypatch.setattr(pdf, "_CHILD", tmp_path / "child.py")
        monkeypatch.setattr(pdf, "TIMEOUT_S", 2)
        (tmp_path / "child.py").write_text(script)
        with pytest.raises(DigestError, match=words):
            papers(make_pdf(["x"]))


def test_the_missing_extra_is_named(monkeypatch):
    monkeypatch.setattr(
        pdf, "find_spec", lambda name: None if name == "pypdfium2" else importlib.util.find_spec(name)
    )
    with pytest.raises(DigestError, match="needs pypdfium2") as caught:
        papers(make_pdf(["x"]))
    assert "[pdf]" in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "links", "merged", "hidden", "n_clashes"),
    [
        ("at github.com/a/b.", [("https://github.com/a/b", "github.com/a/b.")], "at github.com/a/b.", 0, 0),
        (
            "at github.com/a/b\ufffe\r\nc now",
            [("https://github.com/a/b-c", "x")],
            "at github.com/a/b-c now",
            0,
            0,
        ),
        (
            "see github.com/a/ here",
            [("https://github.com/a/b", "github.com/a/")],
            "see github.com/a/b here",
            0,
            0,
        ),
        ("our code", [("https://github.com/a/b", "code")], "our code (https://github.com/a/b)", 0, 0),
        ("our code", [("https://github.com/a/b", "picture")], "our code", 1, 0),
        (
            "code of others and our code",
            [("https://github.com/a/b", "our code")],
            "code of others and our code (https://github.com/a/b)",
            0,
            0,
        ),
        ("a mail", [("mailto:a@b.example", "mail")], "a mail", 1, 0),
        ("github.com/a/x", [("https://github.com/a/b", "github.com/a/x")], "github.com/a/x", 1, 1),
        (  # an underscore drawn as a rule, which leaves a blank
            "at github.com/a/big gym\r\nworld now",
            [("https://github.com/a/big_gym_world", "github.com/a/big gym")],
            "at github.com/a/big_gym_world now",
            0,
            0,
        ),
        ("github.com/a/b c", [("https://github.com/a/b_d", "github.com/a/b c")], "github.com/a/b c", 1, 1),
    ],
)
def test_merging(text, links, merged, hidden, n_clashes):
    found = merge(text, [(*link, text.find(link[1])) for link in links])
    assert (found.text, len(found.hidden), len(found.clashes)) == (merged, hidden, n_clashes)


def test_an_address_that_another_page_links_is_written_as_that():
    text = "Code: https://github.com/o/tiny net, and https://github.com/o/tiny net/more"
    found = merge(text, [], elsewhere=["https://github.com/o/tiny_net"])
    assert found.text.startswith("Code: https://github.com/o/tiny_net, and")


def test_a_host_that_a_line_end_parts_is_whole():
    assert "github.com/o/n" in merge("(https://github.-\r\ncom/o/n)", []).text


def test_an_address_with_blanks_around_its_signs_is_whole():
    text = "at https : / / github . com /\nkelp - lab/tiny. We wait"
    assert "at https://github.com/kelp-lab/tiny. We wait" in merge(text, []).text


@pytest.mark.parametrize(
    ("lines", "given", "title"),
    [
        ([("Waves of Inland Seas:", 17, 760), ("A Survey", 17, 740)], "Waves of Inland Seas", ": A Survey"),
        ([("Layer Tides", 17, 760), ("Ann Berg University of the Sea", 10, 720)], "", "Layer Tides"),
        ([("Layer Tides", 17, 760), ("1 On the Kelp of Seas", 13, 700)], "", "Layer Tides"),
        (
            [("Tidal Invariant Linear Waves", 17, 760), ("Ann Berg† Bo Lee§ Kelp Lab", 12, 720)],
            "",
            "Tidal Inv",
        ),
        ([("Layer Tides", 17, 760), ("1.1. On the Kelp of Seas", 13, 700)], "", "Layer Tides"),
        ([("Submitted for publication in Waves", 17, 780), ("On Kelp of the Seas", 16, 760)], "", "On Kelp"),
        ([("3rd Conference on Waves (W 2018)", 17, 780), ("On Kelp of the Seas", 16, 760)], "", "On Kelp"),
        ([("On Kelp of the Seas", 17, 760)], "arXiv:2601.20001v3 [cs.LG] 5 Jan 2026", "On Kelp of the Seas"),
        (
            [("ON TIDE\ufffe", 17, 760), ("MADE KELP", 17, 740), ("Kelp is tide-made.", 9.9, 720)],
            "",
            "ON TIDE-MADE KELP",
        ),
        (
            [("On the Kelp of Mobile", 7, 760), ("Seas", 7, 740), ("Ann Berg and Bo Lee", 9, 720)],
            "",
            "On the Kelp of Mobile Seas",
        ),
        (
            [("KELP LETTERS 21 (2021)", 17, 780), ("On Waves of the Seas", 17, 760)],
            "",
            "On Waves of the Seas",
        ),
    ],
)
def test_titles_beside_other_lines_of_a_page(lines, given, title):
    lines = [*lines, *(("words of the text that go on and on", 9.9, 690 - n) for n in range(9))]
    found = title_of(lines, given, "\n".join(line[0] for line in lines))
    assert title in found
    assert "Berg" not in found


def test_a_note_or_a_stamp_right_behind_a_parted_word_has_a_line_of_its_own():
    lines = ["A Title", "a decoder block con-", "1https://github.com/o/kelp", "is a matter of bal-"]
    (paper,) = papers(make_pdf([*lines, "arXiv:2601.20001v3 [cs.LG] 5 Jan 2026"]))
    assert "con\n1https://github.com/o/kelp" in paper.text
    assert (paper.id, str(paper.date)) == ("2601.20001", "2026-01-05")


def test_marks_of_several_notes_are_read():
    small, normal = ") Tj /F1 8 Tf 4 Ts (", ") Tj /F1 12 Tf 0 Ts ("
    (paper,) = papers(make_pdf(["A Title", f"Scripts are public{small}2,3,4{normal}.", "Kelp grows."]))
    assert "public²,³,⁴" in paper.text
