"""Dates as people write them: spans, months behind years, years of any time, and names of what is above."""

import pytest

from repocheck.extractor.readers._date import date_of_headings, read_date
from repocheck.extractor.readers._pdf import date_of_page
from tests.extractor.readers.samples import papers


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("2013 Dec", "2013-12-01", "month"),
        ("1964 Sep 26", "1964-09-26", "day"),
        ("2018 Jan-Feb", "2018-01-01", "month"),
        ("2022 Jan 7-13", "2022-01-01", "month"),
        ("Maui, Hawaii January 13–17, 2019", "2019-01-01", "month"),
        ("January 31–February 4, 2021", "2021-01-01", "month"),
        ("Vol. 59, March–April 2022, pp. 1", "2022-03-01", "month"),
        ("13-17 May 2019", "2019-05-01", "month"),
        ("30 April - 3 May 2023", "2023-04-01", "month"),
        ("3.–5. Mai 2019", "2019-05-01", "month"),
        ("12 Oct 2018", "2018-10-12", "day"),
        ("New submissions for Fri, 27 May 22", "2022-05-27", "day"),
        ("Monday 3 June 24", "2024-06-03", "day"),
        ("Tuesday, 4 July 23", "2023-07-04", "day"),
        ("Wednesday, 5 Mar 25", "2025-03-05", "day"),
        ("Thu, 6 Mar 25", "2025-03-06", "day"),
        ("Sat, 8 Mar 25 and Sun, 9 Mar 25", "2025-03-08", "day"),
        ("Sunday, 9 Mar 25", "2025-03-09", "day"),
        ("Wed 5 Mar 12:30", "None", ""),
        ("(22 S&P)", "2022-01-01", "year"),
        ("[17 USENIX]", "2017-01-01", "year"),
        ("[Berg 18]", "2018-01-01", "year"),
        ("[Berg 18a]", "2018-01-01", "year"),
        ("(Top 10)", "None", ""),
        ("[Figure 45]", "None", ""),
        ("Juli 1948", "1948-07-01", "month"),
        ("1843", "1843-01-01", "year"),
        ("(1843)", "1843-01-01", "year"),
        ("in 2019 may we", "2019-01-01", "year"),
        ("Table 3, 1843 ships", "None", ""),
        ("1501.", "None", ""),
        ("Trans. Lakes 2024.3", "2024-01-01", "year"),
        ("Trans. Slow Cryptol. 2024.3 (2024), pp. 1", "2024-01-01", "year"),
        ("arXiv 2024.3", "2024-03-01", "month"),
        ("June 2-2020", "None", ""),
    ],
)
def test_a_date_is_read_with_its_precision(text, date, precision):
    when = read_date(text)
    found = (str(when.date), when.precision) if when else ("None", "")
    assert found == (date, precision)


@pytest.mark.parametrize(
    ("above", "date"),
    [
        ("Papers\nTrack 2014: Waves", "2014-01-01"),
        ("2020\nTrack 2014", "2014-01-01"),
        ("acl-2024", "2024-01-01"),
        ("A list of everything that was written on waves and sand since 1999", "None"),
    ],
)
def test_the_nearest_heading_with_a_date_gives_it(above, date):
    when = date_of_headings(above)
    assert str(when.date if when else None) == date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("tracks:\n- papers:\n  - title: Waves of Sand\n  track: 'Seas 2014: Long'\n", ["2014-01-01"]),
        ("year: 2019\npapers:\n- title: Sand\n- title: Salt\n  year: 2020\n", ["2019-01-01", "2020-01-01"]),
        ("'2021':\n- title: Waves of Sand\n", ["2021-01-01"]),
        ("updated: 2021-05-06\npapers:\n- title: Waves of Sand\n", ["None"]),
        ("2021.naacl-main.1:\n  title: Waves of Sand\n", ["None"]),
        ("- title: '**[Seas 2024]**Waves of Sand'\n", ["2024-01-01"]),
        ("- title: '[2024] Waves of Sand'\n  created: 2020-01-02\n", ["2024-01-01"]),
        ("- title: '[COVID-19] Waves of Sand'\n", ["None"]),
    ],
)  # fmt: skip
def test_a_record_is_dated_by_its_venue_and_by_what_holds_it(text, dates):
    assert [str(paper.date) for paper in papers(text, name="papers.yaml")] == dates


def test_a_venue_in_front_of_a_title_is_no_part_of_it():
    found = papers("- title: '**[Seas 2024]** Waves of Sand'\n- title: '[Re] Waves of Salt'\n", name="p.yaml")
    assert [paper.title for paper in found] == ["Waves of Sand", "[Re] Waves of Salt"]


ROW = "title,url,date,authors\n"


