# ruff: noqa: E501, ISC004 - pages are easier to read in one line
"""Programmes of workshops: papers count, and neither breaks, invited talks nor what names a paper again."""

import io

import pytest

from repocheck.extractor import read

SLOW, DEEP, WIDE = "Slow Eyes for Fast Looks", "Deep Eyes in the Sand", "Wide Eyes of the Dune"
ACCEPTED = "".join(
    f"* #{n}: {title} (Ada Kimura and Boris Leclerc) ([Paper PDF](papers/{n}.pdf)) ([Poster PDF](posters/{n}.pdf))\n"
    for n, title in enumerate((SLOW, DEEP, WIDE), 1)
)
TABLE = f"""
| Time (CET) | | Title |
| :--: | -- | -- |
| 9:00 | Opening | |
| 9:10 | Contributed talk | {SLOW} |
| 9:40 | Invited talk | [Edda Fontaine](https://edda.example.org). <em>Of Eyes and Sight</em> |
| 10:00 | Break | |
| 10:30 | Contributed talk | {WIDE} |
| 11:00 | Posters | Hall B |
"""
PAGES = {
    "papers below a timetable": ("README.md", f"# Workshop on Sight\n\n## Schedule\n{TABLE}\n## Accepted papers\n\n{ACCEPTED}", (SLOW, DEEP, WIDE)),
    "numbers with a hash": ("README.md", f"# Workshop on Sight\n\n## Accepted papers\n\n{ACCEPTED}", (SLOW, DEEP, WIDE)),
    "a timetable alone": (
        "README.md",
        f"# Workshop on Sight: programme\n\n| Time | Title | Authors |\n|--|--|--|\n| 9:00 | Welcome and opening remarks | |\n| 9:15 | {SLOW} | Ada Kimura, Boris Leclerc |\n"
        f"| 9:45 | Coffee break | |\n| 10:15 | {DEEP} | Dana Lindqvist, Otto Mendes |\n| 12:00 | Lunch (on your own) | |\n",
        (SLOW, DEEP),
    ),
    "a talk that opens something": (
        "programme.yml",
        "- start: 9:00\n  title: Opening\n- start: 9:10\n  title: Opening the Eyes of Old Owls\n- start: 10:00\n  title: Coffee Break\n- start: 10:30\n  title: " + DEEP + "\n",
        ("Opening the Eyes of Old Owls", DEEP),
    ),
    "slots beside talks": (
        "programme.yml",
        f"talks:\n  ada:\n    authors: [ada]\n    title: {SLOW}\n  edda:\n    authors: [edda]\n    title: {DEEP}\nschedule:\n- time: 09:00-09:45\n  title: Breakfast\n  location: Hall A\n"
        "- time: 09:45-10:00\n  title: Lightning talks 1\n  location: Hall B\n- time: 10:00\n  presentation: ada\n",
        (SLOW, DEEP),
    ),
    "talks by their speakers": (
        "programme.yml",
        f'- {{time: "9h00", name: Accueil}}\n- {{time: "9h30", name: {SLOW}, speaker: Ada Kimura}}\n- {{time: "10h30", name: Group photo on the stairs}}\n'
        f'- {{time: "11h00", name: {DEEP}, speaker: Otto Mendes}}\n',
        (SLOW, DEEP),
    ),
    "kinds of slots in a column": (
        "program.html",
        f"<html><title>SIGHT 2024</title><h1>Program</h1><table><tr><th>Type</th><th>Time</th><th>Title</th><th>Speaker</th></tr>"
        f"<tr><td>Remarks</td><td>8:45 AM</td><td>Words of the Chairs to All</td><td>Edda Fontaine</td></tr>"
        f"<tr><td>Invited Talk 1</td><td>9:00 AM</td><td>Of Eyes and Sight in the Deep</td><td>Edda Fontaine</td></tr>"
        f'<tr><td colspan="3">Spotlights of Accepted Papers 1 (10:00 - 11:00 AM)</td><td></td></tr>'
        f"<tr><td>Paper</td><td>10:00 AM</td><td>{SLOW}</td><td>Ada Kimura, Boris Leclerc</td></tr>"
        f"<tr><td>Paper</td><td>10:30 AM</td><td>{DEEP}</td><td>Dana Lindqvist, Otto Mendes</td></tr>"
        f"<tr><td>Break</td><td>11:00 AM</td><td>Coffee and Cake in the Hall</td><td></td></tr>"
        f"<tr><td>Paper</td><td>11:30 AM</td><td>{WIDE}</td><td>Ada Kimura, Otto Mendes</td></tr></table></html>",
        (SLOW, DEEP, WIDE),
    ),
    "authors above titles, without heads": (
        "program.html",
        "<html><title>Program</title><h1>Workshop on Sight</h1><p>Session chairs are named below.</p><table>"
        "<tr><td>9:00-9:30</td><td><i>Welcome</i></td></tr>"
        "<tr><td>9:30-10:00</td><td><b>Invited talk:</b> Edda Fontaine<br><i>Of Eyes and Sight in the Deep</i></td></tr>"
        '<tr><td colspan="2"><b>Eyes</b><br>Session chair: Edda Fontaine</td></tr>'
        f"<tr><td>10:00-10:20</td><td>Ada Kimura and Boris Leclerc<br><i>{SLOW}</i></td></tr>"
        f"<tr><td>10:20-10:40</td><td>Dana Lindqvist<br><i>{DEEP}</i></td></tr>"
        "<tr><td>10:40-11:00</td><td><i>Coffee break</i></td></tr>"
        f"<tr><td>11:00-11:20</td><td>Ada Kimura, Otto Mendes<br><i>{WIDE}</i></td></tr>"
        "<tr><td>11:20-11:40</td><td>Boris Leclerc, Otto Mendes<br><i>Owls That Look Away at Night</i></td></tr>"
        "<tr><td>11:40-12:00</td><td>Dana Lindqvist and Ada Kimura<br><i>Cats That Look Back at Noon</i></td></tr></table></html>",
        (SLOW, DEEP, WIDE, "Owls That Look Away at Night", "Cats That Look Back at Noon"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_what_a_programme_lists(page):
    name, text, titles = PAGES[page]
    assert [paper.title for paper in read(io.BytesIO(text.encode()), name).papers] == list(titles)
