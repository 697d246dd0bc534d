"""Sentences and places of papers in full, and whose code they say that a link points to."""

import pytest

from repocheck.extractor import links_of
from repocheck.models import Location, Paper, Passage

U = "https://github.com/zz-lab/kk-router"
HEADS = {
    "markdown": "# Routing of parcels\n\nParcels are routed on grids.\n\n",
    "latex": "\\title{Routing of parcels}\n\\begin{document}\n\\maketitle\nParcels are routed on grids.\n\n",
    "pdf": "Routing of parcels\r\nMarta Quill²\r\nAbstract\r\nWe route.\r\n1 Introduction\r\nParcels go.\r\n",
}
OWN = (
    ("latex", "A frozen snapshot of what we ran is tagged at URL."),
    ("latex", "The authors' implementation of the proposed scheme is in this repository: URL."),
    ("latex", "We welcome bug reports at URL."),
    ("latex", "\\thanks{Source files: URL}"),
    ("pdf", "4 Methods\r\nThe data, figures and drafts are at the GitHub repository:\r\nURL\r\n"),
    ("pdf", "Their solver is used by many.\r\n4 Code\r\nAll code used can be found at URL."),
    ("pdf", "²Authors are with the Institute of Waves. Email: m.quill@uio.no\r\nCode available at URL.\r\n"),
    ("pdf", "The manuscript was written in Quarto and may be rebuilt from URL."),
    ("pdf", "The repository (URL) holds everything: stimuli, models, and this text."),
    ("pdf", "Clone URL and run make to repeat all the steps of this paper."),
    ("pdf", "An estimator implementing the scheme is on GitHub; the code is public: URL"),
    ("pdf", "We also put together a browser demo² for readers.\r\n²Try it at URL"),
    ("markdown", "The package is developed in the open at URL."),
    ("markdown", "A worked example is part of the repository (URL) under `examples/`."),
    ("markdown", "Contributions are invited through the [tracker](URL)."),
    ("markdown", "# Software repository\n\nURL"),
)
OTHERS = (
    ("latex", "The map was exported with a command-line tool\\footnote{URL, version 2.3}."),
    ("latex", "Our parser is a thin wrapper around a library written by others (URL)."),
    ("latex", "A list of open problems is curated by the community at URL."),
    ("latex", "Our encoder starts out from public weights\\footnote{URL}."),
    ("pdf", "The records are third-party data and were accessed through URL."),
    ("pdf", "The list was taken, and then shortened, from a GitHub repository: URL"),
    ("pdf", "The names were scraped from a repository (URL)."),
    ("pdf", "Open data of an earlier study were reanalysed (URL)."),
    ("pdf", "The corpus was assembled by volunteers and is distributed at URL."),
    ("markdown", "PortLab's data repository and Gull Cutter code on GitHub (URL) are fine efforts."),
    ("markdown", "It is an excellent effort (URL) that was an inspiration to us."),
    ("markdown", "Its design owes much to a program for gulls (URL)."),
    ("markdown", "The core links against a sparse solver (URL)."),
    ("markdown", "It uses the scripts that the makers of hopper published at URL."),
    ("markdown", "The set itself, however, is not ours and remains at URL."),
    ("markdown", "The algorithm was made available in Fortran by its inventors (URL)."),
    ("markdown", "It reads files produced by gridhop [@gridhop] (URL)."),
    ("markdown", "Users may export to the format of netviz (URL), a separate project."),
    ("markdown", "This work benefited from the efforts of the port (URL)."),
)
TABLE = [(*row, "own") for row in OWN] + [(*row, "third-party") for row in OTHERS]


@pytest.mark.parametrize(("format", "body", "relation"), TABLE)
def test_a_paper_says_whose_its_links_are(format, body, relation):
    place = Location(path="p", line=1)
    text = HEADS[format] + body.replace("URL", U)
    passage = Passage(field="text", text=text, found_at=place, format=format)
    (link,) = links_of(Paper(id="p", title="Routing of parcels", passages=(passage,), found_at=place))
    assert link.relation == relation