@pytest.mark.parametrize(
    ("rows", "dates"),
    [
        ("Waves of Sand and Salt,https://arxiv.org/abs/2401.00001,{},A Kim\n" * 2, "2024-05-06/day"),
        ("Waves of Sand and Salt,https://arxiv.org/abs/2401.00001,{},A Kim\n" * 2, "2024-05/month"),
    ],
)
def test_the_finer_of_two_dates_of_one_paper_counts(rows, dates):
    date, precision = dates.split("/")
    for pair in ((date, "2024"), ("2024", date)):
        (paper,) = papers(ROW + rows.format(*pair), name="papers.csv")
        assert str(paper.date).startswith(date)
        assert paper.extra.get("date_precision", "day") == precision


def test_the_first_of_two_dates_that_differ_counts():
    row = "Waves of Sand and Salt,https://arxiv.org/abs/2401.00001,{},A Kim\n"
    (paper,) = papers(ROW + row.format("2024") + row.format("2025-03-04"), name="papers.csv")
    assert (str(paper.date), dict(paper.extra)) == ("2024-01-01", {"date_precision": "year"})


@pytest.mark.parametrize(
    ("rows", "n_papers"),
    [
        (["Waves of Sand and of Salt,,,"] * 2, 1),
        (["Waves of Sand and of Salt,,2020,", "Waves of Sand and of Salt,,2020,A Kim"], 1),
        (["Waves of Sand and of Salt,,2020,", "Waves of Sand and of Salt,,2021,"], 2),
        (["Waves of Sand,,,", "Waves of Sand,,,"], 2),
        (["Waves of Sand,,2020,", "Waves of Sand,,2020,"], 1),
        (["A Survey,,2020,", "A Survey,,2020,"], 2),
        (["Waves of Sand and of Salt,https://a.org/1,,B Lee", "Waves of Sand and of Salt,,,A Kim"], 2),
    ],
)  # fmt: skip
def test_a_bare_title_that_is_listed_twice_is_one_paper(rows, n_papers):
    text = ROW + "\n".join([*rows, "Tides,https://arxiv.org/abs/2401.00009,2020,C Wu"]) + "\n"
    assert len(papers(text, name="papers.csv")) == n_papers + 1


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Lakes Letters, Vol. 13(1), 2020, pp. 1207-1217", "2020-01-01"),
        ("978-1-7281/19/$31.00 ©2019 A Society", "2019-01-01"),
        ("36th Conference on Slow Nets (SlowNets 2022).", "2022-01-01"),
        ("Published as a conference paper at SlowNets 2021", "2021-01-01"),
        ("Received 3 May 2020; accepted 4 June 2020", "2020-06-04"),
        ("DRAFT VERSION JUNE 21, 2024", "2024-06-21"),
        ("“main” — 2020/3/6 — page 1 — #1\n© The Author 2021. All rights reserved.", "2020-03-06"),
        ("KELP ’24, April 14–20, 2024, Lisbon, Portugal\n© 2024 The Society", "2024-04-14"),
        ("KELP 2024, April 2024, Lisbon\n© 2024 The Society", "2024-04-01"),
        ("LETTERS ON KELP, VOL. XX, NO. XX, XX 2016 1", "2016-01-01"),
        ("© Ada Kelp, 2023", "2023-01-01"),
        ("Lee (2019) showed that nets can wait.", "None"),
        ("(KelpNet), August 24, 2020, Lisbon, Portugal\n© 2021 The Society", "2020-08-24"),
        ("66th Symposium on Kelp, 16-18 September 2024, Zadar, Croatia", "2024-09-16"),
        ("Conference’17, July 2017, Washington, DC\n© 2025 The Society", "2025-01-01"),
        ("May 22-27, 2022", "2022-05-22"),
        ("Copyright \nc 2020, A Society of Kelp", "2020-01-01"),
        ("Submitted to 40th Conference on Slow Nets (SlowNets 2026).", "2026-01-01"),
        ("Accepted at the KELP 2026 Workshop on Nets.", "2026-01-01"),
        ("This paper was presented in the Conference on Slow\nNets (SLOW’22) and is short.", "2022-01-01"),
        ("Waves are presented in the KELP 2019 data.", "None"),
        ("Kelp Letters 76 (2022) 102311", "2022-01-01"),
        ("02456 KELP LEARNING, FALL 2022", "2022-01-01"),
        ("Lee et al. (2024). Nets That Wait for the Tide. Letters on Kelp.", "2024-01-01"),
        ("Ann Berg. 2020. Nets That Wait for the Tide. In Letters.", "2020-01-01"),
        ("Lee et al. (2024). Nets That Wait for No Tide. Letters on Kelp.", "None"),
        ("March 2026\nAbstract", "2026-03-01"),
        ("Working paper, March 2026", "2026-03-01"),
        ("Preprint, July 2026 • all data are open", "2026-07-01"),
        ("Draft (May 2026) · not for circulation", "2026-05-01"),
        ("Version: May 2026 | Kelp Society", "2026-05-01"),
        ("Revised May 2026", "2026-05-01"),
        ("Date: May 2026", "2026-05-01"),
        ("Abstract\nMarch 2026", "None"),
        ("1. Abstract\nMarch 2026", "None"),
        ("Sample March 2026", "None"),
        ("8. Oktober 2011", "2011-10-08"),
        ("2024-03-09", "2024-03-09"),
        ("3/25/2012", "2012-03-25"),
        ("Last updated: October 3, 2024", "2024-10-03"),
        ("18 March 2026\nPublished: 4 June 2025", "2025-06-04"),
        ("March 2018, Volume 86, Issue 7.", "2018-03-01"),
        ("Kelp Workshop, January 2026, Oslo", "2026-01-01"),
        ("Coasts of Kelp 2021 Conference – Oslo, 30 November – 3 December 2021", "2021-11-01"),
        ("Proc. Kelp Eng., Vol. 3. Publication date: July 2026.", "2026-07-01"),
        ("April 25-27, 2016, Brussels, Belgium", "2016-04-25"),
        ("4-6 May 2016, Brussels, Belgium", "2016-05-04"),
        ("Vancouver, Canada, July 30 - August 4, 2017. c 2017 Society", "2017-07-01"),
        ("26th Kelp Conference on Waves, Aug 22-27, 2020, San Diego, CA", "2020-08-22"),
        ("Denver, Colorado, June 4, 2015. c 2015 Society", "2015-06-04"),
        ("KELP ON WAVES, VOL. 45, NO. 11, NOVEMBER 1997", "1997-11-01"),
        ("Kelp Research 11 (2010) 743-746 Submitted 11/09; Published 2/10", "2010-02-01"),
        ("Submitted 5/2013; Published 10/2013.", "2013-10-01"),
        ("Submitted 5/2013; Published 13/13.", "None"),
        ("Conference Paper · June 2019", "2019-06-01"),
        ("Kelp Computation 9(8):1735-1780, 1997", "1997-01-01"),
        ("B. Lee (Ed.): KELP 2015, LN 157, pp. 3–15, 2015.", "2015-01-01"),
        ("Kelp Computation 11, 305–345 (1999)", "1999-01-01"),
        ("KELP-2020 Workshop on Waves.", "2020-01-01"),
        ("In: Proceedings of the 64th Meeting. Berlin, 2016.", "2016-01-01"),
        ("c Springer Switzerland 2015", "2015-01-01"),
        ("Lee, Bo (2021) “Nets That Wait for the Tide,” Letters", "2021-01-01"),
        ("Acta Kelp. (2015). A71, 392–409", "2015-01-01"),
        ("Received 2002 May 20; accepted 2003 January 28", "2003-01-28"),
        ("Received 2002 May 20; published 2003 March 11", "2003-03-11"),
        ("Woodstock ’18, June 03–05, 2018, Woodstock, NY\n© 2018 The Society", "None"),
        ("2 May 2019\nWoodstock ’18, June 03–05, 2018, Woodstock, NY", "2019-05-02"),
    ],
)
def test_a_first_page_without_a_day_gives_a_year(line, date):
    when = date_of_page(f"Nets That Wait for the Tide\n{line}\nWe wait.", "Nets That Wait for the Tide")
    assert str(when and when.date) == date


