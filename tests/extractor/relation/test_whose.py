"""Sentences and places of papers in full, and whose code they say that a link points to."""

import pytest

from repocheck.extractor import extract_links, links_of
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
    (
        "latex",
        "A driver based on the GullCut scheme [4] has been written and is available in URL.",
    ),
    ("latex", "Figures are drawn in Section 3 and can be repeated using the scripts kept at URL."),
    ("latex", "Counting was done using custom scripts (URL), which rest on GullCut."),
    ("latex", "The resulting tool\\footnote{URL} of this paper was made for us; its code is free."),
    ("latex", "Both write to our shared hopper server\\footnote{URL}, which keeps the counts."),
    ("latex", "All lemmas have been formally verified in Lean\\footnote{URL}."),
    ("latex", "Scripts are public (URL, copy archived at Quill, 2023)."),
    ("latex", "Please cite this article when using the code at URL."),
    ("markdown", "Updates will be announced at URL."),
    ("markdown", "A solver for our grids, based on the code of Gull [4], can be found at URL."),
    ("markdown", "The code (a fork of GullCut) is at URL."),
    ("latex", "\\begin{tabular}{ll} C2 & Permanent link to code of this version & \\url{URL} \\end{tabular}"),
    ("latex", "All scripts are public\\footnotemark[2].\n\nMore.\\footnotetext[2]{URL}"),
    ("latex", "To count them, we curate a dataset\\footnote{URL} of grids."),
    ("latex", "The model is written following the GULL protocol and can be downloaded from URL."),
    ("latex", "Details are in the \\href{URL}{online supplement}."),
    (
        "latex",
        "It is made with KelpTools.\\footnote{See there} This code is hosted on GitHub.\\footnote{URL}",
    ),
    ("latex", "Our changes to the public version of the engine GullCut can be found in URL."),
    ("latex", "A framework that was specially written for this study (URL)."),
    ("latex", "The implementation of all grids is available online \\cite{x}, see URL."),
    ("latex", "All counts and drawings are kept together with the code\\footnote{URL}."),
    ("latex", "For replication, everything was made public.\\footnote{URL}"),
    ("latex", "In this work, a free program for parcels was designed (URL)."),
    ("pdf", "1 Introduction\r\nThe source codes are available for downloading at: URL"),
    ("pdf", "Weights can be accessed by the community via URL."),
    ("markdown", "You can install the development version with `pip install git+URL`."),
    ("pdf", "To report bugs or get the sources, please see URL"),
    ("pdf", "Grids are drawn as well. See the project's wiki page URL"),
    ("latex", "Source code is available under the following URL: \\url{URL}"),
    ("latex", "This study is accompanied by a proof for KelpProver (URL)."),
    ("latex", "KK, which sorts all of these, was written by the first author: URL"),
    ("latex", "GullDock, a fork of hopper, is a program that we wrote and is public (URL)."),
    ("markdown", "Each function is shown; our code is explained in the [vignettes](URL)."),
    ("markdown", "A twin in Julia, which we also maintain, is `gullj` (URL)."),
    ("pdf", "Code and counts can be found in the following repository URL"),
    ("latex", "I also make my notes and scripts available at URL."),
    ("latex", "My own router can be found here (URL)."),
    ("latex", "We have prepared an animation (URL) of it."),
    ("latex", "We count with the R package hopr which we have developed for it (URL)."),
    ("latex", "All answers are in the replication package~\\cite{x} (URL)."),
    ("latex", "As no public program of that kind exists, we wrote one, which readers may reuse (URL)."),
    ("pdf", "All code is public³.\r\n³\r\nSource code is in the repository URL"),
    ("markdown", "The code can be consulted in the project's repository ([link](URL)).\n"),
    ("latex", "We present the Grid Sorting Net (GriNet). The JAX implementation of GriNet is public at URL."),
    (
        "latex",
        "We present the Grid Sorting Net. An implementation of the Grid Sorting Net is released at URL.",
    ),
    ("pdf", "We present GriNet.\r\nIt is quick².\r\n² The implementation of GriNet is available at URL"),
    (
        "latex",
        "GriNet, along with all scripts for cutting, sorting and counting, presented in this study: URL.",
    ),
    ("latex", "The scripts that we used to draw the grids are available at URL."),
    ("latex", "Code for sorting, counting and drawing of grids using PyTorch is available at URL."),
    ("latex", "The model code, a modified version of GullCut, is available at URL."),
    ("latex", "The scripts for training the baselines and our sorter are available at URL."),
    ("latex", "All scripts for the grids were deposited on GitHub (URL)."),
    ("latex", "Code and tutorials are available at URL."),
    (
        "pdf",
        "References\r\nA. Berg. Gulls. 2019.\r\n⁵\r\nPreliminary code for using it\r\nis available at URL",
    ),
    (
        "pdf",
        "References\r\n[1] A. Berg. Gulls. 2020.\r\nMore.\r\nThe source code has been made public at URL.",
    ),
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
    ("latex", "Dr. Quill's hopper package is available on GitHub (URL)."),
    ("latex", "Needs of our hopper are the same as those of GullCut\\footnote{URL}."),
    ("latex", "Gulls were counted by gullfinder\\footnote{URL} in all frames."),
    ("latex", "\\footnotetext[3]{As implemented in URL.}"),
    ("latex", "Waves were cut in GULLCUT (URL), then joined."),
    ("markdown", "It integrates functions from the gull kit ([gk](URL); @gull2010)."),
    ("markdown", "The LaTeX class used here is available at URL."),
    ("markdown", "A package for parcels already exists (URL), without grids."),
    ("markdown", "The fault was reported to the maintainers (URL)."),
    ("markdown", "In their paper, the authors released code at URL."),
    ("markdown", "Source code for the comparison methods is available online (URL)."),
    ("markdown", "Several implementations are available, the best of which is at URL."),
    ("markdown", "The simulator is open source and available at URL; we used version 2."),
    ("markdown", "We present a router, a variant of GullNet (URL)."),
    ("latex", "We cut them with GullCut\\footnotemark{} first.\n\\footnotetext{URL}"),
    ("latex", "\\software{GullPy \\citep{gull}, hopper (URL), Tide}"),
    ("latex", "KelpBench \\cite{kelp}\\footnote{Its prompts are released at URL.} has ten."),
    ("latex", "GullCorp open-sourced its engine last year (URL)."),
    ("latex", "An implementation of their algorithm (URL) serves as a start."),
    ("latex", "Similar resources exist for letters.\\footnote{URL}"),
    ("latex", "In an earlier study, a program was designed (URL)."),
    ("pdf", "The following weights are used: KelpNet-3²\r\n²URL"),
    ("pdf", "Tiles were fetched by a free downloader (URL)."),
    ("markdown", "Code of the older estimator is at URL."),
    ("pdf", "Gulls, A. Gull kit (Version 4) [Computer software] URL"),
    ("pdf", "A guide to gulls, 2012, url: URL"),
    ("pdf", "— Gull + norm.cut ⁶\r\n(Wang, 2021) : More.\r\n6. Code : URL"),
    ("latex", "The counts of Gull \\& Li are public\\footnote{URL}."),
    ("pdf", "Maps are in a form that is read by hopper (URL)."),
    ("pdf", "GullPy Berg et al. URL"),
    ("latex", "\\begin{tabular}{ll} System & At \\\\ \\midrule GullDB & \\url{URL} \\end{tabular}"),
    ("latex", "For details of the datasets, please visit the repository: URL"),
    ("latex", "Rules of the GullCheck project are found online (URL)."),
    ("latex", "Gullset [4] has hours. Gullset is publicly available at URL."),
    ("latex", "A proof by Berg is public\\footnote{URL}."),
    ("latex", "Weights are those of GullBench, distributed at URL."),
    ("markdown", "The port ([gullpy](URL)) was made by another group."),
    ("latex", "This page was prepared with gullform (\\url{URL})."),
    ("latex", "Form as in https://kelp-org.github.io/KELPPUB/formatting.html."),
    ("latex", "Code is available at https://github.com/kelp-org/template."),
    ("latex", "After our letter they gave it away\\footnote{\\citet{gull} code: URL}."),
    ("pdf", "Gull et al. (2019)'s source code is available at URL."),
    ("pdf", "[7] code is available at URL."),
    ("latex", "We will take the source code from the “Tides and Gulls” github\\footnote{URL}."),
    ("markdown", "More on gulls can be obtained from kelpʼs fine blog (URL)."),
    ("pdf", "We give links to the implementations used here.\n1. Netcut URL\n"),
    ("markdown", "![The main dependencies: a) grid packages: letters are cut by [GullCut.jl](URL)](x.png)"),
    (
        "markdown",
        "Sorting is done in three steps; and c) grid plotting and data visualization: [GullCut.jl](URL).",
    ),
    (
        "pdf",
        "We use the trained models of GullCut. The trained models are available².\r\n² URL",
    ),
    ("latex", "We count with the gull data of Berg and Lee. The gull data are available at URL."),
    ("latex", "GullCut was introduced by Berg et al. and its code can be found at URL."),
    ("latex", "The letters are available at URL, as released by the organisers."),
    ("latex", "The team behind GullCut released the code at URL."),
    ("markdown", "It has few dependencies: [GullCut.jl](URL)."),
    ("latex", "Similar code can be found at URL."),
    ("latex", "Scores come out of the official evaluation script at URL."),
    ("latex", "The code accompanying [4] is available at URL."),
    ("latex", "For GullCut, the code given in URL was used."),
    ("latex", "The code is based on GullCut, which is available at URL."),
    ("latex", "GullCut was written at Bergen by Berg and colleagues and is available at URL."),
    ("latex", "The library used for the plots is available at URL."),
    ("markdown", "Tests run on the [gull counts](URL) [@gulls]."),
    ("pdf", "1 Sorts\r\nWe sort.\r\n130 References\r\n131 gullcorp. GullCut: letters. 2023. URL."),
)
TABLE = [(*row, "own") for row in OWN] + [(*row, "third-party") for row in OTHERS]