@pytest.mark.parametrize(
    ("head", "cell", "year"),
    [
        ("Source", "SOSP 95", 1995),
        ("Venue", "HotOS 21", 2021),
        ("Conference", "USENIX ATC 12", 2012),
        ("Venue", "Nature 15", None),
        ("Backbone", "ResNet 18", None),
    ],
)
def test_a_column_of_venues_may_give_two_digits_of_the_year(head, cell, year):
    rows = "".join(
        f"| Waves of {what} in a Shallow Sea | {cell} | 1 |\n" for what in ("Sand", "Salt", "Kelp")
    )
    found = papers(f"# Papers\n\n| Title | {head} | Read |\n|---|---|---|\n{rows}", name="papers.md")
    assert [paper.date and paper.date.year for paper in found] == [year] * 3


@pytest.mark.parametrize(
    ("cell", "date", "precision"),
    [
        ("2024.0", "2024-01-01", "year"),
        ("15 Mar 24", "2024-03-15", "day"),
        ("12-May-21", "2021-05-12", "day"),
        ("Mar-24", "2024-03-01", "month"),
        ("15-03-2024", "2024-03-15", "day"),
        ("3/15/24", "2024-03-15", "day"),
        ("3-15-2024", "2024-03-15", "day"),
        ("03-05-2024", "2024-01-01", "year"),
        ("5/2021", "2021-05-01", "month"),
    ],
)
def test_dates_as_cells_of_tables_have_them(cell, date, precision):
    when = read_date(cell)
    assert (str(when.date), when.precision) == (date, precision)