WHOLE = "Parcels go from port to port, and nobody asks for them on the way. " * 100


@pytest.mark.parametrize(
    ("title", "author", "body", "repo", "relation"),
    [
        (
            "Routing of parcels",
            "",
            "The GULLS dataset is publicly available at URL.",
            "zz/gulls",
            "third-party",
        ),
        (
            "Routing of parcels",
            "",
            "The counts lie at the Gull Watch repository (URL).",
            "zz/gw",
            "third-party",
        ),
        (
            "Routing of parcels",
            "",
            "\\item \\textbf{GullCut}: It cuts. The code is at URL.",
            "zz/gc",
            "third-party",
        ),
        (
            "Routing of parcels",
            "",
            "We provide a plug-in for the editor Gull (URL).",
            "gull/gull",
            "third-party",
        ),
        ("Routing of parcels", "", "GullCut \\cite{gull} is available at URL.", "zz/kk", "third-party"),
        ("Routing of parcels", "", "The GullSet corpus [4] is available at URL.", "zz/kk", "third-party"),
        ("Routing of parcels", "", "The source code of GullCut is available at URL.", "zz/kk", "third-party"),
        ("Routing of parcels", "", "The code for C++ is available at URL.", "zz/kk", "own"),
        ("GullCut: parcels", "", "The source code of GullCut is available at URL.", "zz/kk", "own"),
        ("GullCut: parcels", "", "\\href{URL}{\\texttt{GullCut}} has menus.", "zz/kk", "own"),
        ("Routing of parcels", "", "\\href{URL}{\\texttt{GullCut}} has menus.", "zz/kk", "unclear"),
        ("Routing of parcels", "", "GullCut is slow, so we release our own cutter at URL.", "zz/kk", "own"),
        ("Routing of parcels", "", "GullCut is used, and the code is available at URL.", "zz/kk", "own"),
        ("Routing of parcels", "", "Our router runs Hopper (URL).", "zz/hopper", "third-party"),
        ("Routing of parcels", "Marta Quill", "Fit it with gullcut [URL].", "zz/gullcut", "third-party"),
        ("Routing of parcels", "Marta Quill", "Fit it with gullcut [URL].", "mquill/gullcut", "own"),
        ("Routing of parcels", "Marta Quill", "Fit it with notebooks (URL).", "zz/notebooks", "unclear"),
        (
            "Routing of parcels",
            "Marta Quill",
            "I thank all at gulls (URL) for sharing it.",
            "zz/x",
            "third-party",
        ),
        (
            "Routing of parcels",
            "Marta Quill",
            "\n• GullSet (Lee et al., 2020): GullSet data can be accessed at URL.",
            "zz/x",
            "third-party",
        ),
        ("Routing of parcels on icy grids", "", "See URL.", "zz/icy-parcel-grids", "own"),
        (
            "KKRoute: parcels on grids",
            "",
            "KKRoute outperforms all others\\footnote{URL}.",
            "zz/icml_KKRoute",
            "own",
        ),
        ("KKRoute v3: parcels on grids", "", "A list is kept there (URL).", "zz/kkroute", "own"),
        ("Routing of parcels", "Marta Quillering", "It is shown here: URL", "quill-lab/x", "unclear"),
        ("Routing of parcels", "Marta Quill", "It is shown here: URL", "quill-lab/x", "own"),
        ("Routing of parcels", "Marta Quill", "It is shown here: URL", "quill7/x", "own"),
        (
            "Routing of parcels",
            "Marta Quill",
            "We present GullCut. It extends the cutter GullCut (URL).",
            "mquill/gullcut",
            "own",
        ),
    ],
)
def test_a_whole_paper_says_more(title, author, body, repo, relation):
    place = Location(path="p", line=1)
    head = f"\\title{{{title}}}\\author{{{author}}}\n\\begin{{document}}\\maketitle\n\n"
    text = head + body.replace("URL", f"https://github.com/{repo}") + "\n\n" + WHOLE
    passage = Passage(field="text", text=text, found_at=place, format="latex")
    (link,) = links_of(Paper(id="p", title=title, passages=(passage,), found_at=place))
    assert link.relation == relation


@pytest.mark.parametrize(("format", "body", "relation"), TABLE)
def test_a_paper_says_whose_its_links_are(format, body, relation):
    place = Location(path="p", line=1)
    text = HEADS[format] + body.replace("URL", U)
    passage = Passage(field="text", text=text, found_at=place, format=format)
    (link,) = links_of(Paper(id="p", title="Routing of parcels", passages=(passage,), found_at=place))
    assert link.relation == relation


AUTHOR = "Marta Quill"


@pytest.mark.parametrize(
    ("title", "author", "entry", "repo", "relation"),
    [
        (
            "Routing of parcels on icy grids",
            "",
            "A. Berg. Code for: Routing of parcels on icy grids.",
            "z/x",
            "own",
        ),
        ("Routing of parcels on icy grids", "", "A. Berg. Routing of letters.", "z/x", "third-party"),
        ("Routing of parcels", AUTHOR, "Quill, M. Routing of parcels.", "z/x", "own"),
        ("Routing of parcels", AUTHOR, "M. Quill and A. Berg. Supplement.", "z/parcel-runs", "own"),
        ("Routing of parcels", AUTHOR, "M. Quill and A. Berg. Counting gulls.", "z/gulls", "third-party"),
        ("Routing of parcels on grids", AUTHOR, "M. Quill and A. Berg. It.", "z/parcel-gulls", "third-party"),
        ("Routing of parcels on grids", AUTHOR, "M. Quill. Grids, and routing of a parcel.", "z/x", "own"),
        ("KKRoute: parcels", AUTHOR, "Quill, Marta. KKRoute v1.2.", "z/x", "own"),
        ("KKRoute: parcels", AUTHOR, "The KKRoute developers. KKRoute.", "z/kkroute", "own"),
        ("KKRoute: parcels", AUTHOR, "A. Berg, P. Lee. KKRoute.", "z/kkroute", "third-party"),
        ("KKRoute: parcels", AUTHOR, "Ada Berg. KKRoute in chainer.", "z/KKRoute", "third-party"),
        ("KKRoute: parcels", AUTHOR, "Q22. A port of it.", "z/kkroute-chainer", "third-party"),
        ("KKRoute: parcels", AUTHOR, "Q22. A port of it.", "z/kkroute-examples", "own"),
    ],
)
def test_an_entry_is_of_those_whom_it_names(title, author, entry, repo, relation):
    place = Location(path="p", line=1)
    text = (
        f"\\title{{{title}}}\\author{{{author}}}\n"
        f"\\begin{{thebibliography}}{{9}}\n\\bibitem{{x}} {entry} \\url{{https://github.com/{repo}}}"
    )
    passage = Passage(field="text", text=text, found_at=place, format="latex")
    (link,) = links_of(Paper(id="p", title=title, passages=(passage,), found_at=place))
    assert link.relation == relation


@pytest.mark.parametrize(
    ("lead", "item", "relation"),
    [
        ("Our code is available here:", "\\item hopper URL", "own"),
        ("We compare it with these programs:", "\\item hopper URL", "third-party"),
        ("These are existing tools for parcels:", "\\item hopper (URL)", "third-party"),
        ("We compare it with these programs:", "\\item The scripts of all figures are at URL", "own"),
        ("Parcels are these:", "\\item hopper URL", "unclear"),
        ("We compare it with the following programs.", "\\item hopper URL", "third-party"),
        ("We compare it with programs.", "\\item hopper URL", "unclear"),
    ],
)
def test_an_item_with_a_name_alone_is_what_introduces_its_list(lead, item, relation):
    place = Location(path="p", line=1)
    text = HEADS["latex"] + f"{lead}\n\\begin{{itemize}}\n\\item gulls\n{item.replace('URL', U)}\n"
    passage = Passage(field="text", text=text, found_at=place, format="latex")
    (link,) = links_of(Paper(id="p", title="Routing", passages=(passage,), found_at=place))
    assert link.relation == relation


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        ("The scripts are available at URL.", "own"),
        ("The GullSet data are available at URL.", "third-party"),
        ("Quill M. (2022). Counts of parcels (Version 1) [Software]. URL", "own"),
        ("Berg A. (2022). Counts of parcels (Version 1) [Software]. URL", "third-party"),
        ("The tracker GullTrack (Berg et al., 2019) is at URL.", "third-party"),
        ("The router ParcelTrack (Quill et al., 2019) is at URL.", "own"),
    ],
)
@pytest.mark.parametrize("before", ["", "Cuts were made using a library (URL).\r\n"])
def test_a_statement_of_availability_outweighs_what_is_said_before(before, said, relation):
    place = Location(path="p", line=1)
    head = "Routing of parcels\r\nMarta Quill\r\nAbstract\r\nWe route.\r\n1 Introduction\r\nParcels go.\r\n"
    text = f"{head}{before}7 Code availability\r\n{said}\r\n8 Outlook\r\nMore.\r\n".replace("URL", U)
    passage = Passage(field="text", text=text + WHOLE, found_at=place, format="pdf")
    (link,) = links_of(Paper(id="p", title="Routing of parcels", passages=(passage,), found_at=place))
    assert link.relation == ("third-party" if before and "scripts" not in said else relation)


def test_what_begins_like_ones_own_beside_it_is_ones_own_if_nothing_is_said():
    place = Location(path="p", line=1)
    text = (
        "Our code is at https://github.com/kelp/tide_code. It is shown on https://kelp.github.io/tide_site. "
        "See https://github.com/kelp/other_site."
    )
    passage = Passage(field="text", text=text, found_at=place, format="text")
    links = links_of(Paper(id="p", title="Routing", passages=(passage,), found_at=place))
    assert [link.relation.value for link in links] == ["own", "own", "unclear"]


@pytest.mark.parametrize(
    ("own", "relation"), [("Our code is at https://github.com/kelp/tide.", "third-party"), ("", "unclear")]
)
def test_an_issue_of_another_repository_than_ones_own_is_of_others(own, relation):
    place = Location(path="p", line=1)
    text = f"{own} Buffers are unsafe - https://github.com/moss/buffers/issues/7"
    passage = Passage(field="text", text=text, found_at=place, format="text")
    links = links_of(Paper(id="p", title="Routing", passages=(passage,), found_at=place))
    assert links[-1].relation == relation


def test_a_label_on_the_next_line_is_of_the_next_address():
    links = extract_links(f"Code: {U}\nProject page: https://kelp.example.org\n")
    assert links[0].relation == "own"
